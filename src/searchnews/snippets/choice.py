"""Units → which of them to show, side by side where they fit a snippet together.

The best passage shows most distinct clauses of the query; among equals, a quotation that
matched comes first. Each of the next ones shows most clauses that are not shown yet.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from heapq import heapify, heappop, heappush
from operator import or_
from typing import NamedTuple

from searchnews.snippets.units import Unit
from searchnews.text import Span

__all__ = ["Window", "chosen"]


class Window(NamedTuple):
    """The units from `first` to `last`, both included; windows compare by what they show.

    `lacking` is minus the number of distinct clauses, `unquoted` that no matched quotation is
    in it, `marks` and `marked` minus the number of marks and of marked characters.
    """

    lacking: int
    unquoted: bool
    marks: int
    marked: int
    first: int
    last: int
    clauses: int


def chosen(
    units: Sequence[Unit],
    limit: int,
    width: int,
    is_repeat: Callable[[Span], bool],
    *,
    quotation: bool,
) -> list[Window]:
    """Return at most `limit` disjoint windows, best first.

    Each begins and ends with a unit that has something to show; only a single unit is
    longer than `width`. With `quotation`, one that matched is among them, if there is any;
    where only one window is asked for, that one. `is_repeat` tells of a passage whether what
    it says was asked about before: then it is not shown unless it adds a clause.
    """
    everything = list(_windows(units, width))
    if not everything:
        return []
    picked = _Picked(units, width)
    quoted = [window for window in everything if quotation and not window.unquoted]
    best = min(quoted if limit == 1 and quoted else everything)
    picked.take(best)
    if quoted and best.unquoted:
        picked.take(min(quoted, key=picked.gain))
    pool = everything
    while len(picked.windows) < limit:
        left = filter(None, map(picked.rest_of, pool))
        pool = [window for window in left if picked.adds(window)]
        if not pool:
            break
        picked.take(min(pool, key=picked.gain))
    if len(picked.windows) < limit:
        _fill(picked, everything, limit, lambda window: is_repeat(_span(units, window)))
    return sorted(picked.windows)


def _fill(
    picked: _Picked, windows: list[Window], limit: int, is_repeat: Callable[[Window], bool]
) -> None:
    """Take the best of the other windows that repeat nothing; the list is used up."""
    for window in picked.windows:
        is_repeat(window)
    heapify(windows)
    while windows and len(picked.windows) < limit:
        window = heappop(windows)
        left = picked.rest_of(window)
        if left is None:
            continue
        if left != window:
            heappush(windows, left)
        elif not is_repeat(window):
            picked.take(window)


def _span(units: Sequence[Unit], window: Window) -> Span:
    return Span(units[window.first].span.start, units[window.last].span.end)


class _Picked:
    """The windows that were taken, disjoint, and the clauses that they show."""

    def __init__(self, units: Sequence[Unit], width: int) -> None:
        self.windows: list[Window] = []
        self._units = units
        self._width = width
        self._clauses = 0
        self._ends: list[tuple[int, int]] = []

    def take(self, window: Window) -> None:
        """Take a window that is disjoint from the others."""
        self.windows.append(window)
        self._clauses |= window.clauses
        insort(self._ends, (window.first, window.last))

    def adds(self, window: Window) -> bool:
        """Tell whether the window shows a clause that no other one does."""
        return bool(window.clauses & ~self._clauses)

    def gain(self, window: Window) -> tuple[int, Window]:
        """Return the key by which to take a window first that shows most new clauses."""
        return -(window.clauses & ~self._clauses).bit_count(), window

    def rest_of(self, window: Window) -> Window | None:
        """Return what of a window was not taken yet, from its first unit on."""
        place = bisect_left(self._ends, (window.first + 1, 0))
        if place and self._ends[place - 1][1] >= window.first:
            return None
        if place == len(self._ends) or self._ends[place][0] > window.last:
            return window
        bound = self._ends[place][0]
        return next(_windows(self._units, self._width, window.first, bound))


def _windows(
    units: Sequence[Unit], width: int, start: int = 0, stop: int | None = None
) -> Iterator[Window]:
    """Yield for each unit with something to show, of ``units[start:stop]``, its window.

    That reaches from the unit as far as fits `width`, and not over the end of a paragraph.
    """
    stop = len(units) if stop is None else stop
    held: Counter[int] = Counter()
    marks = marked = quoted = 0
    last = end = start
    for first in range(start, stop):
        unit = units[first]
        limit = unit.span.start + width
        while end < stop and (end <= first or _fits(units[end], unit.paragraph, limit)):
            added = units[end]
            held[added.clauses] += 1
            marks += len(added.marks)
            marked += added.marked
            quoted += added.quoted
            if added.is_worth_showing:
                last = end
            end += 1
        if unit.is_worth_showing:
            clauses = reduce(or_, held)
            found = -clauses.bit_count(), not quoted, -marks, -marked
            yield Window(*found, first, last, clauses)
        if held[unit.clauses] == 1:
            del held[unit.clauses]
        else:
            held[unit.clauses] -= 1
        marks -= len(unit.marks)
        marked -= unit.marked
        quoted -= unit.quoted


def _fits(unit: Unit, paragraph: int, limit: int) -> bool:
    return unit.span.end <= limit and unit.paragraph == paragraph
