"""What one article tells of a speaker beyond the name: kind, gender, roles, affiliations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from searchnews.quotes import lexicon
from searchnews.quotes.given_names import Gender
from searchnews.quotes.name_forms import Kind

__all__ = ["SpeakerProfile", "offices"]


@dataclass(frozen=True, slots=True)
class SpeakerProfile:
    """A speaker as one article describes them.

    `roles` are offices and professions, one word each in one spelling (“senator” for
    “Sen.”, “chair” for “chairwoman”), `affiliations` the places and bodies that an
    apposition or a title ties to the speaker; both sorted, in lower case.
    """

    name: str
    kind: Kind = "unknown"
    gender: Gender | None = None
    roles: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()


def offices(words: Iterable[str]) -> tuple[str, ...]:
    """Return the offices and professions among words that describe a person, sorted."""
    found = {_ONE_FORM.get(word, word) for word in words if word in _OFFICES}
    return tuple(sorted(found))


# Words for a person that tell no office: forms of address, family, acquaintance, sex.
_NO_OFFICE = (lexicon.ADDRESSES - {"dr"}) | frozenset(
    "monsieur madame hon honourable honorable st "
    "man boy guy gentleman woman girl gentlewoman father mother son daughter brother sister "
    "husband wife uncle aunt grandfather grandmother grandson granddaughter nephew niece dad mum "
    "mom stepfather stepmother godfather godmother boyfriend girlfriend groom bride widow widower "
    "cousin parent child teenager person citizen friend colleague neighbour neighbor teammate "
    "exchequer lead newcomer native maverick".split()
)
_OFFICES = (lexicon.PERSON_NOUNS | lexicon.TITLES) - _NO_OFFICE
# Spellings, short forms and forms for one sex of the same office.
_ONE_FORM = {
    short: word
    for word, shorts in {
        "actor": "actress",
        "admiral": "adm",
        "adviser": "advisor",
        "businessperson": "businessman businesswoman",
        "captain": "capt",
        "chair": "chairman chairwoman chairperson",
        "colonel": "col",
        "commander": "cmdr",
        "constable": "const",
        "corporal": "cpl cpl.",
        "councillor": "councilor coun councilman councilwoman",
        "defender": "defenceman defenseman",
        "doctor": "dr",
        "general": "gen",
        "goalkeeper": "goaltender goalie",
        "governor": "gov",
        "inspector": "insp",
        "lieutenant": "lt",
        "major": "maj",
        "officer": "policeman policewoman",
        "organiser": "organizer",
        "premier": "prime prime-minister",
        "president": "ex-president",
        "private": "pvt",
        "professor": "prof",
        "representative": "rep reps congressman congresswoman congressperson",
        "reverend": "rev",
        "senator": "sen senators sens",
        "sergeant": "sgt",
        "spokesperson": "spokesman spokeswoman",
        "superintendent": "supt",
        "vice-chair": "vice-chairman",
    }.items()
    for short in shorts.split()
}
