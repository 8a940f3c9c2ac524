"""In which spellings a term stands in each document; see `searchnews.text` for what these are.

Of each field F of text:

``F.spellings``  u1, one a term: the spellings in which it stands in any document
``F.lower``, ``F.title``, ``F.capitals``, ``F.plain``, ``F.accented``
                 one bit a posting, eight to a byte, the first in its highest bit: whether
                 the term stands there in this spelling. Only of the terms with several
                 spellings of case, or of accents, of which this is one; term after term.
                 An array that would be empty is missing

Most terms have one spelling of case and no accents, and what stands there is then known.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from searchnews.index.files.arrayfile import Array, ArrayFile, ArrayFileWriter
from searchnews.index.files.ragged import Ints, starts_of
from searchnews.text import ACCENTED, ACCENTS, CAPITALS, CASES, LOWER, PLAIN, TITLE

__all__ = ["PLANES", "Spellings", "others_of", "write_spellings"]

Bools = npt.NDArray[np.bool_]
Masks = npt.NDArray[np.uint8]

#: Array of a field → the spelling whose bits it has.
PLANES: Final = {
    "lower": LOWER,
    "title": TITLE,
    "capitals": CAPITALS,
    "plain": PLAIN,
    "accented": ACCENTED,
}
_ALIKE: Final = {spelling: sum(CASES) for spelling in CASES} | dict.fromkeys(ACCENTS, sum(ACCENTS))


def others_of(spelling: int) -> int:
    """Return what else a word may have instead of one of its two bits."""
    return _ALIKE[spelling] & ~spelling


def _varying(of_terms: Masks, spelling: int) -> Bools:
    """Tell of which terms the bits of a spelling are kept."""
    found: Bools = ((of_terms & spelling) > 0) & ((of_terms & others_of(spelling)) > 0)
    return found


def write_spellings(file: ArrayFileWriter, field: str, starts: Ints, spellings: Masks) -> None:
    """Write the spellings of all postings of a field, of which each term's begin at `starts`."""
    counts = np.diff(starts)
    of_terms = np.zeros(len(counts), dtype=np.uint8)
    filled = counts.nonzero()[0]
    if len(filled):
        of_terms[filled] = np.bitwise_or.reduceat(spellings, starts[filled])
    file.add(f"{field}.spellings", of_terms)
    for plane, spelling in PLANES.items():
        varying = _varying(of_terms, spelling)
        if varying.any():
            bits = np.packbits(spellings[varying.repeat(counts)] & spelling)
            file.add(f"{field}.{plane}", bits)


class Spellings:
    """The spellings of one field's postings, of which each term's begin at `starts`."""

    def __init__(self, file: ArrayFile, field: str, starts: Array) -> None:
        self._file = file
        self._field = field
        self._starts = starts
        #: The spellings in which each term stands in any document.
        self.of_terms: Masks = file[f"{field}.spellings"]
        self._plane_starts: dict[str, Ints] = {}

    def stands(self, term: int, plane: str) -> Bools | bool:
        """Tell of each posting of a term whether it has the spelling of a plane.

        True if all have it, False if none has.
        """
        of_term, spelling = int(self.of_terms[term]), PLANES[plane]
        if not (of_term & spelling and of_term & others_of(spelling)):
            return bool(of_term & spelling)
        start, end = self.plane_starts(plane)[term : term + 2].tolist()
        return self._bits(plane, start, end).view(bool)

    def of_postings(self, first: int, last: int) -> Masks:
        """Return the spellings of each posting of the terms [first, last)."""
        counts = np.diff(self._starts[first : last + 1])
        of_terms = self.of_terms[first:last]
        found = of_terms.repeat(counts)
        for plane, spelling in PLANES.items():
            varying = _varying(of_terms, spelling)
            if varying.any():
                starts = self.plane_starts(plane)
                bits = self._bits(plane, int(starts[first]), int(starts[last]))
                # The others of this term stay as they are: they have planes of their own.
                found[varying.repeat(counts)] &= ~np.uint8(spelling) | (bits * np.uint8(spelling))
        return found

    def plane_starts(self, plane: str) -> Ints:
        """Return at which bit of a plane those of each term begin, and the last end."""
        found = self._plane_starts.get(plane)
        if found is None:
            counts = np.where(_varying(self.of_terms, PLANES[plane]), np.diff(self._starts), 0)
            found = self._plane_starts[plane] = starts_of(counts)
        return found

    def _bits(self, plane: str, start: int, end: int) -> Masks:
        first = start >> 3
        packed = self._file[f"{self._field}.{plane}"][first : (end + 7) >> 3]
        return np.unpackbits(packed)[start - 8 * first : end - 8 * first]
