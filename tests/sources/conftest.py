"""Files to read, and what reading them gives: articles and named errors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import pytest

from searchnews.article import Article
from searchnews.errors import SourceError
from searchnews.sources import read

Reading = tuple[list[Article], list[str]]
Reader = Callable[..., Reading]


@pytest.fixture
def reading(tmp_path: Path) -> Reader:
    """Write `data` to a file of that name, read it; errors have no directory in them."""

    def run(name: str, data: bytes | str, fields: Mapping[str, str] | None = None) -> Reading:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        errors: list[SourceError] = []
        articles = list(read([path], on_error=errors.append, fields=fields))
        return articles, [str(error).replace(f"{tmp_path}/", "") for error in errors]

    return run


@pytest.fixture
def piped() -> Reader:
    """Read `data` from standard input."""

    def run(data: bytes | str) -> Reading:
        errors: list[SourceError] = []
        stdin = BytesIO(data.encode() if isinstance(data, str) else data)
        articles = list(read(["-"], on_error=errors.append, stdin=stdin))
        return articles, [str(error) for error in errors]

    return run
