"""``extract``: the quotations of articles that need not be in an index."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from searchnews.cli.errors import ERROR, FOUND, NOTHING, Complaints
from searchnews.cli.options import (
    ColorOption,
    Field,
    Inputs,
    Paging,
    ResultFormat,
    ResultFormatOption,
    fields_of,
)
from searchnews.cli.present import Display
from searchnews.cli.terminal import Color

if TYPE_CHECKING:
    from searchnews.export import Kind

__all__ = ["extract"]


def extract(
    paths: Inputs,
    field: Field = None,
    indirect: Annotated[
        bool,
        typer.Option(
            "--indirect",
            help="Find what is reported without quotation marks, too: "
            "she said that the dam would hold.",
        ),
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Tell of each quotation why it has its speaker.")
    ] = False,
    format: ResultFormatOption = ResultFormat.text,
    color: ColorOption = Color.auto,
    pager: Paging = True,
) -> int:
    """Find who said what, without an index."""
    import searchnews
    from searchnews.export import Explained, Extracted

    errors = Complaints()
    articles = searchnews.read(
        paths, on_error=errors, fields=fields_of(field), stdin=sys.stdin.buffer
    )
    found = 0
    kind: Kind = "explained" if explain else "extracted"
    with Display(format.value, color, pager).sink(kind) as sink:
        for article in articles:
            quotes = searchnews.extract(article, indirect=indirect)
            found += len(quotes)
            sink.write((Explained if explain else Extracted)(article, quotes))
        sink.close()
    if errors.count:
        return ERROR
    return FOUND if found else NOTHING
