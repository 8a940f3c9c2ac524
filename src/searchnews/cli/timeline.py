"""``timeline``: how many articles there are of each day, month or year."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

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

__all__ = ["timeline"]


class Every(StrEnum):
    """How long a period of the timeline is."""

    day = "day"
    month = "month"
    year = "year"


def timeline(
    query: QueryWords = None,
    every: Annotated[Every, typer.Option("--every", help="How long a period is.")] = Every.month,
    speaker: SpeakerName = None,
    source: Source = None,
    since: Since = None,
    until: Until = None,
    match: MatchOption = MatchRule.all,
    indirect: Indirect = False,
    format: ResultFormatOption = ResultFormat.text,
    color: ColorOption = Color.auto,
    pager: Paging = True,
    directory: IndexDir = DEFAULT_INDEX,
) -> int:
    """Count articles by day, month or year.

    Those that the query finds; without one, all.
    """
    import searchnews

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
        results = request.timeline(engine, every.value)
    return Display(format.value, color, pager).page(results)
