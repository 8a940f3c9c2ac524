"""Marked spans × text → the passages that show them best, cut at sentences.

A *unit* is what is never cut: a sentence, or several that a mark or a matched quotation
joins. A passage is a unit with neighbours from its paragraph, as far as they fit. Only
a unit of more than twice the width is cut, between words and never in a mark.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from searchnews.match import ClauseSpan
from searchnews.sentences import paragraphs, sentences
from searchnews.snippets.cut import cut
from searchnews.text import Span, merge

__all__ = ["Passage", "best_passages", "opening", "paragraphs_around"]

# A line end before a blank or an indented line: no paragraph goes over it.
_BREAK: Final = re.compile("\n(?=[\n ])")


class Passage(NamedTuple):
    """A stretch of a body, and the marked spans in it, as offsets into the body."""

    span: Span
    marks: tuple[Span, ...] = ()


class _Unit:
    """`quoted` tells that it holds a whole quotation that matched."""

    __slots__ = ("marks", "paragraph", "quoted", "span")

    def __init__(self, span: Span, paragraph: int) -> None:
        self.span = span
        self.paragraph = paragraph
        self.quoted = False
        self.marks: list[ClauseSpan] = []

    def rank(self) -> tuple[int, bool, int, int, int]:
        """Sort key, best first: distinct clauses, a quotation, marks, marked text, place."""
        clauses = len({mark.clause for mark in self.marks})
        marked = sum(mark.span.end - mark.span.start for mark in self.marks)
        return (-clauses, not self.quoted, -len(self.marks), -marked, self.span.start)


def best_passages(
    text: str, marks: Sequence[ClauseSpan], quotes: Sequence[Span], limit: int, width: int
) -> list[Passage]:
    """Return at most `limit` disjoint passages about `width` characters long, best first.

    `marks` are sorted. Units whose clauses no better unit has are taken first, so that
    the passages together show as many clauses as they can.
    """
    units = _units(text, marks, quotes, width)
    worth = [i for i, unit in enumerate(units) if unit.marks or unit.quoted]
    chosen = sorted(_chosen(units, worth, limit), key=lambda i: units[i].rank())
    return [_passage(text, group, width) for group in _grown(units, chosen, width)]


def _units(
    text: str, marks: Sequence[ClauseSpan], quotes: Sequence[Span], width: int
) -> list[_Unit]:
    """Return the units of all paragraphs in which something is to be shown, in text order."""
    wanted = sorted([*(mark.span for mark in marks), *quotes])
    atoms = [
        (sentence, number)
        for number, paragraph in _touched(paragraphs_around(text, wanted), wanted)
        for sentence in sentences(text, paragraph)
    ]
    whole = [quote for quote in quotes if 0 < _length(atoms, quote) <= 2 * width]
    glue = merge([*(mark.span for mark in marks), *whole])
    units = _joined(atoms, glue)
    starts = [unit.span.start for unit in units]
    for mark in marks:
        units[bisect_right(starts, mark.span.start) - 1].marks.append(mark)
    for quote in quotes:
        k = bisect_right(starts, quote.start) - 1
        if k >= 0 and units[k].span.overlaps(quote):
            units[k].quoted = True
    return units


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


def _length(atoms: Sequence[tuple[Span, int]], quote: Span) -> int:
    """Return how long the sentences are that hold the quotation; 0 if none does."""
    first = bisect_right(atoms, quote.start, key=lambda atom: atom[0].start) - 1
    last = bisect_left(atoms, quote.end, key=lambda atom: atom[0].start) - 1
    if first < 0 or last < first or atoms[first][0].end <= quote.start:
        return 0
    return atoms[last][0].end - atoms[first][0].start


def _joined(atoms: Sequence[tuple[Span, int]], glue: Sequence[Span]) -> list[_Unit]:
    """Return sentences as units, those that one stretch of `glue` touches as one."""
    units: list[_Unit] = []
    k, reach = 0, 0
    for sentence, number in atoms:
        if units and sentence.start < reach:
            units[-1].span = Span(units[-1].span.start, sentence.end)
        else:
            units.append(_Unit(sentence, number))
        while k < len(glue) and glue[k].start < sentence.end:
            reach = max(reach, glue[k].end)
            k += 1
    return units


def _chosen(units: Sequence[_Unit], worth: Iterable[int], limit: int) -> list[int]:
    """Return the units to show: first those that add a clause, then the best of the rest."""
    seen: set[int] = set()
    adding: list[int] = []
    others: list[int] = []
    for i in sorted(worth, key=lambda i: units[i].rank()):
        clauses = {mark.clause for mark in units[i].marks}
        (others if clauses <= seen else adding).append(i)
        seen |= clauses
    return (adding + others)[:limit]


def _grown(units: Sequence[_Unit], chosen: Sequence[int], width: int) -> Iterator[list[_Unit]]:
    """Yield each chosen unit with what fits of its paragraph beside it, text after it first."""
    used = set(chosen)
    for i in chosen:
        first = last = i
        growing = True
        while growing:
            growing = False
            for step in (last + 1, first - 1):
                low, high = min(first, step), max(last, step)
                if (
                    0 <= step < len(units)
                    and step not in used
                    and units[step].paragraph == units[i].paragraph
                    and units[high].span.end - units[low].span.start <= width
                ):
                    used.add(step)
                    first, last, growing = low, high, True
        yield list(units[first : last + 1])


def _passage(text: str, group: Sequence[_Unit], width: int) -> Passage:
    marks = [mark for unit in group for mark in unit.marks]
    span = Span(group[0].span.start, group[-1].span.end)
    if span.end - span.start > 2 * width:
        span = cut(text, span, marks, width)
    return Passage(span, tuple(mark.span for mark in marks if span.contains(mark.span)))


def opening(text: str, width: int) -> list[Passage]:
    """Return the first sentences of a text, without marks; nothing for an empty one."""
    paragraph = _first_paragraph(text)
    if paragraph is None:
        return []
    first, *rest = sentences(text, paragraph)
    if first.end - first.start > 2 * width:
        return [Passage(cut(text, first, (), width))]
    end = first.end
    for sentence in rest:
        if sentence.end - first.start > width:
            break
        end = sentence.end
    return [Passage(Span(first.start, end))]


def _first_paragraph(text: str) -> Span | None:
    start = 0
    while start < len(text):
        end = _next_break(text, start)
        found = _paragraphs_of(text, Span(start, end))
        if found:
            return found[0]
        start = end + 1
    return None
