"""Days, months and years of the dates that an index keeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from searchnews.engine import Period
from searchnews.index.files.instants import datetime_of

__all__ = ["day_of", "periods"]


def day_of(instant: int) -> date:
    """Return the day of an instant in microseconds since the year 1."""
    return datetime_of(instant).date()


def periods(days: Sequence[date], every: Period) -> list[tuple[str, int]]:
    """Return each period from the first day to the last, with how many of `days` it holds."""
    counts = Counter(_number(day, every) for day in days)
    if not counts:
        return []
    return [(_name(n, every), counts[n]) for n in range(min(counts), max(counts) + 1)]


def _number(day: date, every: Period) -> int:
    """Return the ordinal of the day's period; those of neighbours differ by one."""
    match every:
        case "day":
            return day.toordinal()
        case "month":
            return 12 * day.year + day.month - 1
        case "year":
            return day.year


def _name(number: int, every: Period) -> str:
    """Return a period in ISO 8601."""
    match every:
        case "day":
            return date.fromordinal(number).isoformat()
        case "month":
            return f"{number // 12:04}-{number % 12 + 1:02}"
        case "year":
            return f"{number:04}"
