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

    An acronym joins the others with its initials if there is only one.
    """
    found: dict[OrganisationName, Person] = {}
    for place in places:
        sighting = context.sightings[place]
        name = organisation_name(sighting.profile.name)
        body = found.get(name)
        if body is None:
            body = found[name] = Person(PersonName(name.block), "organisation")
        body.members.append(Member(place))
        body.names.add(sighting.profile.name)
        body.articles += sighting.articles
    full: dict[str, list[OrganisationName]] = {}
    for name in found:
        if not name.is_short:
            full.setdefault(name.initials, []).append(name)
    for initials, names in full.items():
        acronym = OrganisationName((initials,), initials)
        if len(names) == 1 and acronym in found:
            found[names[0]].absorb(found.pop(acronym))
    return list(found.values())
