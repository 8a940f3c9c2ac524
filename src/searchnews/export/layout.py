"""Marked text folded into lines of a width, each word painted for what it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from searchnews.export.clean import one_line, printable
from searchnews.export.style import Role, Style
from searchnews.text import Span

__all__ = ["Mark", "columns", "columns_of", "cut", "fold_lines", "highlights"]

_WORD = re.compile(r"\S+")
# Chinese and Japanese text is parted between any two characters, but no line begins with what
# closes or goes on, and none ends with what opens (after JIS X 4051).
_NEVER_FIRST = frozenset(
    "、。，．！？：；」』】）〉》〕｝”’…‥・ー々〜％ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
    "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
)
_NEVER_LAST = frozenset("「『【（〈《〔｛“‘\u200d")


class Mark(NamedTuple):
    """A stretch of text with a role.

    `note` is set behind it, as words of their own; what of it matched are `note_matches`.
    """

    span: Span
    role: Role
    note: str = ""
    note_matches: tuple[Span, ...] = ()


def highlights(spans: Iterable[Span]) -> list[Mark]:
    """Return the marks of matching words."""
    return [Mark(span, "match") for span in spans]


def columns(text: str) -> int:
    """Return how many columns of a terminal `text` takes."""
    if text.isascii():
        return len(text)
    return sum(map(columns_of, text))


def columns_of(char: str) -> int:
    """Return how many columns one character takes; 0 if it is a part of the one before it."""
    if char < "\u0300":
        return 0 if char == "\xad" else 1
    if unicodedata.category(char) in ("Mn", "Me", "Cf") or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cut(text: str, width: int) -> str:
    """Return `text` in at most `width` columns; what is cut ends with an ellipsis."""
    if columns(text) <= width:
        return text
    used = 1  # the ellipsis
    for end, char in enumerate(text):
        used += columns_of(char)
        if used > width:
            return text[:end].rstrip() + "…"
    return text


def fold_lines(
    text: str,
    marks: Sequence[Mark],
    style: Style,
    *,
    first: str = "",
    rest: str = "",
    role: Role | None = None,
    last: str = "",
    last_marks: Sequence[Mark] = (),
) -> Iterator[str]:
    """Yield `text` as lines of at most the style's width, if it has one.

    `marks` are sorted and disjoint. `first` begins the first line, `rest` the others; they
    are plain, unmarked text. `last` follows the text and is kept on one line; `last_marks` are
    its marks. `role` is that of all the text. A run of white space becomes one space, a word
    that is too long for a line stays whole, unless it is of a script without spaces.
    """
    if style.width is None and not style.color and not any(mark.note for mark in marks):
        yield from _unpainted(text, first, last)
        return
    words = list(_words(text, marks, role))
    named = list(_words(last, last_marks, "speaker"))
    if named:
        words.append(_spaced(named))
    indent = first
    for line in _filled(words, columns(first), columns(rest), style.width):
        yield indent + _painted(line, style)
        indent = rest


def _filled(
    words: Iterable[_Word], first: int, rest: int, width: int | None
) -> Iterator[list[_Word]]:
    """Yield the words by lines; `first` and `rest` are the columns of the indents."""
    line: list[_Word] = []
    used = first
    for word in words:
        left, size = word, _columns(word)
        while width is not None and used + bool(line) + size > width:
            head, tail = _parted(left, width - used - bool(line))
            if head:
                line.append(head)
                left, size = tail, _columns(tail)
            elif not line:
                break
            yield line
            line, used = [], rest
        used += bool(line) + size
        line.append(left)
    if line:
        yield line


def _unpainted(text: str, first: str, last: str) -> Iterator[str]:
    """Yield the one line of a text that is neither painted nor folded, if it has a word."""
    words = text.split()
    if not all(map(str.isprintable, words)):
        words = [shown for shown in map(printable, words) if shown]
    if last:
        words.append(one_line(last))
    if words:
        yield first + " ".join(words)


class _Piece(NamedTuple):
    """A part of a word that has the same roles throughout."""

    text: str
    roles: tuple[Role, ...]


_Word: TypeAlias = list[_Piece]


def _words(text: str, marks: Sequence[Mark], role: Role | None) -> Iterator[_Word]:
    """Yield the words of `text`, parted where a mark begins or ends."""
    plain = () if role is None else (role,)
    nth = 0
    for found in _WORD.finditer(text):
        done, end = found.span()
        word: _Word = []
        notes: list[Mark] = []
        while nth < len(marks) and marks[nth].span.start < end:
            mark = marks[nth]
            begin, stop = max(mark.span.start, done), min(mark.span.end, end)
            word.append(_Piece(printable(text[done:begin]), plain))
            word.append(_Piece(printable(text[begin:stop]), (*plain, mark.role)))
            done = max(done, stop)
            if mark.span.end > end:
                break
            notes += [mark] if mark.note else []
            nth += 1
        word.append(_Piece(printable(text[done:end]), plain))
        if any(piece.text for piece in word):
            yield word
        for mark in notes:
            yield _spaced(list(_words(mark.note, highlights(mark.note_matches), "speaker")))


def _columns(word: _Word) -> int:
    return sum(columns(piece.text) for piece in word)


def _parted(word: _Word, room: int) -> tuple[_Word, _Word]:
    """Return what of a word fits so many columns, which may be nothing, and the rest.

    Words are parted beside wide characters only.
    """
    used = best = 0
    before = ""
    for place, char in enumerate("".join(piece.text for piece in word)):
        width = columns_of(char)
        if (
            before
            and width
            and (width == 2 or columns_of(before) == 2)
            and char not in _NEVER_FIRST
            and before not in _NEVER_LAST
        ):
            best = place
        used += width
        if used > room:
            break
        before = char
    return _split(word, best)


def _split(word: _Word, place: int) -> tuple[_Word, _Word]:
    head: _Word = []
    tail: _Word = []
    for text, roles in word:
        head.append(_Piece(text[:place], roles))
        tail.append(_Piece(text[place:], roles))
        place = max(0, place - len(text))
    return [piece for piece in head if piece.text], [piece for piece in tail if piece.text]


def _painted(line: Sequence[_Word], style: Style) -> str:
    """Return the words of a line, neighbours of the same roles painted in one go."""
    runs = groupby(_spaced(line), key=attrgetter("roles"))
    return "".join(style.paint("".join(p.text for p in run), *roles) for roles, run in runs)


def _spaced(words: Iterable[_Word]) -> _Word:
    """Return the words as one, with a space between them that is marked if both sides are."""
    pieces: _Word = []
    for word in words:
        inside = [piece for piece in word if piece.text]
        if pieces:
            alike = pieces[-1].roles == inside[0].roles
            pieces.append(_Piece(" ", pieces[-1].roles if alike else ()))
        pieces += inside
    return pieces
