"""Days, months and years of the dates that an index keeps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from whoosh.util.times import long_to_datetime

from searchnews.engine import Period

__all__ = ["day_of", "period_of", "periods"]

_WIDTH: Final[Mapping[Period, int]] = {"year": 4, "month": 7, "day": 10}


def day_of(instant: int) -> str:
    """Return the ISO 8601 date of an instant in microseconds since the year 1."""
    day: str = long_to_datetime(int(instant)).date().isoformat()
    return day


def period_of(instant: int, every: Period) -> str:
    """Return the year, month or day of an instant in microseconds since the year 1."""
    return day_of(instant)[: _WIDTH[every]]


def periods(first: str, last: str, every: Period) -> Iterator[str]:
    """Yield all periods from the first to the last."""
    period = first
    while period <= last:
        yield period
        if every == "day":
            period = (date.fromisoformat(period) + timedelta(days=1)).isoformat()
        elif every == "month":
            year, month = int(period[:4]), int(period[5:])
            period = f"{year + month // 12:04}-{month % 12 + 1:02}"
        else:
            period = f"{int(period) + 1:04}"
