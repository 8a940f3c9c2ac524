"""Which of several persons a sighting means, by the evidence in its order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from searchnews.speakers.people import DOMINANT, Context, Person
from searchnews.speakers.shortlist import Shortlists
from searchnews.speakers.values import Appearance, Member

__all__ = ["Evidence", "Placed", "Pool", "always", "anywhere"]

# What so many persons of a pool share tells none of them from the others.
_TELLING = 8
# One word of a name in common may be chance.
_TOPICS = 2
# A person of fewer articles has no setting that is usual.
_USUAL = 3


# Whether what an article tells lets a claim be a person.
Evidence = Callable[[Person, Appearance, Person], bool]


class Placed(NamedTuple):
    """A claim, or a part of it, and the place in its pool of the person it is; None if of none."""

    claim: Person
    person: int | None


def always(claim: Person, person: Person) -> bool:
    """Trust that a claim is a person if it can be none else."""
    return True


def anywhere(claim: Person, one: Appearance, person: Person) -> bool:
    """Let a claim be a person in any article."""
    return True


class _Shortlist(NamedTuple):
    """The persons that a claim may be, by their places, and the one that dominates."""

    places: frozenset[int]
    dominant: int | None


class Pool:
    """Persons that claims are held against; none of them changes meanwhile.

    A claim is a person itself, of less than a full name or with nothing known of its roles.
    It is none of them in an article where ``evidence(claim, appearance, person)`` is false.
    """

    def __init__(
        self, persons: Sequence[Person], context: Context, evidence: Evidence = anywhere
    ) -> None:
        self._persons = persons
        self._context = context
        self._evidence = evidence
        self._candidates = Shortlists(persons)
        self._articles = [person.articles for person in persons]
        self._shortlists: dict[tuple[object, ...], _Shortlist] = {}

    def place(
        self, claim: Person, trusts: Callable[[Person, Person], bool] = always
    ) -> list[Placed]:
        """Return the claim with the person it is; or its parts, if articles tell differently.

        Role, affiliation and companions decide in this order. Where they do not, it is the
        only person left, or one that dominates, if ``trusts(claim, person)``.
        """
        shortlist = self._shortlist(claim)
        if not shortlist.places:
            return [Placed(claim, None)]
        shortlist = self._tied(claim, shortlist)
        best = shortlist.dominant
        fallback = best if best is not None and trusts(claim, self._persons[best]) else None
        if fallback is not None and len(shortlist.places) == 1 and self._is_plain(claim, fallback):
            return [Placed(claim, fallback)]
        return self._by_article(claim, shortlist.places, fallback)

    def _is_plain(self, claim: Person, place: int) -> bool:
        """Tell whether no article has to be read: there is nothing to ask, or a role tells."""
        return self._evidence is anywhere or not claim.roles.isdisjoint(self._persons[place].roles)

    def _shortlist(self, claim: Person) -> _Shortlist:
        """Return the persons that names, gender and roles let the claim be."""
        key = (claim.name, claim.gender, claim.domains, frozenset(claim.roles), claim.kind)
        known = self._shortlists.get(key)
        if known is None:
            known = self._shortlists[key] = self._listed(self._candidates.fit(claim))
        return known

    def _listed(self, places: Collection[int]) -> _Shortlist:
        if not places:
            return _Shortlist(frozenset(), None)
        articles = self._articles.__getitem__
        top = max(places, key=articles)
        dominates = articles(top) >= DOMINANT * (sum(map(articles, places)) - articles(top))
        return _Shortlist(frozenset(places), top if dominates else None)

    def _tied(self, claim: Person, shortlist: _Shortlist) -> _Shortlist:
        """Return the shortlist of those with an affiliation of the claim, if there are any."""
        if len(shortlist.places) == 1 or not claim.affiliations:
            return shortlist
        tied = {place for tie in claim.affiliations for place in self._ties.get(tie, ())}
        tied &= shortlist.places
        return self._listed(tied) if tied else shortlist

    def _by_article(
        self, claim: Person, places: frozenset[int], fallback: int | None
    ) -> list[Placed]:
        """Return the claim, in the parts that the companions of each article tell."""
        if len(claim.members) > 1:
            seen = [one for m in claim.members for one in self._context.appearances(m)]
            met = self._met(seen, places)
            return [Placed(claim, fallback if met is None else met)]
        parts: dict[int | None, set[int]] = {}
        for one in self._context.appearances(claim.members[0]):
            met = self._met((one,), places) if len(places) > 1 or fallback is None else None
            best = fallback if met is None else met
            if best is not None and not self._evidence(claim, one, self._persons[best]):
                best = None
            parts.setdefault(best, set()).add(one.article)
        if len(parts) < 2:
            return [Placed(claim, next(iter(parts), fallback))]
        sighting = claim.members[0].sighting
        return [
            Placed(_part(claim, sighting, frozenset(articles)), person)
            for person, articles in parts.items()
        ]

    def _met(self, seen: Iterable[Appearance], places: frozenset[int]) -> int | None:
        """Return the one of the persons with most of the companions, else topics, else setting."""
        appearances = list(seen)
        shared = _shares(self._companions, (name for one in appearances for name in one.companions))
        if not places.isdisjoint(shared):
            return _first(shared, places)
        about = _shares(self._topics, (word for one in appearances for word in one.topics))
        met = _first(about, places, lead=_TOPICS)
        if met is None:
            usual = (name for one in appearances for name in one.setting)
            met = _first(_shares(self._settings, usual), places)
        return met

    @cached_property
    def _ties(self) -> dict[str, list[int]]:
        return _telling((person.affiliations, i) for i, person in enumerate(self._persons))

    @cached_property
    def _companions(self) -> dict[str, list[int]]:
        return _telling(
            ({name for one in self._seen(person) for name in one.companions}, i)
            for i, person in enumerate(self._persons)
        )

    @cached_property
    def _topics(self) -> dict[str, list[int]]:
        return _telling(
            ({word for one in self._seen(person) for word in one.topics}, i)
            for i, person in enumerate(self._persons)
        )

    @cached_property
    def _settings(self) -> dict[str, list[int]]:
        """Return the settings of most articles of a person, with the persons that have them."""
        return _telling((self._usual(person), i) for i, person in enumerate(self._persons))

    def _usual(self, person: Person) -> list[str]:
        if person.articles < _USUAL:
            return []
        settings = Counter(name for one in self._seen(person) for name in one.setting)
        return [name for name, count in settings.items() if 2 * count > person.articles]

    def _seen(self, person: Person) -> Iterable[Appearance]:
        return (one for m in person.members for one in self._context.appearances(m))


def _telling(items: Iterable[tuple[Iterable[str], int]]) -> dict[str, list[int]]:
    """Return the words of all items with the places of those that have them, if few do."""
    found: dict[str, list[int]] = {}
    for words, place in items:
        for word in words:
            found.setdefault(word, []).append(place)
    return {word: places for word, places in found.items() if len(places) <= _TELLING}


def _shares(known: Mapping[str, Sequence[int]], words: Iterable[str]) -> Counter[int]:
    """Count how many of the words each of the persons has."""
    return Counter(place for word in words for place in known.get(word, ()))


def _first(counts: Counter[int], places: frozenset[int], lead: int = 1) -> int | None:
    """Return the place that is counted more often than any other, by `lead` or more."""
    ranked = sorted(((counts[place], place) for place in counts if place in places), reverse=True)
    second = ranked[1][0] if len(ranked) > 1 else 0
    return ranked[0][1] if ranked and ranked[0][0] >= second + lead else None


def _part(claim: Person, sighting: int, articles: frozenset[int]) -> Person:
    return replace(
        claim,
        roles=set(claim.roles),
        affiliations=set(claim.affiliations),
        articles=len(articles),
        members=[Member(sighting, articles)],
        names=set(claim.names),
    )
