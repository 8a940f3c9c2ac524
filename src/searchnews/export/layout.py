"""Marked text folded into lines of a width, each word painted for what it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from searchnews.export.clean import printable
from searchnews.export.style import Role, Style
from searchnews.text import Span

__all__ = ["Mark", "columns", "columns_of", "cut", "fold_lines", "highlights"]

_WORD = re.compile(r"\S+")


class Mark(NamedTuple):
    """A stretch of text with a role; `note` is set behind it, as a word of its own."""

    span: Span
    role: Role
    note: str = ""


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
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
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
) -> Iterator[str]:
    """Yield `text` as lines of at most the style's width, if it has one.

    `marks` are sorted and disjoint. `first` begins the first line, `rest` the others; they
    and `last`, which follows the text as a word, are plain, unmarked text. `role` is that
    of all the text. A run of white space becomes one space, a word that is too long for a
    line stays whole.
    """
    if style.width is None and not style.color and not any(mark.note for mark in marks):
        yield from _unpainted(text, first, last)
        return
    words = list(_words(text, marks, role))
    if last:
        words.append([_Piece(last, ("speaker",))])
    line: list[_Word] = []
    indent, used = first, 0
    for word in words:
        width = sum(columns(piece.text) for piece in word)
        if line and style.width is not None and used + 1 + width > style.width:
            yield indent + _painted(line, style)
            indent, line = rest, []
        used = used + 1 + width if line else columns(indent) + width
        line.append(word)
    if line:
        yield indent + _painted(line, style)


def _unpainted(text: str, first: str, last: str) -> Iterator[str]:
    """Yield the one line of a text that is neither painted nor folded, if it has a word."""
    words = text.split()
    if not all(map(str.isprintable, words)):
        words = [shown for shown in map(printable, words) if shown]
    if last:
        words.append(last)
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
        notes: list[str] = []
        while nth < len(marks) and marks[nth].span.start < end:
            mark = marks[nth]
            begin, stop = max(mark.span.start, done), min(mark.span.end, end)
            word.append(_Piece(printable(text[done:begin]), plain))
            word.append(_Piece(printable(text[begin:stop]), (*plain, mark.role)))
            done = max(done, stop)
            if mark.span.end > end:
                break
            notes += filter(None, [mark.note])
            nth += 1
        word.append(_Piece(printable(text[done:end]), plain))
        if any(piece.text for piece in word):
            yield word
        yield from ([_Piece(note, ("speaker",))] for note in notes)


def _painted(line: Sequence[_Word], style: Style) -> str:
    """Return the words with a space between them, neighbours of the same roles in one go."""
    pieces: list[_Piece] = []
    for word in line:
        inside = [piece for piece in word if piece.text]
        if pieces:
            alike = pieces[-1].roles == inside[0].roles
            pieces.append(_Piece(" ", pieces[-1].roles if alike else ()))
        pieces += inside
    runs = groupby(pieces, key=attrgetter("roles"))
    return "".join(style.paint("".join(p.text for p in run), *roles) for roles, run in runs)
