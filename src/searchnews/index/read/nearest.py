"""The words of a table that are few edits from a word.

A bit for each kind of letter leaves few words over, whose distances are computed side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from searchnews.index.files.segment import Ints
from searchnews.index.files.strings import StringTable

__all__ = ["Near", "Nearest", "distances"]


class Near(NamedTuple):
    """Words by ordinal, ascending, and how many edits each is away."""

    words: Ints
    edits: Ints


class Nearest:
    """Finds words of a sorted table by edit distance."""

    def __init__(self, words: StringTable) -> None:
        self._words = words

    def within(self, word: str, most: int) -> Near:
        """Return the words that are at most so many edits from `word`.

        Edits are those of `searchnews.match.edit_distance`.
        """
        likely = self._likely(word, most)
        edits = distances([self._words[i].decode() for i in likely.tolist()], word, most)
        near = (edits <= most).nonzero()[0]
        return Near(likely.take(near), edits.take(near))

    def _likely(self, word: str, most: int) -> Ints:
        """Return words that may be so near: an edit adds or removes two kinds of letters."""
        wanted = np.uint32(0)
        for byte in word.encode():
            wanted |= _BIT_OF_BYTE[byte]
        others = np.bitwise_count(self._letters ^ wanted)
        likely: Ints = (others <= 2 * most).nonzero()[0]
        return likely

    @cached_property
    def _letters(self) -> npt.NDArray[np.uint32]:
        """A bit for each kind of ASCII letter or digit in each word.

        Some kinds share a bit, which only makes more words likely.
        """
        letters, starts = self._words.arrays()
        if not len(self._words):
            return np.empty(0, dtype=np.uint32)
        found: npt.NDArray[np.uint32] = np.bitwise_or.reduceat(_BIT_OF_BYTE[letters], starts[:-1])
        return found


def distances(words: Sequence[str], wanted: str, most: int) -> Ints:
    """Return the edits from each word to `wanted`, ``most + 1`` for more.

    Optimal string alignment, as `searchnews.match.edit_distance`: a row of its table for each
    letter of `wanted`, a column for each letter of all words at once, in a band of `most` to
    both sides of the diagonal.
    """
    beyond = most + 1
    edits = np.full(len(words), beyond, dtype=np.int64)
    fit = [i for i, word in enumerate(words) if abs(len(word) - len(wanted)) <= most]
    if not fit:
        return edits
    lengths = np.array([len(words[i]) for i in fit])
    columns = len(wanted) + most
    padded = np.array([words[i] for i in fit], dtype=f"U{max(1, columns)}")
    letters = padded.view(np.uint32).reshape(len(fit), -1).T.copy()
    codes = [ord(char) for char in wanted]
    last = np.full((columns + 1, len(fit)), beyond, dtype=np.int64)
    last[: most + 1] = np.arange(most + 1)[: columns + 1, None]
    before_last = last
    for i, code in enumerate(codes, 1):
        row = np.full_like(last, beyond)
        if i <= most:
            row[0] = i
        for j in range(max(1, i - most), min(columns, i + most) + 1):
            cost = np.minimum(last[j] + 1, row[j - 1] + 1)
            cost = np.minimum(cost, last[j - 1] + (letters[j - 1] != code))
            if i > 1 and j > 1:
                swapped = (letters[j - 1] == codes[i - 2]) & (letters[j - 2] == code)
                cost = np.where(swapped, np.minimum(cost, before_last[j - 2] + 1), cost)
            row[j] = cost
        before_last, last = last, row
    edits[fit] = np.minimum(last[lengths, np.arange(len(fit))], beyond)
    return edits


def _bits_of_bytes() -> npt.NDArray[np.uint32]:
    bits = np.zeros(256, dtype=np.uint32)
    bits[: 1 << 7] = np.left_shift(np.uint32(1), np.arange(1 << 7, dtype=np.uint32) % 32)
    return bits


# A letter that is no ASCII has several bytes and no bit.
_BIT_OF_BYTE = _bits_of_bytes()
