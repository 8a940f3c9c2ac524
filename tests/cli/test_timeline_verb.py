from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]


@pytest.mark.parametrize(
    ("every", "first", "buckets"),
    [("year", "2019", 3), ("month", "2019-04", 27), ("day", "2019-04-01", 822)],
)
def test_each_period_has_its_articles(run: Run, every: str, first: str, buckets: int) -> None:
    result = run("timeline", "--every", every, "--format", "jsonl")
    *periods, summary = map(json.loads, result.stdout.splitlines())
    assert periods[0] == {"type": "bucket", "start": first, "articles": 1}
    assert (len(periods), sum(period["articles"] for period in periods)) == (buckets, 3)
    assert (summary["total"], summary["unit"], summary["undated"]) == (3, "articles", 0)
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("call", "years"),
    [
        (["aldana"], ["2019", "2020"]),
        (["--speaker", "okafor"], ["2019"]),
        (["--by", "aldana", "--since", "2020"], ["2020"]),
        (["--source", "valley", "--until", "2020"], ["2020"]),
        (["--match", "any", "crew tunnel"], ["2020", "2021"]),
        (["--by", "linde", "--indirect"], ["2021"]),
    ],
)
def test_options_narrow_the_articles(run: Run, call: list[str], years: list[str]) -> None:
    result = run("timeline", *call, "--every", "year", "--format", "csv")
    rows = csv.DictReader(io.StringIO(result.stdout))
    assert [row["start"] for row in rows if row["articles"] != "0"] == years


def test_text_has_a_bar_for_each_period(run: Run) -> None:
    result = run("timeline", "--every", "year")
    assert result.stdout.splitlines() == [f"{year}  1  {'█' * 40}" for year in (2019, 2020, 2021)]
    assert result.stderr.startswith("searchnews: 3 articles, ")


def test_json_is_one_document(run: Run) -> None:
    document = json.loads(run("timeline", "--every", "year", "--format", "json").stdout)
    assert [bucket["start"] for bucket in document["timeline"]] == ["2019", "2020", "2021"]
    assert document["summary"]["total"] == 3


def test_articles_without_a_date_are_counted_apart(run: Run, tmp_path: Path) -> None:
    lines = ['{"body": "A storm.", "date": "2020-05"}', '{"body": "A storm, undated."}']
    (tmp_path / "storm.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert run("index", "storm.jsonl", "--index", "storm").exit_code == 0
    result = run("timeline", "storm", "--index", "storm")
    assert result.stdout.startswith("2020-05  1  ")
    assert "2 articles (1 without a date), " in result.stderr
    undated = run("timeline", "undated", "--index", "storm")
    assert (undated.exit_code, undated.stdout) == (1, "")
    assert "1 article (1 without a date), " in undated.stderr


def test_nothing_found_and_partial_matches(run: Run) -> None:
    result = run("timeline", "zeppelin")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("searchnews: nothing found")
    relaxed = run("timeline", "tunnel zeppelin", "--every", "year")
    assert relaxed.stdout.startswith("2020  1  ")
    assert "no article has all of the words; showing those with some" in relaxed.stderr


def test_a_period_that_is_none_is_one_line(run: Run) -> None:
    result = run("timeline", "--every", "week")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert result.stderr.startswith("searchnews: --every: 'week' is not one of 'day'")
