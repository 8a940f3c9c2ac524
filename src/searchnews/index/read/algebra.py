"""Sets of keys with scores: what a clause found, and how AND, OR and NOT combine it.

A key is the number of a document in its segment or, where single quotations are searched,
that number and the ordinal of a quotation in one number (see `quotation_key`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from searchnews.index.files.layout import MAX_BLOCKS
from searchnews.index.files.segment import Ints
from searchnews.index.read.bm25 import Floats

__all__ = [
    "BLOCK_BITS",
    "BLOCK_MASK",
    "NO_KEYS",
    "Bools",
    "Candidates",
    "common_keys",
    "confirmed",
    "difference",
    "distinct",
    "either",
    "if_any",
    "intersection",
    "joined",
    "nothing",
    "places",
    "quotation_key",
    "score_of",
    "split_key",
    "union",
    "unscored",
]

Bools = npt.NDArray[np.bool_]

BLOCK_BITS: Final = (MAX_BLOCKS - 1).bit_length()
BLOCK_MASK: Final = (1 << BLOCK_BITS) - 1
NO_KEYS: Final[Ints] = np.empty(0, dtype=np.int64)
_NO_SCORES: Final[Floats] = np.empty(0)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Ascending, distinct `keys` with their `scores`.

    `doubtful` tells of which keys the text has to say whether they match; None says of
    none. No key that matches is missing.
    """

    keys: Ints
    scores: Floats
    doubtful: Bools | None = None

    def __len__(self) -> int:
        return len(self.keys)

    def take(self, keep: Bools | Ints | slice) -> Candidates:
        """Return some of the keys, by mask or by place."""
        doubtful = None if self.doubtful is None else if_any(self.doubtful[keep])
        return Candidates(self.keys[keep], self.scores[keep], doubtful)

    def in_doubt(self) -> Candidates:
        """Return the same keys, all of which the text has to confirm."""
        if not len(self.keys):
            return self
        return replace(self, doubtful=np.ones(len(self.keys), dtype=bool))


def nothing() -> Candidates:
    """Return the empty set."""
    return Candidates(NO_KEYS, _NO_SCORES)


def unscored(keys: Ints, doubtful: Bools | None = None) -> Candidates:
    """Return ascending, distinct keys with a score of 0."""
    return Candidates(keys, np.zeros(len(keys)), doubtful)


def places(keys: Ints, of: Ints) -> tuple[Ints, Bools]:
    """Return where each of `keys` stands in `of`, and whether it does; both ascend."""
    at = of.searchsorted(keys)
    if not len(of):
        return at, np.zeros(len(keys), dtype=bool)
    at[at == len(of)] = 0
    return at, of.take(at) == keys


def intersection(sets: Sequence[Candidates]) -> Candidates:
    """Return the keys that are in all sets, with the sum of their scores."""
    result, *others = sorted(sets, key=len)
    for other in others:
        at, hit = places(result.keys, other.keys)
        at = at[hit]
        doubtful = either(
            None if result.doubtful is None else result.doubtful[hit],
            None if other.doubtful is None else other.doubtful[at],
        )
        scores = result.scores[hit]
        scores += other.scores.take(at)
        result = Candidates(result.keys[hit], scores, doubtful)
    return result


def union(sets: Sequence[Candidates]) -> Candidates:
    """Return the keys that are in any set, with the sum of their scores."""
    filled = [s for s in sets if len(s.keys)]
    if len(filled) < 2:
        return filled[0] if filled else nothing()
    keys = np.concatenate([s.keys for s in filled])
    # It merges what is already in order.
    order = keys.argsort(kind="stable")
    keys = keys.take(order)
    first = np.empty(len(keys), dtype=bool)
    first[0] = True
    np.not_equal(keys[1:], keys[:-1], out=first[1:])
    firsts = first.nonzero()[0]
    scores = np.concatenate([s.scores for s in filled]).take(order)
    doubtful: Bools | None = None
    if any(s.doubtful is not None for s in filled):
        doubts = np.concatenate(
            [np.zeros(len(s), dtype=bool) if s.doubtful is None else s.doubtful for s in filled]
        )
        doubtful = if_any(np.logical_and.reduceat(doubts[order], firsts))
    if len(firsts) == len(keys):
        return Candidates(keys, scores, doubtful)
    return Candidates(keys[firsts], np.add.reduceat(scores, firsts), doubtful)


def difference(base: Candidates, taken: Candidates) -> Candidates:
    """Return the keys of `base` that are not in `taken`, with their scores.

    What `taken` is in doubt about stays, in doubt.
    """
    if not len(base) or not len(taken):
        return base
    at, hit = places(base.keys, taken.keys)
    if taken.doubtful is None:
        return base.take(~hit)
    perhaps = hit & taken.doubtful[at]
    doubtful = either(base.doubtful, perhaps)
    return replace(base, doubtful=doubtful).take(~hit | perhaps)


def confirmed(found: Candidates, holds: Callable[[int], bool]) -> Candidates:
    """Return the keys without those in doubt that do not hold."""
    if found.doubtful is None:
        return found
    keep = np.ones(len(found), dtype=bool)
    for at in np.flatnonzero(found.doubtful).tolist():
        keep[at] = holds(int(found.keys[at]))
    return Candidates(found.keys[keep], found.scores[keep])


def joined(parts: Sequence[Candidates]) -> Candidates:
    """Return what was found in the segments, which come in order, as one."""
    if len(parts) == 1:
        return parts[0]
    if not parts:
        return nothing()
    return Candidates(
        np.concatenate([part.keys for part in parts]),
        np.concatenate([part.scores for part in parts]),
    )


def score_of(found: Candidates, key: int) -> float | None:
    """Return the score of a key, None if it is not there."""
    at = int(found.keys.searchsorted(key))
    if at == len(found) or int(found.keys[at]) != key:
        return None
    return float(found.scores[at])


def distinct(keys: Ints) -> Ints:
    """Return ascending keys, each once."""
    if len(keys) < 2:
        return keys
    first = np.empty(len(keys), dtype=bool)
    first[0] = True
    np.not_equal(keys[1:], keys[:-1], out=first[1:])
    return keys[first]


def common_keys(one: Ints, other: Ints) -> Ints:
    """Return what is in both of two rows of ascending, distinct keys."""
    both = np.concatenate((one, other))
    both.sort(kind="stable")
    common: Ints = both[:-1][both[1:] == both[:-1]]
    return common


def quotation_key(docs: Ints, blocks: Ints) -> Ints:
    """Return the keys of quotations from their documents and ordinals."""
    return (docs << BLOCK_BITS) | blocks


def split_key(keys: Ints) -> tuple[Ints, Ints]:
    """Return the documents and ordinals of quotation keys."""
    return keys >> BLOCK_BITS, keys & BLOCK_MASK


def either(one: Bools | None, other: Bools | None) -> Bools | None:
    """Return which keys are in doubt in one or the other; None for none."""
    if one is None or other is None:
        return if_any(other if one is None else one)
    return if_any(one | other)


def if_any(doubtful: Bools | None) -> Bools | None:
    """Return the doubts, None if there are none."""
    return doubtful if doubtful is not None and doubtful.any() else None
