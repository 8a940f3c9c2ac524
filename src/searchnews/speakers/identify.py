"""The sightings of one block become identities: who of them is one speaker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from searchnews.speakers.crowds import is_crowd
from searchnews.speakers.domains import domains_of
from searchnews.speakers.organisation_names import organisation_name
from searchnews.speakers.organisations import find_organisations
from searchnews.speakers.people import Context, Person, person_of
from searchnews.speakers.person_names import person_name, untitled
from searchnews.speakers.persons import find_persons
from searchnews.speakers.values import Appearance, Identity, Member, Sighting

__all__ = ["identify"]


# A role that has so many times fewer articles than the most frequent is left out.
_RARE = 10


def identify(
    sightings: Sequence[Sighting], appearances: Callable[[int], Sequence[Appearance]]
) -> list[Identity]:
    """Return the speakers whom the sightings of one block are, most quoted first.

    Each sighting, or each of its articles, belongs to one of them; their order does not
    matter. ``appearances(i)`` returns where sighting `i` appears, one for each of its
    articles; it is asked only where names, gender and roles leave open who is meant.
    """
    sightings = [_plain(sighting) for sighting in sightings]
    context = Context(sightings, appearances)
    if len(sightings) == 1:
        return [_alone(sightings[0], Member(0))]
    order = sorted(range(len(sightings)), key=lambda place: _weight(sightings[place]))
    bodies = [i for i in order if sightings[i].profile.kind == "organisation"]
    organisations = find_organisations(bodies, context)
    crowds = [i for i in order if is_crowd(sightings[i].profile)]
    apart = {*bodies, *crowds}
    others = [i for i in order if i not in apart]
    one_word = [body for body in organisations if any(map(_is_word, body.names))]
    persons = find_persons(others, context, one_word)
    everyone = (*persons, *organisations, *_crowds(crowds, context))
    weighed = [_identity(person, context) for person in everyone]
    weighed.sort(key=lambda pair: (-pair[0], pair[1].name, pair[1].roles, pair[1].spellings))
    return [identity for _, identity in weighed]


def _plain(sighting: Sighting) -> Sighting:
    """Return the sighting; of a crowd without what is told of one person."""
    if not is_crowd(sighting.profile):
        return sighting
    return replace(sighting, profile=replace(sighting.profile, kind="unknown", roles=()))


def _crowds(places: Iterable[int], context: Context) -> list[Person]:
    """Return the crowds of each name, which are nobody else."""
    found: dict[str, Person] = {}
    for place in places:
        name = context.sightings[place].profile.name
        claim = person_of(context, Member(place), person_name(name))
        if name in found:
            found[name].absorb(claim)
        else:
            found[name] = claim
    return list(found.values())


def _weight(sighting: Sighting) -> tuple[object, ...]:
    """Return what sorts sightings by weight, and then in some order that is always the same."""
    profile = sighting.profile
    return (
        -sighting.quotations, -sighting.articles, profile.name, profile.kind,
        profile.gender or "", profile.roles, profile.affiliations,
    )  # fmt: skip


def _is_word(name: str) -> bool:
    return organisation_name(name).is_short


def _alone(sighting: Sighting, member: Member) -> Identity:
    profile = sighting.profile
    roles = _telling(Counter(profile.roles))
    name = profile.name if profile.kind == "organisation" else untitled(profile.name)
    return Identity(name, profile.kind, roles, (profile.name,), (member,), profile.gender)


def _identity(person: Person, context: Context) -> tuple[float, Identity]:
    """Return the identity with its number of quotations."""
    sightings = context.sightings
    if len(person.members) == 1 and person.members[0].articles is None:
        sighting = sightings[person.members[0].sighting]
        return sighting.quotations, _alone(sighting, person.members[0])
    members = tuple(_merged(person.members, context))
    names: dict[str, float] = {}
    articles: Counter[str] = Counter()
    roles: Counter[str] = Counter()
    for member in members:
        sighting = sightings[member.sighting]
        count = context.articles(member)
        quotations: float = sighting.quotations
        if member.articles is not None:
            quotations *= count / sighting.articles
        name = sighting.profile.name
        names[name] = names.get(name, 0) + quotations
        articles[name] += count
        for role in sighting.profile.roles:
            roles[role] += count
    spellings = sorted(names, key=lambda name: (-names[name], -articles[name], len(name), name))
    name = max(spellings, key=lambda name: _fullness(name, person))
    identity = Identity(
        name=name if person.kind == "organisation" else untitled(name),
        kind=person.kind,
        roles=_telling(roles),
        spellings=tuple(spellings),
        members=members,
        gender=person.gender,
    )
    return sum(names.values()), identity


def _merged(members: Iterable[Member], context: Context) -> Iterator[Member]:
    """Yield the members by sighting, each once: parts of one may have come by different ways."""
    parts: dict[int, list[Member]] = {}
    for member in members:
        parts.setdefault(member.sighting, []).append(member)
    for sighting, several in sorted(parts.items()):
        articles = frozenset().union(*(member.articles or () for member in several))
        if len(several) == 1:
            yield several[0]
        else:
            is_whole = len(articles) == context.sightings[sighting].articles
            yield Member(sighting, None if is_whole else articles)


def _fullness(name: str, person: Person) -> int:
    """Return how much of a name is written: of several that are as full the first is shown."""
    if person.kind == "organisation":
        return " " in name
    parts = person_name(name)
    return 2 if parts.is_full else 0 if parts.is_bare else 1


def _telling(roles: Counter[str]) -> tuple[str, ...]:
    """Return the roles that count, the most frequent first: no rare ones, no parts of others."""
    if not roles:
        return ()
    least = max(roles.values()) / _RARE
    counting = [role for role, count in roles.items() if count >= least]
    whole = [r for r in counting if not any(other.endswith(f" {r}") for other in counting)]
    return tuple(sorted(whole, key=lambda role: (-roles[role], _is_vague(role), role)))


def _is_vague(role: str) -> bool:
    """Tell whether a role is said of people in any walk of life, or in several."""
    return not domains_of(role.split()).sure
