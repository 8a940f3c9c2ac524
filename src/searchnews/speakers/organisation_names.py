"""An organisation's name: the words that tell it from others, and its initials."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from searchnews.quotes import lexicon
from searchnews.speakers.spelling import spelling_key, words_of
from searchnews.text import fold

__all__ = ["OrganisationName", "is_acronym", "is_incorporated", "is_link", "organisation_name"]

_LINKS = frozenset("the of and for in on to at a an & de du des la le et und der fur".split())
# Legal forms, which news leaves out at will.
_LEGAL = frozenset("inc corp co ltd llc plc lp ag sa nv gmbh spa ab oyj pty bhd kk se".split())


class OrganisationName(NamedTuple):
    """The keys of the words that count, and their first letters as a key.

    `initials` of one word are the word itself, so that an acronym and what it stands for
    have the same.
    """

    words: tuple[str, ...]
    initials: str

    @property
    def block(self) -> str:
        """Return the key of the block, in which a person of the same name is too."""
        return spelling_key(self.initials) or self.initials

    @property
    def is_short(self) -> bool:
        """Tell whether it is one word, as an acronym is."""
        return len(self.words) == 1


def is_link(word: str) -> bool:
    """Tell whether the word only joins others: of, the."""
    return fold(word) in _LINKS


def is_acronym(name: str) -> bool:
    """Tell whether a name is one word in capitals: HRW, H.R.W., HRW Inc."""
    word = name.split()[0] if name.strip() else ""
    return organisation_name(name).is_short and len(word) > 1 and word.isupper()


def is_incorporated(name: str) -> bool:
    """Tell whether a legal form ends the name."""
    return fold(name).rstrip(" .").rpartition(" ")[2] in _LEGAL


@lru_cache(maxsize=1 << 16)
def organisation_name(name: str) -> OrganisationName:
    """Return the parts of an organisation's name; never raises."""
    written = [word for word in words_of(name) if not is_link(word)]
    while len(written) > 1 and fold(written[-1]) in _LEGAL and not _is_place(written[:-1]):
        written.pop()
    words = tuple(filter(None, map(_plain, written or words_of(name))))
    if len(words) < 2:
        whole = words[0] if words else fold(name).strip()
        return OrganisationName((whole,), whole)
    return OrganisationName(words, "".join(word[0] for word in words))


def _is_place(words: Sequence[str]) -> bool:
    return len(words) == 1 and fold(words[0]) in lexicon.PLACES


def _plain(word: str) -> str:
    return "".join(filter(str.isalnum, fold(word)))
