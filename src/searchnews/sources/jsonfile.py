"""A .json file: objects alone, in an array, one after the other, a line each, or in a document.

The document is an object with a list named "articles".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from searchnews.sources.encodings import Undecodable, Utf8Decoder
from searchnews.sources.jsonlines import is_document, is_object, read_json_lines
from searchnews.sources.jsonvalues import JsonError, load, raw_load, record_of
from searchnews.sources.origin import Found
from searchnews.sources.records import RecordReader
from searchnews.sources.streams import LIMIT, Stream

__all__ = ["read_json"]

# What may stand between two records.
_BETWEEN: Final = re.compile(r"[\s,]*")
_COLON: Final = re.compile(r"\s*:\s*")
#: The beginning of a document such as ``show --format json`` writes.
_ARTICLES: Final = r'\s*\{\s*"articles"\s*:\s*\['
_LISTED: Final = re.compile(_ARTICLES)
_LISTED_HEAD: Final = re.compile((_ARTICLES + r"\s*[{\]]").encode())
_FIRST: Final = 1 << 16


def read_json(stream: Stream) -> Iterator[Found]:
    """Yield the articles of a JSON file; one record, not the file, is held at a time.

    A document whose "articles" do not come first is held as one record is. Raises
    SourceError where the file stops being JSON: nothing after that can be trusted.
    """
    if _LISTED_HEAD.match(stream.head):
        return _Values(stream).document()
    return read_json_lines(stream) if _is_lines(stream.head) else _Values(stream).values()


def _is_lines(head: bytes) -> bool:
    """Tell whether every line is an object of its own, as far as the head shows."""
    first, *others = head.strip().split(b"\n", 2)
    if not first.startswith(b"{") or len(first.strip()) == 1 or is_document(head):
        return False
    if not others:
        # One long line of many, unless it is all of the file and a document.
        return _listed(first) is None
    return others[0].startswith(b"{") or is_object(first)


def _listed(line: bytes) -> list[object] | None:
    try:
        return _articles_of(load(line.decode("utf-8", "replace")))
    except JsonError:
        return None


def _articles_of(value: object) -> list[object] | None:
    """Return the list that an object has under the name of articles, if it has one."""
    articles = value.get("articles") if isinstance(value, dict) else None
    return articles if isinstance(articles, list) else None


class _Values:
    """Reads the values of one file one after the other."""

    def __init__(self, stream: Stream) -> None:
        self._origin = stream.origin
        self._body = stream.origin.fields.get("body", "body")
        self._records = RecordReader(stream.origin)
        self._window = _Window(stream)
        self._seen = 0

    def values(self) -> Iterator[Found]:
        """Yield the articles of an array, or of objects one after the other."""
        if self._window.skip(_BETWEEN) == "[":
            self._window.advance(1)
            yield from self._items("]")
            self._end("array", "]")
        else:
            yield from self._items("")
        if not self._seen:
            self._origin.report("holds no record")

    def document(self) -> Iterator[Found]:
        """Yield the articles of an object with a list of them; what follows it is passed over."""
        window = self._window
        window.skip(_LISTED)
        yield from self._items("]")
        if window.skip(_BETWEEN) == "]":
            window.advance(1)
            while window.skip(_BETWEEN) not in ("", "}"):
                self._value()
                window.skip(_COLON)
                self._value()
        self._end("document", "}")
        if not self._seen:
            self._origin.report("holds no record")

    def _items(self, closing: str) -> Iterator[Found]:
        while (opening := self._window.skip(_BETWEEN)) and opening != closing:
            line = self._window.line
            value, text = self._value()
            yield from self._found(value, text, line)

    def _found(self, value: object, text: str, line: int) -> Iterator[Found]:
        articles = _articles_of(value)
        if articles is None or (isinstance(value, dict) and self._body in value):
            articles = [value]
        self._seen += len(articles)
        for article in articles:
            try:
                found = self._records.read(record_of(article, text), line)
            except JsonError as error:
                self._origin.report(str(error), line)
                continue
            if found is not None:
                yield found

    def _value(self) -> tuple[object, str]:
        line = self._window.line
        try:
            return self._window.value()
        except JsonError as error:
            raise self._origin.error(f"{error}; nothing after it was read", line) from error

    def _end(self, name: str, closing: str) -> None:
        window = self._window
        if window.skip(_BETWEEN) != closing:
            raise self._origin.error(
                f"the {name} is never closed: the file is cut off", window.line
            )
        window.advance(1)
        if window.skip(_BETWEEN):
            raise self._origin.error(f"something follows the {name}; it was not read", window.line)


class _Window:
    """A part of the text, moved along; it grows until the value at its start is whole."""

    def __init__(self, stream: Stream) -> None:
        self.line = 1
        self._text = ""
        self._start = 0
        self._origin = stream.origin
        self._chunks = stream.chunks()
        self._decoder = Utf8Decoder()
        self._ended = False

    def skip(self, pattern: re.Pattern[str]) -> str:
        """Pass over what `pattern` matches; return the next character, "" at the end."""
        while True:
            match = pattern.match(self._text, self._start)
            if match is not None:
                self.advance(match.end() - self._start)
            if self._start < len(self._text):
                return self._text[self._start]
            if not self._grow(_FIRST):
                return ""

    def advance(self, length: int) -> None:
        """Pass over `length` characters."""
        end = self._start + length
        self.line += self._text.count("\n", self._start, end)
        self._start = end

    def value(self) -> tuple[object, str]:
        """Pass over the JSON value here; return it and its text. Raises JsonError."""
        wanted = _FIRST
        while True:
            try:
                value, end = raw_load(self._text, self._start)
            except JsonError:
                # Not whole yet, or not JSON: twice the text tells, in linear time over all.
                wanted *= 2
                if len(self._text) - self._start > LIMIT:
                    raise JsonError(f"is not JSON within {LIMIT >> 20} MiB") from None
                if not self._grow(wanted):
                    raise
                continue
            text = self._text[self._start : end]
            self.advance(end - self._start)
            return value, text

    def _grow(self, wanted: int) -> bool:
        """Read until `wanted` characters are there; tell whether any came."""
        pieces = [self._text[self._start :]]
        size = before = len(pieces[0])
        while size < wanted and not self._ended:
            chunk = next(self._chunks, None)
            self._ended = chunk is None
            try:
                piece = self._decoder.decode(chunk or b"", self._ended)
            except Undecodable as error:
                raise self._origin.error(str(error), self.line) from error
            pieces.append(piece)
            size += len(piece)
        self._text, self._start = "".join(pieces), 0
        return size > before
