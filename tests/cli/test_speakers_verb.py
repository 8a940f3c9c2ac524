from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from typer.testing import Result

Run = Callable[..., Result]


def listed(result: Result) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return the speakers and the summary of a run that printed jsonl."""
    *speakers, summary = map(json.loads, result.stdout.splitlines())
    return speakers, summary


def test_who_is_quoted_most_comes_first(run: Run) -> None:
    result = run("speakers", "--format", "jsonl")
    speakers, summary = listed(result)
    aldana, okafor = speakers
    assert list(aldana) == ("type name kind roles spellings quotations articles first last".split())
    assert (aldana["type"], aldana["name"]) == ("speaker", "Ines Aldana")
    assert (aldana["quotations"], aldana["articles"]) == (2, 2)
    assert (aldana["first"], aldana["last"]) == ("2019-04-01", "2020-11-20")
    assert (okafor["name"], okafor["quotations"]) == ("Tom Okafor", 1)
    assert (summary["total"], summary["unit"], summary["query"]) == (2, "speakers", "")
    assert result.exit_code == 0


def test_a_query_and_options_narrow_the_articles(run: Run) -> None:
    for call in (
        ["tunnel"],
        ["--source", "valley"],
        ["--since", "2020"],
        ["--match", "any", "tax tunnel"],
    ):
        [speaker], _ = listed(run("speakers", *call, "--format", "jsonl"))
        assert (speaker["name"], speaker["articles"]) == ("Ines Aldana", 1)


def test_one_speaker_can_be_asked_for(run: Run) -> None:
    for option in ("--by", "--speaker"):
        [speaker], summary = listed(run("speakers", option, "okafor", "--format", "jsonl"))
        assert (speaker["name"], summary["total"]) == ("Tom Okafor", 1)


def test_a_page_knows_the_total(run: Run) -> None:
    [speaker], summary = listed(run("speakers", "-n", "1", "--page", "2", "--format", "jsonl"))
    assert (speaker["name"], summary["total"], summary["offset"]) == ("Tom Okafor", 2, 1)
    result = run("speakers", "-n", "1")
    assert "1–1 of 2 speakers" in result.stderr
    assert result.stderr.strip().endswith("next: --page 2")
    assert run("speakers", "--page", "9").exit_code == 1


def test_text_is_a_table(run: Run) -> None:
    header, *rows = run("speakers").stdout.splitlines()
    assert header.split() == ["speaker", "quotations", "articles", "first", "last"]
    assert any(row.startswith("Ines Aldana") and row.endswith("2020-11-20") for row in rows)


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "md", "text"])
def test_every_format_names_everybody(run: Run, format: str) -> None:
    result = run("speakers", "--format", format)
    assert (result.exit_code, result.stdout.count("Tom Okafor") > 0) == (0, True)
    if format == "json":
        assert len(json.loads(result.stdout)["speakers"]) == 2
    if format == "csv":
        rows = list(csv.DictReader(io.StringIO(result.stdout)))
        assert [row["quotations"] for row in rows] == ["2", "1"]


def test_nobody_is_code_1(run: Run) -> None:
    result = run("speakers", "crew")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("searchnews: nothing found")


def test_where_no_article_has_all_words_it_says_so(run: Run) -> None:
    result = run("speakers", "tunnel zeppelin", "--format", "jsonl")
    assert "no article has all of the words; showing those with some" in result.stderr
    [speaker], summary = listed(result)
    assert (speaker["name"], summary["relaxed"]) == ("Ines Aldana", True)


def test_who_is_only_reported_comes_with_indirect(run: Run) -> None:
    speakers, _ = listed(run("speakers", "ferry", "--indirect", "--format", "jsonl"))
    assert [(s["name"], s["quotations"]) for s in speakers] == [("Rosa Linde", 1)]
