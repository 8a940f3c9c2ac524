"""Phrases of terms: which articles have them side by side, and what these score."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from searchnews.index.algebra import Candidates, common_keys, distinct, nothing
from searchnews.index.bm25 import saturated
from searchnews.index.occurrences import POSITION_BITS
from searchnews.index.ragged import spread
from searchnews.index.segment import Ints
from searchnews.index.view import SegmentView

__all__ = ["PhraseRows", "phrase_articles", "phrase_rows"]


class PhraseRows(NamedTuple):
    """The live documents that have all terms of a phrase, and where it begins in them.

    `begins` are as `Occurrences.places`, moved on by the number of terms. `at` has, by the
    ordinal of each term, the places of the documents among its postings.
    """

    docs: Ints
    begins: Ints
    at: dict[int, Ints]


def phrase_rows(view: SegmentView, field: str, terms: Sequence[bytes]) -> PhraseRows | None:
    """Return where the terms stand at successive positions; None if nowhere."""
    ordinals = [view.ordinal(field, term) for term in terms]
    if min(ordinals) < 0:
        return None
    text = view.segment.text(field)
    rarest = sorted(set(ordinals), key=text.document_frequency)
    docs = view.docs(field, rarest[0])
    at = [np.arange(len(docs))]
    if view.alive is not None:
        at[0] = view.alive.take(docs).nonzero()[0]
        docs = docs.take(at[0])
    for ordinal in rarest[1:]:
        here, hit = view.locate(field, ordinal, docs)
        hits = hit.nonzero()[0]
        docs = docs.take(hits)
        at = [places.take(hits) for places in at]
        at.append(here.take(hits))
    if not len(docs):
        return None
    at_of = dict(zip(rarest, at, strict=True))
    begins = _begins(view, field, ordinals, rarest, at_of)
    return PhraseRows(docs, begins, at_of) if len(begins) else None


def _begins(
    view: SegmentView, field: str, ordinals: list[int], rarest: list[int], at_of: dict[int, Ints]
) -> Ints:
    """Return where all terms stand side by side, working from the rarest on."""
    text = view.segment.text(field)
    begins = np.empty(0, dtype=np.int64)
    is_begun = False
    rows = np.arange(len(at_of[rarest[0]]))
    for step, ordinal in enumerate(rarest):
        starts = view.occurrences(field, ordinal)
        at = at_of[ordinal].take(rows)
        firsts = starts.take(at)
        counts = starts.take(at + 1) - firsts
        places = text.positions(ordinal).take(spread(firsts, counts)).astype(np.int64)
        places += (rows << POSITION_BITS).repeat(counts)
        for i, other in enumerate(ordinals):
            if other == ordinal:
                begun = places + (len(ordinals) - i)
                begins = common_keys(begins, begun) if is_begun else begun
                is_begun = True
        if not len(begins):
            break
        if step + 1 < len(rarest):
            rows = distinct(begins >> POSITION_BITS)
    return begins


def phrase_articles(view: SegmentView, field: str, terms: Sequence[bytes]) -> Candidates:
    """Return the articles that have a phrase, each with the sum of the scores of its terms."""
    found = phrase_rows(view, field, terms)
    if found is None:
        return nothing()
    rows = distinct(found.begins >> POSITION_BITS)
    docs = found.docs.take(rows)
    norms = view.norms(field).take(docs)
    scores = np.zeros(len(docs))
    for term in terms:
        ordinal = view.ordinal(field, term)
        freqs = view.freqs(field, ordinal).take(found.at[ordinal].take(rows))
        part = saturated(freqs, norms)
        part *= view.statistics.idf(field, term)
        scores += part
    return Candidates(docs, scores)
