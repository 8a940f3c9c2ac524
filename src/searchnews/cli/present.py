"""Results on their way to standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, NamedTuple

from searchnews.cli.errors import FOUND, NOTHING, say
from searchnews.cli.terminal import Color, style_for

if TYPE_CHECKING:
    from searchnews.export import Format, Item, Kind, Sink, Summary, Writer
    from searchnews.results import QuoteResults, Results

__all__ = ["Display"]


class Display(NamedTuple):
    """How results are to be shown.

    On a terminal the text format ends with the count, so that it is seen in the pager;
    elsewhere the count goes to standard error, and the results are alone.
    """

    format: Format
    color: Color = Color.auto
    paging: bool = True

    @contextmanager
    def sink(self, kind: Kind) -> Iterator[Sink]:
        """Yield a sink for items of `kind`; the caller closes it with what is to come last."""
        from searchnews.export import open_sink

        terminal = sys.stdout.isatty()
        style = style_for(self.color, sys.stdout)
        with _output(paging=self.paging and terminal) as out:
            yield open_sink(self.format, kind, out, style=style, footer=terminal)

    def page(self, results: Results | QuoteResults) -> int:
        """Show one page of results; return the exit code."""
        from searchnews.export import summary_of

        return self.items(results.hits, summary_of(results))

    def items(self, items: Sequence[Item], summary: Summary) -> int:
        """Show items and their summary; return the exit code."""
        from searchnews.export import count_line

        if summary.relaxed:
            searched = "quotation" if summary.kind == "quotes" else "article"
            say(f"no {searched} has all of the words; showing those with some")
        with self.sink(summary.kind) as sink:
            for item in items:
                sink.write(item)
            sink.close(summary)
        if self.format == "text" and (not items or not sys.stdout.isatty()):
            say(count_line(summary))
        return FOUND if items else NOTHING


def _output(*, paging: bool) -> AbstractContextManager[Writer]:
    if not paging:
        return nullcontext(sys.stdout)
    from searchnews.cli.pager import output

    return output()
