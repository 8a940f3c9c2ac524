"""A stretch that is too long for a snippet → the part of it that shows most."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from searchnews.graphemes import next_boundary
from searchnews.match import ClauseSpan
from searchnews.text import Span

__all__ = ["cut"]


def cut(
    text: str,
    whole: Span,
    marks: Sequence[ClauseSpan],
    kept: Sequence[Span],
    width: int,
    longest: int,
) -> Span:
    """Return about `width` characters of `whole`, cut between words.

    The part holds the marks of most distinct clauses that fit together, with as much before
    as after them. `kept` are sorted, disjoint spans, which the marks lie in and of which none
    is cut but those of more than `longest` characters. Where there is no white space to cut
    at, the cut is between two characters that a reader sees.
    """
    kept = [span for span in kept if span.end - span.start <= longest]
    starts = [span.start for span in kept]

    def around(place: int) -> Span:
        """Return what is kept around a place in a text, or the place itself."""
        k = bisect_right(starts, place) - 1
        inside = k >= 0 and kept[k].start < place < kept[k].end
        return kept[k] if inside else Span(place, place)

    core = _core(marks, width) or Span(whole.start, whole.start)
    core = Span(max(whole.start, around(core.start).start), min(whole.end, around(core.end).end))
    room = max(0, width - (core.end - core.start))
    before = room // 2 if marks else 0
    end = min(whole.end, max(core.end, core.start - before + width))
    start = max(whole.start, min(core.start, end - width))
    start = min(around(start).end, core.start)
    end = max(around(end).start, core.end)
    return Span(
        start if start == whole.start else _word_start(text, start, core.start),
        end if end == whole.end else _word_end(text, core.end, end, whole.end),
    )


def _core(marks: Sequence[ClauseSpan], width: int) -> Span | None:
    """Return the stretch of at most `width` from the first to the last of the marks to show.

    Only a single mark is longer. None where nothing is marked.
    """
    if not marks:
        return None
    ends = sorted(marks, key=lambda mark: mark.span.end)
    held: Counter[int] = Counter()
    best, best_key = marks[0].span, (1, 1)
    added = count = distinct = 0
    for first in marks:
        start, limit = first.span.start, first.span.start + width
        while added < len(ends) and ends[added].span.end <= limit:
            mark = ends[added]
            added += 1
            if mark.span.start >= start:
                count += 1
                held[mark.clause] += 1
                distinct += held[mark.clause] == 1
        if (distinct, count) > best_key:
            best, best_key = Span(start, ends[added - 1].span.end), (distinct, count)
        if first.span.end <= limit:
            count -= 1
            held[first.clause] -= 1
            distinct -= not held[first.clause]
    return best


def _word_start(text: str, start: int, stop: int) -> int:
    """Return the first place from `start` on where a word starts; `stop` at the latest."""
    place = start
    if not text[place - 1].isspace():
        while place < stop and not text[place].isspace():
            place += 1
        if place == stop:
            return next_boundary(text, start, stop)
    while place < stop and text[place].isspace():
        place += 1
    return place


def _word_end(text: str, stop: int, end: int, limit: int) -> int:
    """Return the last place before `end` where a word ends; `stop` at the earliest."""
    place = end
    if not text[place].isspace():
        while place > stop and not text[place - 1].isspace():
            place -= 1
        if place == stop:
            return next_boundary(text, end, limit)
    while place > stop and text[place - 1].isspace():
        place -= 1
    return place
