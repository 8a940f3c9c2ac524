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
words. Where a word stands only in another spelling than was typed, its lead and its pairs
are demoted as its score is. What is not a plain word (a phrase, a pattern, alternatives,
what is excluded or sought elsewhere) takes no part, and parts its neighbours. A query of
less than two words has no bonus.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from searchnews.index.files.segment import Ints
from searchnews.index.read.bm25 import Floats, idf_of_all, saturated
from searchnews.index.read.occurrences import POSITION_BITS, term_occurrences
from searchnews.index.read.plan import ARTICLE_FIELDS
from searchnews.index.read.spelling import Term, Typing, typed_terms, typing_of
from searchnews.index.read.view import SegmentView
from searchnews.query.tree import And, Boost, Clauses, Field, Node, Word

__all__ = ["DEPTH", "BonusWords", "bonus_words", "bonuses"]

#: How many of the best articles by BM25F are ranked anew.
DEPTH: Final = 100
LEAD: Final = 0.5
LEAD_LENGTH: Final = 50
FOLLOWING: Final = 0.2
NEAR: Final = 0.1
WINDOW: Final = 8

_FAR: Final = 1 << 62
_NOWHERE: Final = np.array([-_FAR, _FAR])


class _BonusWord(NamedTuple):
    """A term that is looked for in the body and perhaps in the headline."""

    term: Term
    fields: tuple[str, ...]


class BonusWords(NamedTuple):
    """What of a query the bonus is for, with weights: words, and pairs of them by number."""

    words: dict[_BonusWord, float]
    pairs: dict[tuple[int, int], float]


def bonus_words(query: Node) -> BonusWords | None:
    """Return what of a query the bonus is for, None if it has none."""
    row = list(_words(query, typing_of(query), ARTICLE_FIELDS, 1.0))
    words: dict[_BonusWord, float] = {}
    for one in row:
        if one is not None:
            words[one[0]] = words.get(one[0], 0.0) + one[1]
    if len({word.term.text for word in words}) < 2:
        return None
    numbers = {word: number for number, word in enumerate(words)}
    pairs: dict[tuple[int, int], float] = {}
    for one, other in pairwise(row):
        if one is not None and other is not None and one[0].term.text != other[0].term.text:
            pair = numbers[one[0]], numbers[other[0]]
            pairs[pair] = pairs.get(pair, 0.0) + min(one[1], other[1])
    return BonusWords(words, pairs)


def _words(
    node: Node, typing: Typing, fields: tuple[str, ...], weight: float
) -> Iterator[tuple[_BonusWord, float] | None]:
    """Yield the plain words of a query in order, with weights; None where anything else stands."""
    match node:
        case Word(text=text):
            for term in typed_terms(text, "body", typing):
                yield _BonusWord(term, fields), weight
        case Clauses(children=children) | And(children=children):
            for child in children:
                yield from _words(child, typing, fields, weight)
        case Field(name="body", child=child):
            yield from _words(child, typing, ("body",), weight)
        case Boost(child=child, factor=factor) if factor > 0:
            yield from _words(child, typing, fields, weight * factor)
        case _:
            yield None


def bonuses(views: Sequence[SegmentView], asked: BonusWords, docs: Ints) -> Floats:
    """Return the bonus of each of a query's best documents, which ascend through the index."""
    statistics, count = views[0].statistics, len(docs)
    words = [
        word._replace(term=statistics.telling(word.fields[0], word.term)) for word in asked.words
    ]
    leads = np.empty((len(words), count))
    typed = np.ones((len(words), count))
    freqs = np.zeros((2, len(asked.pairs), count), dtype=np.int64)
    norms = np.empty(count)
    for view in views:
        first, last = docs.searchsorted((view.base, view.base + view.documents)).tolist()
        if first == last:
            continue
        here, local = slice(first, last), docs[first:last] - view.base
        for number, word in enumerate(words):
            leads[number, here] = _leads(view, word).take(local)
            view.demote(typed[number, here], word.fields, word.term, local)
        if asked.pairs:
            norms[here] = view.norms("body").take(local)
            found = [_occurrences(view, word, local) for word in words]
            for pair, (one, other) in enumerate(asked.pairs):
                freqs[:, pair, here] = _frequencies(found[one], found[other], last - first)
    weights = [
        LEAD / LEAD_LENGTH * weight * statistics.idf("body", word.term.text)
        for word, weight in zip(words, asked.words.values(), strict=True)
    ]
    leads *= typed
    total: Floats = np.array(weights) @ leads
    if asked.pairs:
        parts = saturated(freqs, norms)
        parts *= [typed[one] * typed[other] for one, other in asked.pairs]
        shares = np.array(
            [[w * share for w in asked.pairs.values()] for share in (FOLLOWING, NEAR)]
        )
        shares *= idf_of_all(count, (freqs > 0).sum(axis=2))
        total += shares.ravel() @ parts.reshape(-1, count)
    return total


def _leads(view: SegmentView, word: _BonusWord) -> npt.NDArray[np.uint8]:
    """Return of each document how many tokens of its lead are left where a word first stands."""
    found: npt.NDArray[np.uint8] | None = view.kept("leads", word.fields, word.term.text)
    if found is None:
        found = np.zeros(view.documents, dtype=np.uint8)
        for field in reversed(word.fields):
            ordinal = view.ordinal(field, word.term.text)
            if ordinal < 0:
                continue
            docs = view.docs(field, ordinal)
            if field == "headline":
                found[docs] = LEAD_LENGTH
            else:
                firsts = view.occurrences(field, ordinal)[:-1]
                positions = view.segment.text(field).positions(ordinal).take(firsts)
                found[docs] = LEAD_LENGTH - np.minimum(positions, LEAD_LENGTH)
        view.keep(("leads", word.fields, word.term.text), found, found)
    return found


def _occurrences(view: SegmentView, word: _BonusWord, docs: Ints) -> Ints:
    """Return where a word stands in the bodies of documents, as `Occurrences.places`.

    Before and behind them is one that is far from all.
    """
    ordinal = view.ordinal("body", word.term.text)
    if ordinal < 0:
        return _NOWHERE
    at, hit = view.locate("body", ordinal, docs)
    found = term_occurrences(view, "body", ordinal, at, hit.nonzero()[0])
    return np.concatenate((_NOWHERE[:1], found, _NOWHERE[1:]))


def _frequencies(one: Ints, other: Ints, documents: int) -> tuple[Ints, Ints]:
    """Return in how many places of each document `other` follows `one`, and in how many near."""
    places = one[1:-1]
    at = other.searchsorted(places)
    behind = other.take(at) - places
    near = np.minimum(behind, places - other.take(at - 1)) < WINDOW
    rows = places >> POSITION_BITS
    return (
        np.bincount(rows[behind == 1], minlength=documents),
        np.bincount(rows[near], minlength=documents),
    )
