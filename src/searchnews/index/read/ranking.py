"""The best hits of a plan in one segment, without scoring what cannot be among them.

Documents are looked at range by range, those first where the words can score most, until
nothing that is left can beat what was found (Mallia, Suel and Tonellotto, "Faster learned
sparse retrieval with block-max pruning", 2024). How many match is counted with bits.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from typing import Final

import numpy as np

from searchnews.index.files.segment import Ints
from searchnews.index.read.algebra import Bools, nothing
from searchnews.index.read.bm25 import Floats
from searchnews.index.read.page import best_places
from searchnews.index.read.plan import Plan
from searchnews.index.read.publication import published
from searchnews.index.read.view import SegmentView
from searchnews.index.read.words import SPAN, Bits, WordColumns, bits_of, columns_of
from searchnews.query.tree import Boost, Dates, Node

__all__ = ["Best", "InDoubt", "best_of"]

#: Up to how many documents are scored at once rather than by range.
_FEW: Final = 4096
#: Up to how many articles of its rarest word a query for all words goes through.
_SHORT: Final = 12_288
#: How many ranges are looked at first; then eight times as many, and so on.
_RANGES: Final = 32
#: The bound of a range that has been looked at, or need not be.
_DONE: Final = -1.0
#: More than the bounds of 32 bits lose when they are added up.
_ROUNDING: Final = np.float32(1 + 1e-5)
#: Up to how many documents an entry each is faster than merging lists.
_SMALL: Final = 1 << 15


class InDoubt(Exception):
    """A filter that only the text can tell of."""


@dataclass(frozen=True, slots=True)
class Best:
    """How many articles there are, and the best of them with their scores, ascending by number."""

    total: int
    docs: Ints
    scores: Floats


#: Finds what a filter lets through; raises InDoubt.
Finder = Callable[[Node], Ints]


def best_of(view: SegmentView, plan: Plan, most: int, least: float, find: Finder) -> Best:
    """Return the `most` best articles of a plan, and equals of the last.

    Those that score less than `least` may be left out.
    """
    words = [columns_of(view, word) for word in plan.words]
    weights = [word.weight for word in plan.words]
    if plan.every and not all(word.postings for word in words):
        return _NONE
    present = [(w, weight) for w, weight in zip(words, weights, strict=True) if w.postings]
    if not present:
        return _NONE
    present.sort(key=lambda pair: pair[0].postings)
    search = _Search(view, plan, present, most, least, find)
    first, _ = present[0]
    if first.is_listed and (len(present) == 1 or (plan.every and first.postings <= _SHORT)):
        return search.listed()
    if not plan.every and view.documents <= _SMALL and present[-1][0].is_listed:
        return search.summed()
    return search.ranged()


_NONE: Final = Best(0, nothing().keys, nothing().scores)


@dataclass(frozen=True, slots=True)
class _Search:
    """One plan in one segment; `words` are those that it has, with weights, rarest first."""

    view: SegmentView
    plan: Plan
    words: list[tuple[WordColumns, float]]
    most: int
    least: float
    find: Finder

    def listed(self) -> Best:
        """Go through the articles of the rarest word."""
        (first, weight), *others = self.words
        found = first.list
        docs, scores = found.keys, found.scores
        passes = self._passes(docs)
        if passes is not None:
            docs, scores = docs[passes], scores[passes]
        if weight != 1.0:
            scores = scores * weight
        for word, weight in others:
            part = word.scores_at(docs)
            hits = (part > 0).nonzero()[0]
            docs = docs.take(hits)
            scores = scores.take(hits)
            part = part.take(hits)
            part *= weight
            scores += part
        return self._best(len(docs), docs, scores)

    def summed(self) -> Best:
        """Add up the lists of all words in an entry a document."""
        sums = np.zeros(self.view.documents)
        for word, weight in self.words:
            found = word.list
            sums[found.keys] += found.scores if weight == 1.0 else found.scores * weight
        docs = (sums != 0).nonzero()[0]
        passes = self._passes(docs)
        if passes is not None:
            docs = docs[passes]
        return self._best(len(docs), docs, sums.take(docs))

    def ranged(self) -> Best:
        """Count with bits; score by ranges as far as it is needed."""
        rows = [word.bits for word, _ in self.words]
        bits = reduce(np.bitwise_and if self.plan.every else np.bitwise_or, rows)
        for node in self.plan.filters:
            bits = bits & self._filter(node)
        for node in self.plan.excluded:
            bits = bits & ~self._filter(node)
        total = int(np.bitwise_count(bits.view(np.uint64)).sum())
        if total <= _FEW:
            docs = _ones(bits)
            return self._best(total, docs, self._scores_at(docs))
        bounds = self._bounds(bits)
        found = Best(total, _NONE.docs, _NONE.scores)
        least = self.least
        size = _RANGES
        while left := int(np.count_nonzero(bounds >= least)):
            size = min(size, left)
            ranges = bounds.argpartition(-size)[-size:]
            ranges.sort()
            bounds[ranges] = _DONE
            docs, scores = self._scores_in(ranges, bits)
            found = _best(
                total,
                np.concatenate((found.docs, docs)),
                np.concatenate((found.scores, scores)),
                self.most,
            )
            if len(found.scores) >= self.most:
                least = max(least, float(np.partition(found.scores, -self.most)[-self.most]))
            size *= 8
        order = found.docs.argsort()
        return Best(total, found.docs.take(order), found.scores.take(order))

    def _bounds(self, bits: Bits) -> Floats:
        """Return what the articles of each range can score at most."""
        (first, weight), *others = self.words
        bounds: Floats = first.bounds * np.float32(weight)
        for word, weight in others:
            bounds += word.bounds * np.float32(weight)
        bounds *= _ROUNDING
        bounds[bits.view(np.uint64) == 0] = _DONE
        return bounds

    def _scores_in(self, ranges: Ints, bits: Bits) -> tuple[Ints, Floats]:
        """Return the articles of some ranges, with their scores."""
        slots = _ones(bits.view(np.uint64).take(ranges).view(np.uint8))
        docs = (ranges * SPAN).take(slots // SPAN) + slots % SPAN
        scores = np.zeros(len(docs))
        for word, weight in self.words:
            scores += word.scores_in(ranges, slots) * weight
        return docs, scores

    def _scores_at(self, docs: Ints) -> Floats:
        scores = np.zeros(len(docs))
        for word, weight in self.words:
            scores += word.scores_at(docs) * weight
        return scores

    def _best(self, total: int, docs: Ints, scores: Floats) -> Best:
        return _best(total, docs, scores, self.most)

    def _passes(self, docs: Ints) -> Bools | None:
        """Tell of each document whether the filters let it through; None if there are none."""
        passes: Bools | None = None
        for nodes, wanted in ((self.plan.filters, True), (self.plan.excluded, False)):
            for node in nodes:
                one = self._holds(node, docs) == wanted
                passes = one if passes is None else passes & one
        return passes

    def _holds(self, node: Node, docs: Ints) -> Bools:
        if (dates := _dates_of(node)) is not None:
            return published(self.view.segment.dates.take(docs), dates)
        stands = np.zeros(self.view.documents, dtype=bool)
        stands[self.find(node)] = True
        return stands.take(docs)

    def _filter(self, node: Node) -> Bits:
        dates = _dates_of(node)
        if dates is None:
            return bits_of(self.view.documents, self.find(node))
        return bits_of(self.view.documents, published(self.view.segment.dates, dates).nonzero()[0])


def _best(total: int, docs: Ints, scores: Floats, most: int) -> Best:
    """Return the best of some articles, equals of the last, and perhaps some more."""
    chosen = best_places(scores, most)
    return (
        Best(total, docs, scores) if chosen is None else Best(total, docs[chosen], scores[chosen])
    )


def _ones(bits: Bits) -> Ints:
    """Return the places of the bits that are set."""
    return np.unpackbits(bits).view(bool).nonzero()[0]


def _dates_of(node: Node) -> Dates | None:
    while isinstance(node, Boost):
        node = node.child
    return node if isinstance(node, Dates) else None
