"""Which reader a file is for: by its extension, or by its first bytes where that says nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from searchnews.sources.csvfile import read_csv
from searchnews.sources.jsonfile import read_json
from searchnews.sources.jsonlines import read_json_lines
from searchnews.sources.origin import Found
from searchnews.sources.paths import extension
from searchnews.sources.streams import Stream

__all__ = ["read_file"]

_Reader = Callable[[Stream], Iterator[Found]]
_READERS: Final[dict[str, _Reader]] = {
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_csv,
}


def read_file(stream: Stream) -> Iterator[Found]:
    """Yield the articles in `stream`. Raises SourceError if it ends before its end."""
    return _READERS[extension(stream.origin.path)](stream)
