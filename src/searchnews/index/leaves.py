"""One leaf of a query in one field: which articles or quotations have it, and their scores.

Scores are those of Okapi BM25 as Whoosh's ``BM25F`` computes it, term by term and field by
field, with K1 = 1.2 and B = 0.75 (Robertson and Zaragoza, "The Probabilistic Relevance
Framework: BM25 and Beyond", 2009):

    idf · tf · (K1 + 1) / (tf + K1 · (1 − B + B · length / average length)),
    idf = ln(N / (df + 1)) + 1

A phrase scores the sum of its words. For quotations, N, df, tf and length count quotations.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import log
from typing import Final, Literal, TypeAlias

import numpy as np

from searchnews.analysis import FIELD_ANALYZERS, NAME
from searchnews.index.algebra import (
    Candidates,
    intersection,
    nothing,
    quotation_key,
    split_key,
    union,
)
from searchnews.index.postings import Floats, Ints, Postings, PostingsReader
from searchnews.index.schema import STRIDE
from searchnews.index.vocabulary import Vocabulary
from searchnews.match import edit_distance, pattern_test
from searchnews.query.tree import (
    AtLeast,
    Exact,
    Fuzzy,
    Near,
    Pattern,
    Phrase,
    Word,
)

__all__ = ["Leaf", "LeafReader", "Unit"]

#: What a search returns: whole articles, or single quotations.
Unit: TypeAlias = Literal["article", "quotation"]
Leaf: TypeAlias = Word | Pattern | Fuzzy | Phrase | Exact | Near | AtLeast

K1: Final = 1.2
B: Final = 0.75
# A position has 32 bits; a phrase that is longer than what is left cannot be written.
_PLACE_BITS: Final = 33
_PLACE_MASK: Final = (1 << _PLACE_BITS) - 1


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a phrase: the terms that may stand there, and whether all of them match."""

    terms: tuple[str, ...]
    exact: bool = True


class LeafReader:
    """Finds leaves in the fields of one generation of an index."""

    def __init__(self, reader: PostingsReader) -> None:
        self._reader = reader
        self._vocabulary = Vocabulary(reader)

    def find(self, leaf: Leaf, field: str, unit: Unit) -> Candidates:
        """Return the articles or quotations whose `field` has the leaf."""
        match leaf:
            case Near(parts=parts):
                # Where the parts stand is for the text to say.
                found = [self.find(part, field, unit) for part in parts]
                return replace(intersection(found), exact=False)
            case Exact(text=text):
                slots = [Slot((term,)) for term in FIELD_ANALYZERS[field].terms(text)]
                return replace(self._find_slots(slots, field, unit), exact=False)
            case AtLeast():
                return self._at_least(leaf, field, unit)
            case _:
                return self._find_slots(self._slots(leaf, field), field, unit)

    def _slots(self, leaf: Word | Pattern | Fuzzy | Phrase, field: str) -> list[Slot]:
        match leaf:
            case Word(text=text):
                return [Slot((term,)) for term in FIELD_ANALYZERS[field].terms(text)]
            case Pattern(text=text):
                return [self._expanded(field, pattern_test(text))]
            case Fuzzy(text=text, edits=edits):
                wanted = NAME.terms(text)
                if len(wanted) != 1:
                    return self._slots(Word(text), field)
                (word,) = wanted
                return [
                    self._expanded(field, lambda form: edit_distance(form, word, edits) <= edits)
                ]
            case Phrase(parts=parts):
                return [slot for part in parts for slot in self._slots(part, field)]

    def _expanded(self, field: str, accepts: Callable[[str], bool]) -> Slot:
        expansion = self._vocabulary.expand(field, accepts)
        return Slot(expansion.terms, expansion.exact)

    def _find_slots(self, slots: Sequence[Slot], field: str, unit: Unit) -> Candidates:
        if not slots:
            return nothing()
        found = [self._find_slot(slot, field, unit) for slot in slots]
        if len(found) == 1:
            return found[0]
        together = intersection(found)
        beside = self._side_by_side(slots, field, unit, together.keys)
        return intersection([together, Candidates(beside, np.zeros(len(beside)))])

    def _find_slot(self, slot: Slot, field: str, unit: Unit) -> Candidates:
        sets = [self._find_term(term, field, unit) for term in slot.terms]
        return replace(union(sets), exact=slot.exact)

    def _find_term(self, term: str, field: str, unit: Unit) -> Candidates:
        postings = self._reader.postings(field, term)
        if postings is None:
            return nothing()
        if unit == "article":
            df = self._reader.doc_frequency(field, term)
            lengths = self._reader.lengths(field)[postings.docs]
            average = self._reader.average_length(field)
            scores = bm25(postings.freqs, lengths, average, df, self._reader.doc_count_all)
            return Candidates(postings.docs, scores)
        keys, freqs = np.unique(_occurrence_keys(postings), return_counts=True)
        starts, all_lengths = self._reader.quotation_lengths()
        docs, blocks = split_key(keys)
        lengths = all_lengths[starts[docs] + blocks]
        average = float(all_lengths.mean())
        scores = bm25(freqs.astype(np.float64), lengths, average, len(keys), len(all_lengths))
        return Candidates(keys, scores)

    def _side_by_side(self, slots: Sequence[Slot], field: str, unit: Unit, among: Ints) -> Ints:
        """Return which of the keys `among` have the slots' terms at successive positions."""
        docs = among if unit == "article" else np.unique(split_key(among)[0])
        starts: Ints | None = None
        for i, slot in enumerate(slots):
            # One number an occurrence: the document, and where the phrase would begin.
            places = [
                (np.repeat(p.docs, np.diff(p.starts)) << _PLACE_BITS)
                + p.positions
                + (len(slots) - i)
                for p in (self._within(field, term, docs) for term in slot.terms)
            ]
            here = np.concatenate(places) if places else np.empty(0, dtype=np.int64)
            starts = here if starts is None else np.intersect1d(starts, here)
        if starts is None or not len(starts):
            return np.empty(0, dtype=np.int64)
        found, places_found = starts >> _PLACE_BITS, (starts & _PLACE_MASK) - len(slots)
        if unit == "article":
            return np.unique(found)
        return np.unique(quotation_key(found, places_found // STRIDE))

    def _within(self, field: str, term: str, docs: Ints) -> Postings:
        """Return the postings of a term in the given documents only."""
        postings = self._reader.postings(field, term)
        if postings is None:
            empty = np.empty(0, dtype=np.int64)
            return Postings(empty, np.empty(0), empty, np.zeros(1, dtype=np.int64))
        keep = np.isin(postings.docs, docs, assume_unique=True)
        counts = np.diff(postings.starts)
        return Postings(
            postings.docs[keep],
            postings.freqs[keep],
            postings.positions[np.repeat(keep, counts)],
            np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(counts[keep]))),
        )

    def _at_least(self, leaf: AtLeast, field: str, unit: Unit) -> Candidates:
        count, child = leaf.count, leaf.child
        slots = self._slots(child, field)
        found = self._find_slots(slots, field, unit)
        if len(slots) != 1 or len(slots[0].terms) != 1 or unit == "quotation":
            return replace(found, exact=found.exact and count <= 1)
        postings = self._reader.postings(field, slots[0].terms[0])
        if postings is None:
            return nothing()
        enough = postings.freqs >= count
        return Candidates(found.keys[enough], found.scores[enough], found.exact)


def bm25(freqs: Floats, lengths: Floats, average: float, df: int, documents: int) -> Floats:
    """Return the scores of one term, in the operations and the order of Whoosh's formula."""
    idf = log(documents / (df + 1)) + 1
    scores: Floats = idf * ((freqs * (K1 + 1)) / (freqs + K1 * ((1 - B) + B * lengths / average)))
    return scores


def _occurrence_keys(postings: Postings) -> Ints:
    """Return the quotation key of each occurrence, ascending."""
    docs = np.repeat(postings.docs, np.diff(postings.starts))
    return quotation_key(docs, postings.positions // STRIDE)
