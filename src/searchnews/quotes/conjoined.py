"""Several speakers of one quotation: Holm and Ruud said; said Ada Holm and Ben Ruud."""

from __future__ import annotations

from collections.abc import Sequence

from searchnews.quotes import lexicon
from searchnews.quotes.phrases import Phrase, phrase_left, phrase_right
from searchnews.quotes.tokens import Token

__all__ = ["partners_left", "partners_right"]

_MOST = 4


def partners_left(tokens: Sequence[Token], phrase: Phrase) -> list[Phrase]:
    """Return the names that “and” and commas tie to the phrase from the left, in order."""
    found: list[Phrase] = []
    if not _is_name(tokens, phrase):
        return found
    joint = "and"
    last = phrase
    while last.whole_first >= 2 and len(found) < _MOST:
        if tokens[last.whole_first - 1].low != joint:
            break
        other = phrase_left(tokens, last.whole_first - 2)
        if other is None or not _is_name(tokens, other) or not _is_whole(tokens, other, last):
            break
        found.insert(0, other)
        last, joint = other, ","
    if joint == "," and found and found[0].whole_first and not _opens(tokens, found[0]):
        return []  # met Holm and Ruud said: the names before “and” belong to another verb
    return found


def partners_right(tokens: Sequence[Token], phrase: Phrase, stop: int) -> list[Phrase]:
    """Return the name that “and” ties to the phrase from the right, if a clause ends there."""
    joint = phrase.whole_last + 1
    if not _is_name(tokens, phrase) or joint + 1 >= stop or tokens[joint].low != "and":
        return []
    other = phrase_right(tokens, joint + 1, stop)
    if other is None or not _is_name(tokens, other) or not _is_whole(tokens, phrase, other):
        return []
    after = other.whole_last + 1
    if after < stop and tokens[after].kind not in ".,;:IQ":
        return []
    return [other]


def _is_name(tokens: Sequence[Token], phrase: Phrase) -> bool:
    head = tokens[phrase.head]
    return head.kind == "P" and not head.possessive and head.low not in lexicon.PLACES


def _is_whole(tokens: Sequence[Token], left: Phrase, right: Phrase) -> bool:
    """Tell whether the two are two: not Food and Drug Administration, a novelist and a poet."""
    body = tokens[right.head].low in lexicon.ORGANISATION_WORDS
    return not body or tokens[right.first].kind == "D" or right.last > right.first + 2


def _opens(tokens: Sequence[Token], phrase: Phrase) -> bool:
    before = tokens[phrase.whole_first - 1]
    return before.kind in ".,;:-([QCAWT" or before.low in ("that", "both")
