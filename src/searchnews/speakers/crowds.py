"""Words for many that stand where a name does: Dealers, Senior Tories, U.S. Officials."""

from __future__ import annotations

from functools import lru_cache

from searchnews.quotes import lexicon
from searchnews.quotes.profile import SpeakerProfile
from searchnews.speakers.spelling import words_of
from searchnews.text import fold

__all__ = ["is_crowd"]

_MEMBERS = (
    lexicon.PERSON_NOUNS
    | lexicon.TITLES
    | lexicon.NATIONALITIES
    | lexicon.ORGANISATION_WORDS
    | frozenset(
        "dealer shipper exporter importer consumer buyer seller shareholder stockholder "
        "underwriter operator participant observer opponent proponent authority negotiator "
        "parliamentarian technician commuter passenger motorist villager rebel militant "
        "insurgent refugee settler loyalist nationalist unionist delegate democrat".split()
    )
)
# Endings of plurals, and those of the singular.
_PLURALS = (("men", ("man",)), ("ies", ("y",)), ("ches", ("ch",)), ("sses", ("ss",)), ("s", ("",)))
_BEFORE = _MEMBERS | lexicon.TITLE_PARTS


def is_crowd(profile: SpeakerProfile) -> bool:
    """Tell whether a profile is of many; Mr Banks is one person, and a body is no crowd."""
    if profile.kind == "organisation" or profile.gender:
        return False
    return _names_many(profile.name)


@lru_cache(maxsize=1 << 16)
def _names_many(name: str) -> bool:
    *before, last = map(fold, words_of(name)) if words_of(name) else [""]
    return not _MEMBERS.isdisjoint(_singulars(last)) and _BEFORE.issuperset(before)


def _singulars(word: str) -> set[str]:
    """Return what the plural may be of; nothing if it is none."""
    for ending, singulars in _PLURALS:
        if word.endswith(ending):
            return {word.removesuffix(ending) + singular for singular in singulars}
    return set()
