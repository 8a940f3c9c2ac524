"""What was found → the page that was asked for, in order."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from searchnews.engine import Request
from searchnews.index.algebra import Candidates
from searchnews.index.segment import Ints

__all__ = ["page_of"]


def page_of(found: Candidates, dates: Ints | None, request: Request) -> Candidates:
    """Return the hits of the page: by score, or by `dates` (one a key), the highest first.

    Equals come in the order of their keys.
    """
    worth: npt.NDArray[np.float64] | Ints = found.scores if dates is None else dates
    end = None if request.limit is None else request.offset + request.limit
    chosen = _at_least_the_best(worth, end)
    if chosen is not None:
        found, worth = found.take(chosen), worth[chosen]
    order = (-worth).argsort(kind="stable")
    return found.take(order[request.offset : end])


def _at_least_the_best(worth: npt.NDArray[np.float64] | Ints, most: int | None) -> Ints | None:
    """Return the places of the `most` largest values and their equals; None for all."""
    if most is None or len(worth) <= 4 * most + 64:
        return None
    if most == 0:
        return np.empty(0, dtype=np.int64)
    least = np.partition(worth, len(worth) - most)[len(worth) - most]
    chosen: Ints = (worth >= least).nonzero()[0]
    return chosen
