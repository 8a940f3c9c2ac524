"""Spans, and folding that can always be mapped back to the original characters.

What folding takes away of a word is its *spelling*: two bits, one of `CASES` and one of
`ACCENTS`. Variants of apostrophe and hyphen are none, nor is the form of Unicode, NFC or NFD.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final, NamedTuple

__all__ = [
    "ACCENTED",
    "ACCENTS",
    "CAPITALS",
    "CASES",
    "LOWER",
    "PLAIN",
    "TITLE",
    "FoldedText",
    "Span",
    "compose_with_offsets",
    "fold",
    "fold_with_offsets",
    "merge",
    "non_ascii",
    "spelling_of",
]

#: No letter is a capital.
LOWER: Final = 1
#: The first letter is a capital, and no other.
TITLE: Final = 2
#: Another letter is a capital.
CAPITALS: Final = 4
#: Folding changes no more than case.
PLAIN: Final = 8
#: It has accents, ligatures, or letters such as ł and ß.
ACCENTED: Final = 16
CASES: Final = (LOWER, TITLE, CAPITALS)
ACCENTS: Final = (PLAIN, ACCENTED)


class Span(NamedTuple):
    """Code points ``text[start:end]``; `end` is exclusive."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two have a code point in common."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


def merge(spans: Iterable[Span]) -> list[Span]:
    """Return `spans` sorted and disjoint; those that overlap become one.

    Those that only touch stay apart: words of Chinese do, and together they are another.
    """
    ordered = sorted(spans)
    if len(ordered) < 2:
        return ordered
    merged: list[Span] = []
    for span in ordered:
        if merged and span.start < merged[-1].end:
            if span.end > merged[-1].end:
                merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return merged


class FoldedText(NamedTuple):
    """A text in folded form, with the way back.

    `offsets[i]` is the code point of the original that gave folded character `i`;
    `offsets[len(text)]` is the original's length. None means: the same offsets.
    """

    text: str
    offsets: tuple[int, ...] | None

    def original(self, start: int, end: int) -> Span:
        """Return the original code points behind ``text[start:end]``.

        Combining marks that folding removed belong to the character before them.
        """
        if self.offsets is None:
            return Span(start, end)
        if start == end:
            return Span(self.offsets[start], self.offsets[start])
        # The character after the last one may come from the same original: step past it.
        last = self.offsets[end - 1]
        stop = end
        while stop < len(self.offsets) - 1 and self.offsets[stop] == last:
            stop += 1
        return Span(self.offsets[start], self.offsets[stop])


# Letters that no Unicode decomposition opens, and marks with several code points for one job.
_SPECIAL = {
    "ł": "l", "đ": "d", "ð": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ħ": "h",
    "’": "'", "‘": "'", "ʼ": "'", "ʹ": "'", "＇": "'", "‛": "'", "´": "'", "`": "'",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "\u00ad": "",
    "\u200b": "", "\u200c": "", "\u200d": "", "\ufeff": "",
}  # fmt: skip
# Accents of the Latin, Greek and Cyrillic scripts, and the hamza and madda of the Arabic one, of
# which the form of Unicode decides whether they come before a vowel sign or behind it. Marks of
# other scripts are letters there.
_ACCENTS = "\u0300-\u036f\u0653-\u0655"
_ACCENTED = re.compile(rf"[^{_ACCENTS}][{_ACCENTS}]+")


class _FoldTable(dict[str, str]):
    """Folded form of one character, worked out at its first use."""

    def __missing__(self, char: str) -> str:
        folded, unfolded = _fold_once(char), char
        # Some letters decompose into capitals: until nothing changes.
        while folded != unfolded:
            folded, unfolded = "".join(map(_fold_once, folded)), folded
        self[char] = folded
        return folded


def _fold_once(char: str) -> str:
    lowered = _SPECIAL.get(char.lower(), char.casefold())
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(_SPECIAL.get(c, c) for c in decomposed if not _is_accent(c))


def _is_accent(char: str) -> bool:
    return "\u0300" <= char <= "\u036f" or "\u0653" <= char <= "\u0655"


_FOLDED = _FoldTable()
_ASCII = bytes(range(128))
# So many different characters are replaced in the whole text; with more, character by character.
_MOST_REPLACED = 32


def non_ascii(text: str) -> set[str]:
    """Return the distinct characters of `text` that are not ASCII."""
    encoded = text.encode("utf-8", "surrogatepass")
    return set(encoded.translate(None, _ASCII).decode("utf-8", "surrogatepass"))


def fold(text: str) -> str:
    """Return `text` without case, accents, ligatures and variants of apostrophe and hyphen.

    Idempotent, and the same for the composed (NFC) and decomposed (NFD) form of a text.
    """
    return _ascii_folded(text) if text.isascii() else _folded(text, non_ascii(text))


def _ascii_folded(text: str) -> str:
    return text.lower().replace("`", "'")


def _folded(text: str, rare: set[str]) -> str:
    """Return the folded `text`, whose characters that are not ASCII are `rare`."""
    changed = [char for char in rare if _FOLDED[char] != char]
    # Lower-casing would undo the folding of a few scripts that casefold to capitals.
    if len(changed) > _MOST_REPLACED or any(_FOLDED[c].lower() != _FOLDED[c] for c in rare):
        return "".join(map(_FOLDED.__getitem__, text))
    folded = text
    for char in changed:
        folded = folded.replace(char, _FOLDED[char])
    return _ascii_folded(folded)


class _AccentTable(dict[str, bool]):
    """Whether folding takes more from a character than its case; worked out at its first use."""

    def __missing__(self, char: str) -> bool:
        parts = unicodedata.normalize("NFD", char)
        found = self[char] = any(map(_changes, parts))
        return found


def _changes(part: str) -> bool:
    """Tell whether folding takes more than case from what no longer decomposes."""
    if _is_accent(part):
        return True
    folded, lowered = _FOLDED[part], part.casefold()
    # Some letters fold to several, which is more than case: ß, ŉ.
    return folded not in _SIGNS and folded != (lowered if len(lowered) == 1 else part.lower())


_IS_ACCENTED = _AccentTable()
# What the variants of apostrophe and hyphen fold to.
_SIGNS = ("'", "-", "")


def spelling_of(word: str) -> int:
    """Return the spelling of a word, as it stands in a text: its case and its accents."""
    accents = PLAIN if word.isascii() or not any(map(_IS_ACCENTED.__getitem__, word)) else ACCENTED
    if word == word.lower():
        return LOWER | accents
    if word.isascii() and word.isalpha():
        return (TITLE if word.istitle() else CAPITALS) | accents
    capitals = [char for char in word if char.lower() != char]
    letters = (char for char in word if char.lower() != char or char.upper() != char)
    is_title = len(capitals) == 1 and next(letters) == capitals[0]
    return (TITLE if is_title else CAPITALS) | accents


def fold_with_offsets(text: str) -> FoldedText:
    """Return what `fold` returns, with the offsets that lead back into `text`."""
    if text.isascii():
        return FoldedText(_ascii_folded(text), None)
    rare = non_ascii(text)
    uneven = {char for char in rare if len(_FOLDED[char]) != 1}
    return FoldedText(_folded(text, rare), _offsets(text, uneven) if uneven else None)


def compose_with_offsets(text: str) -> FoldedText:
    """Return the text with letters and their accents as one character, and the way back.

    Each letter with the accents behind it is brought into Unicode's form NFC.
    """
    if text.isascii() or _ACCENTED.search(text) is None:
        return FoldedText(text, None)
    pieces: list[str] = []
    offsets: list[int] = []
    at = 0
    for cluster in _ACCENTED.finditer(text):
        start, end = cluster.span()
        composed = unicodedata.normalize("NFC", cluster.group())
        pieces += [text[at:start], composed]
        offsets += [*range(at, start), *[start] * len(composed)]
        at = end
    pieces.append(text[at:])
    offsets += range(at, len(text) + 1)
    return FoldedText("".join(pieces), tuple(offsets))


def _offsets(text: str, uneven: set[str]) -> tuple[int, ...]:
    """Return `FoldedText.offsets`; `uneven` are the characters that fold to none or several."""
    offsets: list[int] = []
    done = 0
    for place in [i for i, char in enumerate(text) if char in uneven]:
        offsets.extend(range(done, place))
        offsets += [place] * len(_FOLDED[text[place]])
        done = place + 1
    offsets.extend(range(done, len(text) + 1))
    return tuple(offsets)
