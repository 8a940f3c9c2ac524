"""Text → tokens by the rules of the documentation, one character after the other.

Slow, and on its own: of searchnews only the folding of single characters and the stems.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import NamedTuple

from searchnews.analysis import stems
from searchnews.text import Span, fold

__all__ = ["PlainToken", "inside_letter", "tokens"]

# Accents of Latin, Greek and Cyrillic are no part of a word; marks of other scripts are.
ACCENTS = range(0x300, 0x370)


class PlainToken(NamedTuple):
    """A token: in normal form, as a stem, and where it stands."""

    surface: str
    stem: str
    span: Span


def is_mark(char: str) -> bool:
    return unicodedata.category(char).startswith("M")


def inside_letter(text: str, at: int) -> bool:
    """Tell whether what stands at the offset belongs to the letter before it."""
    if at <= 0 or at >= len(text) or text[at - 1].isspace():
        return False
    return is_mark(text[at]) or text[at] in "\u200c\u200d\U0001f3fb\U0001f3fd\U0001f3ff"


def is_alone(char: str) -> bool:
    """Tell whether the character is a token of its own: Chinese and Japanese ones are."""
    name = unicodedata.name(char, "")
    return char.isalnum() and name.startswith(
        ("CJK UNIFIED", "CJK COMPATIBILITY IDEOGRAPH", "HIRAGANA", "KATAKANA")
    )


def in_word(char: str) -> bool:
    return (char.isalnum() and not is_alone(char)) or (is_mark(char) and ord(char) not in ACCENTS)


def length_at(chars: str, at: int) -> int:
    """Return how many folded characters the token has that begins here; 0 if none does."""
    char = chars[at]
    if is_alone(char):
        end = at + 1
        while end < len(chars) and is_mark(chars[end]):
            end += 1
        return end - at
    return number_at(chars, at) or initials_at(chars, at) or word_at(chars, at)


def number_at(chars: str, at: int) -> int:
    """Digits in groups: 1,780 or 17.5, and no letter behind."""
    ends: list[int] = []
    end = at
    while end < len(chars) and chars[end].isdigit():
        while end < len(chars) and chars[end].isdigit():
            end += 1
        if end > at:
            ends.append(end)
        if chars[end : end + 1] not in (".", ","):
            break
        end += 1
    while len(ends) > 1:
        end = ends.pop()
        if not (chars[end : end + 1].isalnum() or chars[end : end + 1] == "_"):
            return end - at
    return 0


def initials_at(chars: str, at: int) -> int:
    """Single letters with points between them: U.S."""
    if not chars[at].isalpha() or chars[at - 1 : at].isalnum():
        return 0
    end = at + 1
    while chars[end : end + 1] == "." and chars[end + 1 : end + 2].isalpha():
        end += 2
    while end > at + 1 and chars[end : end + 1].isalnum():
        end -= 2
    return end - at if end > at + 1 else 0


def word_at(chars: str, at: int) -> int:
    """Letters and digits, also with apostrophes between them."""
    end = at
    while end < len(chars) and in_word(chars[end]):
        end += 1
        if chars[end : end + 1] == "'" and end + 1 < len(chars) and in_word(chars[end + 1]):
            end += 1
    return end - at


@cache
def tokens(text: str) -> tuple[PlainToken, ...]:
    """Return the tokens of a text."""
    pairs = [(folded, i) for i, char in enumerate(text) for folded in fold(char)]
    chars = "".join(folded for folded, _ in pairs)
    found: list[PlainToken] = []
    at = 0
    while at < len(chars):
        length = length_at(chars, at)
        if length:
            surface = chars[at : at + length]
            surface = (surface.removesuffix("'s").replace("'", "") or surface).replace(",", "")
            start, end = pairs[at][1], pairs[at + length - 1][1] + 1
            while end < len(text) and (fold(text[end]) == "" or inside_letter(text, end)):
                end += 1
            while inside_letter(text, start):
                start -= 1
            found.append(PlainToken(surface, stems[surface], Span(start, end)))
        at += length or 1
    return tuple(found)
