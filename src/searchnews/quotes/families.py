"""How sure a surname means one of several who bear it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from searchnews.quotes import lexicon
from searchnews.quotes.discourse import is_plausible
from searchnews.quotes.entities import Entities, Entity
from searchnews.quotes.name_forms import title_gender

__all__ = ["surname_confidence"]

_ALONE = 0.95  # nobody else bears it
_TITLED = 0.8  # a title tells the one who was named last from others
_LEADING = 0.8  # named twice as often as any other
_AHEAD = 0.6  # named first, or more often
_EVEN = 0.4  # as often, both last in one breath: too little to name anybody
_TOGETHER = 60  # code points between the names of two who are named together


def surname_confidence(
    entities: Entities, index: int, titles: Sequence[str], position: int
) -> float:
    """Return how sure it is (0 to 1) that a surname at `position` means the entity.

    Against it is who else of that surname is named in full before and may bear the `titles`.
    """
    entity = entities[index]
    gender = title_gender(titles)
    offices = set(titles) - lexicon.ADDRESSES
    told = not entity.roles.isdisjoint(offices)
    named = _named_before(entity, position)
    sure = _ALONE
    for other in map(entities.__getitem__, entities.family_of(index)):
        if other.kind != "person" and not is_plausible(other):
            continue
        if (gender and other.gender not in (None, gender)) or other.name == entity.name:
            continue
        if told and other.roles.isdisjoint(offices):
            continue
        rivals = _named_before(other, position)
        if rivals:
            sure = min(sure, _TITLED if titles else _against(entity, named, other, rivals))
    return sure


def _named_before(entity: Entity, position: int) -> int:
    return bisect_left(entity.places, position)


def _against(entity: Entity, named: int, other: Entity, rivals: int) -> float:
    """Return how sure the one is who is named `named` times, beside `other`, `rivals` times."""
    if named >= 2 * rivals:
        return _LEADING
    together = named and abs(entity.places[named - 1] - other.places[rivals - 1]) < _TOGETHER
    return _EVEN if named <= rivals and together else _AHEAD
