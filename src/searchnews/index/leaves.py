"""One leaf of a query in one segment: which articles or quotations have it, and their scores.

A word scores as `bm25` says, field by field; a phrase the sum of its words; a pattern the
sum of the terms that it means, each with its own weight. For quotations, the counts of the
formula count quotations.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, Literal, TypeAlias

import numpy as np

from searchnews.analysis import FIELD_ANALYZERS, NAME
from searchnews.index.algebra import (
    Bools,
    Candidates,
    common_keys,
    distinct,
    intersection,
    nothing,
    places,
    quotation_key,
    split_key,
    union,
    unscored,
)
from searchnews.index.bm25 import Floats, idf, norm_of, saturated
from searchnews.index.families import family_articles
from searchnews.index.forms import Family, Forms, Names
from searchnews.index.layout import STRIDE
from searchnews.index.occurrences import POSITION_BITS, Slot, occurrences
from searchnews.index.phrases import phrase_articles
from searchnews.index.segment import PROSE_FIELDS, Ints
from searchnews.index.view import SegmentView
from searchnews.match import pattern_test
from searchnews.query.tree import AtLeast, Exact, Fuzzy, Near, Pattern, Phrase, Word
from searchnews.text import fold

__all__ = ["Leaf", "LeafReader", "Unit"]

#: What a search returns: whole articles, or single quotations.
Unit: TypeAlias = Literal["article", "quotation"]
Leaf: TypeAlias = Word | Pattern | Fuzzy | Phrase | Exact | Near | AtLeast

_PLAIN: Final = re.compile(r"[^*?\\]*")
_POSITION_MASK: Final = (1 << POSITION_BITS) - 1
#: From this part of the documents on, one bit a document is faster than searching.
_DENSE: Final = 64


class LeafReader:
    """Finds leaves in the fields of one segment.

    `quotations_with` says in how many quotations of the whole index a term stands.
    """

    def __init__(self, view: SegmentView, quotations_with: Callable[[str, bytes], int]) -> None:
        self.view = view
        self._quotations_with = quotations_with
        self._forms = Forms(view.segment)
        self._names = Names(view.segment.names)

    def find(self, leaf: Leaf, fields: Sequence[str], unit: Unit) -> Candidates:
        """Return the articles or quotations that have the leaf in one of the fields."""
        if unit == "article" and isinstance(leaf, Word | Pattern | Fuzzy | Phrase):
            return self._articles(self._slots(leaf, fields[0]), fields)
        return union([self._in_field(leaf, field, unit) for field in fields])

    def _articles(self, slots: Sequence[Slot], fields: Sequence[str]) -> Candidates:
        """Return the articles where all slots are filled side by side in one of the fields."""
        if len(slots) == 1:
            (slot,) = slots
            if isinstance(slot, Family):
                return family_articles(self.view, slot, fields)
            return self.view.word(tuple(fields), slot)
        return union([self._side_by_side(slots, field, "article") for field in fields])

    def _in_field(self, leaf: Leaf, field: str, unit: Unit) -> Candidates:
        match leaf:
            case Near(parts=parts):
                # Where the parts stand is for the text to say.
                return intersection([self._in_field(p, field, unit) for p in parts]).in_doubt()
            case Exact(text=text):
                slots = [term.encode() for term in FIELD_ANALYZERS[field].terms(text)]
                return self._side_by_side(slots, field, unit).in_doubt()
            case AtLeast():
                return self._at_least(leaf, field, unit)
            case _:
                return self._side_by_side(self._slots(leaf, field), field, unit)

    def _slots(self, leaf: Word | Pattern | Fuzzy | Phrase, field: str) -> list[Slot]:
        words = self._forms if field in PROSE_FIELDS else self._names
        match leaf:
            case Word(text=text):
                return [term.encode() for term in FIELD_ANALYZERS[field].terms(text)]
            case Pattern(text=text):
                prefix = _literal_prefix(text)
                # Most patterns are a beginning and a star, for which no word needs a test.
                test = None if text == f"{prefix}*" else pattern_test(text)
                return [words.matching(prefix, test)]
            case Fuzzy(text=text, edits=edits):
                wanted = NAME.terms(text)
                if len(wanted) != 1:
                    return self._slots(Word(text), field)
                return [words.near(wanted[0], edits)]
            case Phrase(parts=parts):
                return [slot for part in parts for slot in self._slots(part, field)]

    def _side_by_side(self, slots: Sequence[Slot], field: str, unit: Unit) -> Candidates:
        """Return where all slots are filled at successive positions."""
        if not slots:
            return nothing()
        if len(slots) == 1:
            return self._slot(slots[0], field, unit)
        terms = [slot for slot in slots if isinstance(slot, bytes)]
        if unit == "article" and len(terms) == len(slots):
            return phrase_articles(self.view, field, terms)
        docs = self._docs_with_all(slots, field)
        if not len(docs):
            return nothing()
        begins, doubtful = self._begins(slots, field, docs)
        rows = begins >> POSITION_BITS
        if unit == "article":
            found = distinct(rows)
            here = docs[found]
            scored = [self._scores(slot, field, here) for slot in slots]
            scores = np.sum(scored, axis=0)
            if self.view.alive is not None:
                keep = self.view.alive[here]
                found, here, scores = found[keep], here[keep], scores[keep]
            return Candidates(here, scores, None if doubtful is None else _any(doubtful[found]))
        blocks = ((begins & _POSITION_MASK) - len(slots)) // STRIDE
        keys = distinct(quotation_key(docs[rows], blocks))
        parts = [self._slot(slot, field, unit) for slot in slots]
        joined = intersection([unscored(keys), *parts])
        return joined if doubtful is None else joined.in_doubt()

    def _docs_with_all(self, slots: Sequence[Slot], field: str) -> Ints:
        """Return the documents that have something for each slot, starting from the rarest."""
        rows = sorted((self._docs(slot, field) for slot in slots), key=len)
        docs, *others = rows
        for other in others:
            docs = self._common(docs, other)
        return docs

    def _docs(self, slot: Slot, field: str) -> Ints:
        if isinstance(slot, Family):
            docs = self.view.segment.text(field).gather(slot.terms).docs
            docs.sort(kind="stable")
            return distinct(docs)
        ordinal = self.view.ordinal(field, slot)
        return np.empty(0, dtype=np.int64) if ordinal < 0 else self.view.docs(field, ordinal)

    def _common(self, few: Ints, many: Ints) -> Ints:
        """Return what two rows of ascending documents have in common."""
        if len(few) * _DENSE < self.view.documents:
            return few[places(few, many)[1]]
        stands = np.zeros(self.view.documents, dtype=bool)
        stands[many] = True
        return few[stands[few]]

    def _begins(self, slots: Sequence[Slot], field: str, docs: Ints) -> tuple[Ints, Bools | None]:
        """Return where in the documents the slots stand side by side.

        As `Occurrences.places`, moved on by the number of slots; and of which documents the
        text has to confirm it.
        """
        found = [
            (places_, i, doubtful)
            for i, slot in enumerate(slots)
            for places_, doubtful in [occurrences(self.view, field, slot, docs)]
        ]
        doubts = [doubtful for _, _, doubtful in found if doubtful is not None]
        begins, *others = sorted((at + (len(slots) - i) for at, i, _ in found), key=len)
        for other in others:
            begins = common_keys(begins, other)
        return begins, np.logical_or.reduce(doubts) if doubts else None

    def _scores(self, slot: Slot, field: str, docs: Ints) -> Floats:
        """Return what a slot scores in some ascending documents that have it."""
        scores = np.zeros(len(docs))
        if isinstance(slot, Family):
            found = family_articles(self.view, slot, (field,))
            at, hit = places(docs, found.keys)
            scores[hit] = found.scores[at[hit]]
        else:
            ordinal = self.view.ordinal(field, slot)
            at, _ = places(docs, self.view.docs(field, ordinal))
            freqs = self.view.freqs(field, ordinal)[at]
            scores += saturated(freqs, self.view.norms(field).take(docs))
            scores *= self.view.statistics.idf(field, slot)
        return scores

    def _slot(self, slot: Slot, field: str, unit: Unit) -> Candidates:
        if unit == "quotation":
            return self._quotations(slot, field)
        if isinstance(slot, Family):
            return family_articles(self.view, slot, (field,))
        return self.view.word((field,), slot)

    def _quotations(self, slot: Slot, field: str) -> Candidates:
        """Return the quotations of live documents that have what may stand at a slot."""
        docs = self._docs(slot, field)
        if self.view.alive is not None:
            docs = docs[self.view.alive[docs]]
        if not len(docs):
            return nothing()
        if isinstance(slot, Family):
            vocabulary = self.view.segment.text(field).vocabulary
            found, doubtful = occurrences(self.view, field, slot, docs)
            keys = self._keys(found, docs)
            words = [vocabulary[term] for term in slot.terms.tolist()]
            scored = union([self._quotations(word, field) for word in words])
            joined = intersection([unscored(distinct(keys)), scored])
            return joined if doubtful is None else joined.in_doubt()
        keys = self._keys(occurrences(self.view, field, slot, docs).places, docs)
        firsts = np.diff(keys, prepend=-1).nonzero()[0]
        freqs = np.diff(firsts, append=len(keys))
        keys = keys[firsts]
        in_docs, blocks = split_key(keys)
        segment, statistics = self.view.segment, self.view.statistics
        lengths = segment.quotation_lengths[segment.quotation_starts[in_docs] + blocks]
        norms = norm_of(lengths.astype(np.float64), statistics.average_quotation)
        weight = idf(statistics.quotations, self._quotations_with(field, slot))
        return Candidates(keys, saturated(freqs, norms) * weight)

    def quotations_with(self, field: str, term: bytes) -> int:
        """Return in how many quotations of the segment a term stands."""
        docs = self._docs(term, field)
        if self.view.alive is not None:
            docs = docs[self.view.alive[docs]]
        return len(distinct(self._keys(occurrences(self.view, field, term, docs).places, docs)))

    def _keys(self, found: Ints, docs: Ints) -> Ints:
        return quotation_key(docs[found >> POSITION_BITS], (found & _POSITION_MASK) // STRIDE)

    def _at_least(self, leaf: AtLeast, field: str, unit: Unit) -> Candidates:
        slots = self._slots(leaf.child, field)
        found = self._side_by_side(slots, field, unit)
        if leaf.count <= 1:
            return found
        if len(slots) != 1 or isinstance(slots[0], Family) or unit == "quotation":
            return found.in_doubt()
        ordinal = self.view.ordinal(field, slots[0])
        if ordinal < 0:
            return nothing()
        at, _ = places(found.keys, self.view.docs(field, ordinal))
        return found.take(self.view.freqs(field, ordinal)[at] >= leaf.count)


def _literal_prefix(pattern: str) -> str:
    """Return what all words begin with that match the pattern."""
    plain = _PLAIN.match(pattern)
    return fold(plain.group() if plain else "").replace("'", "")


def _any(doubtful: Bools) -> Bools | None:
    return doubtful if doubtful.any() else None
