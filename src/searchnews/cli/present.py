"""Results on their way to standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, NamedTuple

from searchnews.cli.errors import FOUND, NOTHING, say
from searchnews.cli.terminal import WIDEST, Color, style_for

if TYPE_CHECKING:
    from searchnews.explanation import QueryExplanation
    from searchnews.export import Format, Kind, Listing, Sink, Writer

__all__ = ["Display"]


class Display(NamedTuple):
    """How results are to be shown.

    On a terminal the text format ends with the count, so that it is seen in the pager;
    elsewhere the count goes to standard error, and the results are alone. `widest` is how
    many columns of a terminal are used at most.
    """

    format: Format
    color: Color = Color.auto
    paging: bool = True
    widest: int = WIDEST

    @contextmanager
    def sink(self, kind: Kind) -> Iterator[Sink]:
        """Yield a sink for items of `kind`; the caller closes it with what is to come last."""
        from searchnews.export import open_sink

        terminal = sys.stdout.isatty()
        style = style_for(self.color, sys.stdout, widest=self.widest)
        with _output(paging=self.paging and terminal) as out:
            yield open_sink(self.format, kind, out, style=style, footer=terminal)

    def page(self, results: Listing) -> int:
        """Show one page of results, or a timeline, with its summary; return the exit code."""
        from searchnews.export import count_line, summary_of
        from searchnews.export.summary import meant_lines

        summary = summary_of(results)
        if summary.relaxed:
            searched = "quotation" if summary.kind == "quotes" else "article"
            say(f"no {searched} has all of the words; showing those with some")
        for line in meant_lines(summary.did_you_mean, summary.options_meant):
            say(line)
        with self.sink(summary.kind) as sink:
            for item in results:
                sink.write(item)
            sink.close(summary)
        if self.format == "text" and (not len(results) or not sys.stdout.isatty()):
            say(count_line(summary))
        return FOUND if len(results) else NOTHING

    def explanation(self, explanation: QueryExplanation) -> None:
        """Show how a query was understood."""
        from searchnews.export.explanation_json import explanation_row
        from searchnews.export.explanation_text import explanation_lines
        from searchnews.export.json_lines import dumps

        style = style_for(self.color, sys.stdout, widest=self.widest)
        with _output(paging=self.paging and sys.stdout.isatty()) as out:
            if self.format == "text":
                for line in explanation_lines(explanation, style):
                    out.write(f"{line}\n")
            else:
                indent = 2 if self.format == "json" else None
                out.write(dumps(explanation_row(explanation), indent) + "\n")


def _output(*, paging: bool) -> AbstractContextManager[Writer]:
    if not paging:
        return nullcontext(sys.stdout)
    from searchnews.cli.pager import output

    return output()
