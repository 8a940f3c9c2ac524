"""``show``: whole articles, with their quotations."""

from __future__ import annotations

from typing import Annotated

import typer

from searchnews.cli.errors import FOUND, NOTHING, describe, say
from searchnews.cli.options import (
    DEFAULT_INDEX,
    ColorOption,
    IndexDir,
    Paging,
    ResultFormat,
    ResultFormatOption,
)
from searchnews.cli.present import Display
from searchnews.cli.terminal import Color
from searchnews.errors import ArticleNotFound

__all__ = ["show"]


def show(
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="ID", help="Ids of articles, as results give them.", show_default=False
        ),
    ],
    format: ResultFormatOption = ResultFormat.text,
    color: ColorOption = Color.auto,
    pager: Paging = True,
    directory: IndexDir = DEFAULT_INDEX,
) -> int:
    """Show whole articles with their quotations.

    As json or jsonl they hold all that is needed to index them again.
    """
    import searchnews

    code = FOUND
    with (
        searchnews.open(directory) as engine,
        Display(format.value, color, pager).sink("articles") as sink,
    ):
        for id in ids:
            try:
                [stored] = engine.show([id])
            except ArticleNotFound as error:
                say(describe(error))
                code = NOTHING
            else:
                sink.write(stored)
        sink.close()
    return code
