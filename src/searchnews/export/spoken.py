"""The quotations that a passage shows whole: their words, and behind each who said it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from searchnews.article import Quote
from searchnews.export.clean import one_line
from searchnews.export.layout import Mark, highlights
from searchnews.snippets import Snippet
from searchnews.text import Span

__all__ = ["spoken_marks"]


def spoken_marks(
    snippet: Snippet, quotes: Iterable[tuple[Quote, Sequence[Span]]]
) -> tuple[list[Mark], list[Quote]]:
    """Return the marks of a passage, and which of some quotations in marks it shows whole.

    Quotations come with what of their speaker's name matched. One inside another is left out.
    """
    matching = snippet.highlights
    marks, told = highlights(matching), list[Quote]()
    whole = Span(snippet.start, snippet.end)
    done = snippet.start
    for quote, named in sorted(quotes, key=lambda one: one[0].start):
        inside = whole.contains(Span(quote.start, quote.end))
        if not inside or quote.start < done or quote.kind == "indirect":
            continue
        done = quote.end
        told.append(quote)
        spans = [Span(start - snippet.start, end - snippet.start) for start, end in quote.spans]
        marks += [Mark(gap, "quote") for span in spans for gap in _gaps(span, matching)]
        last = spans[-1].end - 1
        at = next(at for at, mark in enumerate(marks) if mark.span.start <= last < mark.span.end)
        marks[at] = _noted(marks[at], quote, named)
    return sorted(marks), told


def _gaps(span: Span, matching: Iterable[Span]) -> Iterator[Span]:
    """Yield the parts of a span that sorted, disjoint ones leave."""
    at = span.start
    for start, end in matching:
        if at < min(start, span.end):
            yield Span(at, min(start, span.end))
        at = max(at, end)
    if at < span.end:
        yield Span(at, span.end)


def _noted(mark: Mark, quote: Quote, named: Iterable[Span]) -> Mark:
    """Return the mark with who said the quotation behind it, if that is known."""
    if not quote.speaker and not quote.mention:
        return mark
    before = f"{mark.note} [" if mark.note else "["
    who = quote.speaker or f"not named: {one_line(quote.mention or '')}"
    shifted = (Span(start + len(before), end + len(before)) for start, end in named)
    return mark._replace(note=f"{before}{who}]", note_matches=(*mark.note_matches, *shifted))
