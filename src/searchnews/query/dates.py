"""The value of ``date:`` → a period.

::

    2009  2009-11  2009-11-30  2009-11-30T09:30   that year, month, day, second
    A..B  A..  ..B                                 from the start of A to the end of B
    >=A  >A  <=A  <A                               from, after, until, before that period
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from searchnews.article import moment, normalise_date
from searchnews.errors import QueryError
from searchnews.query.quoting import quoted
from searchnews.query.tree import Dates
from searchnews.text import Span

__all__ = ["dates_at", "dates_of"]

_EXAMPLES = "`date:2009`, `date:2009-11-30`, `date:2009-11..2009-12` or `date:>=2009-11`"
_HINT = f"write {_EXAMPLES}"
_COMPARED = re.compile(r"(>=|<=|>|<)(.*)", re.DOTALL)
_VALUE = re.compile(r'"[^\s()"]*"|[^\s()\[{^~][^\s()^~]*')
_BRACKETS = re.compile(r"[\[({][^\])}]*[\])}]?")
# A second period behind the first, as other languages and prose write it.
_GOES_ON = re.compile(r"\s+(?:(?:TO|to|-|–|—)\s+|\.\.+\s*)([0-9][0-9-]*)(?!\w)")
_SUFFIX = re.compile(r"[\^~][0-9.]+")
_TWO_YEARS = re.compile(r"[\[({]?([0-9]{4})\s*(?:-|–|—|/|\.+|…|TO|to)\s*([0-9]{4})[\])}]?")
_OTHER_MARKS = re.compile(r"([0-9]{4})[-./]([0-9]{1,2})(?:[-./]([0-9]{1,2}))?")


def dates_at(query: str, start: int, value_start: int) -> Dates:
    """Return the period behind the ``date:`` at `start`. Raises QueryError.

    Punctuation behind it is none of it.
    """
    brackets = _BRACKETS.match(query, value_start)
    if brackets:
        hint = _repaired(brackets.group()) or "write `date:2009 OR date:2011`"
        span = Span(*brackets.span())
        raise QueryError("`date:` takes one period, without brackets", query, span, hint)
    match = _VALUE.match(query, value_start)
    text = match.group().rstrip(",;:!?") if match else ""
    if text.endswith(".") and not text.endswith(".."):
        text = text[:-1]
    end = value_start + len(text)
    _refuse_what_follows(query, text, end)
    shift = text.startswith('"')
    value = text.strip('"')
    if not value:
        raise QueryError("`date:` has no period", query, Span(start, end), _HINT)
    dates = dates_of(value, query, value_start + shift)
    return Dates(dates.start, dates.end, Span(start, end))


def _refuse_what_follows(query: str, text: str, end: int) -> None:
    suffix = _SUFFIX.match(query, end)
    if suffix:
        message = f"{quoted(suffix.group())} does not go with a period"
        raise QueryError(message, query, Span(*suffix.span()), _HINT)
    more = _GOES_ON.match(query, end)
    if more and text[-1:].isdigit():
        span = Span(end - len(text), more.end())
        hint = _written(f"{text}..{more[1]}") or _HINT
        raise QueryError("two periods without `..` between them", query, span, hint)


def dates_of(value: str, query: str, at: int) -> Dates:
    """Return the period that `value`, which stands at `at` behind ``date:``, names.

    Raises QueryError. The span is that of the value.
    """
    span = Span(at, at + len(value))
    compared = _COMPARED.fullmatch(value)
    if compared:
        sign, period = compared.group(1), _period(compared.group(2), value, query, span)
        if len(sign) == 1:
            period = _neighbour(period, 1 if sign == ">" else -1, query, span)
        return Dates(period, None, span) if sign[0] == ">" else Dates(None, period, span)
    first, dots, last = value.partition("..")
    if not dots:
        period = _period(value, value, query, span)
        return Dates(period, period, span)
    if not first and not last:
        raise QueryError("`date:..` has neither a start nor an end", query, span, _HINT)
    start = _period(first, value, query, span) if first else None
    end = _period(last, value, query, span) if last else None
    if start and end and moment(start) > moment(end, end=True):
        hint = f"write `date:{end}..{start}`"
        raise QueryError(f"the period starts ({start}) after its end ({end})", query, span, hint)
    return Dates(start, end, span)


def _period(text: str, value: str, query: str, span: Span) -> str:
    """Return `text`, a part of `value`, in canonical form, if its first and last instants exist."""
    period = _canonical(text)
    if period is None:
        hint = _repaired(value) or _HINT
        raise QueryError(f"{quoted(text or value)} is not a date", query, span, hint)
    return period


def _canonical(text: str) -> str | None:
    """Return a date, month or year in canonical form, None if it is none."""
    try:
        if not text.isascii():
            return None
        period = normalise_date(text)
        moment(period)
        moment(period, end=True)
    except (ValueError, OverflowError):
        return None
    return period


def _repaired(value: str) -> str | None:
    """Return the hint for a `value` that is only written in another way, if it is."""
    years = _TWO_YEARS.fullmatch(value)
    if years:
        return _written(f"{min(years[1], years[2])}..{max(years[1], years[2])}")
    parts = _OTHER_MARKS.fullmatch(value)
    if parts:
        return _written("-".join(part.zfill(2) for part in parts.groups() if part))
    return None


def _written(value: str) -> str | None:
    periods = value.split("..")
    return f"write `date:{value}`" if all(map(_canonical, periods)) else None


def _neighbour(period: str, step: int, query: str, span: Span) -> str:
    """Return the period of the same length after (`step` 1) or before (-1) `period`."""
    try:
        if len(period) == 4:
            return f"{date(int(period) + step, 1, 1).year:04}"
        if len(period) == 7:
            months = int(period[:4]) * 12 + int(period[5:]) - 1 + step
            return date(months // 12, months % 12 + 1, 1).isoformat()[:7]
        if len(period) == 10:
            return (date.fromisoformat(period) + timedelta(days=step)).isoformat()
        return (datetime.fromisoformat(period) + timedelta(seconds=step)).isoformat()
    except (ValueError, OverflowError):
        raise QueryError(f"nothing is beyond {period}", query, span, _HINT) from None
