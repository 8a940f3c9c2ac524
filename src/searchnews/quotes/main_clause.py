"""The subject of a sentence's main clause: behind adjuncts and subordinate clauses."""

from __future__ import annotations

from collections.abc import Sequence

from searchnews.quotes import lexicon
from searchnews.quotes.given_names import is_given_name
from searchnews.quotes.phrases import Phrase, phrase_right
from searchnews.quotes.tokens import Token

__all__ = ["from_coordinate", "opens_adjunct", "sentence_subject"]


def from_coordinate(phrase: Phrase, first: int, tokens: Sequence[Token]) -> Phrase:
    """Return the phrase from `first` on; two names stay two."""
    return phrase if tokens[phrase.head].kind == "P" else phrase._replace(whole_first=first)


def opens_adjunct(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Tell whether the first word opens no subject: Facing defeat, …; Indeed, …; Ahead of it, …."""
    if at + 1 >= stop or tokens[at].kind not in "NP" or is_given_name(tokens[at].text):
        return False
    low, following = tokens[at].low, tokens[at + 1]
    if low == "ahead":
        return following.low == "of"
    if low.endswith("ing"):
        return following.kind not in "VvXPC" and not tokens[at].possessive
    return (low.endswith("ly") or low in ("indeed", "instead")) and following.kind in ",I"


def _with_coordinate(tokens: Sequence[Token], phrase: Phrase, stop: int) -> Phrase:
    """Return the phrase with the one that “and” ties to it: Holm and other pilots sailed."""
    joint = phrase.whole_last + 1
    if joint + 1 >= stop or tokens[joint].low != "and" or tokens[joint - 1].possessive:
        return phrase
    other = phrase_right(tokens, joint + 1, stop)
    if other is None or other.whole_last + 1 >= stop:
        return phrase
    if tokens[other.head].kind == "R" or tokens[other.whole_last + 1].kind not in "XVvAW":
        return phrase
    return from_coordinate(other, phrase.whole_first, tokens)


_SUBORDINATING = frozenset(
    "when while because although though if after before as since once whenever unless until "
    "whereas".split()
)
_LONGEST_ASIDE = 60  # tokens


def _subordinate_end(tokens: Sequence[Token], at: int, stop: int) -> int:
    """Return the index behind the comma that ends the clause before the main one, else `at`.

    When Holm left, Ruud said: the clause that “when” opens has a verb, and a comma behind it.
    """
    i = at
    while i < stop and tokens[i].kind in "AC" and tokens[i].low not in _SUBORDINATING:
        i += 1
    if i >= stop or tokens[i].low not in _SUBORDINATING:
        return at
    verb = False
    for j in range(i + 1, min(stop - 1, i + _LONGEST_ASIDE)):
        if tokens[j].kind in "XVv":
            verb = True
        elif tokens[j].kind == "," and verb:
            return j + 1
    return at


def sentence_subject(tokens: Sequence[Token], floor: int, stop: int) -> Phrase | None:
    """Return the first noun phrase of ``tokens[floor:stop]`` that hangs on no preposition."""
    i = floor
    hanging = False
    if opens_adjunct(tokens, floor, stop):
        hanging = True
        i += 1
    place = False  # behind “in Salem,” may come “Oregon,”
    aside = _subordinate_end(tokens, i, stop)
    while i < stop:
        token = tokens[i]
        kind = token.kind
        if aside > i:
            i = aside
        elif kind == "I" or (kind == "V" and token.low in lexicon.PARTICIPLES):
            hanging = True
            i += 1
        elif kind == "," or kind in ";:-)":
            place = hanging and kind == "," and tokens[i - 1].kind == "P"
            hanging = False
            i += 1
            aside = _subordinate_end(tokens, i, stop)
        elif kind in "DNPR#" and not (kind == "R" and token.low in lexicon.OBJECT_PRONOUNS):
            phrase = phrase_right(tokens, i, stop)
            if phrase is None:
                i += 1
                continue
            after = phrase.whole_last + 1
            hanging = hanging or (place and after < stop and tokens[after].kind == ",")
            if not hanging:
                return _with_coordinate(tokens, phrase, stop)
            i = after
        else:
            if kind in "XVv":
                hanging = True  # what follows a verb is its object
            i += 1
    return None
