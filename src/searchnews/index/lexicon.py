"""Text → numbers of its words, fast; each distinct piece of text is analysed once.

A *piece* is what white space parts: no token reaches over it. Most pieces of an article
have been seen before, so that a text becomes numbers by one look-up a piece; which words a
piece is made of is worked out for new pieces only, and put in their place with numpy.
"""

from __future__ import annotations

from array import array
from typing import Final

import numpy as np
import numpy.typing as npt

from searchnews.analysis import NAME
from searchnews.index.postings_writer import starts_of
from searchnews.text import fold

__all__ = ["Lexicon", "spread"]

#: Pieces that are remembered from one segment to the next.
_MOST_PIECES: Final = 1 << 18


class _Ordinals(dict[str, int]):
    """String → its number, in the order in which strings are asked for."""

    def __missing__(self, string: str) -> int:
        number = self[string] = len(self)
        self.strings.append(string)
        return number

    def __init__(self) -> None:
        super().__init__()
        self.strings: list[str] = []


class Lexicon:
    """Numbers for pieces of text and for normal forms of words; grows as it is asked.

    `forms` are the normal forms by number.
    """

    def __init__(self) -> None:
        self._pieces = _Ordinals()
        self._forms = _Ordinals()
        # The forms of all pieces, side by side, and where those of each piece end.
        self._forms_of_pieces = array("I")
        self._ends = array("I", (0,))

    @property
    def forms(self) -> list[str]:
        """The normal forms, by number."""
        return self._forms.strings

    @property
    def is_full(self) -> bool:
        """Whether it is better to begin anew, for the sake of memory."""
        return len(self._pieces) >= _MOST_PIECES

    def pieces(self, text: str) -> list[int]:
        """Return the numbers of the pieces of a text."""
        return list(map(self._pieces.__getitem__, fold(text).split()))

    def words(
        self, pieces: npt.NDArray[np.uint32]
    ) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.int64]]:
        """Return the forms of the words that the pieces are made of, and how many each is."""
        self._analyse_new_pieces()
        ends = np.frombuffer(self._ends, dtype=np.uint32)
        begins = ends[pieces].astype(np.int64)
        counts = ends[1:][pieces] - begins
        forms = np.frombuffer(self._forms_of_pieces, dtype=np.uint32)
        return forms[spread(begins, counts)], counts

    def _analyse_new_pieces(self) -> None:
        number = self._forms.__getitem__
        for piece in self._pieces.strings[len(self._ends) - 1 :]:
            self._forms_of_pieces.extend(map(number, NAME.terms(piece)))
            self._ends.append(len(self._forms_of_pieces))


def spread(begins: npt.NDArray[np.int64], counts: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return the numbers from ``begins[i]`` on, ``counts[i]`` of them, for each i."""
    starts = starts_of(counts)
    found: npt.NDArray[np.int64] = np.repeat(begins - starts[:-1], counts)
    found += np.arange(starts[-1])
    return found
