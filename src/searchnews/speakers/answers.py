"""Whether a name that someone types is a speaker's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from searchnews.quotes.given_names import is_given_name
from searchnews.quotes.name_forms import title_gender
from searchnews.quotes.profile import office_words, offices
from searchnews.speakers.domains import agree, domains_of
from searchnews.speakers.given_forms import given_key, longer_forms
from searchnews.speakers.organisation_names import is_acronym, organisation_name
from searchnews.speakers.person_names import person_name
from searchnews.speakers.spelling import spelling_key, words_of
from searchnews.speakers.titles import split_titles
from searchnews.speakers.values import Identity
from searchnews.text import fold

__all__ = ["answers_to"]


def answers_to(identity: Identity, name: str) -> bool:
    """Tell whether all words of `name` are words of one of the identity's spellings.

    In any order; spelling variants, case and accents do not count, and an initial or a short
    form is the given name. If more than one word is typed, the surname has to be among them.
    Titles are no part of the name; but one that tells of a role or gender that the identity
    can hardly have (Senator, of a striker) makes it false. An organisation answers to its
    acronym too; a person does not answer to initials alone.
    """
    if identity.kind == "organisation":
        return any(_names_body(name, spelling) for spelling in identity.spellings)
    titles, words = split_titles(words_of(name))
    if not words or not _titles_fit(identity, titles):
        return False
    return any(
        _names_person(_joined(words, words_of(spelling)), _joined(words_of(spelling), words))
        for spelling in identity.spellings
    )


def _joined(words: Sequence[str], other: Sequence[str]) -> Sequence[str]:
    """Return the words with the last ones in one, if the other name writes them with a hyphen."""
    parts = other[-1].split("-") if other else []
    if len(parts) > 1 and [*map(fold, words[-len(parts) :])] == [*map(fold, parts)]:
        return [*words[: -len(parts)], "-".join(parts)]
    return words


def _names_body(name: str, spelling: str) -> bool:
    typed, spelled = organisation_name(name), organisation_name(spelling)
    if typed.is_short != spelled.is_short and typed.initials == spelled.initials:
        return typed.is_short or (_has_acronym(name) and is_acronym(spelling))
    return set(typed.words) <= set(spelled.words)


def _has_acronym(name: str) -> bool:
    """Tell whether a name of several words may go by its initials: two letters tell little."""
    words = words_of(name)
    return len(organisation_name(name).initials) > 2 and not is_given_name(words[0])


def _titles_fit(identity: Identity, titles: Sequence[str]) -> bool:
    gender = title_gender(titles)
    if gender and identity.gender and gender != identity.gender:
        return False
    roles, known = office_words(offices((titles,))), office_words(identity.roles)
    if not roles or not known or not roles.isdisjoint(known):
        return True
    return agree(domains_of(roles), domains_of(known))


def _names_person(words: Sequence[str], spelling: Sequence[str]) -> bool:
    typed, spelled = person_name(" ".join(words)), person_name(" ".join(spelling))
    if typed.surname == spelled.surname and typed.may_shorten(spelled):
        return True
    if len(words) > 1 and all(person_name(word).surname != spelled.surname for word in words):
        return False
    keys = {key for word in spelling for key in _forms(word)}
    initials = {key[0] for key in keys}
    parts = [part for word in words for part in word.split(".") if part]
    # Initials alone are nobody's.
    return any(len(part) > 1 for part in parts) and all(
        not keys.isdisjoint(_forms(part)) or (len(part) == 1 and fold(part) in initials)
        for part in parts
    )


@lru_cache(maxsize=1 << 14)
def _forms(word: str) -> tuple[str, ...]:
    """Return the keys by which a word of a name may be known."""
    key = given_key(word)
    surname = person_name(word).surname
    return tuple(filter(None, (surname, spelling_key(word), key, *longer_forms(key))))
