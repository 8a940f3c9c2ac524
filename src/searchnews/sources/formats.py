"""Which reader a file is for: by its extension, or by its first bytes where that says nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from searchnews.sources.csvfile import looks_like_csv, read_csv
from searchnews.sources.htmlfile import looks_like_html, read_html
from searchnews.sources.jsonfile import read_json
from searchnews.sources.jsonlines import read_json_lines
from searchnews.sources.origin import Found
from searchnews.sources.page import read_page
from searchnews.sources.paths import extension
from searchnews.sources.streams import Stream

__all__ = ["read_file"]

_ARRAY: Final = re.compile(r"\[\s*[{\]]")
_Reader = Callable[[Stream], Iterator[Found]]
_READERS: Final[dict[str, _Reader]] = {
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".txt": read_page,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
}


def read_file(stream: Stream) -> Iterator[Found]:
    """Yield the articles in `stream`. Raises SourceError if it ends before its end."""
    return _READERS[extension(stream.origin.path) or _sniff(stream)](stream)


def _sniff(stream: Stream) -> str:
    """Return the extension that the content should have had."""
    head = stream.head.decode("utf-8", "replace").lstrip()
    if head.startswith("{") or _ARRAY.match(head):
        return ".json"
    first, _, _ = head.partition("\n")
    if looks_like_csv(first, stream.origin.fields.get("body", "body")):
        return ".csv"
    if looks_like_html(head):
        return ".html"
    return ".txt"
