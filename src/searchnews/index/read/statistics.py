"""What scores need to know of the index as a whole.

All counts have the deleted documents in them, as Whoosh's have, until a merge drops them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Final

import numpy as np

from searchnews.index.files.segment import (
    NAME_FIELDS,
    PROSE_FIELDS,
    Ints,
    Segment,
    vocabulary_of,
)
from searchnews.index.files.spellings import PLANES, others_of
from searchnews.index.read.bm25 import Floats, idf, idf_of_all, norms
from searchnews.index.read.spelling import Term

__all__ = ["Statistics"]

#: Weights of terms that are remembered.
_REMEMBERED: Final = 1 << 16


class Statistics:
    """Counts over all segments of one generation."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        #: How many documents there are.
        self.documents = sum(segment.documents for segment in segments)
        self._norms: dict[str, Floats] = {}
        self._averages: dict[str, float] = {}
        self._idf: dict[tuple[str, bytes], float] = {}
        self._spellings: dict[tuple[str, bytes], int] = {}
        self._telling: dict[tuple[str, Term], Term] = {}

    def total_length(self, field: str) -> int:
        """Return the number of words in the field, over all documents."""
        return sum(segment.text(field).total_length for segment in self._segments)

    def average_length(self, field: str) -> float:
        """Return the mean length of the field, over all documents."""
        found = self._averages.get(field)
        if found is None:
            total = self.total_length(field)
            found = self._averages[field] = total / self.documents if total else 1.0
        return found

    def norms(self, field: str) -> Floats:
        """Return, by rounded length, what is added to a frequency below the line."""
        found = self._norms.get(field)
        if found is None:
            found = self._norms[field] = norms(self.average_length(field))
        return found

    def document_frequency(self, field: str, term: bytes) -> int:
        """Return in how many documents the term stands."""
        count = 0
        for segment in self._segments:
            text = segment.text(field)
            ordinal = text.vocabulary.find(term)
            if ordinal >= 0:
                count += text.document_frequency(ordinal)
        return count

    def idf(self, field: str, term: bytes) -> float:
        """Return the weight of a term among documents."""
        found = self._idf.get((field, term))
        if found is None:
            if len(self._idf) >= _REMEMBERED:
                self._idf.clear()
            found = idf(self.documents, self.document_frequency(field, term))
            self._idf[field, term] = found
        return found

    def spellings(self, field: str, term: bytes) -> int:
        """Return in which spellings a term stands in all fields like this one, 0 if it does not.

        Those are the fields of the same vocabulary.
        """
        vocabulary = vocabulary_of(field)
        found = self._spellings.get((vocabulary, term))
        if found is None:
            if len(self._spellings) >= _REMEMBERED:
                self._spellings.clear()
            found = 0
            alike = PROSE_FIELDS if field in PROSE_FIELDS else NAME_FIELDS
            for segment in self._segments:
                ordinal = segment.strings(vocabulary).find(term)
                if ordinal >= 0:
                    for other in alike:
                        found |= int(segment.text(other).spellings.of_terms[ordinal])
            self._spellings[vocabulary, term] = found
        return found

    def telling(self, field: str, term: Term) -> Term:
        """Return the term with those demotions only that tell articles apart.

        Some have the spelling, and some have others instead of it.
        """
        found = self._telling.get((field, term))
        if found is None:
            if len(self._telling) >= _REMEMBERED:
                self._telling.clear()
            stands = self.spellings(field, term.text)
            kept = tuple(
                demotion
                for demotion in term.demotions
                if stands & PLANES[demotion.plane] and stands & others_of(PLANES[demotion.plane])
            )
            found = self._telling[field, term] = Term(term.text, kept)
        return found

    def idf_of_all(self, segment: Segment, field: str, terms: Ints) -> Floats:
        """Return the weights among documents of terms by their ordinals in a segment."""
        text = segment.text(field)
        if len(self._segments) == 1:
            return idf_of_all(self.documents, text.document_frequencies(terms))
        return np.array([self.idf(field, text.vocabulary[term]) for term in terms.tolist()])

    def quotations(self, field: str) -> int:
        """Return how many quotations have their words, or their speakers, in the field."""
        return self._reported if field.startswith("indirect") else self._marked

    def average_quotation(self, field: str) -> float:
        """Return the mean length in words of those quotations."""
        total = self.total_length("indirect" if field.startswith("indirect") else "quotes")
        return total / self.quotations(field) if total else 1.0

    @cached_property
    def _marked(self) -> int:
        return sum(int(segment.marked_quotations.sum()) for segment in self._segments)

    @cached_property
    def _reported(self) -> int:
        return sum(len(s.quotation_lengths) for s in self._segments) - self._marked
