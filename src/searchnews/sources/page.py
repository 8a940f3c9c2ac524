"""A .txt file: a saved page or a plain article, with or without header lines at its top."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from searchnews.article import Region
from searchnews.sources.encodings import Undecodable, damage_report, decode
from searchnews.sources.furniture import lay_out
from searchnews.sources.origin import FIELDS, Found, Origin
from searchnews.sources.records import RecordReader
from searchnews.sources.streams import Stream
from searchnews.text import Span

__all__ = ["read_page", "text_of"]

_HEADER: Final = re.compile(r"([A-Za-z][A-Za-z-]{1,15})[ \t]*:[ \t]*([^\r\n]*)(?:\r\n?|\n|$)")
_BLANK: Final = re.compile(r"[ \t]*(?:\r\n?|\n|$)")
_ALIASES: Final = {
    "title": "headline", "byline": "author", "by": "author", "published": "date",
    "publisher": "source", "link": "url", "lang": "language",
}  # fmt: skip


def read_page(stream: Stream) -> Iterator[Found]:
    """Yield the one article of a text file. Raises SourceError if it is no text.

    The body is the whole text, as it is; header lines and what belongs to the page, not
    to the article, are its regions.
    """
    text = text_of(stream, None)
    header, after = _header(text)
    layout = lay_out(text, skip=after, headline=str(header.get("headline", "")))
    regions = layout.regions
    if after:
        block = text[:after].rstrip()
        regions = (Region("navigation", Span(0, len(block))), *regions)
    record: dict[str, Any] = {"date": layout.date, "author": layout.author}
    record |= {"headline": layout.headline} | header | {"body": text}
    if not text[after:].strip():
        raise stream.origin.error("has header lines, but no text after them")
    plain = Origin(stream.origin.path, {}, stream.origin.on_error)
    found = RecordReader(plain).read(record, None, regions)
    if found is not None:
        yield found


def text_of(stream: Stream, declared: str | None) -> str:
    """Return all text of the stream. Raises SourceError if it is none, or blank."""
    origin = stream.origin
    try:
        text, damage = decode(stream.whole(), declared)
    except Undecodable as error:
        raise origin.error(str(error)) from error
    if damage:
        line = text.count("\n", 0, text.find("\ufffd")) + 1
        origin.report(damage_report(damage), line)
    if not text or text.isspace():
        raise origin.error("holds nothing but white space")
    return text


def _header(text: str) -> tuple[dict[str, str], int]:
    """Return the fields of a block of ``Name: value`` lines at the top, and where it ends.

    It is one if all its lines are such, two of them (or its only one) name fields of an
    article, one of those is the headline, the date or the id, and a blank line follows.
    """
    fields: dict[str, str] = {}
    position = known = 0
    while (match := _HEADER.match(text, position)) and match.end() > position:
        name = match[1].lower()
        name = _ALIASES.get(name, name)
        known += name in FIELDS
        if match[2].strip():
            fields.setdefault(name, match[2].strip())
        position = match.end()
    certain = fields.keys() & {"headline", "date", "id"}
    blank = _BLANK.match(text, position)
    if not certain or "body" in fields or known < len(fields) / 2 or blank is None:
        return {}, 0
    return fields, position
