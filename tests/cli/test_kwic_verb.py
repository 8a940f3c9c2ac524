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


def lines_of(result: Result) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    *lines, summary = map(json.loads, result.stdout.splitlines())
    return lines, summary


def test_every_match_is_a_line(run: Run) -> None:
    result = run("kwic", "bridge", "--width", "20")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "           Harbour  bridge  opens late          2019-04-01               bridge",
        "       The harbour  bridge  will open in        2019-04-01               bridge",
        "      “We kept the  bridge  promise,” said      2019-04-01  Ines Aldana  bridge",
        "critic, called the  bridge  “a costly monument  2019-04-01               bridge",
    ]
    assert result.stderr.startswith("searchnews: 4 lines in 1 article, ")


def test_lines_as_objects_lead_back_into_the_article(
    run: Run, records: list[dict[str, Any]]
) -> None:
    lines, summary = lines_of(run("kwic", "bridge", "--format", "jsonl"))
    for line in lines:
        text = records[0][line["field"]]
        assert line["type"] == "line"
        assert text[line["start"] : line["end"]] == line["keyword"]
        assert line["left"] + line["keyword"] + line["right"] in text
    assert [line["speaker"] for line in lines] == [None, None, "Ines Aldana", None]
    assert (summary["type"], summary["unit"]) == ("summary", "lines")
    assert (summary["total"], summary["articles"], summary["limit"]) == (4, 1, None)
    assert summary["unplaced"] == 0


@pytest.mark.parametrize(
    ("query", "code", "told"),
    [
        ("bridge OR source:valley", 0, "4 lines in 1 of 3 articles"),
        ("zzz OR source:valley", 1, "nothing to show in the text of 2 articles found"),
        ("zzz", 1, "nothing found"),
    ],
)
def test_articles_without_a_line_are_told(run: Run, query: str, code: int, told: str) -> None:
    result = run("kwic", query)
    assert result.exit_code == code
    assert result.stderr.splitlines()[-1].startswith(f"searchnews: {told}, ")
    summary = lines_of(run("kwic", query, "--format", "jsonl"))[1]
    assert summary["unplaced"] == (0 if query == "zzz" else 2)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("left", ["called the", "kept the", "Harbour", "The harbour"]),
        ("right", ["a costly", "opens late", "promise said", "will open"]),
    ],
)
def test_lines_are_sorted_by_either_side(run: Run, sort: str, expected: list[str]) -> None:
    result = run("kwic", "bridge", "--sort", sort, "--words", "2", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    shown = [row[sort].translate(str.maketrans("", "", "“”,")) for row in rows]
    if sort == "left":
        assert [text.split()[-1].lower() for text in shown] == ["harbour", "harbour", "the", "the"]
    else:
        assert shown == expected


def test_pages_are_of_lines(run: Run) -> None:
    pages = [run("kwic", "bridge", "-n", "3", "--page", str(page)) for page in (1, 2, 3)]
    assert [len(page.stdout.splitlines()) for page in pages] == [3, 1, 0]
    assert "1–3 of 4 lines in 1 article" in pages[0].stderr
    assert pages[0].stderr.endswith("next: --page 2\n")
    assert [page.exit_code for page in pages] == [0, 0, 1]


def test_a_spreadsheet_runs_nothing_and_has_a_row_a_line(run: Run, tmp_path: Path) -> None:
    body = 'Sum:\n\n=cmd|calc bridge -2+3 @x "y"\n\n+1'
    record = json.dumps({"id": "sheet", "body": body})
    (tmp_path / "sheet.jsonl").write_text(record, encoding="utf-8")
    assert run("index", "sheet.jsonl", "--index", "sheet").exit_code == 0
    table = run("kwic", "bridge", "--index", "sheet", "--format", "csv", "--width", "12").stdout
    assert len(table.splitlines()) == 2
    (row,) = csv.DictReader(io.StringIO(table))
    assert (row["left"], row["keyword"], row["right"]) == ("'=cmd|calc", "bridge", '\'-2+3 @x "y"')


def test_as_markdown_it_is_a_table(run: Run) -> None:
    header, _, row, *_ = run("kwic", "ferry", "-n", "1", "--format", "md").stdout.splitlines()
    assert header.startswith("| left | keyword | right |")
    assert row.startswith("|  | **Ferry** | crew honoured |")


def test_nothing_found_is_told(run: Run) -> None:
    result = run("kwic", "zeppelin")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "nothing found" in result.stderr
    assert "did you mean: bridge" in run("kwic", "bridhe").stderr


@pytest.mark.parametrize(
    ("call", "line"),
    [
        ([], "give a QUERY with a word"),
        (["*"], "give a QUERY with a word"),
        (["bridge", "--width", "9", "--words", "2"], "give --width or --words, not both"),
        (["bridge", "--page", "2"], "--page needs -n"),
        (["bridge", "--width", "-1"], "--width: -1 is less than 0"),
        (["bridge", "--sort", "middle"], "--sort: 'middle' is not one of 'relevance', 'date'"),
    ],
)
def test_a_wrong_call_is_one_line(run: Run, call: list[str], line: str) -> None:
    result = run("kwic", *call)
    assert (result.exit_code, result.stdout) == (2, "")
    assert line in result.stderr
    assert result.stderr.count("\n") == 1
