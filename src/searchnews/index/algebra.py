"""Sets of keys with scores: what a clause found, and how AND, OR and NOT combine it.

A key is a document number or, where single quotations are searched, a document number and
the ordinal of a quotation in one number (see `quotation_key`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from searchnews.index.postings import Floats, Ints
from searchnews.index.schema import MAX_BLOCKS

__all__ = [
    "Candidates",
    "difference",
    "docs_of",
    "intersection",
    "nothing",
    "quotation_key",
    "split_key",
    "union",
    "unscored",
]

_BLOCK_BITS: Final = (MAX_BLOCKS - 1).bit_length()
_BLOCK_MASK: Final = (1 << _BLOCK_BITS) - 1


@dataclass(frozen=True, slots=True)
class Candidates:
    """Ascending, distinct `keys` with their `scores`.

    `exact` False says that some of the keys may not match: the text has to be looked at.
    None that matches is missing.
    """

    keys: Ints
    scores: Floats
    exact: bool = True

    def where(self, verdicts: Sequence[bool]) -> Candidates:
        """Return the keys whose verdict is true, now exact."""
        keep = np.array(verdicts, dtype=bool)
        return Candidates(self.keys[keep], self.scores[keep])


def nothing() -> Candidates:
    """Return the empty set."""
    return Candidates(np.empty(0, dtype=np.int64), np.empty(0))


def unscored(keys: Ints, *, exact: bool = True) -> Candidates:
    """Return ascending, distinct keys with a score of 0."""
    return Candidates(keys, np.zeros(len(keys)), exact)


def intersection(sets: Sequence[Candidates]) -> Candidates:
    """Return the keys that are in all sets, with the sum of their scores."""
    ordered = sorted(sets, key=lambda s: len(s.keys))
    keys, scores = ordered[0].keys, ordered[0].scores
    for other in ordered[1:]:
        at = np.searchsorted(other.keys, keys)
        at[at == len(other.keys)] = 0
        hit = other.keys[at] == keys if len(other.keys) else np.zeros(len(keys), dtype=bool)
        keys, scores = keys[hit], scores[hit] + other.scores[at[hit]]
    return Candidates(keys, scores, all(s.exact for s in sets))


def union(sets: Sequence[Candidates]) -> Candidates:
    """Return the keys that are in any set, with the sum of their scores."""
    filled = [s for s in sets if len(s.keys)]
    if not filled:
        return nothing()
    exact = all(s.exact for s in filled)
    if len(filled) == 1:
        return replace(filled[0], exact=exact)
    keys, inverse = np.unique(np.concatenate([s.keys for s in filled]), return_inverse=True)
    scores = np.zeros(len(keys))
    np.add.at(scores, inverse, np.concatenate([s.scores for s in filled]))
    return Candidates(keys, scores, exact)


def difference(base: Candidates, taken: Candidates) -> Candidates:
    """Return the keys of `base` that are not in `taken`, with their scores.

    Where `taken` is not exact, nothing can be taken away without looking at the text.
    """
    if not taken.exact:
        return replace(base, exact=False)
    keep = ~np.isin(base.keys, taken.keys, assume_unique=True)
    return Candidates(base.keys[keep], base.scores[keep], base.exact)


def quotation_key(docs: Ints, blocks: Ints) -> Ints:
    """Return the keys of quotations from their documents and ordinals."""
    return (docs << _BLOCK_BITS) | blocks


def split_key(keys: Ints) -> tuple[Ints, Ints]:
    """Return the documents and ordinals of quotation keys."""
    return keys >> _BLOCK_BITS, keys & _BLOCK_MASK


def docs_of(keys: Ints) -> Ints:
    """Return the distinct documents of quotation keys, ascending."""
    return np.unique(keys >> _BLOCK_BITS)
