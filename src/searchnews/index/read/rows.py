"""Slots in a row: where in the documents of a segment they stand side by side.

The rarest term comes first: documents are looked for in its list, what is left of them in
the next one, and only of those that have all are positions read, again the rarest first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from searchnews.index.files.layout import STRIDE
from searchnews.index.files.segment import Ints
from searchnews.index.read.algebra import NO_KEYS, Bools, common_keys, distinct, either
from searchnews.index.read.forms import Family
from searchnews.index.read.occurrences import (
    POSITION_BITS,
    POSITION_MASK,
    Slot,
    family_occurrences,
    term_occurrences,
)
from searchnews.index.read.spelling import Term
from searchnews.index.read.view import SegmentView

__all__ = ["Rows", "rows_of"]


class Rows(NamedTuple):
    """Live documents that have something for each slot, and where the row begins in them.

    `begins` are as `Occurrences.places`, and `doubtful` as there. `at` has, by the ordinal
    of each term among the slots, the places of the documents among its postings.
    """

    docs: Ints
    begins: Ints
    at: dict[int, Ints]
    doubtful: Bools | None = None

    @property
    def blocks(self) -> Ints:
        """The block of positions in which each row begins."""
        return (self.begins & POSITION_MASK) // STRIDE


def rows_of(
    view: SegmentView, field: str, slots: Sequence[Slot], among: Ints | None = None
) -> Rows:
    """Return where the slots stand at successive positions.

    Only in the ascending, live documents `among`, if they are given.
    """
    terms = [(i, view.ordinal(field, s.text)) for i, s in enumerate(slots) if isinstance(s, Term)]
    families = [(i, slot) for i, slot in enumerate(slots) if isinstance(slot, Family)]
    if not slots or any(ordinal < 0 for _, ordinal in terms):
        return Rows(NO_KEYS, NO_KEYS, {})
    docs, at = _documents(view, field, {ordinal for _, ordinal in terms}, families, among)
    if not len(docs):
        return Rows(docs, NO_KEYS, at)
    # Where the row begins, moved on by its length: it may seem to begin before the text.
    begins: Ints | None = None
    count = len(slots)
    rows = np.arange(len(docs))
    for ordinal, places in at.items():
        if not len(rows):
            break
        found = term_occurrences(view, field, ordinal, places, rows)
        begins = _beside(begins, found, [count - i for i, other in terms if other == ordinal])
        rows = distinct(begins >> POSITION_BITS)
    doubtful: Bools | None = None
    for i, family in families:
        if not len(rows):
            break
        found, doubts = family_occurrences(view, field, family, docs, rows)
        doubtful = either(doubtful, doubts)
        begins = _beside(begins, found, [count - i])
        rows = distinct(begins >> POSITION_BITS)
    return Rows(docs, NO_KEYS if begins is None else begins - count, at, doubtful)


def _beside(begins: Ints | None, found: Ints, steps: Sequence[int]) -> Ints:
    """Return those of `begins` (None for any) that are each of some steps behind an occurrence."""
    for step in steps:
        here = found + step
        begins = here if begins is None else common_keys(begins, here)
    return NO_KEYS if begins is None else begins


def _documents(
    view: SegmentView,
    field: str,
    ordinals: set[int],
    families: Sequence[tuple[int, Family]],
    among: Ints | None,
) -> tuple[Ints, dict[int, Ints]]:
    """Return the documents that have all terms, and their places among the postings of each.

    The rarest term comes first.
    """
    rarest = sorted(ordinals, key=view.segment.text(field).document_frequency)
    at: list[Ints] = []
    if among is not None:
        docs = among
    elif rarest:
        docs, alive = view.live(view.docs(field, rarest[0]))
        at.append(alive)
    else:
        gathered = view.segment.text(field).gather(families[0][1].terms).docs
        gathered.sort(kind="stable")
        docs, _ = view.live(distinct(gathered))
    for ordinal in rarest[len(at) :]:
        here, hit = view.locate(field, ordinal, docs)
        hits = hit.nonzero()[0]
        docs = docs.take(hits)
        at = [places.take(hits) for places in at]
        at.append(here.take(hits))
    return docs, dict(zip(rarest, at, strict=True))
