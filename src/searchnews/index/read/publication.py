"""Which instants lie in a period of publication."""

from __future__ import annotations

from searchnews.article import moment
from searchnews.index.files.instants import microseconds
from searchnews.index.files.segment import Ints
from searchnews.index.read.algebra import Bools
from searchnews.query.tree import Dates

__all__ = ["published"]


def published(dates: Ints, period: Dates) -> Bools:
    """Tell of each instant, in microseconds or -1 for none, whether it lies in the period."""
    inside: Bools = dates >= (0 if period.start is None else microseconds(moment(period.start)))
    if period.end is not None:
        inside &= dates <= microseconds(moment(period.end, end=True))
    return inside
