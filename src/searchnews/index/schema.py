"""The fields of the index, and how an article and its quotations are laid out in them.

One Whoosh document is one article. Its quotations lie in `quotes` and their speakers in
`speakers` in aligned **position blocks**: the words of the k-th quotation have the positions
``k * STRIDE, k * STRIDE + 1, …``, and so have the words of its speaker's name. Two words
belong to the same quotation if, and only if, their positions have the same quotient by
STRIDE; a quotation without a speaker leaves its block of `speakers` empty. The last
position of a block stays free, so that no phrase reaches into the next. Words of a longer
quotation than that are searched in the body only.

In text handed to these two fields, blocks are parted by U+001E (record separator).
"""

from __future__ import annotations

import json
import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import count, islice
from types import MappingProxyType
from typing import Any, Final, cast

from whoosh import analysis, columns, fields, formats

from searchnews.analysis import FIELD_ANALYZERS
from searchnews.article import (
    Article,
    Quote,
    Region,
    RegionKind,
    content_id,
    moment,
    normalise_date,
)
from searchnews.errors import RequestError
from searchnews.text import Span

__all__ = [
    "BLOCK_FIELDS",
    "FORMAT_VERSION",
    "STRIDE",
    "build_schema",
    "content_mark",
    "document",
    "stored_article",
    "stored_quotes",
]

#: Raised whenever an index written by an older version can no longer be read.
FORMAT_VERSION: Final = 1
#: Positions that one quotation may take.
STRIDE: Final = 1 << 14
#: More blocks than this would overflow a position of 32 bits.
MAX_BLOCKS: Final = (1 << 32) // STRIDE
BLOCK_FIELDS: Final = frozenset({"quotes", "speakers"})
_SEPARATOR: Final = "\x1e"


def _blocks(field: str, text: str) -> list[str]:
    return text.split(_SEPARATOR)[:MAX_BLOCKS] if field in BLOCK_FIELDS else [text]


def _positions(field: str, text: str) -> Iterator[tuple[str, int]]:
    """Yield (term, position) of a field's text, block by block where it has blocks."""
    terms = FIELD_ANALYZERS[field].terms
    if field not in BLOCK_FIELDS:
        yield from zip(terms(text), count(), strict=False)
        return
    for k, block in enumerate(_blocks(field, text)):
        yield from zip(terms(block), range(k * STRIDE, (k + 1) * STRIDE - 1), strict=False)


class FieldAnalyzer(analysis.Analyzer):  # type: ignore[misc]  # whoosh has no types
    """The chain of one field, as Whoosh's own parser and writer call it."""

    def __init__(self, field: str) -> None:
        self.field = field

    def __call__(self, value: str, **options: Any) -> Iterator[analysis.Token]:
        token = analysis.Token(positions=True, chars=True, boosts=True, stopped=False, boost=1.0)
        token.mode = options.get("mode", "")
        begin = 0
        for k, block in enumerate(_blocks(self.field, value)):
            for found in islice(FIELD_ANALYZERS[self.field].tokens(block), STRIDE - 1):
                token.original = token.text = found.term
                token.pos = options.get("start_pos", 0) + k * STRIDE + found.position
                token.startchar, token.endchar = (begin + at for at in found.span)
                yield token
            begin += len(block) + len(_SEPARATOR)


class PositionArray(formats.Positions):  # type: ignore[misc]  # whoosh has no types
    """Positions of a posting as little-endian 32-bit numbers: read as an array, not unpickled."""

    def encode(self, poslist: Iterable[int]) -> bytes:
        """Return the payload of a posting with these positions."""
        positions = list(poslist)
        return struct.pack(f"<{len(positions)}I", *positions)

    def decode_positions(self, valuestring: bytes) -> list[int]:
        """Return the positions of a payload."""
        return list(struct.unpack(f"<{len(valuestring) // 4}I", valuestring))

    def decode_frequency(self, valuestring: bytes) -> int:
        """Return how often the term stands in the document."""
        return len(valuestring) // 4

    def decode_weight(self, valuestring: bytes) -> float:
        """Return the weight of the term in the document: its frequency."""
        return float(len(valuestring) // 4)


class Text(fields.TEXT):  # type: ignore[misc]  # whoosh has no types
    """A text field that runs our chain once over a value instead of token by token."""

    def __init__(self, field: str) -> None:
        super().__init__(analyzer=FieldAnalyzer(field), phrase=True, stored=True)
        self.format = PositionArray()
        self.field = field

    def index(self, value: str, **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield (term, frequency, weight, payload) of each term of `value`."""
        occurrences: defaultdict[str, list[int]] = defaultdict(list)
        for term, position in _positions(self.field, value):
            occurrences[term].append(position)
        encode = self.format.encode
        for term, positions in occurrences.items():
            yield term.encode(), len(positions), float(len(positions)), encode(positions)


class Date(fields.DATETIME):  # type: ignore[misc]  # whoosh has no types
    """An instant; its values are ISO 8601 dates, stored as precise as they came."""

    def prepare_datetime(self, x: Any) -> Any:
        """Return microseconds since the year 1 for a date in any form that Whoosh hands in."""
        if isinstance(x, str):
            try:
                x = moment(x)
            except ValueError:
                # Whoosh's own query parser writes dates as 20091201.
                return super().prepare_datetime(x)
        return super().prepare_datetime(x)


def build_schema() -> fields.Schema:
    """Return the schema of a new index."""
    return fields.Schema(
        id=fields.ID(unique=True, stored=True, sortable=True),
        headline=Text("headline"),
        body=Text("body"),
        quotes=Text("quotes"),
        speakers=Text("speakers"),
        date=Date(stored=True, sortable=True),
        source=Text("source"),
        author=Text("author"),
        section=Text("section"),
        language=fields.ID(stored=True),
        url=fields.ID(stored=True),
        extra=fields.STORED,
        regions=fields.STORED,
        source_name=fields.COLUMN(columns.VarBytesColumn()),
        origin=fields.COLUMN(columns.VarBytesColumn()),
        content=fields.COLUMN(columns.VarBytesColumn()),
        quotation_lengths=fields.COLUMN(columns.VarBytesColumn()),
        quotation_speakers=fields.COLUMN(columns.VarBytesColumn()),
    )


def document(article: Article, quotes: tuple[Quote, ...]) -> dict[str, Any]:
    """Return the keyword arguments that write the article with Whoosh's ``add_document``.

    Raises RequestError if its date is none, if `extra` holds what JSON cannot, or if a text
    holds half of a surrogate pair, which no file can.
    """
    _check_characters(article)
    spoken = [quote.spoken() for quote in quotes]
    names = [quote.speaker for quote in quotes]
    values: dict[str, Any] = {
        "id": article.id,
        "headline": article.headline,
        "body": article.prose(),
        "_stored_body": article.body,
        "quotes": _SEPARATOR.join(text.replace(_SEPARATOR, " ") for text in spoken),
        "_stored_quotes": [_pack(quote) for quote in quotes],
        "speakers": _SEPARATOR.join((name or "").replace(_SEPARATOR, " ") for name in names),
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
    return values


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
