"""The command line and the library are twins: neither can what the other cannot."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest

import searchnews
from searchnews import SearchEngine
from searchnews.cli.program import Verbs
from searchnews.selection import Selection

TWINS: dict[str, Callable[..., Any]] = {
    "index": SearchEngine.add,
    "search": SearchEngine.search,
    "quotes": SearchEngine.quotes,
    "speakers": SearchEngine.speakers,
    "timeline": SearchEngine.timeline,
    "show": SearchEngine.show,
    "export": SearchEngine.iterate,
    "extract": searchnews.extract,
    "stats": SearchEngine.stats,
    "check": searchnews.check,
}


def test_every_verb_has_its_twin() -> None:
    assert list(TWINS) == list(Verbs())


@pytest.mark.parametrize("verb", ["search", "quotes", "speakers", "timeline", "export"])
def test_what_selects_on_the_command_line_does_in_the_library(verb: str) -> None:
    known = {*inspect.signature(TWINS[verb]).parameters, *Selection.__annotations__}
    options = {
        param.name
        for param in Verbs()[verb].params
        if getattr(param, "rich_help_panel", None) == "Selection"
    }
    assert "indirect" in options
    assert options <= known


def test_every_way_to_ask_the_library_has_a_verb() -> None:
    ways = {name for name in vars(SearchEngine) if not name.startswith("_")}
    twins = {twin.__name__ for twin in TWINS.values()}
    # Parts of verbs: `index --prune`, `search --format run`, the end of a process.
    assert ways - twins == {"delete", "rank", "close"}
