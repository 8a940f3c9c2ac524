"""Marked text folded into lines of a width, each word painted for what it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from searchnews.export.clean import printable
from searchnews.export.style import Role, Style
from searchnews.text import Span

__all__ = ["Mark", "columns", "fold_lines", "highlights"]

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Mark:
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
    return sum(_columns_of(char) for char in text)


def _columns_of(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


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
    words = list(_words(text, marks, style, role))
    if last:
        words.append((columns(last), style.paint(last, "speaker")))
    line: list[str] = []
    indent, used = first, 0
    for width, painted in words:
        if line and style.width is not None and used + 1 + width > style.width:
            yield indent + " ".join(line)
            indent, line = rest, []
        used = used + 1 + width if line else columns(indent) + width
        line.append(painted)
    if line:
        yield indent + " ".join(line)


def _words(
    text: str, marks: Sequence[Mark], style: Style, role: Role | None
) -> Iterator[tuple[int, str]]:
    """Yield the words of `text`, painted, each with its width in columns."""
    nth = 0
    for found in _WORD.finditer(text):
        word = Span(*found.span())
        pieces: list[str] = []
        notes: list[str] = []
        width, done = 0, word.start
        while nth < len(marks) and marks[nth].span.start < word.end:
            mark = marks[nth]
            begin = max(mark.span.start, done)
            end = min(mark.span.end, word.end)
            before, inside = printable(text[done:begin]), printable(text[begin:end])
            pieces += [style.paint(before, role), style.paint(inside, role, mark.role)]
            width += columns(before) + columns(inside)
            done = max(done, end)
            if mark.span.end > word.end:
                break
            if mark.note:
                notes.append(mark.note)
            nth += 1
        after = printable(text[done : word.end])
        pieces.append(style.paint(after, role))
        painted = "".join(pieces)
        if painted:
            yield width + columns(after), painted
        for note in notes:
            yield columns(note), style.paint(note, "speaker")
