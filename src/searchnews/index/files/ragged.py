"""Rows of different lengths, side by side in one array."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["Ints", "spread", "starts_of"]

Ints = npt.NDArray[np.int64]


def starts_of(counts: npt.ArrayLike) -> Ints:
    """Return where each row begins, of which row i has ``counts[i]`` values; then the end."""
    return np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))


def spread(begins: Ints, counts: npt.NDArray[Any]) -> Ints:
    """Return the numbers from ``begins[i]`` on, ``counts[i]`` of them, for each row i.

    It may be `begins` itself.
    """
    counts = counts.astype(np.int64, copy=False)
    ends = counts.cumsum()
    total = int(ends[-1]) if len(ends) else 0
    if total == len(ends) and total and int(counts.min()) == 1:
        return begins
    found: Ints = (begins - ends + counts).repeat(counts)
    found += np.arange(total)
    return found
