"""JSON Lines: one object a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from searchnews.sources.encodings import Undecodable, check_text, damage_report, decode
from searchnews.sources.jsonvalues import JsonError, load, record_of
from searchnews.sources.origin import Found
from searchnews.sources.records import RecordReader
from searchnews.sources.streams import Stream

__all__ = ["is_document", "is_object", "read_json_lines"]

# What a line ends with if the value that it begins goes on in the next one.
_GOES_ON: Final = (b"{", b"[", b",", b":")


def read_json_lines(stream: Stream) -> Iterator[Found]:
    """Yield the article of every line; blank lines are passed over, broken ones reported.

    Each line is decoded for itself, so that a broken one changes no other. Raises
    SourceError if the file is no text or one JSON value over many lines.
    """
    origin = stream.origin
    _check(stream)
    records = RecordReader(origin)
    blank = True
    for number, line in stream.lines():
        if not line or line.isspace():
            continue
        blank = False
        try:
            text, damage = decode(line)
            record = record_of(load(text), text)
        except (JsonError, Undecodable) as error:
            origin.report(str(error), number)
            continue
        found = records.read(record, number)
        if found is not None:
            if damage:
                origin.report(damage_report(damage), number)
            yield found
    if blank:
        origin.report("holds no record, only blank lines")


def is_document(head: bytes) -> bool:
    """Tell whether the file is one JSON value over several lines, as far as its head shows."""
    first, *others = (line.strip() for line in head.strip().split(b"\n", 2))
    if not others or not first.startswith((b"{", b"[")) or not first.endswith(_GOES_ON):
        return False
    # A broken record is followed by a whole one, or by one that the head does not hold whole.
    cut = len(others) == 1 and others[0].startswith(b"{")
    return first.endswith(b"[") or not (cut or is_object(others[0]))


def is_object(line: bytes) -> bool:
    """Tell whether `line` is a JSON object."""
    try:
        return isinstance(load(line.decode("utf-8", "replace")), dict)
    except JsonError:
        return False


def _check(stream: Stream) -> None:
    head = stream.head
    if is_document(head):
        raise stream.origin.error("it is one JSON document, not one record a line: name it .json")
    # Where records begin, control characters are the fault of a line, not of the file.
    if not head.lstrip().startswith(b"{"):
        try:
            check_text(head)
        except Undecodable as error:
            raise stream.origin.error(str(error)) from error
