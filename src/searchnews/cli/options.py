"""The options that verbs share, each written once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from searchnews.cli.terminal import Color
from searchnews.errors import RequestError

__all__ = [
    "DEFAULT_INDEX",
    "By",
    "ColorOption",
    "Field",
    "IndexDir",
    "Indirect",
    "Inputs",
    "Limit",
    "MatchOption",
    "MatchRule",
    "Order",
    "Page",
    "Paging",
    "QueryWords",
    "ResultFormat",
    "ResultFormatOption",
    "SearchFormat",
    "Since",
    "SortOption",
    "Source",
    "SpeakerName",
    "Until",
    "fields_of",
    "query_of",
]

DEFAULT_INDEX: Final = Path("index")
_SELECT = "Selection"
_OUTPUT = "Output"
_INDEX = "Index"


class ResultFormat(StrEnum):
    """Formats of all that prints results."""

    text = "text"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    md = "md"


class SearchFormat(StrEnum):
    """Formats of a search: `run` is ``query-id<TAB>article-id<TAB>score``."""

    text = "text"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    md = "md"
    run = "run"


class Order(StrEnum):
    """What comes first."""

    relevance = "relevance"
    date = "date"


class MatchRule(StrEnum):
    """Whether every word has to occur."""

    all = "all"
    any = "any"


IndexDir = Annotated[
    Path,
    typer.Option(
        "--index",
        metavar="DIR",
        envvar="SEARCHNEWS_INDEX",
        help="Directory of the index.",
        rich_help_panel=_INDEX,
    ),
]
QueryWords = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="QUERY",
        help='What to look for: words, "a phrase", by:name, quote:word, AND OR NOT.',
        show_default=False,
    ),
]
Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Files (.txt .jsonl .json .csv .tsv .html, .gz of each), directories, "
        "or - for standard input.",
        show_default=False,
    ),
]
Field = Annotated[
    list[str] | None,
    typer.Option(
        "--field",
        metavar="NAME=KEY",
        help="Take field NAME from KEY of each record, as in body=text. May be repeated.",
        show_default=False,
    ),
]
Limit = Annotated[
    int,
    typer.Option(
        "-n", "--limit", metavar="N", min=1, help="Results a page.", rich_help_panel=_OUTPUT
    ),
]
Page = Annotated[
    int,
    typer.Option("--page", metavar="N", min=1, help="Which page, from 1.", rich_help_panel=_OUTPUT),
]
ResultFormatOption = Annotated[
    ResultFormat, typer.Option("--format", help="How to print.", rich_help_panel=_OUTPUT)
]
ColorOption = Annotated[
    Color,
    typer.Option(
        "--color", help="Colour and links; NO_COLOR is respected.", rich_help_panel=_OUTPUT
    ),
]
Paging = Annotated[
    bool,
    typer.Option(
        "--pager/--no-pager",
        help="Show what is longer than the screen in $PAGER.",
        rich_help_panel=_OUTPUT,
    ),
]
SpeakerName = Annotated[
    str | None,
    typer.Option(
        "--speaker",
        "--by",
        metavar="NAME",
        help="Only with a quotation by NAME, however spelled there.",
        rich_help_panel=_SELECT,
    ),
]
By = Annotated[
    str | None,
    typer.Option(
        "--by",
        "--speaker",
        metavar="NAME",
        help="Only NAME, however articles spell it.",
        rich_help_panel=_SELECT,
    ),
]
Indirect = Annotated[
    bool,
    typer.Option(
        "--indirect",
        help="Take what is reported without quotation marks for a quotation, too: "
        "she said that the dam would hold.",
        rich_help_panel=_SELECT,
    ),
]
Source = Annotated[
    str | None,
    typer.Option(
        "--source", metavar="NAME", help="Only from this source.", rich_help_panel=_SELECT
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="DATE",
        help="Only from DATE on: 2009, 2009-12 or 2009-12-01.",
        rich_help_panel=_SELECT,
    ),
]
Until = Annotated[
    str | None,
    typer.Option(
        "--until",
        metavar="DATE",
        help="Only up to DATE, which is included.",
        rich_help_panel=_SELECT,
    ),
]
SortOption = Annotated[
    Order, typer.Option("--sort", help="The best first, or the newest.", rich_help_panel=_SELECT)
]
MatchOption = Annotated[
    MatchRule,
    typer.Option("--match", help="Whether all words must occur, or any.", rich_help_panel=_SELECT),
]


def query_of(words: list[str] | None) -> str:
    """Return the query that the arguments make: the shell parted its words."""
    return " ".join(map(str.strip, words or ())).strip()


def fields_of(pairs: list[str] | None) -> dict[str, str]:
    """Return field → key of ``NAME=KEY`` pairs."""
    fields: dict[str, str] = {}
    for pair in pairs or ():
        name, equals, key = pair.partition("=")
        if not (name and equals and key):
            raise RequestError(f"{pair!r} is not NAME=KEY, as in body=text")
        fields[name] = key
    return fields
