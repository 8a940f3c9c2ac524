"""A person's name in parts: given name, middle names, surname, suffix."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from searchnews.quotes import lexicon
from searchnews.quotes.given_names import is_given_name
from searchnews.quotes.name_forms import SUFFIXES
from searchnews.speakers.family_first import is_family_first
from searchnews.speakers.given_forms import given_key, longer_forms
from searchnews.speakers.spelling import spelling_key, words_of
from searchnews.speakers.titles import split_titles
from searchnews.text import fold

__all__ = ["PersonName", "person_name", "untitled"]

# What Arabic surnames carry or drop: al-Rashid.
_ARTICLES = frozenset("al el".split())


# What stands behind a name and is no part of it.
_HONOURS = frozenset("mp mep msp qc kc obe cbe mbe phd md esq".split())


# Several names in one, which is no other's.
_JOINTS = frozenset(("and", "&"))


class PersonName(NamedTuple):
    """The keys of a name's parts.

    `given` is empty where only an initial or nothing stands for it; `longer` are the names
    for which it may be short. `middles` are keys and initials. `particles` are the words
    that belong to the surname and are often left out (van der). What stands first and
    `is_unusual` for a given name may be the first half of a double surname.
    """

    surname: str
    given: str = ""
    longer: tuple[str, ...] = ()
    initial: str = ""
    middles: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    suffix: str = ""
    is_unusual: bool = False

    @property
    def is_full(self) -> bool:
        """Tell whether a given name is written out."""
        return self.given != ""

    @property
    def is_bare(self) -> bool:
        """Tell whether nothing stands before the surname."""
        return self.initial == ""

    def detail(self) -> tuple[int, int, int, int]:
        """Return how much there is beyond given name and surname: more is larger."""
        written = sum(len(middle) > 1 for middle in self.middles) if self.middles else 0
        return written, len(self.middles), bool(self.suffix), len(self.particles)

    def may_shorten(self, other: PersonName) -> bool:
        """Tell whether `other` may be the same name with nothing less in it."""
        if self.suffix != other.suffix and self.suffix and other.suffix:
            return False
        if self.particles and self.particles != other.particles:
            return False
        if self.is_bare:
            return True
        return self._given_fits(other) and _follows(self.middles, other.middles)

    def _given_fits(self, other: PersonName) -> bool:
        if not self.given:
            return self.initial == other.initial
        if self.given == other.given or other.given in self.longer:
            return True
        # Varn Ruud may be Ada Varn Ruud; Jane Ruud is not Ada Jane Ruud.
        return self.is_unusual and other.middles[-1:] == (self.given,)


def _follows(short: Sequence[str], full: Sequence[str]) -> bool:
    """Tell whether the middle names `short`, some of them initials, are among `full` in order."""
    rest = iter(full)
    return all(
        any(name == one or (len(name) == 1 and one[0] == name) for one in rest) for name in short
    )


@lru_cache(maxsize=1 << 16)
def person_name(name: str) -> PersonName:
    """Return the parts of a name, titles left out; never raises."""
    words = words_of(name)
    if len(words) > 2:
        words = words_of(untitled(name))
    whole = " ".join(map(fold, words)) or fold(name).strip()
    suffix = words.pop().lower() if len(words) > 1 and words[-1].lower() in SUFFIXES else ""
    if not words or not _JOINTS.isdisjoint(words):
        return PersonName(whole)
    turned = is_family_first(words)
    if turned:
        words = ["".join(words[1:]), words[0]]
    low = [fold(word) for word in words]
    start = _particles(low)
    surname = low.pop().removeprefix("al-").removeprefix("el-")
    given, *middles = _given_names(low[:start]) or ("",)
    is_full = len(given) > 1
    return PersonName(
        surname=spelling_key(surname) or surname,
        given=given if is_full else "",
        longer=longer_forms(given) if is_full else (),
        initial=given[:1],
        middles=tuple(middles),
        particles=tuple(word for word in low[start:] if word not in _ARTICLES)
        if start < len(low)
        else (),
        suffix=suffix,
        is_unusual=is_full and len(low) == 1 and not turned and not is_given_name(low[0]),
    )


def untitled(name: str) -> str:
    """Return a name of several words without titles before it and honours behind it."""
    words = name.split()
    _, rest = split_titles(words)
    if len(words) < 3 or not is_given_name(rest[0]):
        rest = tuple(words)
    while len(rest) > 2 and rest[-1].strip(".,").lower() in _HONOURS:
        rest = rest[:-1]
    return " ".join(rest) or name


def _particles(words: Sequence[str]) -> int:
    """Return where the particles before the last word begin."""
    start = len(words) - 1
    while start > 0 and words[start - 1] in lexicon.NAME_LINKS and len(words[start - 1]) > 1:
        start -= 1
    # Al Holm: what opens a name may be a given name.
    return 1 if start == 0 and len(words) > 1 and is_given_name(words[0]) else start


def _given_names(words: Sequence[str]) -> list[str]:
    """Return the keys of the names and initials before a surname; the one that is used first."""
    keys: list[str] = []
    for word in words:
        for part in word.split("."):
            key = given_key(part) if len(part) > 1 else part
            if key:
                keys.append(key)
    # F. Ada Holm goes by Ada.
    if len(keys) > 1 and len(keys[0]) == 1:
        place = next((i for i, key in enumerate(keys) if len(key) > 1), 0)
        keys.insert(0, keys.pop(place))
    return keys
