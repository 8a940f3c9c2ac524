"""What was found → the page that was asked for, in order."""

from __future__ import annotations

from typing import Final, TypeAlias

import numpy as np

from searchnews.index.files.segment import Ints
from searchnews.index.read.algebra import Candidates
from searchnews.index.read.bm25 import Floats

__all__ = ["best_places", "page_of"]

Worth: TypeAlias = Floats | Ints

#: A part of this many values is first looked through for its largest.
_PART: Final = 64


def page_of(
    found: Candidates, dates: Ints | None = None, *, offset: int = 0, limit: int | None
) -> Candidates:
    """Return the hits of a page: by score, or by `dates` (one a key), the highest first.

    Equals come in the order of their keys.
    """
    worth: Worth = found.scores if dates is None else dates
    end = None if limit is None else offset + limit
    chosen = best_places(worth, end)
    if chosen is not None:
        found, worth = found.take(chosen), worth[chosen]
    order = np.lexsort((found.keys, -worth))
    return found.take(order[offset:end])


def best_places(worth: Worth, most: int | None) -> Ints | None:
    """Return the places of the `most` largest values, and perhaps of some more; None for all.

    Equals of the last are among them.
    """
    if most is None or len(worth) <= 4 * most + 64:
        return None
    if most == 0:
        return np.empty(0, dtype=np.int64)
    sample = worth
    if len(worth) > 2 * _PART * most:
        # So many parts have a value as large as the least of the largest maxima.
        sample = worth[: len(worth) // _PART * _PART].reshape(-1, _PART).max(axis=1)
    least = np.partition(sample, len(sample) - most)[len(sample) - most]
    chosen: Ints = (worth >= least).nonzero()[0]
    return chosen
