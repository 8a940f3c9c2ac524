"""The postings of one term as a matcher of Whoosh: a place that moves over them."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Final, Self

import numpy as np
from whoosh.matching import LeafMatcher, ReadTooFar

from searchnews.index.codec_fields import IndexedField
from searchnews.index.files.lengths import LENGTH_OF_BYTE
from searchnews.index.files.segment import Ints

__all__ = ["ColumnarMatcher"]

#: Postings that are skipped together where none of them can score enough.
_BLOCK: Final = 128


class ColumnarMatcher(LeafMatcher):  # type: ignore[misc]  # whoosh has no types
    """Moves over the postings of a term that has some; see ``whoosh.matching.Matcher``.

    Weights are frequencies; values are positions as ``schema.PositionArray`` encodes them,
    None in a field without.
    """

    def __init__(
        self, field: IndexedField, number: int, term: tuple[str, bytes], format_: Any, scorer: Any
    ) -> None:
        self.format = format_
        self.scorer = scorer
        self._field = field
        self._number = number
        self._term = term
        self._docs = field.docs(number)
        self._freqs = field.freqs(number)
        self._count = len(self._docs)
        self._i = 0

    def is_active(self) -> bool:
        """Tell whether there is a posting here."""
        return self._i < self._count

    def reset(self) -> None:
        """Go back to the first posting."""
        self._i = 0

    def copy(self) -> Self:
        """Return a matcher at the same place that moves on its own."""
        other = type(self)(self._field, self._number, self._term, self.format, self.scorer)
        other._i = self._i
        return other

    def id(self) -> int:
        """Return the document of the posting; behind the last one, of that."""
        return int(self._docs.item(min(self._i, self._count - 1)))

    def all_ids(self) -> Any:
        """Return the documents from here on, without moving."""
        return iter(self._docs[self._i :].tolist())

    def weight(self) -> float:
        """Return how often the term stands in the document."""
        return float(self._freqs.item(self._i))

    def value(self) -> bytes | None:
        """Return the positions of the term in the document, encoded."""
        positions = self._positions
        if positions is None:
            return None
        start, end = self._position_starts[self._i : self._i + 2].tolist()
        encoded: bytes = positions[start:end].astype("<u4").tobytes()
        return encoded

    def next(self) -> bool:
        """Move to the next posting; tell whether that began another block."""
        if not self.is_active():
            raise ReadTooFar
        self._i += 1
        return self._i % _BLOCK == 0 or not self.is_active()

    def skip_to(self, id: int) -> None:
        """Move to the first posting of document `id` or a later one; never back."""
        if not self.is_active():
            raise ReadTooFar
        self._i += int(np.searchsorted(self._docs[self._i :], id))

    def skip_to_quality(self, minquality: float) -> int:
        """Leave out blocks without a score above `minquality`; return how many those were."""
        skipped = 0
        while self.is_active() and self.block_quality() <= minquality:
            self._i = min((self._i // _BLOCK + 1) * _BLOCK, self._count)
            skipped += 1
        return skipped

    def block_min_id(self) -> int:
        """Return the first document of the block."""
        return int(self._docs.item(self._i // _BLOCK * _BLOCK))

    def block_max_id(self) -> int:
        """Return the last document of the block."""
        return int(self._docs.item(min((self._i // _BLOCK + 1) * _BLOCK, self._count) - 1))

    def block_max_weight(self) -> float:
        """Return the largest weight in the block."""
        return float(self._max_weights.item(self._i // _BLOCK))

    def block_min_length(self) -> int:
        """Return the least length of the field in the block's documents."""
        return self._length(np.minimum)

    def block_max_length(self) -> int:
        """Return the largest length of the field in the block's documents."""
        return self._length(np.maximum)

    def _length(self, least_or_most: np.ufunc) -> int:
        if self._field.lengths is None:
            return 0
        first = self._i // _BLOCK * _BLOCK
        lengths = self._field.lengths[self._docs[first : first + _BLOCK]]
        return int(LENGTH_OF_BYTE[least_or_most.reduce(lengths)])

    @cached_property
    def _max_weights(self) -> Any:
        return np.maximum.reduceat(self._freqs, np.arange(0, self._count, _BLOCK))

    @cached_property
    def _positions(self) -> Any:
        return self._field.positions(self._number)

    @cached_property
    def _position_starts(self) -> Ints:
        """Where the positions of each posting begin."""
        starts = np.zeros(self._count + 1, dtype=np.int64)
        np.cumsum(self._freqs, out=starts[1:])
        return starts
