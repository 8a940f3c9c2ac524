"""Articles whose accents stand apart from their letters, as texts out of PDF files have them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from searchnews.article import Article, Quote
from searchnews.text import FoldedText, Span

__all__ = ["composed_article", "in_original"]


def composed_article(article: Article, composed: FoldedText) -> Article:
    """Return the article with the composed text as its body, and its regions there."""
    offsets = composed.offsets or ()
    regions = tuple(
        replace(region, span=Span(*(bisect_left(offsets, at) for at in region.span)))
        for region in article.regions
    )
    return replace(article, body=composed.text, regions=regions)


def in_original(quote: Quote, body: str, composed: FoldedText) -> Quote:
    """Return a quotation of the composed text as one of the `body` that it was made of."""

    def original(span: Span | None) -> Span | None:
        return None if span is None else composed.original(*span)

    def words(span: Span | None) -> str | None:
        return None if span is None else body[slice(*span)]

    start, end = composed.original(quote.start, quote.end)
    mention, cue = original(quote.mention_span), original(quote.cue_span)
    return replace(
        quote,
        text=body[start:end],
        start=start,
        end=end,
        spans=tuple(composed.original(*span) for span in quote.spans),
        mention=words(mention),
        cue=words(cue),
        mention_span=mention,
        cue_span=cue,
        antecedent_span=original(quote.antecedent_span),
    )
