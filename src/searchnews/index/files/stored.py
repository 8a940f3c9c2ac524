"""What is shown of an article ↔ the record that a segment keeps of it.

A record is one raw DEFLATE stream (RFC 1951) of a line of JSON and, behind the line end, the
body in UTF-8. The line is ``[id, headline, date, source, url, author, section, language,
extra, regions, quotes, indirect]``; a region is ``[kind, start, end]``; a quotation ``[start,
end, spans, speaker, mention, cue, kind, mention span, cue span, rule, reference, antecedent
span, confidence]``. Its text is in the body. The
path that the article was read from is a column of its own.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Sequence
from functools import cached_property
from json.scanner import make_scanner
from types import MappingProxyType
from typing import Any, Final, TypeAlias, cast

from searchnews.article import Article, Quote, Region, RegionKind
from searchnews.engine import Stored
from searchnews.text import Span

__all__ = ["pack", "unpack", "unpack_fields"]

#: Names of what stands in the line of JSON, in order.
_NAMES: Final = (
    "id",
    "headline",
    "date",
    "source",
    "url",
    "author",
    "section",
    "language",
    "extra",
    "regions",
    "quotes",
    "indirect",
)
#: At a few kilobytes the better levels save little.
_LEVEL: Final = 4
_RAW: Final = -zlib.MAX_WBITS
_MEMORY: Final = 8
_NOTHING: Final = MappingProxyType[str, Any]({})
_scan: Final[Callable[[str, int], tuple[Any, int]]] = make_scanner(
    json.JSONDecoder()  # type: ignore[arg-type]  # what it asks for is in its documentation
)
_encode: Final = json.JSONEncoder(separators=(",", ":")).encode


def pack(stored: Stored, date: str | None) -> bytes:
    """Return the record of an article with its indexed quotations and normalised date.

    The article is one that `check_article` lets pass.
    """
    article = stored.article
    line = _encode(
        (
            article.id,
            article.headline,
            date,
            article.source,
            article.url,
            article.author,
            article.section,
            article.language,
            dict(article.extra),
            [(region.kind, *region.span) for region in article.regions],
            [_packed(quote) for quote in stored.quotes],
            [_packed(quote) for quote in stored.indirect],
        )
    )
    deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW, _MEMORY)
    return deflate.compress(b"%s\n%s" % (line.encode(), article.body.encode())) + deflate.flush()


def _packed(quote: Quote) -> tuple[Any, ...]:
    return (
        quote.start,
        quote.end,
        quote.spans,
        quote.speaker,
        quote.mention,
        quote.cue,
        quote.kind,
        quote.mention_span,
        quote.cue_span,
        quote.rule,
        quote.reference,
        quote.antecedent_span,
        quote.confidence,
    )


_Packed: TypeAlias = Sequence[Sequence[Any]]


class _Stored(Stored):
    """An article whose quotations are unpacked when they are asked for."""

    def __init__(self, article: Article, marked: _Packed, reported: _Packed) -> None:
        object.__setattr__(self, "article", article)
        self.__dict__.update(_marked=marked, _reported=reported)

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotations in marks."""
        return tuple(_quote(packed, self.article.body) for packed in self.__dict__["_marked"])

    @cached_property
    def indirect(self) -> tuple[Quote, ...]:
        """The reported quotations."""
        return tuple(_quote(packed, self.article.body) for packed in self.__dict__["_reported"])


def unpack(record: bytes, origin: str | None) -> Stored:
    """Return the article of a record, with its quotations: their ordinals are their blocks."""
    line, _, encoded = zlib.decompress(record, _RAW).partition(b"\n")
    # What stands there is JSON and nothing else: there is no white space to look for.
    fields, _ = _scan(line.decode(), 0)
    id, headline, date, source, url, author, section, language, extra, regions, *said = fields
    article = Article(
        id=id,
        body=encoded.decode(),
        headline=headline,
        date=date,
        source=source,
        url=url,
        author=author,
        section=section,
        language=language,
        extra=MappingProxyType(extra) if extra else _NOTHING,
        regions=tuple(map(_region, regions)) if regions else (),
        origin=origin or None,
    )
    return _Stored(article, *said)


def _region(packed: Sequence[Any]) -> Region:
    kind, start, end = packed
    return Region(cast("RegionKind", kind), Span(start, end))


def _quote(packed: Sequence[Any], body: str) -> Quote:
    start, end, spans, speaker, mention, cue, kind, mention_span, cue_span, *why = packed
    rule, reference, antecedent_span, confidence = why
    return Quote(
        text=body[start:end],
        start=start,
        end=end,
        spans=tuple(Span(*span) for span in spans),
        speaker=speaker,
        mention=mention,
        cue=cue,
        kind=kind,
        mention_span=_span(mention_span),
        cue_span=_span(cue_span),
        rule=rule,
        reference=reference,
        antecedent_span=_span(antecedent_span),
        confidence=confidence,
    )


def _span(packed: Sequence[int] | None) -> Span | None:
    return Span(*packed) if packed else None


def unpack_fields(record: bytes) -> dict[str, Any]:
    """Return the record as plain data by name, `body` among it; without what is None."""
    line, _, body = zlib.decompress(record, _RAW).partition(b"\n")
    fields = dict(zip(_NAMES, json.loads(line), strict=True))
    fields["body"] = body.decode()
    return {name: value for name, value in fields.items() if value is not None}
