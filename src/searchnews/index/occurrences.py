"""Where terms stand in documents: postings → positions."""

from __future__ import annotations

from typing import Final, NamedTuple, TypeAlias

import numpy as np

from searchnews.index.algebra import Bools, places
from searchnews.index.family import meant_postings
from searchnews.index.forms import Family
from searchnews.index.ragged import spread
from searchnews.index.segment import Ints
from searchnews.index.view import SegmentView

__all__ = ["POSITION_BITS", "Occurrences", "Slot", "occurrences"]

# A position has 32 bits; a phrase that is longer than what is left cannot be written.
POSITION_BITS: Final = 33

#: What may stand at one place: a term (or one that no document has), or those of a family.
Slot: TypeAlias = bytes | Family


class Occurrences(NamedTuple):
    """Occurrences in some documents, ascending: ``row << POSITION_BITS | position``.

    A row is a document's place among them. `doubtful` tells of each row whether the text
    has to say which of its occurrences are meant; None says of none.
    """

    places: Ints
    doubtful: Bools | None = None


def occurrences(view: SegmentView, field: str, slot: Slot, docs: Ints) -> Occurrences:
    """Return where in the ascending `docs` stands what may stand at the slot."""
    if isinstance(slot, Family):
        return _of_family(view, field, slot, docs)
    ordinal = view.ordinal(field, slot)
    if ordinal < 0:
        return Occurrences(np.empty(0, dtype=np.int64))
    at, hit = places(docs, view.docs(field, ordinal))
    rows = hit.nonzero()[0]
    at = at[rows]
    starts = view.occurrences(field, ordinal)
    firsts = starts.take(at)
    counts = starts.take(at + 1) - firsts
    positions = view.segment.text(field).positions(ordinal)
    found = positions.take(spread(firsts, counts)).astype(np.int64)
    found += (rows << POSITION_BITS).repeat(counts)
    return Occurrences(found)


def _of_family(view: SegmentView, field: str, family: Family, docs: Ints) -> Occurrences:
    text = view.segment.text(field)
    gathered = text.gather(family.terms)
    meant = meant_postings(text, family, gathered)
    rows, keep = places(gathered.docs, docs)
    if meant is not None:
        keep &= meant.some
    kept = keep.nonzero()[0]
    rows, counts = rows[kept], gathered.freqs[kept].astype(np.int64)
    firsts = _position_starts(view, field, family.terms, gathered.counts, gathered.freqs)[kept]
    found = text.all_positions[spread(firsts, counts)].astype(np.int64)
    found += (rows << POSITION_BITS).repeat(counts)
    found.sort(kind="stable")
    if meant is None:
        return Occurrences(found)
    doubtful = np.zeros(len(docs), dtype=bool)
    doubtful[rows[~meant.only[kept]]] = True
    return Occurrences(found, doubtful if doubtful.any() else None)


def _position_starts(view: SegmentView, field: str, terms: Ints, counts: Ints, freqs: Ints) -> Ints:
    """Return where the positions begin of each posting of several terms."""
    before = freqs.cumsum(dtype=np.int64) - freqs
    firsts = counts.cumsum() - counts
    # Positions of one term lie together, but those of two need not.
    filled = counts > 0
    shifts = view.segment.text(field).position_starts(terms)[filled] - before[firsts[filled]]
    starts: Ints = before + shifts.repeat(counts[filled])
    return starts
