"""Where each distinct description of a speaker stands among the quotations of a segment.

A *row* is a quotation, numbered through the segment. The column `speaker_profiles` says what
its article tells of its speakers; each distinct value has a code.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from searchnews.index.files.profiles import SEVERAL, block_prefix, unpack_profiles
from searchnews.index.files.segment import NONE, Ints, Segment
from searchnews.index.read.algebra import Bools, quotation_key
from searchnews.quotes.profile import SpeakerProfile

__all__ = ["Described", "SegmentSightings"]


class Described(NamedTuple):
    """A description of a speaker, its code, and in how much of a segment it stands.

    A quotation in marks inside a reported one does not count again.
    """

    profile: SpeakerProfile
    code: int
    quotations: int
    articles: int


class SegmentSightings:
    """The speakers of the quotations of one segment; deleted documents do not count."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def described(self, block: str | None = None) -> Iterator[Described]:
        """Yield the descriptions in use that may be of a block; of all blocks, if it is None."""
        table = self._segment.strings("speaker_profiles")
        if block is None:
            ranges = [(0, len(table))]
        else:
            ranges = [table.with_prefix(SEVERAL), table.with_prefix(block_prefix(block))]
        for first, last in ranges:
            for code, value in enumerate(table.slice(first, last), first):
                rows = self.rows(code)
                if not len(rows):
                    continue
                counted = rows[self._segment.held_quotations[rows] == 0]
                docs = self._docs[counted]
                articles = int((docs[1:] != docs[:-1]).sum()) + bool(len(docs))
                for profile in unpack_profiles(value):
                    yield Described(profile, code, len(counted), articles)

    def names(self, doc: int) -> set[str]:
        """Return the names of the speakers of a document."""
        starts = self._segment.quotation_starts
        codes = set(self._codes[int(starts[doc]) : int(starts[doc + 1])].tolist())
        table = self._segment.strings("speaker_profiles")
        return {p.name for code in codes - {NONE} for p in unpack_profiles(table[code])}

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
    def _starts(self) -> Sequence[int]:
        """Where the rows of each code begin, and the last end."""
        size = len(self._segment.strings("speaker_profiles"))
        starts: list[int] = np.searchsorted(self._codes[self._rows], np.arange(size + 1)).tolist()
        return starts
