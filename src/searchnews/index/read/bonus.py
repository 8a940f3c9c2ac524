"""What an article of a query's best scores on top of BM25F: for where its words stand.

Articles are first ranked by BM25F. The best `DEPTH` of them are then ranked anew, by that
score and a bonus, which is never less than 0, so that they stay before all others::

    bonus = Σ word  LEAD · weight · idf(word) · lead(word)
          + Σ pair  weight · (FOLLOWING · part(following) + NEAR · part(near))

    lead  = max(0, 1 − first / LEAD_LENGTH)
    part  = idf · impact, as of a word in `bm25`

`first` is the position of the word's first occurrence in the body; in the headline it is 0.
News tells first what it is about, and what a word's first place says adds to BM25 (Troy and
Zhang, "Enhancing relevance scoring with chronological term rank", 2007; that it falls in a
line is ours). A pair is of words that follow each other in the query. `following` counts
where they follow each other in the body too, `near` the occurrences of the first one with
one of the second less than `WINDOW` tokens away. They are two kinds of the features of the
sequential dependence model (Metzler and Croft, "A Markov random field model for term
dependencies", 2005), which weighs them two to one as here, scored as words are (Büttcher,
Clarke and Lushman, "Term proximity scoring for ad-hoc retrieval on very large text
collections", 2006). The idf of a pair counts, in place of all articles, the best.

A word that is asked for twice counts twice, and a pair has the lower weight of its two
words. What is not a plain word (a phrase, a pattern, what is excluded or sought elsewhere)
takes no part, and parts its neighbours. A query of less than two words has no bonus.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from searchnews.analysis import FIELD_ANALYZERS
from searchnews.index.files.ragged import spread
from searchnews.index.files.segment import Ints
from searchnews.index.read.algebra import places
from searchnews.index.read.bm25 import Floats, idf_of_all, saturated
from searchnews.index.read.occurrences import POSITION_BITS, POSITION_MASK
from searchnews.index.read.statistics import Statistics
from searchnews.index.read.view import SegmentView
from searchnews.query.tree import And, Boost, Clauses, Field, Node, Or, Word

__all__ = ["DEPTH", "BonusWords", "bonus_words", "bonuses"]

#: How many of the best articles by BM25F are ranked anew.
DEPTH: Final = 100
LEAD: Final = 0.5
LEAD_LENGTH: Final = 50
FOLLOWING: Final = 0.2
NEAR: Final = 0.1
WINDOW: Final = 8

# An occurrence is ``(number << _ROW_BITS | row) << POSITION_BITS | position``: its word's, or
# its pair's, number, and the place of its document among the best.
_ROW_BITS: Final = DEPTH.bit_length()
_SHIFT: Final = _ROW_BITS + POSITION_BITS
_WITHIN: Final = (1 << _SHIFT) - 1
#: No position is as large, and none is near it.
_FAR: Final = 1 << 62


class _BodyWord(NamedTuple):
    """A term that may stand in the body or, unless it is `body_only`, in the headline."""

    term: bytes
    weight: float
    body_only: bool


class BonusWords(NamedTuple):
    """What of a query the bonus is for: distinct `terms`, and numbers of them.

    `leads` are (term, body only) with the sum of their weights, `pairs` (term, next term).
    """

    terms: tuple[bytes, ...]
    leads: dict[tuple[int, bool], float]
    pairs: dict[tuple[int, int], float]


def bonus_words(node: Node) -> BonusWords | None:
    """Return what of a query the bonus is for, None if it has none."""
    words = list(_words(node))
    numbers = {term: i for i, term in enumerate(dict.fromkeys(w.term for w in words if w))}
    if len(numbers) < 2:
        return None
    leads: dict[tuple[int, bool], float] = {}
    pairs: dict[tuple[int, int], float] = {}
    for word in words:
        if word is not None:
            lead = numbers[word.term], word.body_only
            leads[lead] = leads.get(lead, 0.0) + word.weight
    for one, other in pairwise(words):
        if one is not None and other is not None and one.term != other.term:
            pair = numbers[one.term], numbers[other.term]
            pairs[pair] = pairs.get(pair, 0.0) + min(one.weight, other.weight)
    return BonusWords(tuple(numbers), leads, pairs)


def _words(
    node: Node, weight: float = 1.0, *, body_only: bool = False
) -> Iterator[_BodyWord | None]:
    """Yield the plain words of a query in order, None where anything else stands."""
    match node:
        case Word(text=text):
            for term in FIELD_ANALYZERS["body"].terms(text):
                yield _BodyWord(term.encode(), weight, body_only)
        case Clauses(children=children) | And(children=children) | Or(children=children):
            for child in children:
                yield from _words(child, weight, body_only=body_only)
        case Field(name="body", child=child):
            yield from _words(child, weight, body_only=True)
        case Boost(child=child, factor=factor) if factor > 0:
            yield from _words(child, weight * factor, body_only=body_only)
        case _:
            yield None


def bonuses(views: Sequence[SegmentView], words: BonusWords, docs: Ints) -> Floats:
    """Return the bonus of each of a query's best documents, which ascend through the index."""
    statistics = views[0].statistics
    best = _Best(words, len(docs))
    for view in views:
        first, last = docs.searchsorted((view.base, view.base + view.documents)).tolist()
        if first < last:
            best.read(view, docs[first:last] - view.base, first)
    return best.leads(statistics) + best.pairs()


class _Best:
    """What is known of a query's best documents, one column each."""

    def __init__(self, words: BonusWords, count: int) -> None:
        self._words = words
        self._lead = np.zeros((len(words.leads), count))
        self._following = np.zeros((len(words.pairs), count), dtype=np.int64)
        self._near = np.zeros((len(words.pairs), count), dtype=np.int64)
        self._norms = np.zeros(count)

    def read(self, view: SegmentView, docs: Ints, first: int) -> None:
        """Read the documents of a segment; `first` is the column of the first of them."""
        columns = slice(first, first + len(docs))
        self._norms[columns] = view.norms("body").take(docs)
        found = _occurrences(view, self._words.terms, docs)
        self._lead[:, columns] = _leads(view, self._words, docs, found)
        if self._words.pairs:
            self._following[:, columns], self._near[:, columns] = _pairs(
                found, list(self._words.pairs), len(docs)
            )

    def leads(self, statistics: Statistics) -> Floats:
        """Return what the documents get for words that come early."""
        terms = self._words.terms
        weights = [
            LEAD * weight * statistics.idf("body", terms[number])
            for (number, _), weight in self._words.leads.items()
        ]
        return _sum(self._lead, np.array(weights))

    def pairs(self) -> Floats:
        """Return what the documents get for pairs of words."""
        weights = np.array(list(self._words.pairs.values()))
        return self._part(self._following, weights * FOLLOWING) + self._part(
            self._near, weights * NEAR
        )

    def _part(self, freqs: Ints, weights: Floats) -> Floats:
        idf = idf_of_all(freqs.shape[1], np.count_nonzero(freqs, axis=1))
        return _sum(saturated(freqs, self._norms), idf * weights)


def _sum(rows: Floats, weights: Floats) -> Floats:
    # Row by row: what is in other columns changes no bit of one.
    total: Floats = (rows * weights[:, None]).sum(axis=0)
    return total


def _occurrences(view: SegmentView, terms: Sequence[bytes], docs: Ints) -> Ints:
    """Return where terms stand in the bodies of some documents, ascending."""
    text = view.segment.text("body")
    keys: list[Ints] = []
    begins: list[Ints] = []
    counts: list[Ints] = []
    ordinals: list[int] = []
    for number, term in enumerate(terms):
        ordinal = view.ordinal("body", term)
        if ordinal < 0:
            continue
        at, hit = view.locate("body", ordinal, docs)
        rows = hit.nonzero()[0]
        at = at.take(rows)
        starts = view.occurrences("body", ordinal)
        firsts = starts.take(at).astype(np.int64)
        counts.append(starts.take(at + 1) - firsts)
        begins.append(firsts)
        keys.append(rows + (number << _ROW_BITS))
        ordinals.append(ordinal)
    if not keys:
        return np.empty(0, dtype=np.int64)
    of = np.concatenate(counts)
    shifts = text.position_starts(np.array(ordinals)).repeat(list(map(len, begins)))
    places_ = spread(np.concatenate(begins) + shifts, of)
    found = text.all_positions.take(places_).astype(np.int64)
    found += (np.concatenate(keys) << POSITION_BITS).repeat(of)
    return found


def _leads(view: SegmentView, words: BonusWords, docs: Ints, found: Ints) -> Floats:
    """Return how early each word comes in each document: 1 for the first token, 0 for late."""
    of = found >> POSITION_BITS
    firsts = np.diff(of, prepend=-1).nonzero()[0]
    early = np.zeros((len(words.terms), 1 << _ROW_BITS))
    position = found.take(firsts) & POSITION_MASK
    early.ravel()[of.take(firsts)] = np.maximum(0.0, 1 - position / LEAD_LENGTH)
    lead = early[[number for number, _ in words.leads], : len(docs)]
    for row, (number, body_only) in enumerate(words.leads):
        ordinal = -1 if body_only else view.ordinal("headline", words.terms[number])
        if ordinal >= 0:
            lead[row, places(docs, view.docs("headline", ordinal))[1]] = 1.0
    return lead


def _pairs(found: Ints, pairs: Sequence[tuple[int, int]], documents: int) -> tuple[Ints, Ints]:
    """Return how often the words of each pair follow each other, and how often they are near."""
    ones, others = (_of(found, numbers) for numbers in zip(*pairs, strict=True))
    bounded = np.concatenate(([-_FAR], others, [_FAR]))
    at = bounded.searchsorted(ones)
    behind = bounded.take(at) - ones
    near = np.minimum(behind, ones - bounded.take(at - 1)) < WINDOW
    rows = ones >> POSITION_BITS
    size = len(pairs) << _ROW_BITS
    following, close = (
        np.bincount(rows[hit], minlength=size).reshape(len(pairs), -1)[:, :documents]
        for hit in (behind == 1, near)
    )
    return following, close


def _of(found: Ints, numbers: Sequence[int]) -> Ints:
    """Return the occurrences of one word of each pair; the number is then that of the pair."""
    words = np.array(numbers)
    begins, ends = found.searchsorted((words << _SHIFT, (words + 1) << _SHIFT))
    counts = ends - begins
    of = found.take(spread(begins, counts)) & _WITHIN
    return of + (np.arange(len(words)) << _SHIFT).repeat(counts)
