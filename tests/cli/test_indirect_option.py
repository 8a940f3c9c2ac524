"""What is reported without quotation marks: only with ``--indirect``, and never as if in marks."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

Run = Callable[..., Result]
CLAUSE = "the ferry would sail again in May"


def results(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [row for row in map(json.loads, result.stdout.splitlines()) if "total" not in row]


def test_quotes_finds_what_is_reported(run: Run) -> None:
    assert run("quotes", "ferry").exit_code == 1
    [hit] = results(run("quotes", "ferry", "--indirect", "--format", "jsonl"))
    assert (hit["quote"]["kind"], hit["quote"]["speaker"]) == ("indirect", "Rosa Linde")
    text = run("quotes", "ferry", "--indirect").stdout
    assert f"1. {CLAUSE} — Rosa Linde (reported)\n" in text


@pytest.mark.parametrize("verb", ["search", "export"])
def test_articles_are_found_by_what_is_reported_in_them(run: Run, verb: str) -> None:
    assert run(verb, "quote:ferry").exit_code == 1
    [hit] = results(run(verb, "quote:ferry", "--indirect", "--format", "jsonl"))
    assert [(quote["text"], quote["kind"]) for quote in hit["quotes"]] == [(CLAUSE, "indirect")]
    assert (
        ",Rosa Linde,indirect" in run(verb, "quote:ferry", "--indirect", "--format", "csv").stdout
    )


def test_a_batch_takes_it_too(run: Run) -> None:
    queries = "1\tquote:ferry\n"
    assert run("search", "--queries", "-", input=queries).exit_code == 1
    found = run("search", "--queries", "-", "--indirect", input=queries)
    assert found.stdout.startswith("1\tferry\t")


def test_show_lists_it_apart(run: Run) -> None:
    plain, listed = run("show", "ferry").stdout, run("show", "ferry", "--indirect").stdout
    assert listed.startswith(plain)
    assert listed.removeprefix(plain) == (
        f"\nReported, without quotation marks:\n   > {CLAUSE} — Rosa Linde (reported)\n"
    )
    [article] = results(run("show", "ferry", "--format", "jsonl"))
    assert article["quotes"] == []
    [article] = results(run("show", "ferry", "--indirect", "--format", "jsonl"))
    assert [quote["kind"] for quote in article["quotes"]] == ["indirect"]


def test_extract_finds_it_without_an_index(run: Run, articles: Path) -> None:
    *_, ferry = results(run("extract", str(articles), "--format", "jsonl"))
    assert ferry["quotes"] == []
    *_, ferry = results(run("extract", str(articles), "--indirect", "--format", "jsonl"))
    [quote] = ferry["quotes"]
    assert (quote["text"], quote["kind"]) == (CLAUSE, "indirect")


@pytest.mark.parametrize(
    "verb", ["search", "quotes", "speakers", "timeline", "show", "export", "extract"]
)
def test_the_help_says_what_it_means(run: Run, verb: str) -> None:
    text = " ".join(run(verb, "--help").stdout.split())
    assert "--indirect" in text
    assert "reported without quotation marks" in text
