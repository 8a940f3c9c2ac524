"""Whether there are occurrences of several kinds, so many of each, that share no token.

Of single tokens that is a matching in a bipartite graph, found by augmenting paths (Kuhn
1955). Longer ones are gone through by their last token, keeping each way to choose.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

from searchnews.match.slots import Occurrence

__all__ = ["are_disjoint"]


def are_disjoint(choices: Mapping[str, Sequence[Occurrence]], need: Mapping[str, int]) -> bool:
    """Tell whether ``need[kind]`` of the choices of each kind can be taken, all disjoint."""
    if any(len(choices[kind]) < count for kind, count in need.items()):
        return False
    if all(first == last for kind in need for first, last in choices[kind]):
        return _matched(choices, need)
    return _packed(choices, need)


def _matched(choices: Mapping[str, Sequence[Occurrence]], need: Mapping[str, int]) -> bool:
    """Tell it of single tokens: each place that is needed takes one, or moves another along."""
    taken: dict[Occurrence, str] = {}
    return all(_take(kind, choices, taken) for kind in need for _ in range(need[kind]))


def _take(
    wanting: str, choices: Mapping[str, Sequence[Occurrence]], taken: dict[Occurrence, str]
) -> bool:
    """Take one more token for a kind; kinds that have it take another. Tell whether it works."""
    came_from: dict[str, tuple[Occurrence, str]] = {}
    queue = deque([wanting])
    while queue:
        kind = queue.popleft()
        for token in choices[kind]:
            holder = taken.get(token)
            if holder is None:
                taken[token] = kind
                while kind != wanting:
                    token, kind = came_from[kind]
                    taken[token] = kind
                return True
            if holder != wanting and holder not in came_from:
                came_from[holder] = (token, kind)
                queue.append(holder)
    return False


def _packed(choices: Mapping[str, Sequence[Occurrence]], need: Mapping[str, int]) -> bool:
    """Tell it of longer ones; the ways to choose double with every kind."""
    kinds = sorted(need)
    events = sorted(
        (last, first, i) for i, kind in enumerate(kinds) for first, last in choices[kind]
    )
    # How many of each kind are still needed → how far the tokens are used, at the least.
    states = {tuple(need[kind] for kind in kinds): -1}
    for last, first, i in events:
        for counts, used in tuple(states.items()):
            if counts[i] and first > used:
                left = (*counts[:i], counts[i] - 1, *counts[i + 1 :])
                states.setdefault(left, last)
    return (0,) * len(kinds) in states
