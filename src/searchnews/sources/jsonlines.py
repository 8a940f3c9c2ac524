"""JSON Lines: one object a line."""

from __future__ import annotations

from collections.abc import Iterator

from searchnews.sources.encodings import Undecodable, decode
from searchnews.sources.jsonvalues import JsonError, load, record_of
from searchnews.sources.origin import Found
from searchnews.sources.records import RecordReader
from searchnews.sources.streams import Stream

__all__ = ["read_json_lines"]


def read_json_lines(stream: Stream) -> Iterator[Found]:
    """Yield the article of every line; blank lines are passed over, broken ones reported.

    Each line is decoded for itself, so that a broken one changes no other.
    """
    origin = stream.origin
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
        if damage:
            origin.report(f"{damage} bytes are not UTF-8; they are read as U+FFFD", number)
        found = records.read(record, number)
        if found is not None:
            yield found
    if blank:
        origin.report("holds no record, only blank lines")
