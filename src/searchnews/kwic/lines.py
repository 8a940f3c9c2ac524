"""Articles that were found → concordance lines, and how many there are of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from heapq import nsmallest
from typing import Literal, NamedTuple, TypeAlias

from searchnews.article import Kind
from searchnews.engine import Found, Request, Stored
from searchnews.kwic.context import Context
from searchnews.kwic.order import KwicSort, key_of
from searchnews.kwic.surroundings import Surroundings
from searchnews.match import ClauseSpan, Matcher, marks_of
from searchnews.query.printer import to_text
from searchnews.query.tree import Field
from searchnews.text import Span

__all__ = ["Concordance", "KwicLine", "Marker", "concordance"]

_TextField: TypeAlias = Literal["headline", "body"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KwicLine:
    """One place where an article matches, with the text beside it.

    `keyword` is the field's text from `start` to `end` (code points, as read), `left` what
    stands right before it and `right` right behind. `clause` is the part of the query that
    it makes true. Where the keyword stands in a quotation, `kind` tells which, and `speaker`
    who said it, if that is known. `rank` counts from 1 over all pages.
    """

    rank: int
    id: str
    headline: str
    date: str | None
    source: str | None
    url: str | None
    field: _TextField
    start: int
    end: int
    left: str
    keyword: str
    right: str
    clause: str
    speaker: str | None
    kind: Kind | None


class Concordance(NamedTuple):
    """The lines of a page; `total` counts those of all pages, in so many `articles`.

    `unplaced` are the articles that are found for what stands nowhere in their text, such as
    the name of one who is called "he" there.
    """

    lines: tuple[KwicLine, ...]
    total: int
    articles: int
    unplaced: int


class _Place(NamedTuple):
    """Where a keyword stands."""

    stored: Stored
    field: _TextField
    mark: ClauseSpan


class Marker(NamedTuple):
    """Finds the places of a query; what filters ask for is marked by `matcher`, and is none."""

    matcher: Matcher

    def places(self, found: Found) -> Iterator[_Place]:
        """Yield where an article matches: in its headline, then in its body."""
        stored = found.stored
        quotes = stored.quotes + stored.indirect
        marks = marks_of(stored.article, quotes, self.matcher, found.spoken_by)
        for mark in _disjoint(self._own(marks.headline)):
            yield _Place(stored, "headline", mark)
        for mark in _disjoint(self._own(marks.body)):
            yield _Place(stored, "body", mark)

    def _own(self, marks: Iterable[ClauseSpan]) -> Iterator[ClauseSpan]:
        return (mark for mark in marks if self.matcher.clauses[mark.clause].asked)

    def clauses(self) -> list[str]:
        """Return the clauses as query text."""
        return [
            to_text(clause.node if clause.field is None else Field(clause.field, clause.node))
            for clause in self.matcher.clauses
        ]


def concordance(
    found: Iterable[Found], marker: Marker, request: Request, sort: KwicSort, context: Context
) -> Concordance:
    """Return a page of all the lines that `found` articles make; the request says which page.

    Each marked word or phrase is a line, so that both words of a proximity are one each;
    marks that overlap are one line.
    """
    # Articles come one by one and are not kept: there may be more of them than memory holds.
    counted = _Counted(found, marker)
    line_of = _LineMaker(marker, context, indirect=request.indirect)
    offset = request.offset
    end = None if request.limit is None else offset + request.limit
    key = key_of(sort)
    if key is None:
        lines = [
            line_of(place)
            for nth, place in enumerate(counted)
            if nth >= offset and (end is None or nth < end)
        ]
    elif end is None:
        lines = sorted(map(line_of, counted), key=key)[offset:]
    else:
        # Of at least one, as all places are counted even where no line is asked for.
        lines = nsmallest(max(end, 1), map(line_of, counted), key=key)[offset:end]
    ranked = tuple(replace(line, rank=rank) for rank, line in enumerate(lines, offset + 1))
    return Concordance(ranked, counted.total, counted.articles, counted.unplaced)


class _Counted:
    """The places of all articles in order, and how many there were when they have been seen."""

    def __init__(self, found: Iterable[Found], marker: Marker) -> None:
        self._found = found
        self._marker = marker
        self.total = 0
        self.articles = 0
        self.unplaced = 0

    def __iter__(self) -> Iterator[_Place]:
        for one in self._found:
            places = list(self._marker.places(one))
            self.total += len(places)
            self.articles += bool(places)
            self.unplaced += not places
            yield from places


def _disjoint(marks: Iterable[ClauseSpan]) -> list[ClauseSpan]:
    """Return sorted marks, those that overlap as one, of the clause of the longest.

    Marks that only touch stay apart: words of Chinese do.
    """
    found: list[ClauseSpan] = []
    longest = 0
    for mark in marks:
        (start, end), clause = mark
        if not found or start >= found[-1].span.end:
            found.append(mark)
            longest = end - start
            continue
        reach = Span(found[-1].span.start, max(end, found[-1].span.end))
        if end - start > longest:
            longest = end - start
        else:
            clause = found[-1].clause
        found[-1] = ClauseSpan(reach, clause)
    return found


class _LineMaker:
    """Makes the line of a place, without its rank."""

    def __init__(self, marker: Marker, context: Context, *, indirect: bool) -> None:
        self._context = context
        self._indirect = indirect
        self._clauses = marker.clauses()
        self._last: tuple[Stored, Surroundings] | None = None

    def __call__(self, place: _Place) -> KwicLine:
        article = place.stored.article
        span, clause = place.mark
        if place.field == "headline":
            text, within, quote = article.headline, Span(0, len(article.headline)), None
        else:
            around = self._surroundings(place.stored)
            text, within, quote = article.body, around.prose(span), around.quotation(span)
        start, end = self._context.around(text, span, within)
        return KwicLine(
            rank=0,
            id=article.id,
            headline=article.headline,
            date=article.date,
            source=article.source,
            url=article.url,
            field=place.field,
            start=span.start,
            end=span.end,
            left=text[start : span.start],
            keyword=text[span.start : span.end],
            right=text[span.end : end],
            clause=self._clauses[clause],
            speaker=quote.speaker if quote else None,
            kind=quote.kind if quote else None,
        )

    def _surroundings(self, stored: Stored) -> Surroundings:
        """Return those of an article, whose places come one after the other."""
        if self._last is None or self._last[0] is not stored:
            quotes = stored.quotes + stored.indirect if self._indirect else stored.quotes
            self._last = (stored, Surroundings(stored.article, quotes))
        return self._last[1]
