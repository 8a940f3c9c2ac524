"""What one article tells of a speaker beyond the name: kind, gender, roles, affiliations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from searchnews.quotes import lexicon
from searchnews.quotes.given_names import Gender
from searchnews.quotes.name_forms import Kind

__all__ = ["SpeakerProfile", "office_words", "offices"]


@dataclass(frozen=True, slots=True)
class SpeakerProfile:
    """A speaker as one article describes them.

    `roles` are offices and professions in one spelling (“senator” for “Sen.”, “prime
    minister”, “chair” for “chairwoman”), `affiliations` the places and bodies that an
    apposition or a title ties to the speaker; both sorted, in lower case.
    """

    name: str
    kind: Kind = "unknown"
    gender: Gender | None = None
    roles: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()


def offices(descriptions: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Return the offices and professions in descriptions of a person, sorted.

    A description is words in lower case, in their order: “the former prime minister”.
    """
    return tuple(sorted({office for words in descriptions for office in _offices(words)}))


def _offices(words: Sequence[str]) -> Iterator[str]:
    for i, word in enumerate(words):
        if word not in _OFFICES:
            continue
        following = words[i + 1] if i + 1 < len(words) else ""
        qualifies = word in _QUALIFYING or word in _ADJECTIVAL
        if qualifies and following in _OFFICES and following != "general":
            continue  # of the chief executive, the executive
        first = i
        while first and words[first - 1] in _QUALIFYING:
            first -= 1
        behind = ["general"] if following == "general" else []
        if word == "general" and first == i and i and words[i - 1] in _OFFICES:
            continue  # it stands behind its office: secretary general
        yield " ".join([*words[first:i], _ONE_FORM.get(word, word), *behind])


def office_words(roles: Iterable[str]) -> frozenset[str]:
    """Return the words of offices, by which two that are written differently may be one."""
    return frozenset(word for role in roles for word in role.split())


# Persons by what they are for, and so are others: an independent analyst.
_ADJECTIVAL = frozenset("independent republican democrat conservative liberal tory native".split())
# Words that say which office of several: they stand before it.
_QUALIFYING = frozenset(
    "prime chief deputy vice general managing executive head senior junior assistant associate "
    "attorney foreign finance defence defense interior home health education transport trade "
    "treasury agriculture energy environment justice labour labor culture economy water housing "
    "police fire press opposition party union club team squad medical research artistic "
    "technical sporting sports music film news political first second honorary".split()
)


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
        "prime minister": "prime-minister",
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
