"""Proximity in one segment: which of some articles or quotations have parts near enough.

As `searchnews.match.near` defines it: the parts stand on different tokens, and between the
first and the last of them are at most so many that belong to none. Parts in a certain order
are followed from one to the next, always from the latest beginning; without an order, any
order will do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import permutations
from typing import Final, NamedTuple

import numpy as np

from searchnews.index.files.layout import BLOCK_FIELDS, STRIDE
from searchnews.index.files.segment import Ints
from searchnews.index.read.algebra import (
    NO_KEYS,
    Candidates,
    quotation_key,
    unscored,
)
from searchnews.index.read.occurrences import POSITION_BITS, POSITION_MASK, Slot
from searchnews.index.read.rows import rows_of
from searchnews.index.read.view import SegmentView

__all__ = ["Proximity", "near_keys"]

#: Of more parts than these there are too many orders to try.
_MOST_PARTS: Final = 4
#: What has equal bits from here on stands in one document, or in one quotation.
_BLOCK_SHIFT: Final = STRIDE.bit_length() - 1


class _Part(NamedTuple):
    """Where a part begins, as ``document << POSITION_BITS | position``; of so many slots."""

    begins: Ints
    length: int


class Proximity(NamedTuple):
    """What has to be near: the slots of each part, and how many tokens may stand between."""

    parts: Sequence[Sequence[Slot]]
    distance: int
    ordered: bool


def near_keys(
    view: SegmentView, field: str, near: Proximity, docs: Ints, *, in_quotations: bool
) -> Candidates | None:
    """Return which of some documents, or of their quotations, have the parts near enough.

    None if the text has to say.
    """
    found = _found(view, field, near, docs)
    if found is None:
        return None
    ends, doubts = found
    here = ends >> POSITION_BITS
    keys = quotation_key(here, (ends & POSITION_MASK) // STRIDE) if in_quotations else here
    firsts = np.diff(keys, prepend=-1).nonzero()[0]
    doubtful = np.isin(here[firsts], doubts)
    return unscored(keys[firsts], doubtful if doubtful.any() else None)


def _found(view: SegmentView, field: str, near: Proximity, docs: Ints) -> tuple[Ints, Ints] | None:
    """Return where the last of parts that are near begins, and the documents in doubt."""
    if not near.ordered and len(near.parts) > _MOST_PARTS:
        return None
    parts: list[_Part] = []
    doubts: list[Ints] = [NO_KEYS]
    for slots in near.parts:
        rows = rows_of(view, field, slots, docs)
        of_rows = rows.docs.take(rows.begins >> POSITION_BITS)
        begins = (of_rows << POSITION_BITS) | (rows.begins & POSITION_MASK)
        parts.append(_Part(begins, len(slots)))
        if rows.doubtful is not None:
            doubts.append(rows.docs[rows.doubtful])
    width = sum(part.length for part in parts) + near.distance
    shift = _BLOCK_SHIFT if field in BLOCK_FIELDS else POSITION_BITS
    orders: Iterable[Sequence[_Part]] = [parts] if near.ordered else permutations(parts)
    ends = np.concatenate([_chained(order, width, shift) for order in orders])
    ends.sort(kind="stable")
    return ends, np.concatenate(doubts)


def _chained(parts: Sequence[_Part], width: int, shift: int) -> Ints:
    """Return where the last part begins of those that follow each other within a width."""
    first, *others = parts
    starts, begins = first.begins, first.begins
    ends = begins + (first.length - 1)
    for part in others:
        if not len(begins):
            return NO_KEYS
        before = ends.searchsorted(part.begins) - 1
        latest = np.maximum.accumulate(starts).take(before)
        hit = (before >= 0) & (latest >> shift == part.begins >> shift)
        starts, begins = latest[hit], part.begins[hit]
        ends = begins + (part.length - 1)
    return begins[ends - starts < width]
