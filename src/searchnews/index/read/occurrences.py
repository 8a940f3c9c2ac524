"""Where terms stand in documents: postings → positions."""

from __future__ import annotations

from typing import Final, NamedTuple, TypeAlias

import numpy as np

from searchnews.index.files.ragged import spread
from searchnews.index.files.segment import Ints
from searchnews.index.read.algebra import Bools, places
from searchnews.index.read.family import meant_postings
from searchnews.index.read.forms import Family
from searchnews.index.read.spelling import Term
from searchnews.index.read.view import SegmentView

__all__ = [
    "POSITION_BITS",
    "POSITION_MASK",
    "Occurrences",
    "Slot",
    "family_occurrences",
    "term_occurrences",
]

# A position has 32 bits; a phrase that is longer than what is left cannot be written.
POSITION_BITS: Final = 33
POSITION_MASK: Final = (1 << POSITION_BITS) - 1

#: What may stand at one place: a term (or one that no document has), or those of a family.
Slot: TypeAlias = Term | Family


class Occurrences(NamedTuple):
    """Occurrences in some documents, ascending: ``row << POSITION_BITS | position``.

    A row is a document's place among them. `doubtful` tells of each row whether the text
    has to say which of its occurrences are meant; None says of none.
    """

    places: Ints
    doubtful: Bools | None = None


def term_occurrences(view: SegmentView, field: str, ordinal: int, at: Ints, rows: Ints) -> Ints:
    """Return where a term stands in the documents of some rows.

    ``at[row]`` is the place of a document among the term's postings.
    """
    starts = view.occurrences(field, ordinal)
    at = at.take(rows)
    firsts = starts.take(at).astype(np.int64)
    counts = starts.take(at + 1).astype(np.int64)
    counts -= firsts
    positions = view.segment.text(field).positions(ordinal)
    found = positions.take(spread(firsts, counts)).astype(np.int64)
    found += (rows << POSITION_BITS).repeat(counts)
    return found


def family_occurrences(
    view: SegmentView, field: str, family: Family, docs: Ints, rows: Ints
) -> Occurrences:
    """Return where what a family means stands in the documents of some rows.

    ``docs[row]`` is a document. Doubts are by document.
    """
    here = docs.take(rows)
    text = view.segment.text(field)
    gathered = text.gather(family.terms)
    meant = meant_postings(text, family, gathered)
    places_, keep = places(gathered.docs, here)
    if meant is not None:
        keep &= meant.some
    kept = keep.nonzero()[0]
    rows, counts = rows[places_[kept]], gathered.freqs[kept].astype(np.int64)
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
