"""What is exported, and the plain objects that JSON says it with."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Literal, NamedTuple, Protocol, TypeAlias

from searchnews.article import Article, Quote, Speaker
from searchnews.engine import Bucket, Stats, Stored
from searchnews.kwic import KwicLine
from searchnews.results import Hit, QuoteHit
from searchnews.snippets import Snippet
from searchnews.text import Span

__all__ = ["Explained", "Extracted", "Item", "Kind", "Row", "Writer", "all_quotes", "row"]

#: What one stream holds: all of its items are of one kind.
Kind: TypeAlias = Literal[
    "hits", "quotes", "lines", "speakers", "timeline", "articles", "extracted", "explained", "stats"
]
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


class Explained(NamedTuple):
    """The same, with why each quotation has its speaker."""

    article: Article
    quotes: tuple[Quote, ...]


#: One thing to export: something found, an article, what was extracted, the figures.
Item: TypeAlias = (
    Hit | QuoteHit | KwicLine | Speaker | Bucket | Stored | Extracted | Explained | Stats
)


def row(item: Item) -> Row:
    """Return `item` as an object of JSON types only, its keys in the order of the contract."""
    match item:
        case Hit():
            return _hit(item)
        case QuoteHit():
            return _quote_hit(item)
        case KwicLine():
            return {"type": "line", **asdict(item)}
        case Speaker():
            return _speaker(item)
        case Bucket():
            return {"type": "bucket", "start": item.start, "articles": item.articles}
        case Stored():
            return _article(item)
        case Extracted(article=article):
            return _extracted(article, [quote.as_dict() for quote in item.quotes])
        case Explained(article=article):
            return _extracted(article, [_with_evidence(quote) for quote in item.quotes])
        case Stats():
            return asdict(item)


def all_quotes(stored: Stored) -> list[Quote]:
    """Return the quotations of an article, in marks or not, in the order of the text."""
    return sorted((*stored.quotes, *stored.indirect), key=lambda quote: quote.start)


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
        "quote_highlights": list(map(_ranges, hit.quote_highlights)),
        "speaker_highlights": list(map(_ranges, hit.speaker_highlights)),
    }


def _snippet(snippet: Snippet) -> Row:
    return {
        "field": snippet.field,
        "text": snippet.text,
        "start": snippet.start,
        "end": snippet.end,
        "highlights": _ranges(snippet.highlights),
        **({"cut": True} if snippet.cut else {}),
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
        "speaker_highlights": _ranges(hit.speaker_highlights),
    }


def _speaker(speaker: Speaker) -> Row:
    return {
        "type": "speaker",
        "name": speaker.name,
        "kind": speaker.kind,
        "roles": list(speaker.roles),
        "spellings": list(speaker.spellings),
        "quotations": speaker.quotations,
        "articles": speaker.articles,
        "first": speaker.first,
        "last": speaker.last,
    }


def _article(stored: Stored) -> Row:
    """Return all that the article's record held, so that it can be indexed again."""
    article = stored.article
    known = {**article.metadata(), "body": article.body}
    others = {key: value for key, value in article.extra.items() if key not in known}
    return {**known, **others, "quotes": [quote.as_dict() for quote in all_quotes(stored)]}


def _extracted(article: Article, quotes: list[Row]) -> Row:
    return {"id": article.id, "headline": article.headline, "quotes": quotes}


def _with_evidence(quote: Quote) -> Row:
    """Return the quotation with why it has its speaker; spans are offsets into the body."""
    evidence = {
        "rule": quote.rule,
        "reference": quote.reference,
        "cue": _range(quote.cue_span),
        "mention": _range(quote.mention_span),
        "antecedent": _range(quote.antecedent_span),
        "confidence": quote.confidence,
    }
    return {**quote.as_dict(), "evidence": evidence}


def _range(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)


def _ranges(spans: tuple[Span, ...]) -> list[list[int]]:
    return [list(span) for span in spans]
