"""Rows of different lengths, side by side in one array."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["spread", "starts_of"]

Ints = npt.NDArray[np.int64]


def starts_of(counts: npt.ArrayLike) -> Ints:
    """Return where each row begins, of which row i has ``counts[i]`` values; then the end."""
    return np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))


def spread(begins: Ints, counts: npt.NDArray[Any]) -> Ints:
    """Return the numbers from ``begins[i]`` on, ``counts[i]`` of them, for each row i."""
    starts = starts_of(counts)
    found: Ints = np.repeat(begins - starts[:-1], counts)
    found += np.arange(starts[-1])
    return found
