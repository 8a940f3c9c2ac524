"""``extract``: the quotations of articles that need not be in an index."""

from __future__ import annotations

import sys

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

__all__ = ["extract"]


def extract(
    paths: Inputs,
    field: Field = None,
    format: ResultFormatOption = ResultFormat.text,
    color: ColorOption = Color.auto,
    pager: Paging = True,
) -> int:
    """Find who said what, without an index."""
    import searchnews
    from searchnews.export import Extracted

    errors = Complaints()
    articles = searchnews.read(
        paths, on_error=errors, fields=fields_of(field), stdin=sys.stdin.buffer
    )
    found = 0
    with Display(format.value, color, pager).sink("extracted") as sink:
        for article in articles:
            quotes = searchnews.extract(article)
            found += len(quotes)
            sink.write(Extracted(article, quotes))
        sink.close()
    if errors.count:
        return ERROR
    return FOUND if found else NOTHING
