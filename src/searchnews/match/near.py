"""Proximity: which occurrences of the parts stand near enough to one another.

The parts have to stand on different tokens, and between the first and the last of them
may be at most `distance` tokens that belong to none. An occurrence is marked if some
choice of the other parts makes that true with it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator

from searchnews.match.disjoint import are_disjoint
from searchnews.match.document import Document
from searchnews.match.slots import Occurrence, Slot, occurrences_of

__all__ = ["near"]


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
    return (_sharing if _share_tokens(events) else _separate)(events, need, width)


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
    """Slide a window over occurrences of which some share tokens."""
    crowd = _Crowd(events, need, width)
    full = [first for first in crowd.starts() if crowd.fill(first)]
    marked: list[Occurrence] = []
    for (first, last), kind in events:
        begin, end = bisect_right(full, last - width), bisect_right(full, first)
        if any(crowd.fill_with((first, last), kind, start) for start in full[begin:end]):
            marked.append((first, last))
    return sorted(set(marked))


class _Crowd:
    """Occurrences of several kinds, and which kinds ever share a token with which."""

    def __init__(
        self, events: list[tuple[Occurrence, str]], need: Counter[str], width: int
    ) -> None:
        self._width = width
        self._found: dict[str, list[Occurrence]] = {kind: [] for kind in need}
        for occurrence, kind in events:
            self._found[kind].append(occurrence)
        self._lengths = {kind: o[0][1] - o[0][0] + 1 for kind, o in self._found.items()}
        self._groups = [
            {kind: need[kind] for kind in group} for group in _sharing_kinds(events, need)
        ]
        self._group_of = {kind: group for group in self._groups for kind in group}

    def starts(self) -> Iterator[int]:
        """Yield where windows begin that hold something which no earlier one holds."""
        lasts = sorted(last for found in self._found.values() for _, last in found)
        reached = 0
        for first in sorted({first for found in self._found.values() for first, _ in found}):
            reach = bisect_left(lasts, first + self._width)
            if reach > reached:
                reached = reach
                yield first

    def fill(self, start: int) -> bool:
        """Tell whether the window that begins at `start` holds all that is needed."""
        return all(are_disjoint(self._inside(group, start), group) for group in self._groups)

    def fill_with(self, one: Occurrence, kind: str, start: int) -> bool:
        """Tell whether a window that holds all that is needed does so with `one` among it.

        Of single tokens any will do: it is exchanged for one of the others (the bases of a
        transversal matroid).
        """
        group = self._group_of[kind]
        if all(self._lengths[kind] == 1 for kind in group):
            return True
        rest = {other: count - (other == kind) for other, count in group.items()}
        inside = {
            other: [o for o in found if o[1] < one[0] or one[1] < o[0]]
            for other, found in self._inside(group, start).items()
        }
        return are_disjoint(inside, {other: count for other, count in rest.items() if count})

    def _inside(self, group: dict[str, int], start: int) -> dict[str, list[Occurrence]]:
        """Return what a window holds, of each kind as many as can matter.

        All others together overlap so many of a kind at most that of one more there is
        always one left.
        """
        tokens = sum(count * self._lengths[kind] for kind, count in group.items())
        inside: dict[str, list[Occurrence]] = {}
        for kind in group:
            found, length = self._found[kind], self._lengths[kind]
            begin = bisect_left(found, (start, 0))
            end = bisect_right(found, start + self._width - length, key=_first)
            most = tokens + (length - 1) * sum(group.values())
            inside[kind] = found[begin : min(end, begin + most)]
        return inside


def _first(occurrence: Occurrence) -> int:
    return occurrence[0]


def _sharing_kinds(events: list[tuple[Occurrence, str]], need: Counter[str]) -> list[list[str]]:
    """Return the kinds in groups that share no token with each other."""
    group_of = {kind: [kind] for kind in need}
    reach, reaching = -1, ""
    for (first, last), kind in events:
        one, other = group_of[kind], group_of.get(reaching, [])
        if first <= reach and one is not other:
            one += other
            group_of.update(dict.fromkeys(other, one))
        if last > reach:
            reach, reaching = last, kind
    return list({id(group): group for group in group_of.values()}.values())
