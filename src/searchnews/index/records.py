"""An article and its quotations ↔ one Whoosh document.

What is searched goes into the fields of the schema; what is shown is stored as plain data,
so that reading it back unpickles no class.
"""

from __future__ import annotations

import json
import struct
from types import MappingProxyType
from typing import Any, cast

from searchnews.analysis import FIELD_ANALYZERS
from searchnews.article import Article, Quote, Region, RegionKind, content_id, normalise_date
from searchnews.errors import RequestError
from searchnews.index.schema import SEPARATOR, STRIDE
from searchnews.text import Span

__all__ = ["content_mark", "document", "stored_article", "stored_quotes"]


def document(article: Article, quotes: tuple[Quote, ...]) -> dict[str, Any]:
    """Return the keyword arguments that write the article with Whoosh's ``add_document``.

    Raises RequestError if it has no id or no body, if its date is none, if `extra` holds
    what JSON cannot, or if a text holds half of a surrogate pair, which no file can.
    """
    if not article.id.strip() or not article.body.strip():
        raise RequestError(f"article {article.id!r}: it needs an id and a body")
    _check_characters(article)
    spoken = [quote.spoken() for quote in quotes]
    names = [quote.speaker for quote in quotes]
    return {
        "id": article.id,
        "headline": article.headline,
        "body": article.prose(),
        "_stored_body": article.body,
        "quotes": SEPARATOR.join(text.replace(SEPARATOR, " ") for text in spoken),
        "_stored_quotes": [_pack(quote) for quote in quotes],
        "speakers": SEPARATOR.join((name or "").replace(SEPARATOR, " ") for name in names),
        "_stored_speakers": sorted({name for name in names if name}),
        "date": _date(article),
        "source": article.source,
        "author": article.author,
        "section": article.section,
        "language": article.language,
        "url": article.url,
        "extra": _extra(article),
        "regions": [[region.kind, *region.span] for region in article.regions],
        "source_name": (article.source or "").encode(),
        "origin": (article.origin or "").encode(),
        "content": content_mark(article).encode(),
        "quotation_lengths": struct.pack(f"<{len(spoken)}H", *map(_length, spoken)),
        "quotation_speakers": json.dumps(names).encode(),
    }


def content_mark(article: Article) -> str:
    """Return what tells a changed article from an unchanged one: the hash of its content.

    A ``~`` behind it says that the article brought no id: a change gives it another.
    """
    derived = content_id(article.headline, article.body, article.date, article.source)
    return article.content_hash() + ("~" if article.id == derived else "")


def _check_characters(article: Article) -> None:
    for name, value in (*article.metadata().items(), ("body", article.body)):
        try:
            (value or "").encode()
        except UnicodeEncodeError as error:
            where = f"article {article.id!r}: its {name}, at character {error.start}"
            raise RequestError(f"{where}, holds half of a surrogate pair") from None


def _date(article: Article) -> str | None:
    try:
        return normalise_date(article.date) if article.date else None
    except ValueError:
        raise RequestError(
            f"article {article.id!r}: {article.date!r} is no ISO 8601 date"
        ) from None


def _extra(article: Article) -> str:
    try:
        return json.dumps(dict(article.extra))
    except (TypeError, ValueError) as error:
        reason = f"its extra keys are not JSON: {error}"
        raise RequestError(f"article {article.id!r}: {reason}") from None


def _length(text: str) -> int:
    return min(STRIDE - 1, len(FIELD_ANALYZERS["quotes"].terms(text)))


def _pack(quote: Quote) -> list[Any]:
    """Return a quotation as plain data; its text is in the body already."""
    return [
        quote.start,
        quote.end,
        [list(span) for span in quote.spans],
        quote.speaker,
        quote.mention,
        quote.cue,
        quote.kind,
        quote.mention_span and list(quote.mention_span),
        quote.cue_span and list(quote.cue_span),
    ]


def stored_article(stored: dict[str, Any], origin: str) -> Article:
    """Return the article of a document's stored fields."""
    return Article(
        id=stored["id"],
        body=stored["body"],
        headline=stored["headline"],
        date=stored.get("date"),
        source=stored.get("source"),
        url=stored.get("url"),
        author=stored.get("author"),
        section=stored.get("section"),
        language=stored.get("language"),
        extra=MappingProxyType(json.loads(stored["extra"])),
        regions=tuple(
            Region(cast("RegionKind", kind), Span(start, end))
            for kind, start, end in stored["regions"]
        ),
        origin=origin or None,
    )


def stored_quotes(stored: dict[str, Any]) -> tuple[Quote, ...]:
    """Return the quotations of a document's stored fields: the k-th is block k."""
    body = stored["body"]
    return tuple(
        Quote(
            text=body[start:end],
            start=start,
            end=end,
            spans=tuple(Span(*span) for span in spans),
            speaker=speaker,
            mention=mention,
            cue=cue,
            kind=kind,
            mention_span=Span(*mention_span) if mention_span else None,
            cue_span=Span(*cue_span) if cue_span else None,
        )
        for start, end, spans, speaker, mention, cue, kind, mention_span, cue_span in stored[
            "quotes"
        ]
    )
