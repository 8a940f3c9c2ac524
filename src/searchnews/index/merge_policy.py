"""Which segments of an index to merge after a commit.

The newest segments are merged with those before them that are not much larger, as in the
logarithmic method of Lucene's ``LogMergePolicy``: neighbours only, so that the order of
indexing stays, and each document takes part in a number of merges that grows with the
logarithm of their number. Of a segment a third of which is deleted the rest is written
anew. No merge makes a segment of more than `LARGEST` documents, which bounds its memory.
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


def groups(sizes: Sequence[Size]) -> list[range]:
    """Return the stretches of segments that are each to become one, in their order."""
    first = _newest(sizes)
    found = [
        range(k, k + 1)
        for k, size in enumerate(sizes[:first])
        if size.deleted * 3 > size.live + size.deleted
    ]
    newest = range(first, len(sizes))
    if len(newest) > 1 or (newest and sizes[first].deleted * 3 > sum(sizes[first])):
        found.append(newest)
    return found


def _newest(sizes: Sequence[Size]) -> int:
    """Return from which segment on all are to be merged."""
    first, together = len(sizes), 0
    while first:
        live = sizes[first - 1].live
        joined = together + live
        is_first = first == len(sizes)
        if not is_first and (joined > LARGEST or (live > _RATIO * together and joined > _SMALL)):
            break
        first, together = first - 1, joined
    return first
