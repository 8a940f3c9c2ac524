from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

Run = Callable[..., Result]
CONTRACT = "text start end spans speaker mention cue kind".split()
EVIDENCE = "rule reference cue mention antecedent confidence".split()


def quotes(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [quote for line in result.stdout.splitlines() for quote in json.loads(line)["quotes"]]


def test_each_quotation_has_its_evidence(
    run: Run, articles: Path, records: list[dict[str, Any]]
) -> None:
    found = quotes(run("extract", str(articles), "--explain", "--format", "jsonl"))
    assert found
    bodies = [record["body"] for record in records]
    for quote in found:
        assert list(quote) == [*CONTRACT, "evidence"]
        evidence = quote["evidence"]
        assert list(evidence) == EVIDENCE
        [body] = [body for body in bodies if body[quote["start"] : quote["end"]] == quote["text"]]
        for name in ("cue", "mention"):
            span = evidence[name]
            assert quote[name] == (None if span is None else body[slice(*span)])
        if quote["speaker"] is not None:
            assert evidence["rule"]
            assert 0 < evidence["confidence"] <= 1


@pytest.mark.parametrize("format", ["text", "json", "jsonl", "csv", "md"])
def test_without_it_nothing_of_the_kind_is_printed(run: Run, articles: Path, format: str) -> None:
    plain = run("extract", str(articles), "--format", format).stdout
    assert "confidence" not in plain
    assert "evidence" not in plain
    assert "confidence" in run("extract", str(articles), "--explain", "--format", format).stdout


def test_text_points_at_cue_and_mention_and_gives_the_reasons(run: Run, articles: Path) -> None:
    text = run("extract", str(articles), "--explain").stdout
    assert "“We kept the bridge promise,” said [cue] Mayor Ines Aldana [mention] on Monday." in text
    assert "- the cue “said” stands before its subject “Mayor Ines Aldana”" in text
    assert "- confidence 0." in text


def test_a_table_has_a_column_for_each(run: Run, articles: Path) -> None:
    result = run("extract", str(articles), "--explain", "--format", "csv")
    row = next(csv.DictReader(io.StringIO(result.stdout)))
    assert (row["rule"], row["cue"]) == ("said NP", "said")
    assert int(row["cue_end"]) - int(row["cue_start"]) == len("said")


def test_reported_quotations_are_explained_too(run: Run, articles: Path) -> None:
    call = ["extract", str(articles), "--indirect", "--explain", "--format", "jsonl"]
    *_, reported = quotes(run(*call))
    assert (reported["kind"], bool(reported["evidence"]["rule"])) == ("indirect", True)
