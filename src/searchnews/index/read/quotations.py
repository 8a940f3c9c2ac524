"""Slots in the quotations of one segment: which quotations have them, and what these score.

N, document frequency, term frequency and length of the formula count quotations: of those in
marks, or of the reported ones. How a word is spelled is known of all that an article quotes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from searchnews.index.files.segment import Ints
from searchnews.index.read.algebra import (
    Candidates,
    distinct,
    nothing,
    places,
    quotation_key,
    split_key,
    unscored,
)
from searchnews.index.read.bm25 import Floats, idf, norm_of, saturated
from searchnews.index.read.occurrences import POSITION_BITS, Slot
from searchnews.index.read.rows import Rows, rows_of
from searchnews.index.read.spelling import Term
from searchnews.index.read.view import SegmentView

__all__ = ["QuotationReader"]


class QuotationReader:
    """Finds slots in the quotations of one segment, or in the names of their speakers.

    `quotations_with` says in how many quotations of the whole index a term stands.
    """

    def __init__(self, view: SegmentView, quotations_with: Callable[[str, bytes], int]) -> None:
        self._view = view
        self._quotations_with = quotations_with

    def find(
        self,
        slots: Sequence[Slot],
        field: str,
        among: Ints | None = None,
        *,
        scored: bool = True,
        count: int = 1,
    ) -> Candidates:
        """Return the quotations with the slots in a row, `count` times or more.

        Only of the ascending, live documents `among`, if they are given.
        """
        rows = rows_of(self._view, field, slots, among)
        if not len(rows.begins):
            return nothing()
        all_keys = _keys(rows)
        keys = distinct(all_keys)
        if count > 1:
            starts = all_keys.searchsorted(keys)
            keys = keys[np.diff(starts, append=len(all_keys)) >= count]
        found = unscored(keys)
        if rows.doubtful is not None:
            docs, _ = split_key(keys)
            found = unscored(keys, rows.doubtful.take(rows.docs.searchsorted(docs)))
        if scored:
            for slot in slots:
                found.scores[:] += self._scores(slot, field, keys)
        return found

    def with_term(self, field: str, term: bytes) -> int:
        """Return in how many quotations of the segment a term stands."""
        return len(distinct(_keys(rows_of(self._view, field, (Term(term),)))))

    def _scores(self, slot: Slot, field: str, keys: Ints) -> Floats:
        """Return what a slot scores in some quotations, 0 in those without it."""
        docs, blocks = split_key(keys)
        segment, statistics = self._view.segment, self._view.statistics
        lengths = segment.quotation_lengths[segment.quotation_starts[docs] + blocks]
        norms = norm_of(lengths.astype(np.float64), statistics.average_quotation(field))
        among = distinct(docs)
        if isinstance(slot, Term):
            terms, factors = [slot.text], [1.0]
        else:
            vocabulary = segment.text(field).vocabulary
            terms = [vocabulary[term] for term in slot.terms.tolist()]
            factors = [1.0] * len(terms) if slot.factors is None else slot.factors.tolist()
        scores = np.zeros(len(keys))
        for term, factor in zip(terms, factors, strict=True):
            occurrences = _keys(rows_of(self._view, field, (Term(term),), among))
            if not len(occurrences):
                continue
            at, hit = places(occurrences, keys)
            freqs = np.bincount(at[hit], minlength=len(keys))
            weight = idf(statistics.quotations(field), self._quotations_with(field, term))
            scores += saturated(freqs, norms) * (weight * factor)
        if isinstance(slot, Term):
            self._view.demote(scores, (field,), slot, docs)
        return scores


def _keys(rows: Rows) -> Ints:
    """Return the key of the quotation in which each row begins, ascending."""
    return quotation_key(rows.docs.take(rows.begins >> POSITION_BITS), rows.blocks)
