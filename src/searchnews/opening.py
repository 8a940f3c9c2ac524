"""An index by the path of its directory: make one, open it, make it anew, check it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from searchnews.article import Article
from searchnews.engine import AddReport
from searchnews.errors import RequestError
from searchnews.library import SearchEngine, checked_jobs

if TYPE_CHECKING:
    from searchnews.index.check import CheckReport

__all__ = ["check", "create", "open", "rebuild"]


def create(path: str | Path) -> SearchEngine:
    """Open the index in a directory for adding, or make an empty one."""
    from searchnews.index.engine import WhooshEngine

    return SearchEngine(WhooshEngine.create(Path(path)))


def open(path: str | Path) -> SearchEngine:
    """Open the index in a directory. Raises IndexNotFound if there is none."""
    from searchnews.index.engine import WhooshEngine

    return SearchEngine(WhooshEngine.open(Path(path)))


def rebuild(
    path: str | Path,
    articles: Iterable[Article],
    *,
    on_error: Callable[[RequestError], None] | None = None,
    quotations: bool = True,
    indirect: bool = True,
    jobs: int | None = None,
) -> AddReport:
    """Make the index in a directory anew, of these articles only; see `SearchEngine.add`.

    Until all of them are in, the old one stays and answers; an interruption leaves it so.
    """
    from searchnews.index.engine import WhooshEngine

    return WhooshEngine.rebuild(
        Path(path),
        articles,
        on_error=on_error,
        quotations=quotations,
        indirect=indirect,
        jobs=checked_jobs(jobs),
    )


def check(path: str | Path) -> CheckReport:
    """Read all of the index in a directory, and say what is wrong with it.

    Raises IndexNotFound if there is none.
    """
    from searchnews.index import check as reading

    return reading.check(Path(path))
