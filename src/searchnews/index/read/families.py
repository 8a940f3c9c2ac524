"""The articles that a pattern or a misspelling finds in one segment, with their scores.

Each of the terms that it means scores for itself, with its own weight and its full frequency.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from searchnews.index.files.segment import Ints
from searchnews.index.read.algebra import Bools, Candidates, nothing
from searchnews.index.read.bm25 import Floats, saturated
from searchnews.index.read.family import meant_postings
from searchnews.index.read.forms import Family
from searchnews.index.read.view import SegmentView

__all__ = ["family_articles"]

#: Below this part of the documents, sorting is faster than an entry a document.
_SPARSE: Final = 1 / 32


def family_articles(view: SegmentView, family: Family, fields: Sequence[str]) -> Candidates:
    """Return the articles that have a form that is meant in one of the fields.

    In doubt are those that have none for sure.
    """
    docs: list[Ints] = []
    scores: list[Floats] = []
    unsure: list[Ints] = []
    sure: list[Ints] = []
    for field in fields:
        text = view.segment.text(field)
        gathered = text.gather(family.terms)
        if not len(gathered.docs):
            continue
        score = saturated(gathered.freqs, view.norms(field).take(gathered.docs))
        weights = view.weights(field, family.terms)
        if family.factors is not None:
            weights = weights * family.factors
        score *= weights.repeat(gathered.counts)
        meant = meant_postings(text, family, gathered)
        if meant is None:
            sure.append(gathered.docs)
            docs.append(gathered.docs)
            scores.append(score)
        else:
            sure.append(gathered.docs[meant.sure])
            unsure.append(gathered.docs[meant.some & ~meant.sure])
            docs.append(gathered.docs[meant.some])
            scores.append(score[meant.some])
    if not docs:
        return nothing()
    found = _summed(np.concatenate(docs), np.concatenate(scores), view.documents)
    if view.alive is not None:
        found = found.take(view.alive.take(found.keys))
    if any(map(len, unsure)):
        doubtful = np.ones(view.documents, dtype=bool)
        for these in sure:
            doubtful[these] = False
        here = doubtful.take(found.keys)
        return Candidates(found.keys, found.scores, here if here.any() else None)
    return found


def _summed(docs: Ints, scores: Floats, documents: int) -> Candidates:
    """Return documents that may come several times, each once, with the sum of their scores."""
    if len(docs) > _SPARSE * documents:
        sums = np.bincount(docs, scores, documents).astype(np.float64, copy=False)
        keys = (sums > 0).nonzero()[0]
        return Candidates(keys, sums.take(keys))
    order = docs.argsort(kind="stable")
    docs, scores = docs.take(order), scores.take(order)
    first: Bools = np.empty(len(docs), dtype=bool)
    first[:1] = True
    np.not_equal(docs[1:], docs[:-1], out=first[1:])
    firsts = first.nonzero()[0]
    if not len(firsts):
        return nothing()
    return Candidates(docs.take(firsts), np.add.reduceat(scores, firsts))
