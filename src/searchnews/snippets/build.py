"""An article × a query → the snippets that show why it was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from searchnews.article import Article, Quote
from searchnews.match import ClauseSpan, Matcher
from searchnews.query.tree import FieldName
from searchnews.snippets.passages import Passage, best_passages, opening
from searchnews.text import Span, merge

__all__ = ["Snippet", "highlight", "snippets"]

#: About how many characters a snippet has.
WIDTH: Final = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A passage of an article: `text` is the field's text from `start` to `end`.

    `highlights` are offsets into `text`, sorted and disjoint.
    """

    field: Literal["headline", "body"]
    text: str
    start: int
    end: int
    highlights: tuple[Span, ...]


def snippets(
    article: Article,
    matcher: Matcher,
    *,
    quotes: Sequence[Quote] = (),
    limit: int = 3,
    width: int = WIDTH,
    headline: Sequence[ClauseSpan] | None = None,
) -> tuple[Snippet, ...]:
    """Return what of an article shows that it matches.

    The whole headline comes first if a clause is in it; then at most `limit` passages of
    the body, best first. `quotes` are the quotations that matched: each is shown whole
    where it fits, and what `quote:` clauses found in it is marked. Where the body has
    nothing to show, its first sentences stand there without marks. With a `limit` of 0
    there is nothing at all. `headline` are the marks in the headline, if known already.
    """
    if limit <= 0:
        return ()
    if headline is None:
        headline = matcher.find("headline", article.headline)
    prose = article.prose()
    body = matcher.find("body", prose)
    said = [mark for quote in quotes for mark in _said(quote, matcher)]
    by = [mark for quote in quotes for mark in matcher.find("speaker", quote.speaker or "")]
    live = matcher.holding({mark.clause for mark in (*headline, *body, *said, *by)})
    marks = [mark for mark in body if mark.clause in live]
    if said:
        marks = sorted({*marks, *(mark for mark in said if mark.clause in live)})
    passages = best_passages(prose, marks, [Span(q.start, q.end) for q in quotes], limit, width)
    if not passages:
        passages = opening(prose, width)
    shown = [_body_snippet(article.body, passage) for passage in passages]
    spans = merge(mark.span for mark in headline if mark.clause in live)
    if spans:
        end = len(article.headline)
        first = Snippet(
            field="headline", text=article.headline, start=0, end=end, highlights=tuple(spans)
        )
        shown.insert(0, first)
    return tuple(shown)


def highlight(text: str, field: FieldName, matcher: Matcher) -> tuple[Span, ...]:
    """Return the spans of a headline, a quotation or a name that the query's clauses match.

    The spans are sorted and disjoint.
    """
    return tuple(merge(mark.span for mark in matcher.find(field, text)))


def _said(quote: Quote, matcher: Matcher) -> Iterable[ClauseSpan]:
    """Yield what `quote:` clauses find in a quotation, as spans of the body."""
    for mark in matcher.find("quote", quote.spoken()):
        if matcher.clauses[mark.clause].field == "quote":
            yield ClauseSpan(
                Span(mark.span.start + quote.start, mark.span.end + quote.start), mark.clause
            )


def _body_snippet(body: str, passage: Passage) -> Snippet:
    start, end = passage.span
    return Snippet(
        field="body",
        text=body[start:end],
        start=start,
        end=end,
        highlights=tuple(merge(Span(s - start, e - start) for s, e in passage.marks)),
    )
