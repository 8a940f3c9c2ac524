"""Whether an article that has a surname only may mean somebody who has it.

That nobody else in the index has the surname is no proof: it may be a firm (Holm Metals), a
namesake whose full name is not there, or somebody of another time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from searchnews.quotes import lexicon
from searchnews.quotes.given_names import is_given_name
from searchnews.speakers.given_forms import given_key
from searchnews.speakers.people import Context, Person, is_spoken_of, written_name
from searchnews.speakers.spelling import words_of
from searchnews.speakers.values import Appearance
from searchnews.text import fold

__all__ = ["Surnames"]

# So many years lie between namesakes rather than in one life in the news.
_FAR = 10
# So many names in common with the articles of a person are no chance.
_ABOUT = 5
# An acronym has so many letters at most.
_ACRONYM = 5
# Titles by which somebody is always called, with one that stands for all of a kind.
_RANKS = {
    title: titles[0]
    for titles in (
        ("lord", "lady", "baron", "baroness", "earl"),
        ("sir", "dame"),
        ("judge", "justice"),
        ("prince", "princess"),
    )
    for title in titles
}
# What stands beside surnames and is of no other name: Minister Holm, the Holm government. Holm
# Brothers is one.
_NO_NAMES = (
    lexicon.TITLES
    | frozenset(f"{title}s" for title in lexicon.TITLES - {"brother", "sister"})
    | lexicon.PERSON_NOUNS
    | lexicon.TITLE_PARTS
    | frozenset("government administration cabinet presidency".split())
)


class _Known(NamedTuple):
    """What the articles of a person tell, together."""

    ranks: frozenset[str]
    companions: frozenset[str]
    topics: frozenset[str]
    settings: frozenset[str]
    years: frozenset[int]


class Surnames:
    """Tells whether an article in which a claim appears lets it be a person.

    `bodies` are the organisations of the block that go by one word.
    """

    def __init__(self, context: Context, bodies: Sequence[Person]) -> None:
        self._context = context
        self._bodies = {fold(name) for body in bodies for name in body.names}
        self._names: dict[int, frozenset[str]] = {}
        self._persons: dict[int, _Known] = {}

    def __call__(self, claim: Person, one: Appearance, person: Person) -> bool:
        """Tell whether a claim may be the person, by what its article `one` tells."""
        if person.kind == "organisation" or not claim.name.is_bare:
            return True
        beside = one.beside - _NO_NAMES
        own = self._own(person)
        others = {word for word in beside if given_key(word) not in own}
        is_named = len(others) < len(beside)
        if is_spoken_of(claim):
            if not is_named and any(map(is_given_name, others)):
                return self._has_met(one, person)
        elif others or self._is_body(claim, person, is_named=is_named):
            return False
        if not _is_somebody(person):
            return self._has_met(one, person)
        ranks = _ranks((*one.beside, *claim.roles))
        if ranks and ranks.isdisjoint(self._known(person).ranks):
            return self._has_met(one, person) or self._is_about(one, person)
        if is_named or not claim.roles.isdisjoint(person.roles):
            return True
        if not claim.affiliations.isdisjoint(person.affiliations):
            return True
        return self._is_near(one, person) or self._has_met(one, person)

    def _is_body(self, claim: Person, person: Person, *, is_named: bool) -> bool:
        """Tell whether the word is an acronym, or what a body is called elsewhere."""
        if _is_acronym(claim) and not any(
            claim.names <= set(name.split()) for name in person.names
        ):
            return True
        return not is_named and written_name(claim) in self._bodies

    def _is_near(self, one: Appearance, person: Person) -> bool:
        """Tell whether the article is of the time of the person's, and of one of their sources."""
        known = self._known(person)
        year = one.year
        if year is not None and known.years and all(abs(year - y) >= _FAR for y in known.years):
            return False
        if not one.setting or not known.settings or not known.settings.isdisjoint(one.setting):
            return True
        return self._is_about(one, person)

    def _has_met(self, one: Appearance, person: Person) -> bool:
        return not self._known(person).companions.isdisjoint(one.companions)

    def _is_about(self, one: Appearance, person: Person) -> bool:
        shared = self._known(person).topics & one.topics
        telling = shared - lexicon.TIME_WORDS - lexicon.PLACES - lexicon.NATIONALITIES
        return sum(given_key(word) not in self._own(person) for word in telling) >= _ABOUT

    def _own(self, person: Person) -> frozenset[str]:
        """Return the keys of the words of a person's names."""
        own = self._names.get(id(person))
        if own is None:
            words = (word for name in person.names for word in words_of(name))
            own = self._names[id(person)] = frozenset(map(given_key, words))
        return own

    def _known(self, person: Person) -> _Known:
        known = self._persons.get(id(person))
        if known is None:
            seen = [one for m in person.members for one in self._context.appearances(m)]
            known = self._persons[id(person)] = _Known(
                _ranks((*person.roles, *(word for one in seen for word in one.beside))),
                frozenset(name for one in seen for name in one.companions),
                frozenset(word for one in seen for word in one.topics),
                frozenset(name for one in seen for name in one.setting),
                frozenset(one.year for one in seen if one.year is not None),
            )
        return known


def _is_acronym(claim: Person) -> bool:
    """Tell whether the name has an acronym's shape: HRW, MPs."""
    return all(len(name) <= _ACRONYM and name[:2].isupper() for name in claim.names)


def _is_somebody(person: Person) -> bool:
    """Tell whether more than a surname speaks for a person: a given name, a role, a gender."""
    if person.kind == "person" or person.roles or person.gender:
        return True
    return not person.name.is_unusual


def _ranks(titles: Iterable[str]) -> frozenset[str]:
    return frozenset(_RANKS[title] for title in titles if title in _RANKS)
