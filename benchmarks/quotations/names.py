"""When two names of a speaker are the same: by the last word of their heads, or in full."""

from __future__ import annotations

import re

__all__ = ["PRONOUNS", "is_proper", "last_word", "same_name"]

PRONOUNS = frozenset(
    "he she it they i we you this that him her them us me his hers its their theirs who whom "
    "himself herself itself themselves one".split()
)
_LEADING = frozenset(
    "the a an mr mrs ms miss dr prof professor sir dame lord lady sen senator rep representative "
    "gov governor president vice prime minister secretary judge justice gen general col colonel "
    "capt captain lt sgt maj mayor king queen prince princess chief deputy chairman chairwoman "
    "director coach rev reverend pope".split()
)
_TRAILING = frozenset("jr sr ii iii himself herself itself themselves also both".split())
# Where the head of a noun phrase ends.
_ASIDE = re.compile(r",|\(|—|\s--\s")
_COMPLEMENT = re.compile(
    r"\s(?:of|for|from|at|in|on|with|to|about|by|as|via|during|who|whom|whose|that|which"
    r"|speaking|running)\s"
)
_WORD = re.compile(r"[^\s\"“”().,;:]+")
_POSSESSIVE = re.compile(r"'s?(?!\w)")


def last_word(name: str | None) -> str:
    """Return the last word of the head of a noun phrase, folded; empty if there is none."""
    words = _words(_head(name or ""))
    while len(words) > 1 and words[-1] in _TRAILING:
        words.pop()
    return words[-1] if words else ""


def same_name(one: str, other: str) -> bool:
    """Tell whether the whole names, or the whole heads of the noun phrases, are the same."""
    return _words(one) == _words(other) or _words(_head(one)) == _words(_head(other))


def is_proper(name: str) -> bool:
    """Tell whether the phrase ends with a proper name, before what commas and brackets add."""
    words = [word for word in re.split(r"[,(]", name)[0].split() if word[-1].isalpha()]
    return bool(words) and words[-1][0].isupper() and last_word(name) not in PRONOUNS


def _head(name: str) -> str:
    """Return what stands before an aside and before a complement."""
    for end in (_ASIDE, _COMPLEMENT):
        name = next((part for part in end.split(name) if part.strip()), name)
    return name


def _words(name: str) -> list[str]:
    """Return the words in lower case, without possessives and the titles in front."""
    words = _WORD.findall(_POSSESSIVE.sub("", name.replace("’", "'")).lower())
    while len(words) > 1 and words[0] in _LEADING:
        del words[0]
    return words
