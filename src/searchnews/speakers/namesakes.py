"""Sightings of one and the same name: one person, or namesakes that gender and roles tell apart."""

from __future__ import annotations

from collections.abc import Sequence

from searchnews.speakers.people import Context, Person, gather
from searchnews.speakers.pool import Pool

__all__ = ["namesakes"]


def namesakes(claims: Sequence[Person], context: Context) -> list[Person]:
    """Return the persons that claims to one name are; the claims come in order of weight.

    Who has roles of one domain only makes the persons; who has ambiguous ones, none, or no
    gender where namesakes have different ones, joins the person whom the evidence tells.
    """
    if len(claims) < 2:
        return list(claims)
    mixed = len({claim.gender for claim in claims} - {None}) > 1
    rounds: tuple[list[Person], ...] = ([], [], [], [])
    for claim in claims:
        rounds[_openness(claim, mixed)].append(claim)
    persons: list[Person] = []
    for claims_now in rounds:
        rest = _join(claims_now, persons, context) if persons else claims_now
        persons += gather(rest)
        if claims_now is rounds[0]:
            persons = _unite(persons, context)
    return persons


def _openness(claim: Person, mixed: bool) -> int:
    """Return how little tells who of several namesakes the claim is, from 0 to 3."""
    if mixed and claim.gender is None:
        return 3
    if not claim.domains.names:
        return 2
    return 0 if claim.domains.sure else 1


def _join(claims: Sequence[Person], persons: list[Person], context: Context) -> list[Person]:
    """Add the claims to the persons they are; return those that are none of them."""
    pool = Pool(persons, context)
    placed = [one for claim in claims for one in pool.place(claim)]
    for claim, place in placed:
        if place is not None:
            persons[place].absorb(claim)
    return [claim for claim, place in placed if place is None]


def _unite(persons: list[Person], context: Context) -> list[Person]:
    """Return the persons with those together that share an affiliation or a companion."""
    if len(persons) < 2:
        return persons
    company = [
        {name for m in person.members for one in context.appearances(m) for name in one.companions}
        for person in persons
    ]
    united: list[tuple[Person, set[str]]] = []
    for person, names in zip(persons, company, strict=True):
        for known, met in united:
            if not _genders_agree(known, person):
                continue
            if not known.affiliations.isdisjoint(person.affiliations) or not met.isdisjoint(names):
                known.absorb(person)
                met |= names
                break
        else:
            united.append((person, names))
    return [person for person, _ in united]


def _genders_agree(one: Person, other: Person) -> bool:
    return one.gender == other.gender or None in (one.gender, other.gender)
