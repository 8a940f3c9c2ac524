"""Counts over columns: how many quotations have a speaker, and when documents are from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from searchnews.index.files.ragged import spread
from searchnews.index.files.segment import NONE, Ints, Segment
from searchnews.index.read.periods import day_of

__all__ = ["attributed_quotations", "oldest_and_newest"]

_NO_DOCS = np.empty(0, dtype=np.int64)


def attributed_quotations(segment: Segment, docs: Ints) -> int:
    """Return how many quotations in marks of some documents have a speaker."""
    rows = spread(segment.quotation_starts[docs], segment.marked_quotations[docs])
    return int((segment.quotation_speakers[rows] != NONE).sum())


def oldest_and_newest(parts: Sequence[tuple[Segment, Ints]]) -> tuple[str | None, str | None]:
    """Return the days of the oldest and the newest of some documents, None without dates."""
    instants = np.concatenate([_NO_DOCS, *(segment.dates[docs] for segment, docs in parts)])
    known = instants[instants >= 0]
    return (_day(int(known.min())), _day(int(known.max()))) if len(known) else (None, None)


def _day(instant: int) -> str:
    return day_of(instant).isoformat()
