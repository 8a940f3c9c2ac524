"""The organisations of a block: those of one name, and the acronym of the only one it fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from searchnews.quotes import lexicon
from searchnews.speakers.organisation_names import (
    OrganisationName,
    is_acronym,
    is_incorporated,
    organisation_name,
)
from searchnews.speakers.people import Context, Person
from searchnews.speakers.person_names import PersonName
from searchnews.speakers.values import Appearance, Member

__all__ = ["find_organisations"]

# Two letters stand for too much.
_TELLING = 3
# What is so many times more frequent than the only name it fits is known for something else.
_FREQUENT = 5


# A name, and whether a legal form tells it from a word for bodies of a kind.
_Key = tuple[OrganisationName, bool]


def find_organisations(places: Iterable[int], context: Context) -> list[Person]:
    """Return the organisations that the sightings at `places`, in order of weight, are.

    An acronym joins the others with its initials if there is only one, and articles bear
    it out. A firm that is called Union Corp is not what is called the union.
    """
    found = _by_name(places, context)
    full: dict[str, list[OrganisationName]] = {}
    for name, _ in found:
        if not name.is_short:
            full.setdefault(name.initials, []).append(name)
    for initials, names in full.items():
        acronym = (OrganisationName((initials,), initials), False)
        body = found[names[0], False]
        if len(names) == 1 and acronym in found and _is_meant(found[acronym], body, context):
            body.absorb(found.pop(acronym))
    return list(found.values())


def _by_name(places: Iterable[int], context: Context) -> dict[_Key, Person]:
    found: dict[_Key, Person] = {}
    for place in places:
        sighting = context.sightings[place]
        written = sighting.profile.name
        name = organisation_name(written)
        firm = _is_common(name) and is_incorporated(written) and not is_acronym(written)
        body = found.get((name, firm))
        if body is None:
            body = found[name, firm] = Person(PersonName(name.block), "organisation")
        body.members.append(Member(place))
        body.names.add(written)
        body.articles += sighting.articles
    return found


def _is_common(name: OrganisationName) -> bool:
    """Tell whether the name is one word, and a word for bodies of a kind: union, tribune."""
    return name.is_short and name.words[0] in lexicon.ORGANISATION_WORDS


def _is_meant(short: Person, body: Person, context: Context) -> bool:
    """Tell whether an acronym is the body's: articles bear it out, or tell nothing at all.

    They do if one of the body has the acronym, if one of the acronym has all words of the
    name but one, or if the same people speak there.
    """
    if not any(map(is_acronym, short.names)) or any(map(is_incorporated, short.names)):
        return False
    letters = organisation_name(min(short.names)).initials
    words = {word for word in organisation_name(min(body.names)).words if len(word) >= _TELLING}
    told = False
    company: set[str] = set()
    for one in _appearances(body, context):
        if letters in one.topics:
            return True
        told = told or bool(one.topics)
        company |= one.companions
    for one in _appearances(short, context):
        if not company.isdisjoint(one.companions):
            return True
        if len(words & one.topics) >= max(2, len(words) - 1):
            return True
        told = told or bool(one.topics)
    return not told and len(letters) >= _TELLING and short.articles <= _FREQUENT * body.articles


def _appearances(body: Person, context: Context) -> Iterator[Appearance]:
    """Yield where the body appears; first the sightings of few articles, which are soon read."""
    for member in sorted(body.members, key=context.articles):
        yield from context.appearances(member)
