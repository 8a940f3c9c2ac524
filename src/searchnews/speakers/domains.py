"""Walks of life: which roles one person may well have, and which speak of namesakes.

A domain may have branches (“sport/football”): one person is hardly a striker and a golfer,
but may be a striker and an athlete. Some domains share careers: a soldier becomes a
senator, a journalist writes novels. Where lives seldom cross, two is the safer reading. A
word that is said in several domains (captain, president, director) stands in all of them.
What is said in any (chief, founder, spokesperson), and trades that are surnames above all
(baker, farmer), tell nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

__all__ = ["NOWHERE", "Domains", "agree", "domains_of"]

_ROLES = {
    "office": "minister ex-minister senator premier chancellor mayor governor councillor alderman "
    "assemblyman assemblywoman mp mep msp lawmaker legislator diplomat ambassador envoy politician "
    "candidate nominee republican democrat socialist tory liberal conservative ombudsman whip "
    "undersecretary pollster lobbyist representative president vice-president then-president "
    "commissioner secretary speaker delegate deputy treasurer strategist monarch queen princess "
    "duchess baron baroness count countess emperor sheikh general chair vice-chair director",
    "law": "judge justice lawyer attorney solicitor barrister prosecutor coroner registrar",
    "law/police": "sheriff detective inspector constable superintendent trooper sergeant captain "
    "lieutenant major commander commissioner deputy officer",
    "military": "general colonel admiral corporal soldier private sailor captain lieutenant major "
    "sergeant commander officer pilot veteran",
    "business": "ceo cfo coo cto executive entrepreneur investor banker trader broker billionaire "
    "tycoon businessperson realtor developer proprietor boss president vice-president chair "
    "vice-chair director manager owner accountant auditor consultant architect engineer designer "
    "contractor landlord inventor md general secretary",
    "media": "journalist reporter correspondent editor columnist blogger commentator presenter "
    "anchor host moderator photographer critic writer author",
    "arts": "novelist poet playwright dramatist screenwriter filmmaker artist designer curator "
    "producer director host writer author photographer architect",
    "arts/stage": "actor ballerina comedian star",
    "arts/music": "singer musician rapper guitarist drummer bassist vocalist dj star",
    "sport": "coach player athlete trainer champion skipper captain star rookie referee umpire "
    "manager boss president owner chair vice-chair director commentator presenter veteran forward",
    "sport/football": "striker midfielder defender goalkeeper winger",
    "sport/gridiron": "quarterback",
    "sport/cricket": "batsman bowler",
    "sport/baseball": "pitcher catcher",
    "sport/athletics": "runner sprinter",
    "sport/golf": "golfer",
    "sport/boxing": "boxer",
    "sport/cycling": "cyclist rider",
    "sport/riding": "jockey rider",
    "sport/motors": "driver rider",
    "sport/swimming": "swimmer",
    "sport/winter": "skater skier",
    "sport/rowing": "rower",
    "science": "scientist researcher professor doctor",
    "science/medicine": "surgeon physician psychiatrist doctor paramedic nurse psychologist",
    "science/life": "biologist ecologist",
    "science/earth": "geologist climatologist meteorologist ecologist",
    "science/matter": "physicist chemist astronomer mathematician astronaut engineer",
    "science/society": "sociologist anthropologist philosopher historian economist psychologist",
    "science/economy": "economist analyst strategist",
    "education": "teacher headteacher headmaster dean provost professor principal librarian "
    "chancellor doctor",
    "religion": "reverend rabbi bishop archbishop cardinal ayatollah imam cleric pastor priest "
    "pope pontiff vicar chaplain deacon archdeacon monk nun dean sheikh provost",
    "activism": "activist campaigner organiser volunteer whistleblower lobbyist secretary general "
    "director chair",
    "everyday": "resident witness victim survivor suspect defendant plaintiff patient fan "
    "supporter tenant voter pupil student worker employee landlord gamer",
} | {
    f"everyday/{trade}": trade
    for trade in "builder cameraman chef clerk contractor driver electrician firefighter fireman "
    "fisherman hacker librarian mechanic nurse paramedic pilot plumber salesman saleswoman sailor "
    "shopkeeper waiter waitress".split()
}
# Domains between which careers lead.
_CAREERS = frozenset(
    frozenset(pair.split("-"))
    for pair in "office-law office-military office-business office-media office-education "
    "office-activism office-science law-military law-business law-education law-activism "
    "military-business military-media business-media business-science business-activism "
    "business-education media-arts media-activism media-science arts-activism arts-education "
    "science-education science-activism education-activism education-religion religion-activism "
    "activism-everyday education-everyday".split()
)
# Branches that careers do not leave: no surgeon is a minister too, on the face of it.
_CLOSED = frozenset(
    "science/medicine science/life science/earth science/matter arts/stage arts/music".split()
)


class Domains(NamedTuple):
    """The domains of some roles; if not `sure`, one of them."""

    names: frozenset[str]
    sure: bool = True


NOWHERE = Domains(frozenset(), False)


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for domain, words in _ROLES.items():
        for word in words.split():
            table.setdefault(word, set()).add(domain)
    return {word: frozenset(domains) for word, domains in table.items()}


def domains_of(roles: Iterable[str]) -> Domains:
    """Return the domains that roles tell; words of one domain before those of several."""
    return _domains(frozenset(roles)) if roles else NOWHERE


@lru_cache(maxsize=1 << 14)
def _domains(roles: frozenset[str]) -> Domains:
    known = [_table()[role] for role in roles if role in _table()]
    sure = [domains for domains in known if len(domains) == 1]
    if sure:
        return Domains(frozenset().union(*sure))
    return Domains(frozenset().union(*known), False)


@lru_cache(maxsize=1 << 16)
def agree(one: Domains, other: Domains) -> bool:
    """Tell whether one person may have the roles of both."""
    if not one.names or not other.names:
        return True
    pairs = [(a, b) for a in one.names for b in other.names]
    if any(_overlap(a, b) for a, b in pairs):
        return True
    together = all if one.sure and other.sure else any
    return together(_career(a, b) for a, b in pairs)


def _overlap(one: str, other: str) -> bool:
    """Tell whether the domains are the same, or one is a branch of the other."""
    return one == other or one.startswith(f"{other}/") or other.startswith(f"{one}/")


def _career(one: str, other: str) -> bool:
    if one in _CLOSED or other in _CLOSED:
        return False
    return frozenset((one.partition("/")[0], other.partition("/")[0])) in _CAREERS
