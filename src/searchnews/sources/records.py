"""A record, which is a mapping from field names to values, becomes an Article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from searchnews.article import Article, Region, content_id, normalise_date
from searchnews.sources.origin import FIELDS, Found, Origin
from searchnews.text import Span

__all__ = ["RecordReader"]

# Where other tools keep the text of an article: named in the hint, never taken unasked.
_BODY_ALIASES: Final = (
    "text", "content", "article", "story", "articleBody", "maintext", "full_text", "description",
)  # fmt: skip
_MAX_ID: Final = 512
_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})
_NO_DATE: Final = ", not an ISO 8601 date such as 2009-12-01"
_BREAK: Final = re.compile(r"\s*\n")


class _Refused(Exception):
    """The record is not an article; the message says why."""


class RecordReader:
    """Turns the records of one file into articles; what is wrong in one is reported."""

    def __init__(self, origin: Origin) -> None:
        self._origin = origin
        self._keys = {name: origin.fields.get(name, name) for name in FIELDS}

    def read(
        self, record: dict[str, Any], line: int | None, regions: tuple[Region, ...] | None = None
    ) -> Found | None:
        """Return the article of `record`, which is used up; None if it was refused.

        Without `regions`, the headline is looked for in the first line of the body.
        """
        try:
            return Found(self._article(record, line, regions), line)
        except _Refused as refusal:
            self._origin.report(str(refusal), line)
            return None

    def _article(
        self, record: dict[str, Any], line: int | None, regions: tuple[Region, ...] | None
    ) -> Article:
        body = self._body(record)
        headline = self._headline(record)
        date = self._date(record, line)
        source = self._text(record, "source")
        given = self._id(record)
        url = self._text(record, "url")
        author = self._author(record)
        section = self._text(record, "section")
        language = self._text(record, "language")
        return Article(
            id=given or content_id(headline, body, date, source),
            body=body,
            headline=headline,
            date=date,
            source=source,
            url=url,
            author=author,
            section=section,
            language=language,
            extra=MappingProxyType(record) if record else _NOTHING,
            regions=_repeated_headline(headline, body) if regions is None else regions,
            origin=self._origin.place,
        )

    def _body(self, record: dict[str, Any]) -> str:
        key = self._keys["body"]
        body = record.pop(key, None)
        if type(body) is not str:
            if body is not None:
                raise _Refused(f"{key!r} must be a string, not {_type(body)}")
            raise _Refused(f"the record has no {key!r}{_hint(record)}")
        if not body or body.isspace():
            raise _Refused(f"{key!r} is empty{_hint(record)}")
        return body

    def _headline(self, record: dict[str, Any]) -> str:
        key = self._keys["headline"]
        headline = record.pop(key, None)
        if headline is None:
            return ""
        if type(headline) is not str:
            raise _Refused(f"{key!r} must be a string, not {_type(headline)}")
        return headline if headline.strip() else ""

    def _text(self, record: dict[str, Any], field: str) -> str | None:
        value = record.pop(self._keys[field], None)
        if value is None:
            return None
        if type(value) is not str:
            raise _Refused(f"{self._keys[field]!r} must be a string, not {_type(value)}")
        return value.strip() or None

    def _id(self, record: dict[str, Any]) -> str:
        key = self._keys["id"]
        value = record.pop(key, None)
        if value is None:
            return ""
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        if type(value) is not str:
            raise _Refused(f"{key!r} must be a string or a number, not {_type(value)}")
        given = value.strip()
        if len(given) > _MAX_ID:
            raise _Refused(f"{key!r} has {len(given)} characters (at most {_MAX_ID})")
        if not given.isprintable():
            raise _Refused(f"{key!r} holds a line break, a tab or another control character")
        return given

    def _author(self, record: dict[str, Any]) -> str | None:
        key = self._keys["author"]
        value = record.pop(key, None)
        if type(value) is list:
            if not all(type(name) is str for name in value):
                raise _Refused(f"{key!r} must be a string or a list of strings")
            value = ", ".join(filter(None, map(str.strip, value)))
        if value is not None and type(value) is not str:
            raise _Refused(f"{key!r} must be a string or a list of strings, not {_type(value)}")
        return (value.strip() or None) if value else None

    def _date(self, record: dict[str, Any], line: int | None) -> str | None:
        """Return the date; one that is none goes to ``extra`` and is reported."""
        key = self._keys["date"]
        reason = _NO_DATE
        value = record.pop(key, None)
        if value is None or value == "":
            return None
        if type(value) is str:
            if value.isspace():
                return None
            try:
                return normalise_date(value)
            except ValueError as error:
                reason = _reason(error)
        shown = repr(value) if len(repr(value)) <= 40 else f"{repr(value)[:40]}…"
        self._origin.report(f"{key!r} is {shown}{reason}; the article is kept without a date", line)
        record["date"] = value
        return None


def _reason(error: ValueError) -> str:
    """Return why a date cannot be used; what `datetime` says only where it knows why."""
    text = str(error)
    return _NO_DATE if not text or text.startswith("Invalid isoformat") else f": {text}"


def _repeated_headline(headline: str, body: str) -> tuple[Region, ...]:
    """Return the first line of `body` as a region if it is the headline once more."""
    if headline and body.startswith(headline) and _BREAK.match(body, len(headline)):
        return (Region("headline", Span(0, len(headline))),)
    return ()


def _hint(record: Mapping[str, Any]) -> str:
    for name in _BODY_ALIASES:
        value = record.get(name)
        if type(value) is str and value.strip():
            return f"; to take it from {name!r}, give --field body={name}"
    return ""


_TYPES: Final = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "an object",
    str: "a string",
}


def _type(value: object) -> str:
    return _TYPES.get(type(value), "null")
