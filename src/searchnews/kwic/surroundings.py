"""What surrounds the places of one body: its own text, and the quotations they stand in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from searchnews.article import Article, Quote
from searchnews.text import Span, merge

__all__ = ["Surroundings"]


class _Run(NamedTuple):
    """A run of a quotation."""

    span: Span
    quote: Quote


class Surroundings:
    """The regions of an article and the runs of its quotations, ready to be looked up."""

    def __init__(self, article: Article, quotes: Sequence[Quote]) -> None:
        self._length = len(article.body)
        regions = merge(region.span for region in article.regions)
        self._region_starts = [start for start, _ in regions]
        self._region_ends = [end for _, end in regions]
        runs = sorted(
            (_Run(span, quote) for quote in quotes for span in quote.spans),
            key=lambda run: run.span,
        )
        self._edges = sorted({edge for run in runs for edge in run.span})
        self._open = list(_open_behind(self._edges, runs))

    def prose(self, span: Span) -> Span:
        """Return `span` with the body on both sides of it, up to the next regions."""
        before = bisect_left(self._region_starts, span.start)
        after = bisect_right(self._region_ends, span.end)
        first = self._region_ends[before - 1] if before else 0
        last = self._region_starts[after] if after < len(self._region_starts) else self._length
        # A quotation may reach into a region, and so may a place in it.
        return Span(min(first, span.start), max(last, span.end))

    def quotation(self, span: Span) -> Quote | None:
        """Return in which quotation's words `span` stands: the innermost, in marks if there is."""
        edges = bisect_right(self._edges, span.start)
        going_on = self._open[edges - 1] if edges else []
        holding = (run.quote for run in going_on if run.span.contains(span))
        return max(holding, key=lambda quote: (quote.kind != "indirect", quote.start), default=None)


def _open_behind(edges: Sequence[int], runs: Sequence[_Run]) -> Iterator[list[_Run]]:
    """Yield the runs that go on behind each of their edges."""
    going_on: list[_Run] = []
    nth = 0
    for edge in edges:
        going_on = [run for run in going_on if run.span.end > edge]
        while nth < len(runs) and runs[nth].span.start == edge:
            going_on.append(runs[nth])
            nth += 1
        yield going_on.copy()
