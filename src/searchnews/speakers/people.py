"""A speaker in the making: sightings that are one person, and what is known of them together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from searchnews.quotes import lexicon
from searchnews.quotes.given_names import Gender, is_given_name
from searchnews.quotes.name_forms import Kind
from searchnews.quotes.profile import office_words
from searchnews.speakers.domains import NOWHERE, Domains, agree, domains_of
from searchnews.speakers.person_names import PersonName
from searchnews.speakers.values import Appearance, Member, Sighting
from searchnews.text import fold

__all__ = ["DOMINANT", "Context", "Person", "gather", "is_spoken_of", "person_of", "written_name"]

# So many times the articles of all others together make one clearly the one that is meant.
DOMINANT = 4
# Countries and cities tie too many to tell who is who.
_BROAD = lexicon.PLACES | lexicon.NATIONALITIES


class Context:
    """The sightings of a block, and their appearances, which are asked for once and if needed."""

    def __init__(
        self, sightings: Sequence[Sighting], appearances: Callable[[int], Sequence[Appearance]]
    ) -> None:
        self.sightings = sightings
        self._ask = appearances
        self._known: dict[int, dict[int, Appearance]] = {}

    def appearances(self, member: Member) -> list[Appearance]:
        """Return the appearances of a member."""
        known = self._known.get(member.sighting)
        if known is None:
            asked = self._ask(member.sighting)
            known = self._known[member.sighting] = {one.article: one for one in asked}
        if member.articles is None:
            return list(known.values())
        return [known[article] for article in member.articles]

    def articles(self, member: Member) -> int:
        """Return in how many articles a member appears."""
        if member.articles is None:
            return self.sightings[member.sighting].articles
        return len(member.articles)


@dataclass(slots=True)
class Person:
    """Sightings that are one person, or an organisation that goes by one word."""

    name: PersonName
    kind: Kind = "unknown"
    gender: Gender | None = None
    domains: Domains = NOWHERE
    roles: set[str] = field(default_factory=set)
    affiliations: set[str] = field(default_factory=set)
    articles: int = 0
    members: list[Member] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def agrees(self, other: Person) -> bool:
        """Tell whether gender and roles let the two be one."""
        if self.gender != other.gender and self.gender and other.gender:
            return False
        return agree(self.domains, other.domains)

    def absorb(self, other: Person) -> None:
        """Take in what is known of the other."""
        self.gender = self.gender or other.gender
        if other.kind == "person":
            self.kind = other.kind
        if other.domains.names and other.domains != self.domains:
            self.domains = _joint(self.domains, other.domains)
        self.roles |= other.roles
        self.affiliations |= other.affiliations
        self.articles += other.articles
        self.members += other.members
        self.names |= other.names


def _joint(one: Domains, other: Domains) -> Domains:
    """Return the domains of who has the roles of both: sure ones outdo possible ones."""
    if one.sure != other.sure:
        return one if one.sure else other
    return Domains(one.names | other.names, one.sure)


def person_of(context: Context, member: Member, name: PersonName) -> Person:
    """Return the person of one sighting."""
    profile = context.sightings[member.sighting].profile
    roles = office_words(profile.roles)
    return Person(
        name,
        profile.kind,
        profile.gender,
        domains_of(roles),
        set(roles),
        {tie for tie in profile.affiliations if tie not in _BROAD},
        context.articles(member),
        [member],
        {profile.name},
    )


def gather(claims: Sequence[Person]) -> list[Person]:
    """Return the claims with those together that agree, each with the first it agrees with."""
    found: list[Person] = []
    for claim in claims:
        for person in found:
            if person.agrees(claim):
                person.absorb(claim)
                break
        else:
            found.append(claim)
    return found


def written_name(claim: Person) -> str:
    """Return the name of a claim that is one sighting."""
    return fold(next(iter(claim.names)))


def is_spoken_of(claim: Person) -> bool:
    """Tell whether more than the bare name says that the claim is a person."""
    if claim.roles or claim.gender:
        return True
    return claim.kind == "person" and not is_given_name(written_name(claim))
