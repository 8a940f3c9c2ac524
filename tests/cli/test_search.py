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


def test_jsonl_is_a_line_a_hit_then_the_summary(run: Run, records: list[dict[str, Any]]) -> None:
    result = run("search", "bridge", "--format", "jsonl")
    assert (result.exit_code, result.stderr) == (0, "")
    hit, summary = map(json.loads, result.stdout.splitlines())
    assert (hit["type"], hit["rank"], hit["id"]) == ("hit", 1, "bridge")
    assert (summary["type"], summary["total"]) == ("summary", 1)
    body = records[0]["body"]
    assert {snippet["field"] for snippet in hit["snippets"]} == {"headline", "body"}
    for snippet in hit["snippets"]:
        assert records[0][snippet["field"]][snippet["start"] : snippet["end"]] == snippet["text"]
        assert {snippet["text"][s:e].lower() for s, e in snippet["highlights"]} == {"bridge"}
    assert hit["quotes"]
    for quote in hit["quotes"]:
        assert body[quote["start"] : quote["end"]] == quote["text"]


def test_json_is_one_document(run: Run) -> None:
    document = json.loads(run("search", "council", "--format", "json").stdout)
    assert [hit["id"] for hit in document["hits"]] == ["budget"]
    assert document["summary"]["query"] == "council"


def test_csv_has_a_row_a_hit(run: Run) -> None:
    result = run("search", "aldana", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert {row["id"] for row in rows} == {"bridge", "budget"}


def test_text_names_source_and_speaker_and_counts_on_stderr(run: Run) -> None:
    result = run("search", "quote:promise")
    assert "Harbour bridge opens late" in result.stdout
    assert "Harbour Ledger" in result.stdout
    assert "promise,” [Ines Aldana] said Mayor" in result.stdout
    assert "\x1b" not in result.stdout
    assert result.stderr.startswith("searchnews: 1 article, ")


def test_colour_can_be_had_in_a_pipe(run: Run) -> None:
    assert "\x1b[1;31m" in run("search", "bridge", "--color", "always").stdout


def test_words_of_the_command_line_make_one_query(run: Run) -> None:
    result = run("search", "quote:budget", "speaker:aldana", "--format", "jsonl")
    assert json.loads(result.stdout.splitlines()[0])["id"] == "budget"


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--source", "valley"], ["budget"]),
        (["--since", "2020"], ["budget"]),
        (["--until", "2019-12"], ["bridge"]),
        (["--speaker", "okafor"], ["bridge"]),
        (["--sort", "date"], ["budget", "bridge"]),
        (["--sort", "date", "-n", "1", "--page", "2"], ["bridge"]),
    ],
)
def test_options_narrow_sort_and_page(run: Run, options: list[str], ids: list[str]) -> None:
    lines = run("search", "aldana", *options, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["id"] for line in lines[:-1]] == ids


def test_a_page_beyond_the_end_is_code_1(run: Run) -> None:
    assert run("search", "bridge", "--page", "2").exit_code == 1
    assert run("quotes", "bridge", "--page", "99").exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["aldana", "-tunnel"], ["bridge"]),
        (["-bridge"], ["budget", "ferry"]),
        (["-(speaker:aldana quote:tunnel) aldana"], ["bridge"]),
        (["-speaker:aldana", "crew"], ["ferry"]),
        (["aldana", "-source:Ledger", "-n1"], ["budget"]),
        (["-n", "5", "aldana", "--source", "Valley Post", "-crew"], ["budget"]),
        (["--speaker", "-aldana", "tunnel"], ["budget"]),
        (["--", "-bridge", "-tunnel"], ["ferry"]),
        ([*"THE CREW OF THE FERRY AT THE".split(), "-BRIDGE", "--match", "any"], ["ferry"]),
    ],
)
def test_a_minus_excludes_among_the_arguments(
    run: Run, arguments: list[str], found: list[str]
) -> None:
    result = run("search", "--format", "jsonl", *arguments)
    hits = [json.loads(line) for line in result.stdout.splitlines()[:-1]]
    assert sorted(hit["id"] for hit in hits) == found


@pytest.mark.parametrize(
    ("option", "value", "line"),
    [
        ("--format", "bogus", "--format: 'bogus' is not one of 'text', 'json', "),
        ("--page", "0", "--page: "),
        ("--limit", "x", "--limit: "),
    ],
)
def test_a_value_that_an_option_does_not_take_is_one_line(
    run: Run, option: str, value: str, line: str
) -> None:
    result = run("search", "bridge", option, value)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"searchnews: {line}")
    assert result.stderr.count("\n") == 1
    assert "Value error" not in result.stderr


def test_nothing_found_is_code_1(run: Run) -> None:
    result = run("search", "zeppelin")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "nothing found" in result.stderr


def test_the_best_partial_matches_are_shown_and_said_to_be(run: Run) -> None:
    result = run("search", "ferry zeppelin", "--format", "jsonl")
    assert result.exit_code == 0
    assert "no article has all of the words" in result.stderr
    assert json.loads(result.stdout.splitlines()[-1])["relaxed"] is True


def test_a_query_error_shows_where(run: Run) -> None:
    result = run("search", "bridge autor:aldana")
    assert (result.exit_code, result.stdout) == (2, "")
    first, query, carets, *_ = result.stderr.splitlines()
    assert first.startswith("searchnews: ")
    assert query == "bridge autor:aldana"
    assert carets.strip("^") == " " * 7


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["  "],
        ["a", "--queries", "x"],
        ["--queries", "x", "--format", "json"],
        ["--queries", "x", "--page", "2"],
        ["a", "--format", "run", "--page", "2"],
        ["a", "--format", "xml"],
        ["a", "--limit", "0"],
        ["a", "--since", "soon"],
        ["a", "--speaker", " "],
        ["a", "--index", "no/such"],
        ["--queries", "no/such.tsv"],
        ["a\x00b\ud800", "--source", "\x00"],
    ],
)
def test_a_wrong_call_is_code_2_and_no_traceback(run: Run, arguments: list[str]) -> None:
    result = run("search", *arguments)
    assert result.exit_code in ((1, 2) if "\ud800" in "".join(arguments) else (2,))
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def test_a_missing_index_says_how_to_make_one(run: Run, tmp_path: Path) -> None:
    result = run("search", "bridge", "--index", str(tmp_path / "none"))
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "searchnews index PATH" in result.stderr
