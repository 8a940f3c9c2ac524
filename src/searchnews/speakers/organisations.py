"""The organisations of a block: those of one name, and the acronym of the only one it fits."""

from __future__ import annotations

from collections.abc import Iterable

from searchnews.speakers.organisation_names import OrganisationName, organisation_name
from searchnews.speakers.people import Context, Person
from searchnews.speakers.person_names import PersonName
from searchnews.speakers.values import Member

__all__ = ["find_organisations"]


def find_organisations(places: Iterable[int], context: Context) -> list[Person]:
    """Return the organisations that the sightings at `places`, in order of weight, are.

    As members of one block all have the same initials, so a name of one word is an acronym
    of all others.
    """
    found: dict[OrganisationName, Person] = {}
    for place in places:
        sighting = context.sightings[place]
        name = organisation_name(sighting.profile.name)
        body = found.get(name)
        if body is None:
            body = found[name] = Person(PersonName(name.initials), "organisation")
        body.members.append(Member(place))
        body.articles += sighting.articles
    short = next((name for name in found if name.is_short), None)
    if short is not None and len(found) == 2:
        acronym = found.pop(short)
        next(iter(found.values())).absorb(acronym)
    return list(found.values())
