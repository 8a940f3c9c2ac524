"""Marks of clauses with several parts → the spans that show a match with all its parts."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import NamedTuple, TypeAlias

from searchnews.match import Clause, ClauseSpan, occurrences
from searchnews.match.leaves import Leaf
from searchnews.query.fields import QUOTATION_FIELDS
from searchnews.query.tree import (
    And,
    Boost,
    Clauses,
    Dates,
    Everything,
    Field,
    Near,
    Node,
    Not,
    Or,
    Within,
    children_of,
)
from searchnews.sentences import paragraphs
from searchnews.text import Span

__all__ = ["together"]


#: A part of a clause: leaves of which one is enough.
_Part: TypeAlias = tuple[Leaf, ...]


class _Event(NamedTuple):
    """Where a part of a clause stands."""

    span: Span
    part: _Part


class _Match(NamedTuple):
    """A stretch that holds all parts, from one event to another, by their ordinals."""

    span: Span
    first: int
    last: int


def together(
    text: str, marks: Sequence[ClauseSpan], clauses: Sequence[Clause], longest: int
) -> Iterator[Span]:
    """Yield spans that no snippet may part, so that each mark stands in a whole match.

    Of proximity and of ``/p`` each part is marked by itself, and the parts of one match may
    stand in several sentences. Matches of more than `longest` characters are left out.
    """
    marked_by: defaultdict[int, set[Span]] = defaultdict(set)
    for mark in marks:
        marked_by[mark.clause].add(mark.span)
    for number, clause in enumerate(clauses):
        if clause.field in QUOTATION_FIELDS:
            continue  # a quotation is shown whole anyway
        marked = marked_by[number]
        match clause.node:
            case Near(ordered=ordered) as node if marked:
                parts: list[_Part] = [(part,) for part in node.parts]
                groups = iter([_events(parts, text, marked)])
            case Within(unit="paragraph") as within if marked:
                ordered, parts = False, list(_parts_of(within))
                groups = _by_paragraph(_events(parts, text, marked), text)
            case _:
                continue
        for events in groups:
            matches = _ordered(events, parts) if ordered else _unordered(events, parts)
            short = (match for match in matches if _length(match.span) <= longest)
            yield from _covering(short, events)


def _parts_of(node: Node) -> Iterator[_Part]:
    """Yield what has to be there for the node to hold; of alternatives, all as one part."""
    match node:
        case And() | Clauses() | Within() | Boost() | Field():
            for child in children_of(node):
                yield from _parts_of(child)
        case Or(children=children):
            alternatives = (part for child in children for part in _parts_of(child))
            yield tuple(chain.from_iterable(alternatives))
        case Not() | Dates() | Everything():
            return
        case leaf:
            yield (leaf,)


def _events(parts: Iterable[_Part], text: str, marked: Collection[Span]) -> list[_Event]:
    """Return where each of the distinct parts is marked, in text order."""
    found = (
        _Event(span, part)
        for part in dict.fromkeys(parts)
        for leaf in part
        for span in occurrences(leaf, "body", text)
        if span in marked
    )
    return sorted(found, key=lambda event: event.span)


def _by_paragraph(events: Iterable[_Event], text: str) -> Iterator[list[_Event]]:
    starts = [paragraph.start for paragraph in paragraphs(text)]
    grouped = groupby(events, key=lambda event: bisect_right(starts, event.span.start))
    return (list(group) for _, group in grouped)


def _unordered(events: Sequence[_Event], parts: Sequence[_Part]) -> Iterator[_Match]:
    """Yield the stretches that hold all parts and no shorter one that does."""
    held: Counter[_Part] = Counter()
    present = {event.part for event in events}
    need = Counter(part for part in parts if part in present)
    missing = need.total()
    first = 0
    for last, event in enumerate(events):
        held[event.part] += 1
        missing -= held[event.part] <= need[event.part]
        if missing:
            continue
        while held[events[first].part] > need[events[first].part]:
            held[events[first].part] -= 1
            first += 1
        end = max(event.span.end for event in events[first : last + 1])
        yield _Match(Span(events[first].span.start, end), first, last)


def _ordered(events: Sequence[_Event], parts: Sequence[_Part]) -> Iterator[_Match]:
    """Yield for each place where the last part ends a match the shortest such stretch."""
    places: dict[_Part, list[int]] = {}
    for place in reversed(range(len(parts))):
        places.setdefault(parts[place], []).append(place)
    # For each part, where the latest row of the parts up to it begins.
    begins: list[int | None] = [None] * len(parts)
    for last, event in enumerate(events):
        for place in places[event.part]:
            begins[place] = begins[place - 1] if place else last
        first = begins[-1]
        if parts[-1] == event.part and first is not None:
            yield _Match(Span(events[first].span.start, event.span.end), first, last)


def _covering(matches: Iterable[_Match], events: Sequence[_Event]) -> Iterator[Span]:
    """Yield stretches that hold a match each, until every event is in one.

    Shorter matches come first. An event that is in none of the shortest, because one of its
    kind stands nearer to the other parts, is joined with the nearest of them.
    """
    by_place = sorted(matches, key=lambda match: match.first)
    if not by_place:
        return
    ordered = sorted(by_place, key=lambda match: (match.last - match.first, match.first))
    covered = [False] * len(events)
    for match in ordered:
        if not covered[match.first] and not covered[match.last]:
            covered[match.first : match.last + 1] = [True] * (match.last + 1 - match.first)
            yield match.span
    firsts = [match.first for match in by_place]
    for place, event in enumerate(events):
        if not covered[place]:
            k = bisect_right(firsts, place)
            near = by_place[max(0, k - 1) : k + 1]
            yield min((_union(event.span, match.span) for match in near), key=_length)


def _union(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


def _length(span: Span) -> int:
    return span.end - span.start
