"""Which segments of an index to merge after a commit.

The newest segments are merged with those before them that are not much larger, as in the
logarithmic method of Lucene's ``LogMergePolicy``: neighbours only, so that the order of
indexing stays, and each document takes part in a number of merges that grows with the
logarithm of their number. What one indexing run has written becomes one segment, as far as
that goes. Of a segment a third of which is deleted the rest is written anew. No merge makes
a segment of more than `LARGEST` documents, which bounds its memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

__all__ = ["LARGEST", "Size", "groups"]

LARGEST: Final = 1 << 18
#: A segment joins those after it if it is no larger than so many times all of them.
_RATIO: Final = 2
#: Segments that make no more than this many documents together are always merged.
_SMALL: Final = 1000


class Size(NamedTuple):
    """Documents of a segment: those that count, and deleted ones."""

    live: int
    deleted: int


def groups(sizes: Sequence[Size], new: int = 0) -> list[range]:
    """Return the stretches of segments that are each to become one, in their order.

    The last `new` segments are of the run that is about to end.
    """
    first = _newest(sizes, new)
    found = [
        range(k, k + 1)
        for k, size in enumerate(sizes[:first])
        if size.deleted * 3 > size.live + size.deleted
    ]
    newest = range(first, len(sizes))
    if len(newest) > 1 or (newest and sizes[first].deleted * 3 > sum(sizes[first])):
        found.append(newest)
    return found


def _newest(sizes: Sequence[Size], new: int) -> int:
    """Return from which segment on all are to be merged."""
    first, together = len(sizes), 0
    while first:
        live = sizes[first - 1].live
        joined = together + live
        belongs = len(sizes) - first < max(new, 1)
        is_small = live <= _RATIO * together or joined <= _SMALL
        if first < len(sizes) and (joined > LARGEST or not (belongs or is_small)):
            break
        first, together = first - 1, joined
    return first
