"""Lengths of fields in one byte each, as Whoosh rounds them.

Whoosh 2.7 keeps ``round((1.033 ** n - 1) * 27)`` for the byte n (the table in its
``whoosh.util.numeric``), and takes for a length the first byte whose value is not less.
Scores are made of the rounded lengths, so that they are the same here and there.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

__all__ = ["LENGTH_OF_BYTE", "bytes_of_lengths"]

#: The length that each byte stands for, as a float.
LENGTH_OF_BYTE: Final = np.round((np.power(1.033, np.arange(256)) - 1) * 27)
#: From here on Whoosh takes the last byte.
_LONGEST: Final = 106374


def bytes_of_lengths(lengths: npt.NDArray[np.int64]) -> npt.NDArray[np.uint8]:
    """Return the byte of each length."""
    rounded = np.searchsorted(LENGTH_OF_BYTE, lengths, side="left")
    rounded[np.asarray(lengths) >= _LONGEST] = 255
    return rounded.astype(np.uint8)
