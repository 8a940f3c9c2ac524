"""Lines that give nothing but a date, or nothing but who wrote the article."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

__all__ = ["Imprint", "read_imprint", "spoken_date"]

_LONGEST: Final = 120
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_FULL_MONTHS: Final = (
    "january february march april may june july august september october november december".split()
)
_DAY_NAME = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_LABEL = (
    r"(?:(?P<label>(?:first |originally )?(?:published|posted|printed|issued|filed|created)"
    r"|(?:last )?(?:updated|modified)|date|publication date)(?: (?:on|at))?\s*:?\s*)?"
)
_CLOCK = (
    r"(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?"
    r"(?:\s*\(?(?:[a-z]{2,5}|gmt[+-]\d{1,2})\)?|\s*[+-]\d{2}:?\d{2})?)"
)
_DATE_LINE: Final = re.compile(
    rf"{_LABEL}(?:{_CLOCK}[,\s]+(?:on\s+)?)?{_DAY_NAME}"
    r"(?:(?P<month>[a-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"
    r"|(?P<day2>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?P<month2>[a-z]{3,9})\.?,?\s+(?P<year2>\d{4})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2}))"
    rf"(?:(?:\s*,|\s+at|\s*t)?\s*{_CLOCK})?z?\.?",
    re.IGNORECASE,
)
_BY: Final = re.compile(r"(?:by|written by|text by|author|words by)\s*:?\s+(?=\S)", re.IGNORECASE)
_NAME: Final = re.compile(
    r"[^\W\d_a-z][\w'’.\-]*(?:\s+(?:(?:de|da|del|di|du|van|von|der|den|la|le|bin|al|el)\s+)*"
    r"[^\W\d_a-z][\w'’.\-]*){0,3}"
)
_ROLE: Final = re.compile(
    r"\b(?:correspondent|editor|reporter|writer|staff|bureau|chief|columnist|contributor|agency"
    r"|agencies|desk|producer|analyst|journalist)\b",
    re.IGNORECASE,
)
_PARTS: Final = re.compile(r"\s*[|•·]\s*|\s+[-–—]\s+")
_NAMES: Final = re.compile(r",\s*|\s+(?:and|&)\s+", re.IGNORECASE)
_PLACE: Final = re.compile(r"\s+(?:in|at|for)\s+", re.IGNORECASE)
# "By the numbers", "By Sunday": headings, not names.
_NO_NAME: Final = frozenset(
    "the a an this that all any no our your my his her its their numbers monday tuesday wednesday "
    "thursday friday saturday sunday now then day night land sea air road rail hand".split()
)


class Imprint(NamedTuple):
    """What such a line says; `updated` if the date is that of a later change."""

    date: str | None = None
    author: str | None = None
    updated: bool = False


def read_imprint(line: str) -> Imprint | None:
    """Return the date and author of a line that holds nothing else, or None."""
    if len(line) > _LONGEST:
        return None
    day = author = None
    updated = False
    for part in filter(None, _PARTS.split(line.strip())):
        if (found := _dated(part)) is not None:
            day, updated = (day, updated) if day else found
        elif (name := _written_by(part)) is not None:
            author = author or name
        elif not ((day or author) and re.fullmatch(_CLOCK, part, re.IGNORECASE)):
            return None
    return Imprint(day, author, updated) if day or author else None


def spoken_date(text: str) -> str | None:
    """Return the ISO 8601 date of ``December 2, 2009`` and its like, or None."""
    found = _dated(text.strip()) if len(text) <= _LONGEST else None
    return None if found is None else found[0]


def _dated(part: str) -> tuple[str, bool] | None:
    match = _DATE_LINE.fullmatch(part)
    if match is None:
        return None
    iso = match["iso"]
    if iso is None:
        month = _month(match["month"] or match["month2"])
        year, day = match["year"] or match["year2"], match["day"] or match["day2"]
        iso = f"{int(year):04}-{month:02}-{int(day):02}"
    try:
        canonical = date.fromisoformat(iso).isoformat()
    except ValueError:
        return None
    label = (match["label"] or "").lower()
    return canonical, "updated" in label or "modified" in label


def _month(name: str) -> int:
    """Return 1 to 12, or 0 (which no date has) if `name` is no month."""
    lowered = name.lower()
    if lowered in _FULL_MONTHS:
        return _FULL_MONTHS.index(lowered) + 1
    short = "sep" if lowered == "sept" else lowered
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def _written_by(part: str) -> str | None:
    by = _BY.match(part)
    if by is None or part.endswith(("?", "!")):
        return None
    names: list[str] = []
    for piece in _NAMES.split(_PLACE.split(part[by.end() :].rstrip("."), maxsplit=1)[0]):
        name = piece.strip()
        if _ROLE.search(name):
            continue
        if _NAME.fullmatch(name) is None or name.split()[0].lower() in _NO_NAME:
            return None
        names.append(name)
    return ", ".join(names) or None
