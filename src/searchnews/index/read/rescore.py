"""The best of what a query found, ranked anew: see `bonus` for how, and why they stay first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from searchnews.index.files.segment import Ints
from searchnews.index.read.algebra import Candidates
from searchnews.index.read.bm25 import Floats
from searchnews.index.read.bonus import DEPTH, BonusWords, bonus_words, bonuses
from searchnews.index.read.page import page_of
from searchnews.index.read.view import SegmentView
from searchnews.query.tree import Node

__all__ = ["bonus_of", "rescored"]


def rescored(views: Sequence[SegmentView], words: BonusWords, ranked: Candidates) -> Candidates:
    """Return articles by their final scores; they come by BM25F, at least `DEPTH` or all.

    Equals come in the order of their keys.
    """
    if not len(ranked):
        return ranked
    docs, scores = _best(views, words, ranked)
    order = np.lexsort((docs, -scores))
    return Candidates(
        np.concatenate((docs[order], ranked.keys[DEPTH:])),
        np.concatenate((scores[order], ranked.scores[DEPTH:])),
    )


def bonus_of(views: Sequence[SegmentView], query: Node, found: Candidates, doc: int) -> float:
    """Return what a document scores beyond its BM25F, by `bonus`; 0 if it is not of the best.

    `found` is all that the query, or what it was relaxed to, finds in the whole index.
    """
    words = bonus_words(query)
    if words is None:
        return 0.0
    docs = np.sort(page_of(found, limit=DEPTH).keys)
    (at,) = (docs == doc).nonzero()
    return float(bonuses(views, words, docs)[at[0]]) if len(at) else 0.0


def _best(
    views: Sequence[SegmentView], words: BonusWords, ranked: Candidates
) -> tuple[Ints, Floats]:
    """Return the best documents, ascending, with their final scores."""
    order = ranked.keys[:DEPTH].argsort()
    docs = ranked.keys[order]
    return docs, ranked.scores[order] + bonuses(views, words, docs)
