"""The forms of a stem, told apart by one bit each in a byte.

The rank of a form is its place among the forms of its stem, in ascending order; from the
eighth form on all share the last bit. A form can only move back when others join it, so
that what once was shared stays shared when segments are merged.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

__all__ = ["LAST_RANK", "form_bits", "form_ranks"]

LAST_RANK: Final = 7


def form_ranks(stem_of_form: npt.NDArray[np.uint32]) -> npt.NDArray[np.int64]:
    """Return the rank of each form; forms come in ascending order, with their stems."""
    order = np.argsort(stem_of_form, kind="stable")
    ordered = stem_of_form[order]
    firsts = np.searchsorted(ordered, ordered, side="left")
    ranks = np.empty(len(order), dtype=np.int64)
    ranks[order] = np.minimum(np.arange(len(order)) - firsts, LAST_RANK)
    return ranks


def form_bits(stem_of_form: npt.NDArray[np.uint32], stems: int) -> npt.NDArray[np.uint8]:
    """Return the bit of each form, 0 for a form that is the only one of its stem."""
    bits = np.left_shift(1, form_ranks(stem_of_form)).astype(np.uint8)
    bits[np.bincount(stem_of_form, minlength=stems)[stem_of_form] == 1] = 0
    return bits
