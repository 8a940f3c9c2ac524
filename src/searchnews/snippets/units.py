"""Text × marks → units: the stretches that no snippet parts.

A unit is a sentence, or a paragraph that is no longer than a snippet; or several of them that
something to be shown in one piece joins: a mark, a matched quotation, the parts of a
proximity match.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from searchnews.match import ClauseSpan
from searchnews.sentences import paragraphs, sentences
from searchnews.text import Span, merge

__all__ = ["Unit", "first_paragraph", "paragraphs_around", "units_of"]

# A line end before a blank or an indented line: no paragraph goes over it.
_BREAK: Final = re.compile("\n(?=[\n ])")
#: A sentence or short paragraph, and the number of its paragraph.
_Atom: TypeAlias = tuple[Span, int]


class Unit:
    """`clauses` has bit n set where a mark of clause n is in the unit.

    `quoted` tells that a quotation that matched begins in it; `paragraph` is the number of
    the one in which the unit begins.
    """

    __slots__ = ("clauses", "marked", "marks", "paragraph", "quoted", "span")

    def __init__(self, span: Span, paragraph: int) -> None:
        self.span = span
        self.paragraph = paragraph
        self.quoted = False
        self.marks: list[ClauseSpan] = []
        #: How many characters all marks have.
        self.marked = 0
        self.clauses = 0

    @property
    def is_worth_showing(self) -> bool:
        """Whether the unit has a mark or a quotation that matched."""
        return self.quoted or self.clauses > 0

    def add(self, mark: ClauseSpan) -> None:
        """Add a mark that begins in the unit."""
        self.marks.append(mark)
        self.marked += mark.span.end - mark.span.start
        self.clauses |= 1 << mark.clause


def units_of(
    text: str,
    marks: Sequence[ClauseSpan],
    quotes: Sequence[Span],
    kept: Sequence[Span],
    width: int,
) -> list[Unit]:
    """Return the units of all paragraphs in which something is to be shown, in text order.

    `marks` and `kept` are sorted. What is `kept` is not to be parted: disjoint spans, in which
    the marks lie.
    """
    units = _joined(_atoms(text, merge([*kept, *quotes]), width), kept)
    _fill(units, marks)
    starts = [unit.span.start for unit in units]
    for quote in quotes:
        k = bisect_right(starts, quote.start) - 1
        if k >= 0 and units[k].span.overlaps(quote):
            units[k].quoted = True
    return units


def _atoms(text: str, wanted: Sequence[Span], width: int) -> Iterator[_Atom]:
    for number, paragraph in _touched(paragraphs_around(text, wanted), wanted):
        if paragraph.end - paragraph.start <= width:
            yield paragraph, number
        else:
            for sentence in sentences(text, paragraph):
                yield sentence, number


def _joined(atoms: Iterable[_Atom], kept: Sequence[Span]) -> list[Unit]:
    """Return atoms as units, those that one span of what is `kept` touches as one."""
    units: list[Unit] = []
    k, reach = 0, 0
    for span, number in atoms:
        if units and span.start < reach:
            units[-1].span = Span(units[-1].span.start, span.end)
        else:
            units.append(Unit(span, number))
        while k < len(kept) and kept[k].start < span.end:
            reach = max(reach, kept[k].end)
            k += 1
    return units


def _fill(units: Sequence[Unit], marks: Sequence[ClauseSpan]) -> None:
    """Add each mark to the unit in which it lies."""
    k = 0
    for mark in marks:
        while k + 1 < len(units) and units[k + 1].span.start <= mark.span.start:
            k += 1
        units[k].add(mark)


def paragraphs_around(text: str, wanted: Sequence[Span]) -> list[Span]:
    """Return the paragraphs of those parts of `text`, between breaks, that hold `wanted`."""
    parts: list[Span] = []
    reach = 0
    for start, end in wanted:
        if parts and end <= reach:
            continue
        stop = _next_break(text, max(end, reach))
        if parts and start < reach:
            parts[-1] = Span(parts[-1].start, stop)
        else:
            begin = max(text.rfind("\n\n", reach, start), text.rfind("\n ", reach, start))
            parts.append(Span(max(reach, begin), stop))
        reach = stop
    return [paragraph for part in parts for paragraph in _paragraphs_of(text, part)]


def first_paragraph(text: str) -> Span | None:
    """Return the first paragraph of a text, None for an empty one."""
    start = 0
    while start < len(text):
        end = _next_break(text, start)
        found = _paragraphs_of(text, Span(start, end))
        if found:
            return found[0]
        start = end + 1
    return None


def _next_break(text: str, start: int) -> int:
    found = _BREAK.search(text, start)
    return found.start() if found else len(text)


def _paragraphs_of(text: str, part: Span) -> list[Span]:
    """Return the paragraphs of a part of `text` that breaks or its ends bound."""
    start = part.start
    return [Span(s + start, e + start) for s, e in paragraphs(text[start : part.end])]


def _touched(found: Sequence[Span], wanted: Sequence[Span]) -> Iterator[tuple[int, Span]]:
    """Yield the paragraphs, numbered, that have a code point in common with `wanted` spans."""
    k, reach = 0, 0
    for number, paragraph in enumerate(found):
        while k < len(wanted) and wanted[k].start < paragraph.end:
            reach = max(reach, wanted[k].end)
            k += 1
        if reach > paragraph.start:
            yield number, paragraph
