"""Instants as the index keeps them: microseconds since the year 1, as Whoosh counts them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

__all__ = ["datetime_of", "microseconds"]

_BEGIN: Final = datetime(1, 1, 1)
_MICROSECOND: Final = timedelta(microseconds=1)


def microseconds(instant: datetime) -> int:
    """Return the microseconds from the beginning of the year 1 to a naive instant."""
    return (instant - _BEGIN) // _MICROSECOND


def datetime_of(instant: int) -> datetime:
    """Return the naive instant that is so many microseconds after the beginning of the year 1."""
    return _BEGIN + timedelta(microseconds=instant)
