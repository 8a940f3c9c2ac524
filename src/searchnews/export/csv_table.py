"""Comma-separated values (RFC 4180) that are safe to open in a spreadsheet.

A spreadsheet takes a cell that begins with ``= + - @`` (or a tab or a line end before
them) for a formula and runs it. Such a cell of text gets an apostrophe in front; so does
one that already begins with apostrophes before such a character, so that no two texts
become the same cell. Numbers are left alone. Control characters are dropped.

The protection stays when such a file is indexed: in a file from elsewhere an apostrophe
may open a quotation ("'+10 points,' he said"). For a copy letter by letter there is JSON.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import asdict
from itertools import chain
from typing import Final

from searchnews.article import Article, Quote, Speaker
from searchnews.engine import Bucket, Stats, Stored
from searchnews.export.clean import without_controls
from searchnews.export.model import Explained, Extracted, Item, Kind, Writer
from searchnews.export.summary import Summary
from searchnews.kwic import KwicLine
from searchnews.results import Hit, QuoteHit
from searchnews.text import Span

__all__ = ["CsvTable", "protect"]

_Cell = str | int | float | None

_QUOTE: Final = ("quote", "speaker", "mention", "cue", "kind", "start", "end")
_CONTEXT: Final = ("left", "keyword", "right")
_SPOT: Final = ("field", "start", "end", "clause")
_PLACE: Final = ("headline", "date", "source", "url")
_EVIDENCE: Final = ("rule", "reference", "confidence")
_EVIDENCE_PLACES: Final = (
    *("cue_start", "cue_end", "mention_start", "mention_end"),
    *("antecedent_start", "antecedent_end"),
)
_HEADERS: Final[dict[Kind, tuple[str, ...]]] = {
    "hits": ("rank", "id", "score", *_PLACE, "snippet", "quote", "speaker", "kind"),
    "quotes": ("rank", "id", "score", *_PLACE, *_QUOTE),
    "lines": ("rank", *_CONTEXT, "speaker", "kind", "id", *_PLACE, *_SPOT),
    "speakers": tuple("name kind roles spellings quotations articles first last".split()),
    "timeline": ("start", "articles"),
    "articles": ("id", *_PLACE, "author", "section", "language", "body"),
    "extracted": ("id", "headline", *_QUOTE),
    "explained": ("id", "headline", *_QUOTE, *_EVIDENCE, *_EVIDENCE_PLACES),
    "stats": tuple(Stats.__dataclass_fields__),
}
# Some spreadsheets take the full-width forms for the same.
_FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")


def protect(text: str) -> str:
    """Return `text` so that no spreadsheet runs it."""
    return "'" + text if _FORMULA.match(text) else text


class CsvTable:
    """A sink that writes a header and one row an item (one a quotation, for extractions)."""

    def __init__(self, out: Writer, kind: Kind) -> None:
        self._rows = csv.writer(out, lineterminator="\r\n")
        self._rows.writerow(_HEADERS[kind])

    def write(self, item: Item) -> None:
        """Write the rows of one item."""
        for cells in _rows_of(item):
            self._rows.writerow([_cell(cell) for cell in cells])

    def close(self, summary: Summary | None = None) -> None:
        """Do nothing: a table has no place for a summary."""


def _cell(value: _Cell) -> str | int | float:
    if value is None:
        return ""
    return protect(without_controls(value)) if isinstance(value, str) else value


def _rows_of(item: Item) -> Iterator[tuple[_Cell, ...]]:
    match item:
        case Hit(rank=rank, score=score, article=article):
            passages = [snippet.text for snippet in item.snippets if snippet.field == "body"]
            snippet = passages[0] if passages else None
            quote = item.quotes[0] if item.quotes else None
            said = (quote.text, quote.speaker, quote.kind) if quote else (None, None, None)
            yield (rank, article.id, score, *_place(article), snippet, *said)
        case QuoteHit(rank=rank, score=score, article=article):
            yield (rank, article.id, score, *_place(article), *_quote(item.quote))
        case KwicLine():
            yield _line(item)
        case Speaker():
            names = (item.name, item.kind, _listed(item.roles), _listed(item.spellings))
            yield (*names, item.quotations, item.articles, item.first, item.last)
        case Bucket(start=start, articles=articles):
            yield (start, articles)
        case Stored(article=article):
            others = (article.author, article.section, article.language, article.body)
            yield (article.id, *_place(article), *others)
        case Extracted(article=article):
            for quote in item.quotes:
                yield (article.id, article.headline, *_quote(quote))
        case Explained(article=article):
            for quote in item.quotes:
                yield (article.id, article.headline, *_quote(quote), *_evidence(quote))
        case Stats():
            yield tuple(asdict(item).values())


def _place(article: Article) -> tuple[_Cell, ...]:
    return (article.headline, article.date, article.source, article.url)


def _quote(quote: Quote) -> tuple[_Cell, ...]:
    who = (quote.speaker, quote.mention, quote.cue, quote.kind)
    return (quote.text, *who, quote.start, quote.end)


def _line(line: KwicLine) -> tuple[_Cell, ...]:
    """Return the cells of a concordance line, each text without line ends."""
    texts = (" ".join(text.split()) for text in (line.left, line.keyword, line.right))
    place = (line.id, line.headline, line.date, line.source, line.url)
    where = (line.field, line.start, line.end, line.clause)
    return (line.rank, *texts, line.speaker, line.kind, *place, *where)


def _evidence(quote: Quote) -> tuple[_Cell, ...]:
    places = map(_ends, (quote.cue_span, quote.mention_span, quote.antecedent_span))
    return (quote.rule, quote.reference, quote.confidence, *chain.from_iterable(places))


def _ends(span: Span | None) -> tuple[_Cell, _Cell]:
    return (None, None) if span is None else span


def _listed(names: tuple[str, ...]) -> str:
    return "; ".join(names)
