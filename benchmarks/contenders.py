"""Who takes part: the engines, each in the ways in which it is measured."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.contract import Engine

__all__ = ["ADDING", "BUILDS", "SEARCHES", "Build", "Search", "load"]


@dataclass(frozen=True, slots=True)
class Build:
    """One way of building an index. `one_core`: held to a single core by the system."""

    name: str
    one_core: bool = True
    #: Built once on large corpora: its time is beyond what repeating would tell.
    slow: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """One way of searching the index that the build of the name `index` left.

    `slow`: one pass over the log on large corpora, for the same reason as of a build.
    """

    name: str
    index: str
    slow: bool = False


BUILDS = (
    Build("searchnews, text only"),
    Build("searchnews", one_core=False),
    Build("tantivy"),
    Build("SQLite FTS5"),
    Build("Whoosh", slow=True),
)
SEARCHES = (
    Search("searchnews", "searchnews"),
    Search("searchnews, with snippets", "searchnews"),
    Search("tantivy", "tantivy"),
    Search("tantivy, without totals", "tantivy"),
    Search("SQLite FTS5", "SQLite FTS5"),
    Search("Whoosh", "Whoosh", slow=True),
)
#: Whose time to add a few articles to a built index is measured.
ADDING = ("searchnews", "tantivy", "SQLite FTS5")


def load(name: str) -> Engine:
    """Return a contender; its engine is imported only then, as memory is measured."""
    return _MAKERS[name]()


def _searchnews() -> Engine:
    from benchmarks.engine_searchnews import SearchnewsEngine

    return SearchnewsEngine()


def _searchnews_text() -> Engine:
    from benchmarks.engine_searchnews import SearchnewsEngine

    return SearchnewsEngine(quotations=False, jobs=1)


def _searchnews_snippets() -> Engine:
    from benchmarks.engine_searchnews import SearchnewsEngine

    return SearchnewsEngine(passages=3)


def _tantivy() -> Engine:
    from benchmarks.engine_tantivy import TantivyEngine

    return TantivyEngine()


def _tantivy_pruned() -> Engine:
    from benchmarks.engine_tantivy import TantivyEngine

    return TantivyEngine(count=False)


def _sqlite() -> Engine:
    from benchmarks.engine_sqlite import SqliteEngine

    return SqliteEngine()


def _whoosh() -> Engine:
    from benchmarks.engine_whoosh import WhooshEngine

    return WhooshEngine()


_MAKERS: dict[str, Callable[[], Engine]] = {
    "searchnews": _searchnews,
    "searchnews, text only": _searchnews_text,
    "searchnews, with snippets": _searchnews_snippets,
    "tantivy": _tantivy,
    "tantivy, without totals": _tantivy_pruned,
    "SQLite FTS5": _sqlite,
    "Whoosh": _whoosh,
}
