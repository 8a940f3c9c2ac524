"""An article × a query → the spans of its headline and body that make the query true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from searchnews.article import Article, Quote
from searchnews.match.matcher import ClauseSpan, Matcher
from searchnews.text import Span

__all__ = ["Marks", "marks_of"]


class Marks(NamedTuple):
    """Spans of the clauses that hold, sorted: offsets into the headline, and into the body."""

    headline: tuple[ClauseSpan, ...] = ()
    body: tuple[ClauseSpan, ...] = ()


def marks_of(article: Article, quotes: Sequence[Quote], matcher: Matcher) -> Marks:
    """Return where an article that was found makes the query true.

    `quotes` are its quotations that matched: what clauses about quotations found in their
    words, and in what names their speakers, is marked in the body.
    """
    headline = matcher.find("headline", article.headline)
    body = matcher.find("body", article.prose())
    said = [mark for quote in quotes for mark in _said(quote, matcher)]
    named = [mark for quote in quotes for mark in _named(article, quote, matcher)]
    by = {mark.clause for quote in quotes for mark in matcher.find("speaker", quote.speaker or "")}
    live = matcher.holding(by | {mark.clause for mark in (*headline, *body, *said)})
    return Marks(
        tuple(mark for mark in headline if mark.clause in live),
        tuple(sorted({mark for mark in (*body, *said, *named) if mark.clause in live})),
    )


def _said(quote: Quote, matcher: Matcher) -> Iterator[ClauseSpan]:
    """Yield what `quote:` clauses find in a quotation."""
    for mark in matcher.find("quote", quote.spoken()):
        if matcher.clauses[mark.clause].field == "quote":
            yield _moved(mark, quote.start)


def _named(article: Article, quote: Quote, matcher: Matcher) -> Iterator[ClauseSpan]:
    """Yield what `speaker:` clauses find in the words that name the speaker of a quotation."""
    places = {quote.mention_span, quote.antecedent_span}
    for place in sorted(place for place in places if place is not None):
        for mark in matcher.find("speaker", article.body[place.start : place.end]):
            yield _moved(mark, place.start)


def _moved(mark: ClauseSpan, by: int) -> ClauseSpan:
    return ClauseSpan(Span(mark.span.start + by, mark.span.end + by), mark.clause)
