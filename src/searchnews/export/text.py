"""Text for people: on a terminal in colour and folded, in a pipe plain and a line a passage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import islice

from searchnews.article import Article, Quote, Speaker
from searchnews.engine import Bucket, Stats, Stored
from searchnews.export.clean import one_line, printable, web_address
from searchnews.export.layout import Mark, fold_lines, highlights
from searchnews.export.model import Explained, Extracted, Item, Writer
from searchnews.export.spoken import spoken_marks
from searchnews.export.style import PLAIN, Style
from searchnews.export.summary import Summary, count_line
from searchnews.kwic import KwicLine
from searchnews.results import Hit, QuoteHit
from searchnews.text import Span

__all__ = ["Text"]

_INDENT = "   "
#: Quotations that are shown of one hit.
_SHOWN = 6


class Text:
    """A sink that writes a block an item; with `footer`, the count of the results last."""

    def __init__(self, out: Writer, style: Style = PLAIN, *, footer: bool = False) -> None:
        self._out = out
        self._style = style
        self._footer = footer
        self._begun = False

    def write(self, item: Item) -> None:
        """Write the lines of one item, after a blank line if another one went before."""
        for nth, line in enumerate(_lines(item, self._style)):
            if nth == 0 and self._begun:
                self._out.write("\n")
            self._out.write(line + "\n")
            self._begun = True

    def close(self, summary: Summary | None = None) -> None:
        """Write the count, if it is to stand below the results."""
        if self._footer and summary is not None and self._begun:
            self._out.write(f"\n{self._style.paint(count_line(summary), 'detail')}\n")


def _lines(item: Item, style: Style) -> Iterator[str]:
    match item:
        case Hit():
            return _hit(item, style)
        case QuoteHit():
            return _quote_hit(item, style)
        case Stored():
            return _article(item, style)
        case Extracted():
            return _extracted(item, style)
        case Explained():
            return _explained(item, style)
        case KwicLine() | Speaker() | Bucket():
            return iter(())  # rows of a table, which is a sink of its own
        case Stats():
            return _figures(item, style)


def _hit(hit: Hit, style: Style) -> Iterator[str]:
    yield from _headline(hit.article, style, hit.headline_highlights, number=f"{hit.rank}. ")
    yield from _details(hit.article, style)
    left = list(zip(hit.quotes, hit.quote_highlights, hit.speaker_highlights, strict=True))
    for snippet in hit.snippets:
        if snippet.field == "body":
            spoken = [(quote, named) for quote, _, named in left]
            marks, told = spoken_marks(snippet, spoken)
            left = [one for one in left if one[0] not in told]
            yield from fold_lines(snippet.text, marks, style, first=_INDENT, rest=_INDENT)
    # What a passage shows whole, with who said it, is not shown again.
    for quote, matching, named in islice(left, _SHOWN):
        yield from _said(quote, style, matching, named)
    more = len(left) - _SHOWN
    if more > 0:
        yield _INDENT + style.paint(f"… and {more} more; searchnews quotes finds each", "detail")


def _quote_hit(hit: QuoteHit, style: Style) -> Iterator[str]:
    number = f"{hit.rank}. "
    last, last_marks = _by(hit.quote, hit.speaker_highlights)
    yield from fold_lines(
        hit.quote.text,
        highlights(hit.highlights),
        style,
        first=number,
        rest=_INDENT,
        last=last,
        last_marks=last_marks,
    )
    if hit.article.headline:
        yield from _headline(hit.article, style, (), number=_INDENT)
    yield from _details(hit.article, style)


def _extracted(extracted: Extracted, style: Style) -> Iterator[str]:
    if not extracted.quotes:
        return
    yield from _headline(extracted.article, style, ())
    for quote in extracted.quotes:
        yield from _said(quote, style)


def _explained(explained: Explained, style: Style) -> Iterator[str]:
    """Yield each quotation with the words that attribute it, and the reasons below."""
    from searchnews.export.evidence import evidence_of

    article = explained.article
    if explained.quotes:
        yield from _headline(article, style, ())
    indent = _INDENT + "  "
    for nth, quote in enumerate(explained.quotes):
        if nth:
            yield ""
        yield from _said(quote, style)
        why = evidence_of(article, quote)
        marks = [Mark(span, role, f"[{note}]") for span, role, note in why.marks]
        yield from fold_lines(why.context, marks, style, first=indent, rest=indent)
        for reason in why.reasons:
            yield from fold_lines(
                reason, (), style, first=indent + "- ", rest=indent + "  ", role="detail"
            )


def _article(stored: Stored, style: Style) -> Iterator[str]:
    article = stored.article
    yield from _headline(article, style, ())
    yield from _details(article, style, indent="", more=(article.author, article.section))
    yield ""
    yield from _body(stored, style)
    if stored.indirect:
        yield ""
        yield style.paint("Reported, without quotation marks:", "detail")
        for quote in stored.indirect:
            yield from _said(quote, style)


def _headline(
    article: Article, style: Style, matching: Sequence[Span], number: str = ""
) -> Iterator[str]:
    """Yield the headline, or the id where there is none; the link spans one line of it."""
    text, spans = article.headline, matching
    if not text.strip():
        text, spans = article.id, ()
    address = web_address(article.url)
    indent = " " * len(number)
    lines = fold_lines(text, highlights(spans), style, first=indent, rest=indent, role="headline")
    for nth, line in enumerate(lines):
        before = style.paint(number, "number") if nth == 0 and number.strip() else indent
        yield before + style.link(line.removeprefix(indent), address)


def _details(
    article: Article, style: Style, indent: str = _INDENT, more: Sequence[str | None] = ()
) -> Iterator[str]:
    """Yield when, where and as what the article was published, and how to name it."""
    parts = [article.date, article.source, *more, article.id]
    line = " · ".join(one_line(part) for part in parts if part)
    yield indent + style.paint(line, "detail")
    if article.url and not style.links:
        yield indent + style.paint(one_line(article.url), "detail")


def _said(
    quote: Quote, style: Style, matching: Sequence[Span] = (), named: Sequence[Span] = ()
) -> Iterator[str]:
    last, last_marks = _by(quote, named)
    # What is reported does not look like words in marks.
    return fold_lines(
        quote.text,
        highlights(matching),
        style,
        first=_INDENT + "> ",
        rest=_INDENT + "  ",
        role=None if quote.kind == "indirect" else "quote",
        last=last,
        last_marks=last_marks,
    )


def _by(quote: Quote, named: Iterable[Span]) -> tuple[str, list[Mark]]:
    """Return who said it, with what of the name matched.

    That is the name, or the words that stand for one that is not known.
    """
    who, before = "", "— "
    if quote.speaker:
        who = f"{before}{quote.speaker}"
    elif quote.mention:
        who = f"— not named: {quote.mention}"
    reported = " (reported)" if quote.kind == "indirect" else ""
    shifted = (Span(start + len(before), end + len(before)) for start, end in named)
    return (who + reported).strip(), highlights(shifted)


def _body(stored: Stored, style: Style) -> Iterator[str]:
    """Yield the body as it was read; in colour, each quotation is marked with its speaker."""
    if style == PLAIN:
        yield from printable(stored.article.body).rstrip().split("\n")
        return
    marks = list(_quote_marks(stored.quotes)) if style.color else []
    begin, nth = 0, 0
    for line in stored.article.body.splitlines(keepends=True):
        end = begin + len(line)
        inside: list[Mark] = []
        while nth < len(marks) and marks[nth].span.start < end:
            mark = marks[nth]
            span = Span(max(mark.span.start, begin) - begin, min(mark.span.end, end) - begin)
            continues = mark.span.end > end
            inside.append(Mark(span, mark.role, "" if continues else mark.note))
            if continues:
                break
            nth += 1
        folded = list(fold_lines(line, inside, style))
        yield from folded or [""]
        begin = end


def _quote_marks(quotes: Sequence[Quote]) -> Iterator[Mark]:
    """Yield the runs of `quotes`, disjoint; the last of each bears the speaker's name."""
    done = 0
    for quote in quotes:
        for run in quote.spans:
            if run.start < done:
                continue
            done = run.end
            note = f"[{one_line(quote.speaker)}]" if quote.speaker else ""
            yield Mark(run, "quote", note if run == quote.spans[-1] else "")


def _figures(stats: Stats, style: Style) -> Iterator[str]:
    figures = {name.replace("_", " "): _figure(value) for name, value in asdict(stats).items()}
    names = max(map(len, figures))
    values = max(map(len, figures.values()))
    for name, value in figures.items():
        yield f"{style.paint(name.ljust(names), 'detail')}  {value.rjust(values)}"


def _figure(value: str | int | None) -> str:
    if value is None:
        return "–"
    return f"{value:,}" if isinstance(value, int) else one_line(value)
