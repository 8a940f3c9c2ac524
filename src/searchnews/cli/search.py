"""``search``: articles, with the passages and quotations that match."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from searchnews.cli.options import (
    DEFAULT_INDEX,
    ColorOption,
    IndexDir,
    Indirect,
    MatchOption,
    MatchRule,
    Order,
    Page,
    Paging,
    QueryWords,
    ResultFormat,
    SearchFormat,
    Since,
    SortOption,
    Source,
    SpeakerName,
    Until,
    query_of,
)
from searchnews.cli.present import Display
from searchnews.cli.request import SearchRequest
from searchnews.cli.terminal import Color
from searchnews.errors import RequestError

__all__ = ["search"]

_PAGE, _RUN = 10, 1000


def search(
    query: QueryWords = None,
    speaker: SpeakerName = None,
    source: Source = None,
    since: Since = None,
    until: Until = None,
    match: MatchOption = MatchRule.all,
    sort: SortOption = Order.relevance,
    indirect: Indirect = False,
    limit: Annotated[
        int | None,
        typer.Option(
            "-n",
            "--limit",
            metavar="N",
            min=1,
            help=f"Results a page (default {_PAGE}), or of each query of a run ({_RUN}).",
            show_default=False,
            rich_help_panel="Output",
        ),
    ] = None,
    page: Page = 1,
    format: Annotated[
        SearchFormat | None,
        typer.Option(
            "--format",
            help="How to print (default text); run is query-id, article-id, score.",
            rich_help_panel="Output",
        ),
    ] = None,
    queries: Annotated[
        str | None,
        typer.Option(
            "--queries",
            metavar="FILE",
            help="Run every query of FILE (query-id TAB query; - is standard input).",
            show_default=False,
        ),
    ] = None,
    color: ColorOption = Color.auto,
    pager: Paging = True,
    directory: IndexDir = DEFAULT_INDEX,
) -> int:
    """Find articles, the best first."""
    request = SearchRequest(
        query=query_of(query),
        match=match,
        sort=sort,
        speaker=speaker,
        source=source,
        since=since,
        until=until,
        indirect=indirect,
    )
    if queries is not None:
        from searchnews.cli.batch import run_file

        _check_batch(query, format, page)
        return run_file(queries, request, directory, limit or _RUN)
    if not request.query and request.speaker is None:
        raise RequestError("give a QUERY, or --queries FILE")
    if format is SearchFormat.run:
        from searchnews.cli.batch import run_one

        _check_unpaged(page)
        return run_one(request, directory, limit or _RUN)
    display = Display(ResultFormat(format or ResultFormat.text).value, color, pager)
    return _show_page(request, directory, limit or _PAGE, page, display)


def _show_page(
    request: SearchRequest, directory: Path, limit: int, page: int, display: Display
) -> int:
    import searchnews

    with searchnews.open(directory) as engine:
        return display.page(request.page(engine, limit=limit, offset=(page - 1) * limit))


def _check_batch(query: list[str] | None, format: SearchFormat | None, page: int) -> None:
    if query:
        raise RequestError("give a QUERY or --queries FILE, not both")
    if format not in (None, SearchFormat.run):
        raise RequestError("--queries prints the format run and no other")
    _check_unpaged(page)


def _check_unpaged(page: int) -> None:
    if page != 1:
        raise RequestError("a run has no pages; set --limit")
