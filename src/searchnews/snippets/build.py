"""An article × a query → the snippets that show why it was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from searchnews.article import Article, Quote
from searchnews.match import Clause, Marks
from searchnews.query.fields import QUOTATION_FIELDS
from searchnews.snippets.passages import LONGEST, Limits, Passage, best_passages, opening
from searchnews.snippets.together import together
from searchnews.text import Span, merge

__all__ = ["Snippet", "snippets"]

#: About how many characters a snippet has.
WIDTH: Final = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A passage of an article: `text` is the field's text from `start` to `end`.

    `highlights` are offsets into `text`, sorted and disjoint. It begins and ends with a
    sentence, unless it is `cut` from a stretch too long to be shown.
    """

    field: Literal["headline", "body"]
    text: str
    start: int
    end: int
    highlights: tuple[Span, ...]
    cut: bool = False


def snippets(
    article: Article,
    marks: Marks,
    clauses: Sequence[Clause] = (),
    *,
    quotes: Sequence[Quote] = (),
    limit: int = 3,
    width: int = WIDTH,
    longest: int = LONGEST,
) -> tuple[Snippet, ...]:
    """Return what of an article shows that it matches.

    The whole headline comes first if a clause is in it; then at most `limit` passages of
    the body, best first. `marks` are what made the article match, `clauses` those that they
    are of, and `quotes` the quotations that matched: each is shown whole, with who said it.
    Where the body has nothing to show, its first sentences stand there without marks. With a
    `limit` of 0 there is nothing at all.

    A passage has about `width` characters, or one longer sentence or quotation; what has more
    than `longest` is cut.
    """
    if limit <= 0:
        return ()
    prose = article.prose()
    quoted = [Span(quote.start, quote.end) for quote in quotes]
    attributed = (_attributed(quote, width) for quote in quotes)
    joined = [*together(prose, marks.body, clauses, longest), *attributed]
    # Where only words were asked for, a quotation that has one of them is a sentence like others.
    asked = any(clause.field in QUOTATION_FIELDS for clause in clauses)
    limits = Limits(limit, width, longest, quotation=asked)
    passages = best_passages(prose, marks.body, quoted, joined, limits) or opening(prose, limits)
    shown = [_body_snippet(article.body, passage) for passage in passages]
    spans = merge(mark.span for mark in marks.headline)
    if spans:
        end = len(article.headline)
        first = Snippet(
            field="headline", text=article.headline, start=0, end=end, highlights=tuple(spans)
        )
        shown.insert(0, first)
    return tuple(shown)


def _attributed(quote: Quote, width: int) -> Span:
    """Return the quotation with the words that name its speaker, if they are near."""
    said = Span(quote.start, quote.end)
    named = quote.mention_span or said
    apart = max(named.start - said.end, said.start - named.end)
    return said if apart > width else Span(min(said.start, named.start), max(said.end, named.end))


def _body_snippet(body: str, passage: Passage) -> Snippet:
    start, end = passage.span
    return Snippet(
        field="body",
        text=body[start:end],
        start=start,
        end=end,
        highlights=tuple(merge(Span(s - start, e - start) for s, e in passage.marks)),
        cut=passage.is_cut,
    )
