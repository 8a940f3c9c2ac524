"""Markdown (CommonMark) for reading and pasting: headings, links, matches in bold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from searchnews.article import Article, Quote, Speaker
from searchnews.engine import Bucket, Stats, Stored
from searchnews.export.clean import printable, web_address
from searchnews.export.model import Explained, Extracted, Item, Writer, all_quotes
from searchnews.export.summary import Summary
from searchnews.kwic import KwicLine
from searchnews.results import Hit, QuoteHit
from searchnews.text import Span, merge

__all__ = ["Markdown", "bold", "escape"]

_SPACES = re.compile(r"\s+")
# What means something anywhere in a line; what does at its beginning is below.
_ANYWHERE = re.compile(r"([\\`*_\[\]<>&|~$^{}])")
_NUMBERED = re.compile(r"(\d{1,9})([.)])")


def escape(text: str) -> str:
    """Return `text` as one line of Markdown that shows it and nothing else."""
    return _begin_escaped(_escaped(text).strip())


def bold(text: str, highlights: Iterable[Span]) -> str:
    """Return `text` as one escaped line of Markdown, the `highlights` in bold."""
    line: list[str] = []
    done = 0
    for start, end in _connected(_core(text, span) for span in merge(highlights)):
        line += [_escaped(text[done:start]), "**", _escaped(text[start:end]), "**"]
        done = end
    line.append(_escaped(text[done:]))
    joined = "".join(line).strip()
    return joined if joined.startswith("**") else _begin_escaped(joined)


def _escaped(text: str) -> str:
    return _ANYWHERE.sub(r"\\\1", _SPACES.sub(" ", printable(text)))


def _begin_escaped(line: str) -> str:
    """Return a line that opens neither a heading nor a list."""
    numbered = _NUMBERED.match(line)
    if numbered:
        return f"{numbered[1]}\\{line[numbered.end(1) :]}"
    return "\\" + line if line.startswith(("#", "+", "-", "=", ":")) else line


def _connected(spans: Iterable[Span]) -> list[Span]:
    """Return spans that are not empty, those that touch as one: four stars mean nothing."""
    found: list[Span] = []
    for start, end in spans:
        if found and found[-1].end == start:
            found[-1] = Span(found[-1].start, end)
        elif start < end:
            found.append(Span(start, end))
    return found


def _core(text: str, span: Span) -> Span:
    """Return `span` from its first letter or digit to its last: only that is surely bold."""
    start, end = span
    while start < end and unicodedata.category(text[start])[0] not in "LN":
        start += 1
    while start < end and unicodedata.category(text[end - 1])[0] not in "LNM":
        end -= 1
    return Span(start, end)


class Markdown:
    """A sink that writes a section an item; concordance lines, speakers, periods as a table."""

    def __init__(self, out: Writer) -> None:
        self._out = out
        self._begun = False

    def write(self, item: Item) -> None:
        """Write the blocks of one item."""
        if isinstance(item, KwicLine | Speaker | Bucket):
            self._write_row(item)
            return
        for block in _blocks(item):
            self._write(block)

    def close(self, summary: Summary | None = None) -> None:
        """Write how much which query found."""
        if summary is not None and self._begun:
            found = f"{summary.shown:,} of {summary.total:,} {summary.unit}"
            if summary.articles is not None:
                of = f"{summary.articles:,} of " if summary.unplaced else ""
                found += f" in {of}{summary.articles + (summary.unplaced or 0):,} articles"
            if summary.undated:
                found += f", {summary.undated:,} without a date"
            self._write(f"*{found}*" + (f" · {escape(summary.query)}" if summary.query else ""))

    def _write_row(self, item: KwicLine | Speaker | Bucket) -> None:
        if not self._begun:
            self._write(_HEADERS[type(item)])
        self._out.write(f"| {' | '.join(_cells(item))} |\n")

    def _write(self, block: str) -> None:
        self._out.write(f"\n{block}\n" if self._begun else f"{block}\n")
        self._begun = True


def _blocks(item: Hit | QuoteHit | Stored | Extracted | Explained | Stats) -> Iterator[str]:
    match item:
        case Hit():
            yield from _hit(item)
        case QuoteHit():
            yield _said(item.quote, item.highlights, item.speaker_highlights)
            title = _linked(item.article, escape(item.article.headline))
            yield " · ".join(filter(None, [title, *_place(item.article)]))
        case Stored():
            yield from _article(item)
        case Extracted():
            yield _heading("##", item.article)
            yield from (_said(quote) for quote in item.quotes)
        case Explained(article=article):
            yield _heading("##", article)
            for quote in item.quotes:
                yield _said(quote)
                yield _why(article, quote)
        case Stats():
            yield _figures(item)


_HEADERS: dict[type[Item], str] = {
    KwicLine: (
        "| left | keyword | right | speaker | date | source | id |\n"
        "| ---: | --- | --- | --- | --- | --- | --- |"
    ),
    Speaker: (
        "| speaker | roles | quotations | articles | first | last | also |\n"
        "| --- | --- | ---: | ---: | --- | --- | --- |"
    ),
    Bucket: "| from | articles |\n| --- | ---: |",
}


def _cells(item: KwicLine | Speaker | Bucket) -> list[str]:
    match item:
        case KwicLine(left=left, keyword=keyword, right=right):
            place = [item.speaker or "", item.date or "", item.source or "", item.id]
            shown = bold(keyword, [Span(0, len(keyword))])
            return [escape(left), shown, escape(right), *map(escape, place)]
        case Bucket():
            return [item.start, str(item.articles)]
        case Speaker():
            others = ", ".join(name for name in item.spellings if name != item.name)
            counts = [str(item.quotations), str(item.articles)]
            dates = [item.first or "", item.last or ""]
            texts = [item.name, ", ".join(item.roles), *counts, *dates, others]
            return list(map(escape, texts))


def _why(article: Article, quote: Quote) -> str:
    """Return the sentence that attributes the quotation, its words in bold, and the reasons."""
    from searchnews.export.evidence import evidence_of

    why = evidence_of(article, quote)
    told = [bold(why.context, [mark.span for mark in why.marks])] if why.context else []
    return "\n".join(f"- {line}" for line in (*told, *map(escape, why.reasons)))


def _hit(hit: Hit) -> Iterator[str]:
    title = bold(hit.article.headline, hit.headline_highlights) or escape(hit.article.id)
    yield f"## {hit.rank}. {_linked(hit.article, title)}"
    yield " · ".join(_place(hit.article))
    for snippet in hit.snippets:
        if snippet.field == "body":
            yield bold(snippet.text, snippet.highlights)
    yield from map(_said, hit.quotes, hit.quote_highlights, hit.speaker_highlights)


def _article(stored: Stored) -> Iterator[str]:
    article = stored.article
    yield _heading("#", article)
    byline = [article.author, article.section]
    yield " · ".join([*_place(article), *(escape(part) for part in byline if part)])
    for line in printable(article.body).split("\n"):
        if line.strip():
            yield escape(line)
    if quotes := all_quotes(stored):
        yield "## Quotations"
        yield from map(_said, quotes)


def _heading(level: str, article: Article) -> str:
    return f"{level} {_linked(article, escape(article.headline) or escape(article.id))}"


def _linked(article: Article, title: str) -> str:
    address = web_address(article.url)
    return title if address is None or not title else f"[{title}](<{address}>)"


def _place(article: Article) -> list[str]:
    return [escape(part) for part in (article.date, article.source, article.id) if part]


def _said(quote: Quote, highlights: Iterable[Span] = (), named: Iterable[Span] = ()) -> str:
    by = ""
    if quote.speaker:
        by = f" — {bold(quote.speaker, named)}"
    elif quote.mention:
        by = f" — not named: {escape(quote.mention)}"
    if quote.kind == "indirect":
        by += " (reported)"
    return f"> {bold(quote.text, highlights)}{by}"


def _figures(stats: Stats) -> str:
    known = {name: "" if value is None else str(value) for name, value in asdict(stats).items()}
    rows = (f"| {escape(name)} | {escape(value)} |" for name, value in known.items())
    return "\n".join(["| figure | value |", "| --- | --- |", *rows])
