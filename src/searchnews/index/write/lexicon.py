"""Text → numbers of its words, fast; each distinct piece of text is analysed once.

A *piece* is what white space parts: no token reaches over it. Most pieces of an article
have been seen before, so that a text becomes numbers by one look-up a piece; which words a
piece is made of is worked out for new pieces only, and put in their place with numpy.
"""

from __future__ import annotations

from array import array
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from searchnews.analysis import NAME, stems
from searchnews.index.files.ragged import spread
from searchnews.text import spelling_of

__all__ = ["Lexicon", "Vocabulary", "Words"]

#: Pieces that are remembered from one segment to the next.
_MOST_PIECES: Final = 1 << 18
#: What may stand before and after a word without becoming part of it.
_AROUND: Final = '"()[]{}.,;:!?-/*<>|“”‘’—–…'

Ints = npt.NDArray[np.int64]


class _Ordinals(dict[str, int]):
    """String → its number, in the order in which strings are asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.strings: list[str] = []

    def __missing__(self, string: str) -> int:
        number = self[string] = len(self)
        self.strings.append(string)
        return number


class Vocabulary:
    """Distinct strings by number, and their order, which is kept as strings are added."""

    def __init__(self) -> None:
        self.numbers = _Ordinals()
        self._encoded: list[bytes] = []
        self._order: list[int] = []

    def __len__(self) -> int:
        return len(self.numbers)

    def ordered(self, present: npt.NDArray[np.bool_]) -> tuple[list[bytes], Ints]:
        """Return the strings that are `present`, by number, ascending, and their numbers."""
        strings = self.numbers.strings
        new = range(len(self._encoded), len(strings))
        if new:
            self._encoded += [string.encode() for string in strings[new.start :]]
            # Two sorted stretches: sorting is merging them.
            self._order += sorted(new, key=self._encoded.__getitem__)
            self._order.sort(key=self._encoded.__getitem__)
        order = np.array(self._order, dtype=np.int64)
        found = order[present[order]] if len(order) else order
        return [self._encoded[number] for number in found.tolist()], found


class Words(NamedTuple):
    """The words of some pieces: form and spelling of each, and how many each piece is."""

    forms: npt.NDArray[np.uint32]
    spellings: npt.NDArray[np.uint8]
    counts: Ints


class Lexicon:
    """Numbers for pieces of text and for the words in them; grows as it is asked.

    `forms` are the normal forms of words, `stems` what these become in fields of prose.
    """

    def __init__(self) -> None:
        self.forms = Vocabulary()
        self.stems = Vocabulary()
        self._pieces = _Ordinals()
        # The forms and spellings of all pieces, side by side, and where those of each end.
        self._forms_of_pieces = array("I")
        self._spellings_of_pieces = array("B")
        self._ends = array("I", (0,))
        self._stems_of_forms = array("I")

    @property
    def is_full(self) -> bool:
        """Whether it is better to begin anew, for the sake of memory."""
        return len(self._pieces) >= _MOST_PIECES

    def pieces(self, text: str) -> list[int]:
        """Return the numbers of the pieces of a text."""
        return list(map(self._pieces.__getitem__, text.split()))

    def words(self, pieces: npt.NDArray[np.uint32]) -> Words:
        """Return the words that the pieces are made of."""
        self._analyse_new_pieces()
        ends = np.frombuffer(self._ends, dtype=np.uint32)
        begins = ends[pieces].astype(np.int64)
        counts = ends[1:][pieces] - begins
        forms = np.frombuffer(self._forms_of_pieces, dtype=np.uint32)
        spellings = np.frombuffer(self._spellings_of_pieces, dtype=np.uint8)
        at = spread(begins, counts)
        return Words(forms[at], spellings[at], counts)

    def stems_of_forms(self) -> npt.NDArray[np.uint32]:
        """Return the stem of each form, by number."""
        number = self.stems.numbers.__getitem__
        new = self.forms.numbers.strings[len(self._stems_of_forms) :]
        self._stems_of_forms.extend(number(stems[form]) for form in new)
        return np.array(self._stems_of_forms, dtype=np.uint32)

    def _analyse_new_pieces(self) -> None:
        number = self.forms.numbers.__getitem__
        for piece in self._pieces.strings[len(self._ends) - 1 :]:
            word = piece.strip(_AROUND)
            # Most are one word of plain letters, with or without punctuation around it.
            if word.isascii() and word.isalpha():
                self._forms_of_pieces.append(number(word.lower()))
                self._spellings_of_pieces.append(spelling_of(word))
            else:
                for form, spelling in NAME.spelled(piece):
                    self._forms_of_pieces.append(number(form))
                    self._spellings_of_pieces.append(spelling)
            self._ends.append(len(self._forms_of_pieces))
