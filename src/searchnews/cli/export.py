"""``export``: all that a query finds, into a file."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated, Final

import typer

from searchnews.cli.errors import FOUND, NOTHING, say
from searchnews.cli.options import (
    DEFAULT_INDEX,
    IndexDir,
    Indirect,
    MatchOption,
    MatchRule,
    Order,
    QueryWords,
    ResultFormat,
    Since,
    SortOption,
    Source,
    SpeakerName,
    Until,
    query_of,
)
from searchnews.cli.request import SearchRequest
from searchnews.errors import RequestError

if TYPE_CHECKING:
    from searchnews.export import Format, Writer

__all__ = ["export"]

_STDOUT: Final = "-"


def export(
    query: QueryWords = None,
    output: Annotated[
        str,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Where to; the ending names the format: .json .jsonl .csv .md .txt. - is stdout.",
            show_default=False,
            rich_help_panel="Output",
        ),
    ] = _STDOUT,
    format: Annotated[
        ResultFormat | None,
        typer.Option("--format", help="The format, whatever the ending.", rich_help_panel="Output"),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(
            "-n", "--limit", metavar="N", min=1, help="Only the first N.", rich_help_panel="Output"
        ),
    ] = None,
    speaker: SpeakerName = None,
    source: Source = None,
    since: Since = None,
    until: Until = None,
    match: MatchOption = MatchRule.all,
    sort: SortOption = Order.relevance,
    indirect: Indirect = False,
    directory: IndexDir = DEFAULT_INDEX,
) -> int:
    """Write all that a query finds to a file.

    The file appears, or changes, when it is complete.
    """
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
    if not request.query and request.speaker is None:
        raise RequestError("give a QUERY; * finds every article")
    return _write(request, output, _format(output, format), limit, directory)


def _format(output: str, format: ResultFormat | None) -> Format:
    from searchnews.export import format_of

    if format is not None:
        return format.value
    return "jsonl" if output == _STDOUT else format_of(output)


def _write(
    request: SearchRequest, output: str, format: Format, limit: int | None, directory: Path
) -> int:
    import searchnews
    from searchnews.export import Summary, open_sink

    began, written = perf_counter(), 0
    with searchnews.open(directory) as engine:
        with _opened(output) as out:
            total, hits = request.hits(engine, limit=limit)
            sink = open_sink(format, "hits", out)
            for hit in hits:
                sink.write(hit)
                written += 1
            summary = Summary(
                kind="hits",
                query=request.query,
                total=total,
                shown=written,
                limit=limit,
                offset=0,
                relaxed=False,
                seconds=perf_counter() - began,
            )
            sink.close(summary)
        say(f"{written:,} of {total:,} articles to {output}")
        if not total and request.page(engine, limit=0, offset=0).relaxed:
            say("no article has all of the words; for those with some: --match any")
    return FOUND if written else NOTHING


def _opened(output: str) -> AbstractContextManager[Writer]:
    from searchnews.export import replacing

    return nullcontext(sys.stdout) if output == _STDOUT else replacing(output)
