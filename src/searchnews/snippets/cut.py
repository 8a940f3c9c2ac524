"""A stretch that is too long for a snippet → the part of it that shows most."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from searchnews.match import ClauseSpan
from searchnews.text import Span, merge

__all__ = ["cut"]


def cut(text: str, whole: Span, marks: Sequence[ClauseSpan], width: int) -> Span:
    """Return at most `width` characters of `whole`, cut between words and never in a mark.

    The part holds the marks of most distinct clauses that fit together, with as much
    before as after them. A single mark longer than `width` is shown whole. Where there is
    no white space to cut at, the cut is between characters.
    """
    core = _core(whole, marks, width)
    room = max(0, width - (core.end - core.start))
    start = max(whole.start, core.start - (room // 2 if marks else 0))
    end = min(whole.end, max(core.end, start + width))
    start = max(whole.start, min(start, core.start, end - width))
    shown = merge(mark.span for mark in marks)
    return Span(
        _start(text, Span(start, core.start), whole, shown),
        _end(text, Span(core.end, end), whole, shown),
    )


def _core(whole: Span, marks: Sequence[ClauseSpan], width: int) -> Span:
    """Return the stretch from the first to the last of the marks to show."""
    best, best_key = Span(whole.start, whole.start), (0, 0)
    ordered = sorted(marks)
    for i, first in enumerate(ordered):
        end = first.span.end
        clauses: set[int] = set()
        count = 0
        for mark in ordered[i:]:
            if mark.span.start >= first.span.start + width:
                break
            if mark.span.end <= max(first.span.start + width, first.span.end):
                clauses.add(mark.clause)
                count += 1
                end = max(end, mark.span.end)
        if (len(clauses), count) > best_key:
            best, best_key = Span(first.span.start, end), (len(clauses), count)
    # A longer mark of another clause may begin or end inside: it is not cut either.
    for span in merge(mark.span for mark in marks):
        if span.overlaps(best):
            best = Span(min(best.start, span.start), max(best.end, span.end))
    return best


def _start(text: str, room: Span, whole: Span, shown: Sequence[Span]) -> int:
    """Return the first place in `room` that is the start of a word and in no mark."""
    start = room.start
    for span in shown:
        if span.start < start < span.end:
            start = span.end
    if start > whole.start and not text[start - 1].isspace():
        k = start
        while k < room.end and not text[k].isspace():
            k += 1
        start = k if k < room.end else _between_letters(text, start, room.end)
    while start < room.end and text[start].isspace():
        start += 1
    return start


def _end(text: str, room: Span, whole: Span, shown: Sequence[Span]) -> int:
    """Return the last place in `room` that is the end of a word and in no mark."""
    end = room.end
    for span in shown:
        if span.start < end < span.end:
            end = span.start
    if end < whole.end and not text[end].isspace():
        k = end
        while k > room.start and not text[k - 1].isspace():
            k -= 1
        end = k if k > room.start else _between_letters(text, end, whole.end)
    while end > room.start and text[end - 1].isspace():
        end -= 1
    return end


def _between_letters(text: str, at: int, limit: int) -> int:
    """Step over the marks that belong to the letter before `at`."""
    while at < limit and unicodedata.category(text[at]).startswith("M"):
        at += 1
    return at
