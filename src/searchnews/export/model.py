"""What is exported, and the plain objects that JSON says it with."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Literal, NamedTuple, Protocol, TypeAlias

from searchnews.article import Article, Quote
from searchnews.engine import Stats, Stored
from searchnews.results import Hit, QuoteHit
from searchnews.snippets import Snippet
from searchnews.text import Span

__all__ = ["Extracted", "Item", "Kind", "Row", "Writer", "row"]

#: What one stream holds: all of its items are of one kind.
Kind: TypeAlias = Literal["hits", "quotes", "articles", "extracted", "stats"]
Row: TypeAlias = dict[str, Any]


class Writer(Protocol):
    """What a sink needs of a stream of text."""

    def write(self, text: str, /) -> object:
        """Write `text`."""
        ...


class Extracted(NamedTuple):
    """The quotations that were found in an article which need not be in an index."""

    article: Article
    quotes: tuple[Quote, ...]


#: One thing to export: a hit, a quotation found, an article, an extraction, the figures.
Item: TypeAlias = Hit | QuoteHit | Stored | Extracted | Stats


def row(item: Item) -> Row:
    """Return `item` as an object of JSON types only, its keys in the order of the contract."""
    match item:
        case Hit():
            return _hit(item)
        case QuoteHit():
            return _quote_hit(item)
        case Stored():
            return _article(item)
        case Extracted():
            return _extracted(item)
        case Stats():
            return asdict(item)


def _hit(hit: Hit) -> Row:
    return {
        "type": "hit",
        "rank": hit.rank,
        "id": hit.article.id,
        "score": hit.score,
        "headline": hit.article.headline,
        "date": hit.article.date,
        "source": hit.article.source,
        "url": hit.article.url,
        "snippets": [_snippet(snippet) for snippet in hit.snippets],
        "quotes": [quote.as_dict() for quote in hit.quotes],
        "headline_highlights": _ranges(hit.headline_highlights),
    }


def _snippet(snippet: Snippet) -> Row:
    return {
        "field": snippet.field,
        "text": snippet.text,
        "start": snippet.start,
        "end": snippet.end,
        "highlights": _ranges(snippet.highlights),
    }


def _quote_hit(hit: QuoteHit) -> Row:
    return {
        "type": "quote",
        "rank": hit.rank,
        "score": hit.score,
        "id": hit.article.id,
        "headline": hit.article.headline,
        "date": hit.article.date,
        "source": hit.article.source,
        "url": hit.article.url,
        "quote": hit.quote.as_dict(),
        "highlights": _ranges(hit.highlights),
    }


def _article(stored: Stored) -> Row:
    """Return all that the article's record held, so that it can be indexed again."""
    article = stored.article
    known = {**article.metadata(), "body": article.body}
    others = {key: value for key, value in article.extra.items() if key not in known}
    return {**known, **others, "quotes": [quote.as_dict() for quote in stored.quotes]}


def _extracted(extracted: Extracted) -> Row:
    return {
        "id": extracted.article.id,
        "headline": extracted.article.headline,
        "quotes": [quote.as_dict() for quote in extracted.quotes],
    }


def _ranges(spans: tuple[Span, ...]) -> list[list[int]]:
    return [list(span) for span in spans]
