"""``kwic``: every place that matches, in its context, the keywords below one another."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

import typer

from searchnews.cli.options import (
    DEFAULT_INDEX,
    ColorOption,
    IndexDir,
    Indirect,
    MatchOption,
    MatchRule,
    Paging,
    QueryWords,
    ResultFormat,
    ResultFormatOption,
    Since,
    Source,
    SpeakerName,
    Until,
    query_of,
)
from searchnews.cli.present import Display
from searchnews.cli.request import SearchRequest
from searchnews.cli.terminal import Color
from searchnews.errors import RequestError

__all__ = ["kwic"]

#: Columns that a line takes at most: a table, unlike running text, may fill a wide screen.
_WIDEST: Final = 240


class LineOrder(StrEnum):
    """What lines are sorted by."""

    relevance = "relevance"
    date = "date"
    left = "left"
    right = "right"
    keyword = "keyword"


def kwic(
    query: QueryWords = None,
    speaker: SpeakerName = None,
    source: Source = None,
    since: Since = None,
    until: Until = None,
    match: MatchOption = MatchRule.all,
    sort: Annotated[
        LineOrder,
        typer.Option(
            "--sort",
            help="By the article (the best first, or the newest), by the words to the left or "
            "to the right, from the keyword outwards, or by the keyword.",
            rich_help_panel="Selection",
        ),
    ] = LineOrder.relevance,
    indirect: Indirect = False,
    width: Annotated[
        int | None,
        typer.Option(
            "--width",
            metavar="N",
            min=0,
            help="Characters on each side, at most (default 60); a terminal shows what fits.",
            show_default=False,
            rich_help_panel="Output",
        ),
    ] = None,
    words: Annotated[
        int | None,
        typer.Option(
            "--words",
            metavar="N",
            min=0,
            help="Words on each side, instead of --width.",
            show_default=False,
            rich_help_panel="Output",
        ),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(
            "-n",
            "--limit",
            metavar="N",
            min=1,
            help="Lines a page (default all).",
            show_default=False,
            rich_help_panel="Output",
        ),
    ] = None,
    page: Annotated[
        int | None,
        typer.Option(
            "--page",
            metavar="N",
            min=1,
            help="Which page of -n lines, from 1.",
            show_default=False,
            rich_help_panel="Output",
        ),
    ] = None,
    format: ResultFormatOption = ResultFormat.text,
    color: ColorOption = Color.auto,
    pager: Paging = True,
    directory: IndexDir = DEFAULT_INDEX,
) -> int:
    """Show every match in its context.

    A line for each word or phrase that matches: what is left of it, the keyword, what is
    right of it; and who says it, where it stands in a quotation.
    """
    import searchnews
    from searchnews.kwic import WIDTH

    if width is not None and words is not None:
        raise RequestError("give --width or --words, not both")
    if page is not None and limit is None:
        raise RequestError("--page needs -n, the lines a page")
    request = SearchRequest(
        query=query_of(query),
        match=match,
        speaker=speaker,
        source=source,
        since=since,
        until=until,
        indirect=indirect,
    )
    with searchnews.open(directory) as engine:
        results = request.kwic(
            engine,
            sort=sort.value,
            width=WIDTH if width is None else width,
            words=words,
            limit=limit,
            offset=((page or 1) - 1) * (limit or 0),
        )
    return Display(format.value, color, pager, widest=_WIDEST).page(results)
