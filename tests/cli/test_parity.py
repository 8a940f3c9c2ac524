"""The command line and the library are twins: neither can what the other cannot."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args

import pytest
from typer.testing import CliRunner, Result

import searchnews
from searchnews import SearchEngine
from searchnews.cli.app import app
from searchnews.cli.kwic import LineOrder
from searchnews.cli.options import MatchRule, Order, ResultFormat
from searchnews.cli.program import Verbs
from searchnews.cli.timeline import Every
from searchnews.engine import Match, Period, Sort
from searchnews.export import FORMATS
from searchnews.export.model import row
from searchnews.export.summary import suggestion_row
from searchnews.index.engine import WhooshEngine
from searchnews.index.read.searcher import Searcher
from searchnews.kwic import KwicSort
from searchnews.selection import Selection

TWINS: dict[str, Callable[..., Any]] = {
    "index": SearchEngine.add,
    "search": SearchEngine.search,
    "quotes": SearchEngine.quotes,
    "speakers": SearchEngine.speakers,
    "timeline": SearchEngine.timeline,
    "kwic": SearchEngine.kwic,
    "explain": SearchEngine.explain,
    "show": SearchEngine.show,
    "export": SearchEngine.iterate,
    "extract": searchnews.extract,
    "stats": SearchEngine.stats,
    "check": searchnews.check,
}


def test_every_verb_has_its_twin() -> None:
    assert list(TWINS) == list(Verbs())


@pytest.mark.parametrize(
    "verb", ["search", "quotes", "speakers", "timeline", "kwic", "explain", "export"]
)
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


@pytest.mark.parametrize(
    ("choices", "known"),
    [
        (Every, get_args(Period)),
        (MatchRule, get_args(Match)),
        (Order, get_args(Sort)),
        (LineOrder, get_args(KwicSort)),
        (ResultFormat, FORMATS),
    ],
)
def test_both_know_the_same_choices(choices: type[StrEnum], known: tuple[str, ...]) -> None:
    assert [choice.value for choice in choices] == list(known)


@pytest.fixture(scope="module")
def storms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an index in which some articles have no date, and none has a zeppelin."""
    path = tmp_path_factory.mktemp("storms") / "index"
    said = [("Ada Holm", "2020-05"), ("Ben Ruud", None), ("Ada Holm", "2022"), ("Cy Osk", None)]
    with searchnews.create(path) as engine:
        engine.add(
            searchnews.Article(
                id=str(n), body=f"A storm came. “The storm was loud,” said {name}.", date=date
            )
            for n, (name, date) in enumerate(said)
        )
    return path


SECOND: dict[str, Any] = {"limit": 1, "offset": 1}
#: Verbs with options, and how the library is asked for the same.
ASKED: list[tuple[str, str, dict[str, Any]]] = [
    ("search", "", {}),
    ("search", "--speaker holm", {"speaker": "holm"}),
    ("search", "--limit 1 --page 2", SECOND),
    ("quotes", "", {}),
    ("quotes", "--by holm", {"by": "holm"}),
    ("quotes", "--limit 1 --page 2", SECOND),
    ("speakers", "", {"limit": 50}),
    ("speakers", "--by holm", {"by": "holm", "limit": 50}),
    ("speakers", "--limit 1 --page 2", SECOND),
    ("timeline", "", {}),
    ("timeline", "--speaker holm", {"speaker": "holm"}),
    ("timeline", "--every year", {"every": "year"}),
    ("kwic", "", {}),
    ("kwic", "--speaker holm --sort left", {"speaker": "holm", "sort": "left"}),
    ("kwic", "--words 2 --sort date", {"words": 2, "sort": "date"}),
    ("kwic", "--width 9 --limit 1 --page 2", {"width": 9, **SECOND}),
]


@pytest.mark.parametrize("query", ["storm", "storm zeppelin", "zeppelin balloon"])
@pytest.mark.parametrize(("verb", "options", "same"), ASKED)
def test_a_verb_shows_what_the_library_returns(
    storms: Path, verb: str, options: str, same: dict[str, Any], query: str
) -> None:
    with searchnews.open(storms) as engine:
        results = getattr(engine, verb)(query, **same)
    *shown, summary = map(
        json.loads, ask(storms, verb, query, *options.split()).stdout.splitlines()
    )
    assert shown == [row(item) for item in results]
    assert (results.total > 0, results.relaxed) == ("storm" in query, query == "storm zeppelin")
    for name in ("type", "unit", "seconds"):
        del summary[name]
    if verb == "timeline":
        # It does not come in pages.
        assert (summary.pop("limit"), summary.pop("offset")) == (None, 0)
    asked = summary.pop("suggestions")
    assert asked == [suggestion_row(suggestion) for suggestion in results.suggestions]
    assert summary == {name: getattr(results, name) for name in summary}


@pytest.mark.parametrize("query", ["storm", "storm zeppelin", "*"])
@pytest.mark.parametrize("verb", ["search", "quotes", "speakers", "timeline"])
def test_a_verb_searches_once(
    storms: Path, verb: str, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes of two searches need not be of the same commit."""
    opened: list[WhooshEngine] = []
    open_searcher = WhooshEngine._searcher

    def counted(engine: WhooshEngine) -> Searcher:
        opened.append(engine)
        return open_searcher(engine)

    monkeypatch.setattr(WhooshEngine, "_searcher", counted)
    assert ask(storms, verb, query).exit_code == 0
    assert len(opened) == 1


def ask(index: Path, *args: str) -> Result:
    return CliRunner().invoke(
        app, [*args, "--format", "jsonl", "--index", str(index)], catch_exceptions=False
    )
