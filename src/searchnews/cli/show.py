"""``show``: whole articles, with their quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

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

if TYPE_CHECKING:
    from searchnews.engine import Stored

__all__ = ["show"]


def show(
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="ID", help="Ids of articles, as results give them.", show_default=False
        ),
    ],
    indirect: Annotated[
        bool,
        typer.Option(
            "--indirect", help="Show what is reported without quotation marks, too, marked as such."
        ),
    ] = False,
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
                sink.write(stored if indirect else _in_marks(stored))
        sink.close()
    return code


def _in_marks(stored: Stored) -> Stored:
    """Return the article with those of its quotations that stand in marks."""
    from searchnews.engine import Stored

    return Stored(article=stored.article, quotes=stored.quotes)
