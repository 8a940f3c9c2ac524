"""A path, a stream or a record becomes Articles; a broken one becomes a named error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from searchnews.article import Article
from searchnews.errors import SourceError
from searchnews.sources.formats import read_file
from searchnews.sources.origin import FIELDS, Found, OnError, Origin, check_fields
from searchnews.sources.paths import walk
from searchnews.sources.streams import open_stream
from searchnews.sources.unique import Unique

__all__ = ["FIELDS", "read"]


def read(
    paths: Iterable[str | Path],
    *,
    on_error: OnError,
    fields: Mapping[str, str] | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Article]:
    """Yield the articles of all `paths` (files, directories, ``-``), one after the other.

    What cannot be read is given to `on_error` as a SourceError that names file and line,
    and the rest is read on. `fields` says under which key a record of JSON or CSV keeps a
    field: ``{"body": "text"}``. Two articles with one id: the first is kept, the second
    reported if it differs. Raises RequestError for a name in `fields` that is no field.
    """
    names = check_fields(fields or {})
    return _articles(paths, names, on_error, stdin)


def _articles(
    paths: Iterable[str | Path],
    fields: Mapping[str, str],
    on_error: OnError,
    stdin: BinaryIO | None,
) -> Iterator[Article]:
    unique = Unique(on_error)
    for path in walk(paths, on_error):
        for found in _found(Origin(path, fields, on_error), stdin):
            if unique.admits(found):
                yield found.article


def _found(origin: Origin, stdin: BinaryIO | None) -> Iterator[Found]:
    """Yield what is in one file; an error that ends the file goes to its `on_error`."""
    try:
        with open_stream(origin, stdin) as stream:
            yield from read_file(stream)
    except SourceError as error:
        origin.on_error(error)
