"""Where an article comes from: the file being read, its field names, its error channel."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from searchnews.article import Article
from searchnews.errors import RequestError, SourceError

__all__ = ["FIELDS", "Found", "OnError", "Origin", "check_fields"]

OnError = Callable[[SourceError], None]

# The names that a record may use; any other key is kept in Article.extra.
FIELDS: Final = (
    "id",
    "headline",
    "body",
    "date",
    "source",
    "url",
    "author",
    "section",
    "language",
)


class Found(NamedTuple):
    """An article and the 1-based line its record starts in, None if it is the whole file."""

    article: Article
    line: int | None


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that is being read, as it was named (``-``: standard input)."""

    path: str
    fields: Mapping[str, str]
    on_error: OnError

    @property
    def place(self) -> str:
        """Where articles come from, whatever the working directory will be: ``Article.origin``."""
        return self.name if self.path == "-" else str(Path(self.name).absolute())

    @property
    def name(self) -> str:
        """The path in characters that every output can carry."""
        return os.fsencode(self.path).decode("utf-8", "replace")

    def error(self, reason: str, line: int | None = None) -> SourceError:
        """Return the error that says `reason` about this file (and line)."""
        return SourceError(self.name, reason, line)

    def report(self, reason: str, line: int | None = None) -> None:
        """Give `reason` to the reader of errors; reading goes on."""
        self.on_error(self.error(reason, line))


def check_fields(fields: Mapping[str, str]) -> Mapping[str, str]:
    """Return `fields`; raise RequestError if one of its names is not a field of articles."""
    for name in fields:
        if name not in FIELDS:
            known = ", ".join(FIELDS)
            raise RequestError(f"an article has no field {name!r}; its fields are {known}")
    return fields
