"""Words that are in no article: the notice, the figures of JSON, and the exit codes."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable

import pytest
from typer.testing import Result

from searchnews.analysis import NAME
from searchnews.results import Results

Run = Callable[..., Result]


@pytest.mark.parametrize(
    ("call", "meant", "code"),
    [
        (["search", "brigde"], "bridge", 1),
        (["search", "brigde", "tunnel"], "bridge tunnel", 0),
        (["search", '"brigde promise"~4', "tunnel"], '"bridge promise"~4 tunnel', 0),
        (["search", "Brigde OR headline:fery^2"], "Bridge OR headline:ferry^2", 1),
        (["search", "by:aldnaa quote:tunnel"], "by:aldana quote:tunnel", 1),
        (["search", "by:aldnaa"], "by:aldana", 1),
        (["search", 'exact:"Mayor Ines aldnaa"'], 'exact:"Mayor Ines Aldana"', 1),
        (["search", "exact:aldnaa"], "exact:Aldana", 1),
        (["quotes", "brigde"], "bridge", 1),
        (["speakers", "tunel", "bridge"], "tunnel bridge", 0),
        (["timeline", "source:valey"], "source:valley", 1),
        (["search", "northernpier"], '"northern pier"', 1),
        (["search", "headline:northernpier"], None, 1),
        (["search", "bridge"], None, 0),
        (["search", "qqqqq"], None, 1),
    ],
)
def test_the_nearest_words_are_named_once(
    run: Run, call: list[str], meant: str | None, code: int
) -> None:
    result = run(*call)
    assert result.exit_code == code
    lines = [line for line in result.stderr.splitlines() if "did you mean" in line]
    assert lines == ([] if meant is None else [f"searchnews: did you mean: {meant}"])
    assert "did you mean" not in result.stdout
    if meant is not None:
        assert run(call[0], meant).exit_code == 0


def test_json_has_the_words_their_places_and_the_candidates(run: Run) -> None:
    summary = json.loads(run("search", "the brigde", "--format", "json").stdout)["summary"]
    assert summary["suggestions"] == [
        {
            "word": "brigde",
            "option": None,
            "field": None,
            "start": 4,
            "end": 10,
            "candidates": [{"word": "bridge", "articles": 1, "edits": 1, "at_most": False}],
        }
    ]
    assert summary["did_you_mean"] == "the bridge"


@pytest.mark.parametrize("verb", ["search", "quotes", "speakers", "timeline", "kwic", "explain"])
@pytest.mark.parametrize(
    ("options", "meant"),
    [
        (["--by", "aldnaa"], "--by aldana"),
        (["--by", "Ines Aldnaa"], '--by "Ines Aldana"'),
        (["--source", "Ledgre"], "--source Ledger"),
        (["--source", "Ledgre", "--by", "Aldnaa"], "--source Ledger --by Aldana"),
        (["--by", "Aldana", "--source", "Ledger"], None),
        (["--by", "Tom Aldana"], None),
        (["--by", "Qqqqq"], None),
    ],
)
def test_options_are_named_as_they_are_typed(
    run: Run, verb: str, options: list[str], meant: str | None
) -> None:
    result = run(verb, "bridge", *options)
    lines = [line for line in result.output.splitlines() if "did you mean" in line]
    assert [line.removeprefix("searchnews: ") for line in lines] == (
        [] if meant is None else [f"did you mean: {meant}"]
    )
    if meant is not None:
        assert run(verb, "bridge", *shlex.split(meant)).exit_code == 0


def test_the_query_and_the_options_have_a_line_each(run: Run) -> None:
    lines = run("search", "brigde", "--by", "aldnaa").stderr.splitlines()
    assert lines[:2] == [
        "searchnews: did you mean: bridge",
        "searchnews: did you mean: --by aldana",
    ]


def test_json_has_the_place_in_the_value_of_an_option(run: Run) -> None:
    call = ("search", "bridge", "--by", "Ines Aldnaa", "--format", "json")
    summary = json.loads(run(*call).stdout)["summary"]
    assert summary["suggestions"] == [
        {
            "word": "aldnaa",
            "option": "speaker",
            "field": "by",
            "start": 5,
            "end": 11,
            "candidates": [{"word": "Aldana", "articles": 2, "edits": 1, "at_most": False}],
        }
    ]
    assert (summary["did_you_mean"], summary["options_meant"]) == (None, {"speaker": "Ines Aldana"})


def test_explain_names_the_option_of_a_word(run: Run) -> None:
    call = ("explain", "bridge", "--source", "Ledgre")
    assert "--source: “ledgre” is in no source; nearest: Ledger (1)" in run(*call).stdout
    row = json.loads(run(*call, "--format", "json").stdout)
    assert row["options_meant"] == {"source": "Ledger"}


@pytest.mark.parametrize("query", ["tunnel -brigde", "tunnel NOT (brigde OR by:aldnaa)"])
def test_what_is_excluded_need_not_be_anywhere(run: Run, query: str) -> None:
    result = run("search", query, "--format", "json")
    assert "did you mean" not in result.stderr
    assert json.loads(result.stdout)["summary"]["suggestions"] == []


@pytest.mark.parametrize("value", ["O'Aldnaa", '"Aldnaa"', "Ines  Aldnaa"])
def test_a_value_is_shown_as_a_shell_takes_it(run: Run, value: str) -> None:
    [line] = [
        line for line in run("search", "--by", value).stderr.splitlines() if "did you mean" in line
    ]
    flag, meant = shlex.split(line.removeprefix("searchnews: did you mean: "))
    assert (flag, NAME.terms(meant)[-1]) == ("--by", "aldana")


def test_a_word_without_a_near_one_is_named_in_json(run: Run) -> None:
    summary = json.loads(run("search", "bridge qqqqq", "--format", "jsonl").stdout.splitlines()[-1])
    assert [(s["word"], s["candidates"]) for s in summary["suggestions"]] == [("qqqqq", [])]
    assert summary["did_you_mean"] is None


def test_a_page_without_suggestions_means_what_it_says() -> None:
    page = Results(hits=(), total=0, limit=1, offset=0, query="brigde", seconds=0.0)
    assert page.did_you_mean is None
