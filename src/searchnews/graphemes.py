"""Where a text may be cut so that no character that a reader sees is cut in two.

A simplified form of the extended grapheme clusters of Unicode Annex 29: marks, joiners and
modifiers stay with what is before them, flags and the letters of a Hangul syllable together.
Behind white space they stand alone.
"""

from __future__ import annotations

import unicodedata
from typing import Final

__all__ = ["is_boundary", "next_boundary", "previous_boundary"]

_JOINER: Final = "\u200d"
_NON_JOINER: Final = "\u200c"
_FIRST_REGION, _LAST_REGION = "\U0001f1e6", "\U0001f1ff"
_FIRST_TONE, _LAST_TONE = "\U0001f3fb", "\U0001f3ff"
_FIRST_TAG, _LAST_TAG = "\U000e0020", "\U000e007f"
# Leading consonants, vowels and final consonants of Hangul syllables that are not composed.
_FIRST_LEAD, _LAST_LEAD = "\u1100", "\u115f"
_FIRST_FOLLOWING, _LAST_FOLLOWING = "\u1160", "\u11ff"
_FIRST_SYLLABLE, _LAST_SYLLABLE = "\uac00", "\ud7a3"


def is_boundary(text: str, at: int) -> bool:
    """Tell whether ``text[:at]`` and ``text[at:]`` have no character in common."""
    if not 0 < at < len(text):
        return True
    before, after = text[at - 1], text[at]
    if after < "\u0300":
        return (before, after) != ("\r", "\n")
    if before.isspace():
        return True
    if _extends(after):
        return False
    if before == _JOINER:
        return unicodedata.category(after).startswith("P")
    if _FIRST_REGION <= after <= _LAST_REGION:
        return _regions_before(text, at) % 2 == 0
    if _FIRST_LEAD <= before <= _LAST_FOLLOWING or _FIRST_SYLLABLE <= before <= _LAST_SYLLABLE:
        return not _goes_on(before, after)
    return True


def next_boundary(text: str, at: int, end: int) -> int:
    """Return the first boundary from `at` on, `end` at the latest."""
    while at < end and not is_boundary(text, at):
        at += 1
    return at


def previous_boundary(text: str, at: int, start: int) -> int:
    """Return the last boundary up to `at`, `start` at the earliest."""
    while at > start and not is_boundary(text, at):
        at -= 1
    return at


def _extends(char: str) -> bool:
    """Tell whether the character is a part of the one before it."""
    return (
        char in (_JOINER, _NON_JOINER)
        or _FIRST_TONE <= char <= _LAST_TONE
        or _FIRST_TAG <= char <= _LAST_TAG
        or unicodedata.category(char).startswith("M")
    )


def _regions_before(text: str, at: int) -> int:
    """Return how many regional indicators stand before `at`: two make a flag."""
    first = at
    while first > 0 and _FIRST_REGION <= text[first - 1] <= _LAST_REGION:
        first -= 1
    return at - first


def _goes_on(before: str, after: str) -> bool:
    """Tell whether `after` belongs to the Hangul syllable that `before` begins or goes on."""
    if _FIRST_LEAD <= before <= _LAST_LEAD and (
        _FIRST_LEAD <= after <= _LAST_LEAD or _FIRST_SYLLABLE <= after <= _LAST_SYLLABLE
    ):
        return True
    return _FIRST_FOLLOWING <= after <= _LAST_FOLLOWING
