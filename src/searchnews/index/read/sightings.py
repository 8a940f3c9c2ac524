"""Where each distinct description of a speaker stands among the quotations of a segment.

A *row* is a quotation, numbered through the segment. The column `speaker_profiles` says what
its article tells of its speakers; each distinct value has a code.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np
import numpy.typing as npt

from searchnews.index.files.profiles import unpack_profiles
from searchnews.index.files.segment import NONE, Ints, Segment
from searchnews.index.read.algebra import Bools, quotation_key
from searchnews.quotes.profile import SpeakerProfile

__all__ = ["SegmentSightings"]


class SegmentSightings:
    """The speakers of the quotations of one segment; deleted documents do not count."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def profiles(self) -> Iterator[tuple[int, SpeakerProfile]]:
        """Yield the profiles of the codes in use, each with its code."""
        values = self._segment.strings("speaker_profiles")
        for code in np.flatnonzero(np.diff(self._starts)).tolist():
            for profile in unpack_profiles(values[code]):
                yield code, profile

    def rows(self, code: int) -> Ints:
        """Return the live rows of a code, ascending."""
        return self._rows[int(self._starts[code]) : int(self._starts[code + 1])]

    def docs(self, rows: Ints) -> Ints:
        """Return the document of each of some rows."""
        return self._docs.take(rows)

    def keys(self, rows: Ints) -> Ints:
        """Return the quotation keys of some ascending rows."""
        docs = self.docs(rows)
        return quotation_key(docs, rows - self._segment.quotation_starts[docs])

    def counts(self) -> tuple[Ints, Ints]:
        """Return in how many quotations, and in how many articles, each code stands.

        A quotation in marks inside a reported one does not count again.
        """
        size = len(self._starts) - 1
        rows = self._rows[self._segment.held_quotations[self._rows] == 0]
        codes = self._codes[rows].astype(np.int64)
        pairs = np.unique(codes * max(1, self._segment.documents) + self._docs[rows])
        in_articles = pairs // max(1, self._segment.documents)
        return np.bincount(codes, minlength=size), np.bincount(in_articles, minlength=size)

    def countable(self, docs: Ints, *, indirect: bool) -> Bools:
        """Return for each row whether it counts: it is of `docs`, and of a kind that does."""
        chosen = np.zeros(self._segment.documents, dtype=bool)
        chosen[docs] = True
        counts: Bools = chosen[self._docs]
        if indirect:
            counts &= self._segment.held_quotations == 0
            return counts
        starts, marked = self._segment.quotation_starts, self._segment.marked_quotations
        counts &= np.arange(len(self._docs)) - starts[self._docs] < marked[self._docs]
        return counts

    def codes_in(self, doc: int) -> list[int]:
        """Return the codes of a document's quotations, each once."""
        starts = self._segment.quotation_starts
        codes = set(self._codes[int(starts[doc]) : int(starts[doc + 1])].tolist())
        codes.discard(NONE)
        return sorted(codes)

    def source(self, doc: int) -> str:
        """Return the source of a document, the empty string for none."""
        return self._segment.text_of("source_name", doc)

    @property
    def _codes(self) -> npt.NDArray[np.uint32]:
        return self._segment.quotation_profiles

    @cached_property
    def _docs(self) -> Ints:
        starts = self._segment.quotation_starts
        return np.repeat(np.arange(self._segment.documents), np.diff(starts))

    @cached_property
    def _rows(self) -> Ints:
        """The live rows with a speaker, by code and then number."""
        rows = np.flatnonzero(self._codes != NONE)
        if self._segment.alive is not None:
            rows = rows[self._segment.alive[self._docs[rows]]]
        return rows[np.argsort(self._codes[rows], kind="stable")]

    @cached_property
    def _starts(self) -> Ints:
        """Where the rows of each code begin, and the last end."""
        size = len(self._segment.strings("speaker_profiles"))
        return np.searchsorted(self._codes[self._rows], np.arange(size + 1))
