"""Every error that searchnews raises on purpose.

::

    SearchnewsError
    ├── SourceError          a file or a record cannot be read
    ├── QueryError           a query cannot be parsed; knows where
    ├── StorageError         the index directory refuses
    │   ├── IndexNotFound    there is no index there
    │   ├── IndexLocked      another process is writing to it
    │   └── IndexCorrupt     its files are damaged, foreign or hostile
    ├── ArticleNotFound      no article has that id
    └── RequestError         an option has a value that cannot be used

``str(error)`` is one line for a person: what is wrong, where, and what to do.
"""

from __future__ import annotations

from pathlib import Path

from searchnews.text import Span

__all__ = [
    "ArticleNotFound",
    "IndexCorrupt",
    "IndexLocked",
    "IndexNotFound",
    "QueryError",
    "RequestError",
    "SearchnewsError",
    "SourceError",
    "StorageError",
]


class SearchnewsError(Exception):
    """The root of the tree: ``except SearchnewsError`` catches all that follow."""


class SourceError(SearchnewsError):
    """A file, a stream or one record in it is not an article.

    `path` is the file as it was named (``-`` for standard input) and `line` the
    1-based line of the record, or None where the whole file is meant.
    """

    def __init__(self, path: str, reason: str, line: int | None = None) -> None:
        self.path = path
        self.reason = reason
        self.line = line
        super().__init__(path, reason, line)

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.reason}"


class QueryError(SearchnewsError):
    """A query is not of the query language.

    `span` are the code points of `query` that are meant (start ≤ end ≤ len(query));
    `hint` says what would be right, where that is known.
    """

    def __init__(self, message: str, query: str, span: Span, hint: str | None = None) -> None:
        self.message = message
        self.query = query
        self.span = span
        self.hint = hint
        super().__init__(message, query, span, hint)

    def __str__(self) -> str:
        return self.message if self.hint is None else f"{self.message}: {self.hint}"


class StorageError(SearchnewsError):
    """An index directory cannot be used; `path` names it."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(path, reason)

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class IndexNotFound(StorageError):
    """There is no index in that directory."""


class IndexLocked(StorageError):
    """Another process is writing to the index."""


class IndexCorrupt(StorageError):
    """The files of the index are damaged, of another program, or hostile."""


class ArticleNotFound(SearchnewsError):
    """No article of the index has that id."""

    def __init__(self, id: str) -> None:
        self.id = id
        super().__init__(id)

    def __str__(self) -> str:
        return f"no article has the id {self.id!r}"


class RequestError(SearchnewsError):
    """An option has a value that cannot be used; the message names both."""
