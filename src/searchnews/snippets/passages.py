"""Marked spans × text → the passages that show them best, from sentence to sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from searchnews.match import ClauseSpan
from searchnews.sentences import sentences
from searchnews.snippets.choice import Window, chosen
from searchnews.snippets.cut import cut
from searchnews.snippets.repeats import Repeats
from searchnews.snippets.units import Unit, first_paragraph, units_of
from searchnews.text import Span, merge

__all__ = ["LONGEST", "Limits", "Passage", "best_passages", "opening"]

#: A stretch of more characters is not shown whole, though it is one sentence or quotation. In
#: 21,266 articles of two news agencies the longest sentence that is no table has 0.7 thousand
#: characters, the longest table 1.1; one quotation in 30,000 has more than 0.5. What is ten
#: times as long is a list of data, or text whose stops were lost.
LONGEST: Final = 10_000
# Stands in marks for a quotation that matched, which is to be shown though nothing is marked.
_QUOTATION: Final = -1


class Limits(NamedTuple):
    """How many passages, of about how many characters; what has more than `longest` is cut.

    `quotation` tells that one of the passages has to hold a quotation that matched.
    """

    passages: int
    width: int
    longest: int = LONGEST
    quotation: bool = True


class Passage(NamedTuple):
    """A stretch of a body, and the marked spans in it, as offsets into the body.

    `is_cut` tells that it does not begin and end with a sentence.
    """

    span: Span
    marks: tuple[Span, ...] = ()
    is_cut: bool = False


def best_passages(
    text: str,
    marks: Sequence[ClauseSpan],
    quotes: Sequence[Span],
    together: Iterable[Span],
    limits: Limits,
) -> list[Passage]:
    """Return disjoint passages that show most, best first.

    `marks` are sorted; `quotes` are the quotations that matched, and `together` what else is
    to be shown in one piece.
    """
    joined = [span for span in (*together, *quotes) if span.end - span.start <= limits.longest]
    kept = merge([*(mark.span for mark in marks), *joined])
    units = units_of(text, marks, quotes, kept, limits.width)
    windows = chosen(
        units, limits.passages, limits.width, Repeats(text).has, quotation=limits.quotation
    )
    return [
        _passage(text, group, quotes, kept, limits)
        for group in _grown(units, windows, limits.width)
    ]


def _grown(
    units: Sequence[Unit], windows: Sequence[Window], width: int
) -> Iterator[Sequence[Unit]]:
    """Yield each window with what fits of its paragraph beside it, text after it first."""
    used = {i for window in windows for i in range(window.first, window.last + 1)}
    for window in windows:
        first, last = window.first, window.last
        growing = True
        while growing:
            growing = False
            for step in (last + 1, first - 1):
                low, high = min(first, step), max(last, step)
                if (
                    0 <= step < len(units)
                    and step not in used
                    and units[step].paragraph == units[first].paragraph
                    and units[high].span.end - units[low].span.start <= width
                ):
                    used.add(step)
                    first, last, growing = low, high, True
        yield units[first : last + 1]


def _passage(
    text: str,
    group: Sequence[Unit],
    quotes: Sequence[Span],
    kept: Sequence[Span],
    limits: Limits,
) -> Passage:
    whole = Span(group[0].span.start, group[-1].span.end)
    marks = [mark for unit in group for mark in unit.marks]
    if whole.end - whole.start <= limits.longest:
        return Passage(whole, tuple(mark.span for mark in marks))
    said = [ClauseSpan(quote, _QUOTATION) for quote in quotes if whole.contains(quote)]
    span = cut(text, whole, sorted([*marks, *said]), kept, limits.width, limits.longest)
    shown = tuple(mark.span for mark in marks if span.contains(mark.span))
    return Passage(span, shown, is_cut=True)


def opening(text: str, limits: Limits) -> list[Passage]:
    """Return the first sentences of a text, without marks; nothing for an empty one."""
    paragraph = first_paragraph(text)
    if paragraph is None:
        return []
    first, *rest = sentences(text, paragraph)
    if first.end - first.start > limits.longest:
        span = cut(text, first, (), (), limits.width, limits.longest)
        return [Passage(span, is_cut=True)]
    end = first.end
    for sentence in rest:
        if sentence.end - first.start > limits.width:
            break
        end = sentence.end
    return [Passage(Span(first.start, end))]
