"""A date as an article gives it → as the index keeps it."""

from __future__ import annotations

from functools import lru_cache

from searchnews.article import moment, normalise_date
from searchnews.index.files.instants import microseconds

__all__ = ["dated"]


@lru_cache(maxsize=4096)
def dated(date: str) -> tuple[str, int]:
    """Return a date in its canonical form, and where it begins, in microseconds.

    Raises ValueError for what is no ISO 8601 date.
    """
    return normalise_date(date), microseconds(moment(date))
