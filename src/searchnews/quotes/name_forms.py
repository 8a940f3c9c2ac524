"""What the words of a name tell by themselves: key, kind, gender, whatever the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from searchnews.quotes import lexicon
from searchnews.quotes.given_names import Gender, gender_of, is_given_name

__all__ = [
    "SUFFIXES",
    "Kind",
    "Name",
    "initials",
    "is_common",
    "name_form",
    "name_key",
    "names_body",
    "same_given",
    "title_gender",
]

Kind = Literal["person", "organisation", "unknown"]
SUFFIXES = frozenset("jr sr ii iii iv".split())
# Words for bodies and places that are surnames too.
_SURNAMES = frozenset("house church court post front banks bank ireland france england".split())


# Words that end the names of firms and of what is no person either.
_FIRMS = frozenset(
    "air line lines construction airlines railway railways shipping ferries steel oil energy foods "
    "stores brothers & district county street road avenue island river act bill amendment award "
    "prize cup league championship festival day".split()
)


_NO_SURNAMES = frozenset("hospital college school university academy institute museum".split())


class Name(NamedTuple):
    """The words of a name and the titles before them, in lower case.

    `key` is what all spellings of the name have in common; `kind` and `gender` are what
    titles and given name tell, the gender if it names a person. `nickname` stands in marks
    between them: Ben “Shorty” Ruud.
    """

    words: tuple[str, ...]
    titles: tuple[str, ...]
    key: tuple[str, ...]
    kind: Kind
    gender: Gender | None
    nickname: str = ""


def name_form(words: tuple[str, ...], titles: tuple[str, ...], nickname: str = "") -> Name:
    """Return the name with what its words tell."""
    gender = title_gender(titles) or gender_of(words[0])
    return Name(words, titles, name_key(words), _kind(words, titles), gender, nickname)


def name_key(words: Sequence[str]) -> tuple[str, ...]:
    """Return what two spellings of one person have in common: first and last word."""
    low = [word.lower().strip(".") for word in words]
    if len(low) > 2 and low[-1] in SUFFIXES:
        low = low[:-1]
    if low and low[-1][:3] in _ARTICLES:
        low[-1] = low[-1][3:]
    return (low[0], low[-1]) if len(low) > 1 else tuple(low)


_ARTICLES = ("al-", "el-")  # which a surname carries or drops


def same_given(short: str, given: str) -> bool:
    """Tell whether the given name, in lower case, may be short for the other or the reverse."""
    given = given.lower().strip(".")
    return (
        short == given
        or (len(short) >= 3 and given.startswith(short))
        or (len(given) >= 3 and short.startswith(given))
    )


def initials(words: Sequence[str]) -> str:
    """Return the capitals that begin the words."""
    return "".join(word[0] for word in words if word[0].isupper())


def title_gender(titles: Sequence[str]) -> Gender | None:
    """Return the gender that the first telling title tells."""
    for title in titles:
        gender = lexicon.TITLE_GENDER.get(title)
        if gender == "m":
            return "m"
        if gender == "f":
            return "f"
    return None


def names_body(words: Sequence[str]) -> bool:
    """Tell whether the last word is a body's, and no surname behind a given name."""
    last = words[-1].lower()
    if last not in lexicon.ORGANISATION_WORDS:
        return False
    return last in _NO_SURNAMES or not (last in _SURNAMES or is_given_name(words[0]))


def is_common(name: str) -> bool:
    """Tell whether the one word of a name names nobody: Chinese, Germans, Western, Analysts."""
    low = name.lower()
    if low in lexicon.TITLE_PARTS or low in _COMMON or low.endswith("ese"):
        return True
    single = low.removesuffix("s")
    if single == low:
        return False
    return single in lexicon.TITLE_PARTS or single in lexicon.PERSON_NOUNS


_COMMON = frozenset(
    "western eastern northern southern others article section chapter groups firms companies "
    "parties people".split()
)


def _begins_with_initials(words: Sequence[str]) -> bool:
    """Tell whether a name is one as J. K. Ruud is; but not: U.S. Steel."""
    first = words[0]
    if first[-1] != "." or len(words) < 2 or first in _COUNTRIES:
        return False
    return (
        _INITIALS.fullmatch(first) is not None
        and words[-1].lower() not in lexicon.ORGANISATION_WORDS
    )


_INITIALS = re.compile(r"(?:[A-Z]\.){1,3}")
_COUNTRIES = ("U.S.", "U.N.", "U.K.", "E.U.", "N.Y.", "D.C.", "L.A.")


def _kind(words: Sequence[str], titles: Sequence[str]) -> Kind:
    if titles or _begins_with_initials(words):
        return "person"
    low = [word.lower() for word in words]
    given = is_given_name(low[0])
    if len(words) == 2 and given and (low[-1] in _SURNAMES or low[-1] in lexicon.PLACES):
        return "organisation" if low[0] in lexicon.PLACES else "person"
    if "of" in low or low[-1] in lexicon.PLACES or low[-1] in lexicon.ORGANISATION_WORDS:
        return "organisation"
    if given:
        return "person"
    if any(word in lexicon.ORGANISATION_WORDS or word in lexicon.PLACES for word in low):
        return "organisation"
    if len(low) > 1 and low[-1] in _FIRMS:
        return "organisation"
    if len(words) == 1 and words[0].isupper() and len(words[0]) > 1:
        return "organisation"
    return "unknown"
