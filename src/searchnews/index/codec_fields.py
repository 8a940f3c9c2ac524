"""The fields of a segment as a codec of Whoosh sees them: terms, and the postings of each.

A segment keeps text as postings. The fields that are one value, and dates, it keeps as
columns only: what Whoosh would have indexed for them is worked out of these when asked for.

A *term* is the number of an entry in the sorted vocabulary of its field. Fields may share a
vocabulary, so that a term may have no postings.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from functools import cached_property
from typing import Any, Final, Protocol

import numpy as np
import numpy.typing as npt

from searchnews.index.files.arrayfile import Array
from searchnews.index.files.segment import TEXT_FIELDS, VALUE_FIELDS, Ints, Segment

__all__ = ["INDEXED_FIELDS", "IndexedField", "indexed_field"]

#: Names of all fields that have terms, ascending.
INDEXED_FIELDS: Final = tuple(sorted((*TEXT_FIELDS, *VALUE_FIELDS, "date")))


class IndexedField(Protocol):
    """The terms and postings of one field.

    `lengths` are the rounded lengths of the field, a byte a document; None for a field that
    is not scored, where each posting has the frequency 1 and no positions.
    """

    lengths: npt.NDArray[np.uint8] | None

    def term(self, term: int) -> bytes:
        """Return the text of a term."""

    def find(self, text: bytes) -> int:
        """Return the term of this text, -1 if there is none."""

    def lower_bound(self, text: bytes) -> int:
        """Return the first term whose text is not less; one more than the last if none is."""

    def terms(self) -> Ints:
        """Return the terms that have postings, ascending."""

    def document_frequency(self, term: int) -> int:
        """Return in how many documents the term stands."""

    def docs(self, term: int) -> Ints:
        """Return the documents that have the term, ascending."""

    def freqs(self, term: int) -> npt.NDArray[Any]:
        """Return how often the term stands in each of its documents."""

    def positions(self, term: int) -> Array | None:
        """Return the positions of the term, document after document."""


def indexed_field(segment: Segment, name: str) -> IndexedField:
    """Return a field of `INDEXED_FIELDS`."""
    if name in TEXT_FIELDS:
        return _Text(segment, name)
    if name in VALUE_FIELDS:
        return _Value(segment, name)
    return _Date(segment.dates)


class _Text:
    """A field of text: just what the segment keeps."""

    def __init__(self, segment: Segment, name: str) -> None:
        field = segment.text(name)
        self.lengths: npt.NDArray[np.uint8] | None = field.lengths
        self.term = field.vocabulary.__getitem__
        self.find = field.vocabulary.find
        self.lower_bound = field.vocabulary.lower_bound
        self.document_frequency = field.document_frequency
        self.docs = field.docs
        self.freqs = field.freqs
        self.positions = field.positions
        self.terms = field.terms_present


class _Value:
    """A field of one value a document: a term is a value."""

    lengths: npt.NDArray[np.uint8] | None = None

    def __init__(self, segment: Segment, name: str) -> None:
        self._field = segment.keyword(name)
        self.term = self._field.values.__getitem__
        self.find = self._field.values.find
        self.lower_bound = self._field.values.lower_bound

    def terms(self) -> Ints:
        return np.arange(len(self._field.values))

    def document_frequency(self, term: int) -> int:
        return len(self.docs(term))

    def docs(self, term: int) -> Ints:
        return self._field.docs_of(term)

    def freqs(self, term: int) -> npt.NDArray[Any]:
        return np.ones(self.document_frequency(term), dtype=np.int64)

    def positions(self, term: int) -> Array | None:
        return None


class _Date:
    """The instants of the documents as Whoosh indexes numbers: in eight tiers.

    The term of an instant in the tier of shift s (0, 8, …, 56) is the byte s and the number
    ``(instant + 2**63) >> s`` in eight bytes, the highest first: a range of instants is then
    a union of few terms. See ``whoosh.fields.NUMERIC``.
    """

    lengths: npt.NDArray[np.uint8] | None = None

    _SHIFTS: Final = tuple(range(0, 64, 8))
    _TERM: Final = struct.Struct(">BQ")
    _ZERO: Final = 1 << 63

    def __init__(self, dates: Ints) -> None:
        self._dates = dates

    @cached_property
    def _order(self) -> Ints:
        """The documents that have a date, by date."""
        order = np.argsort(self._dates, kind="stable")
        return order[int(np.count_nonzero(self._dates < 0)) :]

    @cached_property
    def _tiers(self) -> list[tuple[npt.NDArray[np.uint64], Ints]]:
        """The distinct numbers of each tier, and where those of each begin in `_order`."""
        instants = self._dates[self._order].astype(np.uint64) + np.uint64(self._ZERO)
        tiers: list[tuple[npt.NDArray[np.uint64], Ints]] = []
        for shift in self._SHIFTS:
            numbers, starts = np.unique(instants >> np.uint64(shift), return_index=True)
            tiers.append((numbers, np.append(starts, len(instants))))
        return tiers

    @cached_property
    def _firsts(self) -> list[int]:
        """The first term of each tier, and one more than the last of all."""
        sizes = [len(numbers) for numbers, _ in self._tiers]
        return [0, *np.cumsum(sizes).tolist()]

    def _place(self, term: int) -> tuple[int, int]:
        """Return the tier of a term, and its place there."""
        tier = bisect_right(self._firsts, term) - 1
        return tier, term - self._firsts[tier]

    def term(self, term: int) -> bytes:
        tier, at = self._place(term)
        return self._TERM.pack(self._SHIFTS[tier], int(self._tiers[tier][0][at]))

    def find(self, text: bytes) -> int:
        found = self.lower_bound(text)
        return found if found < self._firsts[-1] and self.term(found) == text else -1

    def lower_bound(self, text: bytes) -> int:
        low, high = 0, self._firsts[-1]
        while low < high:
            middle = (low + high) >> 1
            if self.term(middle) < text:
                low = middle + 1
            else:
                high = middle
        return low

    def terms(self) -> Ints:
        return np.arange(self._firsts[-1])

    def document_frequency(self, term: int) -> int:
        tier, at = self._place(term)
        starts = self._tiers[tier][1]
        return int(starts[at + 1] - starts[at])

    def docs(self, term: int) -> Ints:
        tier, at = self._place(term)
        starts = self._tiers[tier][1]
        return np.sort(self._order[starts[at] : starts[at + 1]])

    def freqs(self, term: int) -> npt.NDArray[Any]:
        return np.ones(self.document_frequency(term), dtype=np.int64)

    def positions(self, term: int) -> Array | None:
        return None
