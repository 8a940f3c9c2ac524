"""A word in one segment, as short lists or, where it is frequent, as one entry a document.

Documents are taken in ranges of `SPAN`, and arrays that have one entry (or one bit) a
document are filled up to whole ranges. What the word scores at most in each of them is
kept in memory.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt

from searchnews.index.files.ragged import spread
from searchnews.index.files.segment import Ints
from searchnews.index.read.algebra import Candidates, places
from searchnews.index.read.bm25 import Floats, saturated
from searchnews.index.read.plan import PlannedWord
from searchnews.index.read.spelling import Term
from searchnews.index.read.view import SPAN, SegmentView

__all__ = ["LISTED", "SPAN", "Bits", "WordColumns", "bits_of", "columns_of"]

#: Up to how many postings a word is kept as a list of documents and scores.
LISTED: Final = 16_384
#: Below this part of the documents, searching is faster than an entry a document.
_SPARSE: Final = 1 / 32
#: More than 32 bits can be short of a score.
_ROUNDING: Final = 1 + 1e-6

Bits = npt.NDArray[np.uint8]


def columns_of(view: SegmentView, word: PlannedWord) -> WordColumns:
    """Return the columns of a word; what is made of them is kept."""
    term = view.statistics.telling(word.fields[0], word.term)
    key = "columns", word.fields, term
    found: WordColumns | None = view.kept(*key)
    if found is None:
        found = WordColumns(view, word.fields, term)
        view.keep(key, found)
    return found


def bits_of(documents: int, docs: Ints) -> Bits:
    """Return one bit a document, set for those given."""
    stands = np.zeros(-(-documents // SPAN) * SPAN, dtype=bool)
    stands[docs] = True
    return np.packbits(stands)


class WordColumns:
    """A term in some fields of a segment. Scores are those of an article: of all fields."""

    def __init__(self, view: SegmentView, fields: tuple[str, ...], term: Term) -> None:
        self._view = view
        self._fields = fields
        self._term = term
        self._ordinals = tuple(
            (field, ordinal) for field in fields if (ordinal := view.ordinal(field, term.text)) >= 0
        )
        #: How many postings there are, of deleted documents too.
        self.postings = sum(
            view.segment.text(field).document_frequency(ordinal)
            for field, ordinal in self._ordinals
        )
        self.is_listed = self.postings <= LISTED
        self._size = view.size

    @property
    def list(self) -> Candidates:
        """The articles with the word."""
        return self._view.word(self._fields, self._term)

    @property
    def bits(self) -> Bits:
        """One bit a document: whether it has the word, and is not deleted."""
        key = "bits", self._fields, self._term.text
        found: Bits | None = self._view.kept(*key)
        if found is None:
            stands = np.zeros(self._size, dtype=bool)
            for field, ordinal in self._ordinals:
                stands[self._view.segment.text(field).docs(ordinal)] = True
            if self._view.alive is not None:
                stands[: len(self._view.alive)] &= self._view.alive
            found = np.packbits(stands)
            self._view.keep(key, found, found)
        return found

    @property
    def bounds(self) -> Floats:
        """What the word scores at most in each range, rounded up."""
        key = "bounds", self._fields, self._term
        found: Floats | None = self._view.kept(*key)
        if found is None:
            found = (self._summed().reshape(-1, SPAN).max(axis=1) * _ROUNDING).astype(np.float32)
            self._view.keep(key, found, found)
        return found

    def _summed(self) -> Floats:
        """Return what each document scores."""
        sums = np.zeros(self._size)
        if self.is_listed:
            sums[self.list.keys] = self.list.scores
            return sums
        for field, ordinal in self._ordinals:
            docs = self._view.segment.text(field).docs(ordinal)
            freqs = self._view.freqs(field, ordinal)
            part = saturated(freqs, self._view.norms(field).take(docs))
            part *= self._view.statistics.idf(field, self._term.text)
            sums[docs] += part
        self._view.demote(sums, self._fields, self._term, slice(None))
        return sums

    def scores_at(self, docs: Ints) -> Floats:
        """Return what ascending documents score, 0 for those without the word."""
        if self.is_listed:
            listed = self.list
            scores = np.zeros(len(docs))
            if len(docs) < _SPARSE * self._size:
                at, hit = places(docs, listed.keys)
                hits = hit.nonzero()[0]
                scores[hits] = listed.scores.take(at.take(hits))
                return scores
            dense = np.zeros(self._size)
            dense[listed.keys] = listed.scores
            return dense.take(docs)
        scores = np.zeros(len(docs))
        for field, ordinal in self._ordinals:
            weight = self._view.statistics.idf(field, self._term.text)
            norms = self._view.norms(field)
            text = self._view.segment.text(field)
            if text.document_frequency(ordinal) > _SPARSE * self._size:
                part = saturated(self._dense(field, ordinal).take(docs), norms.take(docs))
                part *= weight
                scores += part
            else:
                at, hit = places(docs, self._view.docs(field, ordinal))
                hits = hit.nonzero()[0]
                freqs = self._view.freqs(field, ordinal).take(at.take(hits))
                part = saturated(freqs, norms.take(docs.take(hits)))
                part *= weight
                scores[hits] += part
        self._view.demote(scores, self._fields, self._term, docs)
        return scores

    def scores_in(self, ranges: Ints, slots: Ints) -> Floats:
        """Return what documents of some ranges score, 0 for those without the word.

        The slot of a document is ``place of its range among ranges · SPAN + place in it``.
        """
        scores = np.zeros(len(ranges) * SPAN)
        if self.is_listed:
            listed, starts = self.list, self._range_starts()
            firsts = starts.take(ranges)
            counts = starts.take(ranges + 1) - firsts
            at = spread(firsts, counts)
            begins = (np.arange(len(ranges)) - ranges) * SPAN
            scores[listed.keys.take(at) + begins.repeat(counts)] = listed.scores.take(at)
            return scores.take(slots)
        for field, ordinal in self._ordinals:
            self._add(scores, ranges, field, ordinal)
        scores = scores.take(slots)
        if self._term.demotions:
            docs = (ranges * SPAN).take(slots // SPAN) + slots % SPAN
            self._view.demote(scores, self._fields, self._term, docs)
        return scores

    def _add(self, scores: Floats, ranges: Ints, field: str, ordinal: int) -> None:
        """Add what documents of some ranges score in a field, of whose postings no more is read."""
        starts = self._range_starts(field, ordinal)
        firsts = starts.take(ranges)
        counts = starts.take(ranges + 1) - firsts
        at = spread(firsts, counts)
        # A chunk is a whole number of ranges.
        slots = self._view.segment.text(field).docs_in_chunks(ordinal).take(at) % np.uint16(SPAN)
        docs = slots + (ranges * SPAN).repeat(counts)
        freqs = self._view.freqs(field, ordinal).take(at)
        part = saturated(freqs, self._view.norms(field).take(docs))
        part *= self._view.statistics.idf(field, self._term.text)
        scores[slots + np.arange(0, len(scores), SPAN).repeat(counts)] += part

    def _range_starts(self, field: str = "", ordinal: int = 0) -> Ints:
        """Return where the documents of each range begin in a field's postings, or in the list."""
        key = "ranges", self._fields, self._term.text, field
        found: npt.NDArray[np.int32] | None = self._view.kept(*key)
        if found is None:
            text = self._view.segment.text(field) if field else None
            docs = self.list.keys if text is None else text.docs(ordinal)
            counts = np.bincount(docs // SPAN, minlength=self._size // SPAN)
            found = np.concatenate(([0], counts.cumsum())).astype(np.int32)
            self._view.keep(key, found, found)
        return found.astype(np.int64)

    def _dense(self, field: str, ordinal: int) -> npt.NDArray[Any]:
        """Return the frequency of a term in each document."""
        key = "dense", field, ordinal
        found: npt.NDArray[Any] | None = self._view.kept(*key)
        if found is None:
            freqs = self._view.freqs(field, ordinal)
            found = np.zeros(self._size, dtype=freqs.dtype)
            found[self._view.segment.text(field).docs(ordinal)] = freqs
            self._view.keep(key, found, found)
        return found
