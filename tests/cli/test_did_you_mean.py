"""Words that are in no article: the notice, the figures of JSON, and the exit codes."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from typer.testing import Result

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
            "start": 4,
            "end": 10,
            "candidates": [{"word": "bridge", "articles": 1, "edits": 1}],
        }
    ]
    assert summary["did_you_mean"] == "the bridge"


def test_a_word_without_a_near_one_is_named_in_json(run: Run) -> None:
    summary = json.loads(run("search", "bridge qqqqq", "--format", "jsonl").stdout.splitlines()[-1])
    assert [(s["word"], s["candidates"]) for s in summary["suggestions"]] == [("qqqqq", [])]
    assert summary["did_you_mean"] is None


def test_a_page_without_suggestions_means_what_it_says() -> None:
    page = Results(hits=(), total=0, limit=1, offset=0, query="brigde", seconds=0.0)
    assert page.did_you_mean is None
