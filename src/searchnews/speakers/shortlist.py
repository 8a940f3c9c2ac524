"""The persons that names, gender and roles let a claim be."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from searchnews.quotes.given_names import Gender
from searchnews.speakers.domains import Domains
from searchnews.speakers.people import Person
from searchnews.speakers.person_names import PersonName

__all__ = ["Shortlists"]


class Shortlists:
    """Of some persons those that a claim may be, by their places.

    Persons of one gender and of the same domains are all fit or none of them: so a claim is
    compared once with each kind of person, not with each person.
    """

    def __init__(self, persons: Sequence[Person]) -> None:
        self._persons = persons
        self._named: dict[PersonName, Sequence[int]] = {}
        kinds: dict[tuple[bool, Gender | None, Domains], int] = {}
        self._kinds = [
            kinds.setdefault((p.kind == "organisation", p.gender, p.domains), len(kinds))
            for p in persons
        ]
        # One person of each kind.
        self._examples = list(dict(zip(self._kinds, persons, strict=True)).values())

    def fit(self, claim: Person) -> Sequence[int]:
        """Return who may be the claim: those of its roles, if there are any."""
        fits = [_may_be(claim, example) for example in self._examples]
        fit = [place for place in self._names(claim.name) if fits[self._kinds[place]]]
        if len(fit) < 2 or not claim.roles:
            return fit
        holders = {place for role in claim.roles for place in self._holders.get(role, ())}
        return [place for place in fit if place in holders] or fit

    def _names(self, name: PersonName) -> Sequence[int]:
        """Return who may have the name in full."""
        if name.is_bare and not name.suffix and not name.particles:
            return range(len(self._persons))
        known = self._named.get(name)
        if known is None:
            places: Sequence[int] = range(len(self._persons))
            if name.middles:
                places = self._by_middle.get(name.middles[0][0], ())
            known = [p for p in places if name.may_shorten(self._persons[p].name)]
            self._named[name] = known
        return known

    @cached_property
    def _by_middle(self) -> dict[str, list[int]]:
        """Return the persons with a middle name that begins with a letter."""
        found: dict[str, list[int]] = {}
        for place, person in enumerate(self._persons):
            for letter in {middle[0] for middle in person.name.middles}:
                found.setdefault(letter, []).append(place)
        return found

    @cached_property
    def _holders(self) -> dict[str, list[int]]:
        """Return the persons that have a role."""
        found: dict[str, list[int]] = {}
        for place, person in enumerate(self._persons):
            for role in person.roles:
                found.setdefault(role, []).append(place)
        return found


def _may_be(claim: Person, person: Person) -> bool:
    if person.kind == "organisation" and (claim.kind != "unknown" or claim.roles):
        return False
    return person.agrees(claim)
