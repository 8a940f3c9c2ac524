"""A .json file: one object, an array of objects, objects one after the other, or JSON Lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from searchnews.sources.encodings import Undecodable, Utf8Decoder
from searchnews.sources.jsonlines import read_json_lines
from searchnews.sources.jsonvalues import JsonError, load, raw_load, record_of
from searchnews.sources.origin import Found
from searchnews.sources.records import RecordReader
from searchnews.sources.streams import LIMIT, Stream

__all__ = ["read_json"]

# What may stand between two records.
_BETWEEN: Final = re.compile(r"[\s,]*")
_FIRST: Final = 1 << 16


def read_json(stream: Stream) -> Iterator[Found]:
    """Yield the articles of a JSON file; one record, not the file, is held at a time.

    Raises SourceError where the file stops being JSON: nothing after that can be trusted.
    """
    return read_json_lines(stream) if _is_lines(stream.head) else _read_values(stream)


def _is_lines(head: bytes) -> bool:
    """Tell whether every line is an object of its own, as far as the head shows."""
    first, *others = head.strip().split(b"\n", 2)
    if not first.startswith(b"{") or len(first.strip()) == 1:
        return False
    if not others or others[0].startswith(b"{"):
        # One long line, or a second line that opens an object.
        return True
    try:
        load(first.decode("utf-8", "replace"))
    except JsonError:
        return False
    return True


def _read_values(stream: Stream) -> Iterator[Found]:
    origin = stream.origin
    records = RecordReader(origin)
    window = _Window(stream)
    array = window.skip(_BETWEEN) == "["
    if array:
        window.advance(1)
    count = 0
    while (opening := window.skip(_BETWEEN)) and not (array and opening == "]"):
        line = window.line
        try:
            value, text = window.value()
        except JsonError as error:
            raise origin.error(f"{error}; nothing after it was read", line) from error
        count += 1
        try:
            found = records.read(record_of(value, text), line)
        except JsonError as error:
            origin.report(str(error), line)
            continue
        if found is not None:
            yield found
    if array and not opening:
        raise origin.error("the array is never closed: the file is cut off", window.line)
    if array:
        window.advance(1)
        if window.skip(_BETWEEN):
            raise origin.error("something follows the array; it was not read", window.line)
    if not count:
        origin.report("holds no record")


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
