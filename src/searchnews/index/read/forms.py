"""The words as written of a segment: what a pattern or a misspelling means, and their stems.

The terms of prose are stems, and a reader's ``elect*`` means the words as written. A stem
depends on its form alone, so that a search finds the stems of its words here, without nltk.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from searchnews.index.files.ranks import LAST_RANK, form_ranks
from searchnews.index.files.segment import Ints, Segment
from searchnews.index.files.strings import StringTable
from searchnews.index.read.algebra import Bools
from searchnews.index.read.bm25 import Floats
from searchnews.index.read.nearest import Nearest

__all__ = ["Family", "Forms", "Names"]


@dataclass(frozen=True, slots=True)
class Family:
    """Terms by ordinal, ascending, with the forms of each that are meant.

    Of the postings of ``terms[i]`` those are meant whose mask has a bit of `sure`; those
    may be that have one of `perhaps` (see `segment`). Where ``whole[i]``, all of them are.
    Each scores ``factors[i]`` times; None for once.
    """

    terms: Ints
    whole: Bools
    sure: npt.NDArray[np.uint8]
    perhaps: npt.NDArray[np.uint8]
    factors: Floats | None = None


class _Written:
    """A sorted table of words as written."""

    def __init__(self, words: StringTable) -> None:
        self._words = words
        self._nearest = Nearest(words)

    def matching(self, prefix: str, accepts: Callable[[str], bool] | None) -> Family:
        """Return what the words mean that begin with `prefix` and that `accepts` accepts."""
        first, last = self._words.with_prefix(prefix.encode())
        if accepts is None:
            return self._family(range(first, last))
        words = self._words.slice(first, last)
        return self._family([i for i, word in enumerate(words, first) if accepts(word.decode())])

    def near(self, word: str, edits: int) -> Family:
        """Return what the words mean that are at most so many edits from `word`."""
        return self._family(self._nearest.within(word, edits).words)

    def _family(self, words: Sequence[int] | Ints) -> Family:
        raise NotImplementedError


class Names(_Written):
    """The terms of the name fields, which stand in them as written."""

    def _family(self, words: Sequence[int] | Ints) -> Family:
        none = np.zeros(len(words), dtype=np.uint8)
        return Family(np.array(words, dtype=np.int64), np.ones(len(words), dtype=bool), none, none)


class Forms(_Written):
    """The forms of the stems of prose."""

    def __init__(self, segment: Segment) -> None:
        super().__init__(segment.forms)
        self._stems = segment.stems
        self._stem_of: npt.NDArray[np.uint32] = segment.file["forms.stem"]

    def stem(self, form: str) -> str | None:
        """Return the stem of a form, None if no article has it."""
        found = self._words.find(form.encode())
        return self._stems[int(self._stem_of[found])].decode() if found >= 0 else None

    def _family(self, words: Sequence[int] | Ints) -> Family:
        forms = np.array(words, dtype=np.int64)
        of = self._stem_of[forms].astype(np.int64)
        order = of.argsort(kind="stable")
        forms, of = forms[order], of[order]
        firsts = np.diff(of, prepend=-1).nonzero()[0]
        if not len(firsts):
            none = np.zeros(0, dtype=np.uint8)
            return Family(of, none.astype(bool), none, none)
        terms = of[firsts]
        shares = self._ranks[forms] == LAST_RANK
        bits = np.left_shift(1, self._ranks[forms]).astype(np.uint8)
        # Forms that share the last bit are told apart by the text, unless all are meant.
        shared = np.add.reduceat(shares, firsts, dtype=np.int64)
        of_all = np.maximum(self._counts[terms] - LAST_RANK, 0)
        perhaps = np.where((shared > 0) & (shared < of_all), 1 << LAST_RANK, 0).astype(np.uint8)
        return Family(
            terms=terms,
            whole=np.diff(firsts, append=len(of)) == self._counts[terms],
            sure=np.bitwise_or.reduceat(bits, firsts) & ~perhaps,
            perhaps=perhaps,
        )

    @cached_property
    def _ranks(self) -> npt.NDArray[np.uint8]:
        return form_ranks(self._stem_of).astype(np.uint8)

    @cached_property
    def _counts(self) -> Ints:
        """How many forms each stem has."""
        return np.bincount(self._stem_of, minlength=len(self._stems))
