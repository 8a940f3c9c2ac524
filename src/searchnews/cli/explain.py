"""``explain``: how a query is read, what it finds, and what makes up an article's score."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from searchnews.cli.errors import FOUND, NOTHING
from searchnews.cli.options import (
    DEFAULT_INDEX,
    ColorOption,
    IndexDir,
    Indirect,
    MatchOption,
    MatchRule,
    Paging,
    QueryWords,
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

__all__ = ["ExplainFormat", "explain"]


class ExplainFormat(StrEnum):
    """Formats of an explanation: it is a tree, and no table."""

    text = "text"
    json = "json"
    jsonl = "jsonl"


def explain(
    query: QueryWords = None,
    id: Annotated[
        str | None,
        typer.Option(
            "--id",
            metavar="ID",
            help="Also tell which clauses hold in this article, where, and what makes up its "
            "score.",
            show_default=False,
        ),
    ] = None,
    words: Annotated[
        int,
        typer.Option(
            "--words",
            metavar="N",
            min=0,
            help="List at most N words that one of the query stands for; 0 for all.",
            rich_help_panel="Output",
        ),
    ] = 10,
    speaker: SpeakerName = None,
    source: Source = None,
    since: Since = None,
    until: Until = None,
    match: MatchOption = MatchRule.all,
    indirect: Indirect = False,
    format: Annotated[
        ExplainFormat, typer.Option("--format", help="How to print.", rich_help_panel="Output")
    ] = ExplainFormat.text,
    color: ColorOption = Color.auto,
    pager: Paging = True,
    directory: IndexDir = DEFAULT_INDEX,
) -> int:
    """Explain how a query is read.

    As a tree: what each clause asks for, which words of the articles stand for it, and how
    many articles it finds alone.
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
    if not request.query and speaker is None:
        raise RequestError("give a QUERY")
    with searchnews.open(directory) as engine:
        explanation = request.explain(engine, id=id, words=words or None)
    Display(format.value, color, pager).explanation(explanation)
    return FOUND if explanation.found else NOTHING
