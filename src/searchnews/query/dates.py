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
from searchnews.query.tree import Dates
from searchnews.text import Span

__all__ = ["dates_of"]

_HINT = "write date:2009, date:2009-11-30, date:2009-11..2009-12 or date:>=2009-11"
_COMPARED = re.compile(r"(>=|<=|>|<)(.*)", re.DOTALL)


def dates_of(value: str, query: str, span: Span) -> Dates:
    """Return the period that `value`, the text behind ``date:``, names. Raises QueryError."""
    compared = _COMPARED.fullmatch(value)
    if compared:
        sign, period = compared.group(1), _period(compared.group(2), query, span)
        if len(sign) == 1:
            period = _neighbour(period, 1 if sign == ">" else -1, query, span)
        return Dates(period, None, span) if sign[0] == ">" else Dates(None, period, span)
    first, dots, last = value.partition("..")
    if not dots:
        period = _period(value, query, span)
        return Dates(period, period, span)
    if not first and not last:
        raise QueryError("`date:..` has neither a start nor an end", query, span, _HINT)
    start = _period(first, query, span) if first else None
    end = _period(last, query, span) if last else None
    if start and end and moment(start) > moment(end, end=True):
        hint = f"write date:{end}..{start}"
        raise QueryError(f"the period starts ({start}) after its end ({end})", query, span, hint)
    return Dates(start, end, span)


def _period(text: str, query: str, span: Span) -> str:
    """Return `text` in canonical form, if its first and last instants can be told."""
    try:
        if not text.isascii():
            raise ValueError
        period = normalise_date(text)
        moment(period)
        moment(period, end=True)
    except (ValueError, OverflowError):
        shown = text if len(text) <= 40 else text[:40] + "…"
        raise QueryError(f"`{shown}` is not a date", query, span, _HINT) from None
    return period


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
