"""Titles, offices and roles that stand before a name and honours behind it: no part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from searchnews.quotes import lexicon
from searchnews.quotes.given_names import is_given_name
from searchnews.quotes.name_forms import SUFFIXES, names_body

__all__ = ["is_title", "split_titles"]

# What stands behind a name and is no part of it.
_HONOURS = frozenset("mp mep msp qc kc obe cbe mbe phd esq".split())
# General Electric is no officer.
_OF_GENERAL = frozenset(
    "electric motors mills dynamics foods agreement assembly accident re cinema instrument".split()
)
# Scrum-half Ben Holm, Film-maker Ada Holm, Varn-based Kestria: compounds of common words.
_ROLE_COMPOUND = re.compile(
    r"\w+-(?:half|back|backs?|row|maker|based|born|owned|led|run|backed|elect|scorer|seeded|"
    r"affiliated|turned|winner|winning|general|star)"
)
_ADJECTIVE = re.compile(r"\w{2,}(?:iant|lant|ious|ful|ed)")
# Capitalised words of offices and of sport that are no titles by themselves.
_ROLE_WORDS = lexicon.PERSON_NOUNS | frozenset(
    "commerce budget mines energy treasury trade finance wing prop hooker lock flanker lib dem "
    "fullback centre utility boss goalscorer film-maker newcomer".split()
)


def split_titles(words: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the title words, in lower case, and the name words of a capitalised stretch."""
    while len(words) > 2 and words[-1].lower().strip(".") in _HONOURS:
        words = words[:-1]
    last = -1
    for i, word in enumerate(words[:-1]):
        if is_title(word) or (last == i - 1 and word.lower() in lexicon.TITLE_PARTS):
            if _begins_name(words, i):
                break
            last = i
    rest = list(words[last + 1 :])
    titles = tuple(word.lower().strip(".") for word in words[: last + 1])
    if titles and not any(map(is_title, titles)) and not is_given_name(rest[0]):
        return (), tuple(words)  # British Columbia
    if last >= 0 and rest[0].lower().strip(".") in SUFFIXES:
        return (), tuple(words)  # Ada Holm King Jr.
    if last >= 0 and names_body(rest) and lexicon.ADDRESSES.isdisjoint(titles):
        return (), tuple(words)  # Justice Department, King Rufus Hospital
    # NATO Ada Holm: what stands before the given name is an office's.
    for i in range(1, len(rest) - 1):
        if is_given_name(rest[i]) and _precedes_name(rest[i - 1]) and not names_body(rest):
            return (*titles, *(w.lower() for w in rest[:i])), tuple(rest[i:])
    return titles, tuple(rest)


def is_title(word: str) -> bool:
    """Tell whether the word is a title: Dr., Senator, ex-President."""
    low = word.lower().strip(".")
    return low in lexicon.TITLES or ("-" in low and not lexicon.TITLES.isdisjoint(low.split("-")))


def _begins_name(words: Sequence[str], i: int) -> bool:
    """Tell whether the title at `i` is the name's: Dean Holm, General Electric."""
    if words[i].lower() == "general":
        return words[i + 1].lower() in _OF_GENERAL
    return i == 0 and len(words) == 2 and is_given_name(words[0])


def _precedes_name(word: str) -> bool:
    """Tell whether a word before a given name belongs to an office, not to the name."""
    low = word.lower()
    if word.isupper():
        return len(word) > 2 and "." not in word
    if low in lexicon.PLACES or low in lexicon.ORGANISATION_WORDS:
        return True
    if is_given_name(low):
        return False
    return (
        low in _ROLE_WORDS
        or _ROLE_COMPOUND.fullmatch(low) is not None
        or _ADJECTIVE.fullmatch(low) is not None
    )
