"""Proximity: which occurrences of the parts stand near enough to one another.

The parts have to stand on different tokens, and between the first and the last of them
may be at most `distance` tokens that belong to none. An occurrence is marked if some
choice of the other parts makes that true with it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter

from searchnews.match.document import Document
from searchnews.match.slots import Occurrence, Slot, occurrences_of

__all__ = ["near"]

# Above this many steps, parts that share tokens are no longer told apart.
_MOST_STEPS = 50_000


def near(
    parts: tuple[tuple[Slot, ...], ...], distance: int, document: Document, *, ordered: bool
) -> list[Occurrence]:
    """Return the occurrences of `parts` that are near enough, ascending, each once."""
    found = [occurrences_of(slots, document) for slots in parts]
    if not all(found):
        return []
    width = sum(map(len, parts)) + distance
    if ordered:
        return _ordered(found, width)
    keys = [" ".join(slot.key for slot in slots) for slots in parts]
    need = Counter(keys)
    kinds = dict(zip(keys, found, strict=True))
    events = sorted((o, key) for key, occurrences in kinds.items() for o in occurrences)
    if _share_tokens(events) and len(events) * (width + 1) <= _MOST_STEPS:
        return _sharing(events, need, width)
    return _separate(events, need, width)


def _ordered(found: list[list[Occurrence]], width: int) -> list[Occurrence]:
    """Join each occurrence with the nearest of the parts before and of those after it."""
    starts = _chain(found)
    mirrored = [[(-last, -first) for first, last in reversed(part)] for part in reversed(found)]
    ends = list(reversed(_chain(mirrored)))
    marked: set[Occurrence] = set()
    for i, part in enumerate(found):
        for occurrence in part:
            first, last = starts[i].get(occurrence), ends[i].get((-occurrence[1], -occurrence[0]))
            if first is not None and last is not None and -last - first + 1 <= width:
                marked.add(occurrence)
    return sorted(marked)


def _chain(found: list[list[Occurrence]]) -> list[dict[Occurrence, int]]:
    """Return for each occurrence the latest start of a chain of the parts up to it."""
    chains = [{o: o[0] for o in found[0]}]
    for part in found[1:]:
        previous = sorted((o[1], start) for o, start in chains[-1].items())
        best: list[int] = []
        for _, start in previous:
            best.append(max(start, best[-1]) if best else start)
        lasts = [last for last, _ in previous]
        chain: dict[Occurrence, int] = {}
        for occurrence in part:
            k = bisect_left(lasts, occurrence[0])
            if k:
                chain[occurrence] = best[k - 1]
        chains.append(chain)
    return chains


def _share_tokens(events: list[tuple[Occurrence, str]]) -> bool:
    reach = -1
    for (first, last), _ in events:
        if first <= reach:
            return True
        reach = max(reach, last)
    return False


def _separate(
    events: list[tuple[Occurrence, str]], need: Counter[str], width: int
) -> list[Occurrence]:
    """Slide a window over occurrences that share no token."""
    held: Counter[str] = Counter()
    missing = len(need)
    full: list[int] = []
    end = 0
    for (first, _), key in events:
        while end < len(events) and events[end][0][1] < first + width:
            held[events[end][1]] += 1
            missing -= held[events[end][1]] == need[events[end][1]]
            end += 1
        if not missing:
            full.append(first)
        missing += held[key] == need[key]
        held[key] -= 1
    marked: list[Occurrence] = []
    for (first, last), _ in events:
        k = bisect_right(full, first)
        if k and last < full[k - 1] + width:
            marked.append((first, last))
    return marked


def _sharing(
    events: list[tuple[Occurrence, str]], need: Counter[str], width: int
) -> list[Occurrence]:
    """Try each occurrence in each window around it, with the others on different tokens."""
    marked: set[Occurrence] = set()
    for one, key in events:
        rest = need - Counter([key])
        for start in sorted({o[0] for o, _ in events if o[0] <= one[0] and one[1] < o[0] + width}):
            inside = [
                (o, k)
                for o, k in events
                if start <= o[0] and o[1] < start + width and (o[1] < one[0] or one[1] < o[0])
            ]
            if _fits(inside, rest):
                marked.add(one)
                break
    return sorted(marked)


def _fits(inside: list[tuple[Occurrence, str]], need: Counter[str]) -> bool:
    """Tell whether the occurrences hold what is needed on different tokens.

    Goes through them by their last token and keeps, for each way to choose so far, how
    many of each kind are still needed and how far the tokens are used.
    """
    keys = sorted(need)
    states = {(tuple(need[key] for key in keys), -1)}
    for (first, last), kind in sorted(inside, key=lambda event: event[0][1]):
        if kind not in need:
            continue
        k = keys.index(kind)
        for counts, used in tuple(states):
            if counts[k] and first > used:
                states.add(((*counts[:k], counts[k] - 1, *counts[k + 1 :]), last))
        if len(states) > _MOST_STEPS:
            break
    return any(not any(counts) for counts, _ in states)
