"""The other verbs, each over the same small index."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

Run = Callable[..., Result]


def test_quotes_are_results_of_their_own(run: Run) -> None:
    result = run("quotes", "budget", "--by", "aldana", "--format", "jsonl")
    hit, summary = map(json.loads, result.stdout.splitlines())
    assert (hit["type"], hit["id"], hit["quote"]["speaker"]) == ("quote", "budget", "Ines Aldana")
    text = hit["quote"]["text"]
    assert [text[s:e] for s, e in hit["highlights"]] == ["budget"]
    assert summary["unit"] == "quotations"
    assert result.exit_code == 0


def test_all_quotations_of_a_speaker(run: Run) -> None:
    result = run("quotes", "--by", "Ines Aldana", "--format", "csv")
    assert len(list(csv.DictReader(io.StringIO(result.stdout)))) == 2


def test_quotes_as_text_and_nothing_found(run: Run) -> None:
    result = run("quotes", "promise")
    assert "— Ines Aldana" in result.stdout
    assert "1 quotation" in result.stderr
    assert run("quotes", "zeppelin").exit_code == 1


def test_show_gives_back_what_was_indexed(
    run: Run, tmp_path: Path, records: list[dict[str, Any]]
) -> None:
    result = run("show", "bridge", "ferry", "--format", "jsonl")
    shown = [json.loads(line) for line in result.stdout.splitlines()]
    for record, original in zip(shown, (records[0], records[2]), strict=True):
        assert {key: record[key] for key in original} == original
    assert [quote["speaker"] for quote in shown[0]["quotes"]][:1] == ["Ines Aldana"]


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_what_show_gives_can_be_indexed_again(
    run: Run, tmp_path: Path, records: list[dict[str, Any]], format: str
) -> None:
    shown = run("show", *(record["id"] for record in records), "--format", format).stdout
    (tmp_path / f"again.{format}").write_text(shown, encoding="utf-8")
    made = run("index", f"again.{format}", "--index", "again")
    assert (made.exit_code, "3 added" in made.stderr) == (0, True)
    ids = [record["id"] for record in records]
    assert run("show", *ids, "--format", format, "--index", "again").stdout == shown


def test_show_is_for_reading(run: Run, records: list[dict[str, Any]]) -> None:
    result = run("show", "bridge")
    assert result.stdout.startswith("Harbour bridge opens late\n2019-04-01 · Harbour Ledger")
    assert records[0]["body"].strip() in result.stdout


def test_an_unknown_id_is_named_and_the_others_are_shown(run: Run) -> None:
    result = run("show", "nowhere", "ferry")
    assert result.exit_code == 1
    assert "Ferry crew honoured" in result.stdout
    assert result.stderr == "searchnews: no article has the id 'nowhere'\n"


@pytest.mark.parametrize("ending", ["json", "jsonl", "csv", "md", "txt"])
def test_export_takes_the_format_from_the_ending(run: Run, tmp_path: Path, ending: str) -> None:
    result = run("export", "speaker:aldana", "-o", f"out.{ending}")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "2 of 2 articles to out." in result.stderr
    text = (tmp_path / f"out.{ending}").read_text(encoding="utf-8")
    assert "Council passes budget" in text
    assert "Ines" in text


def test_export_to_stdout_in_a_named_format(run: Run) -> None:
    result = run("export", "*", "-o", "-", "--format", "jsonl", "-n", "2")
    *hits, summary = map(json.loads, result.stdout.splitlines())
    assert len(hits) == 2
    assert (summary["total"], summary["limit"]) == (3, 2)


def test_export_writes_each_hit_once(run: Run) -> None:
    *hits, _ = map(json.loads, run("export", "*").stdout.splitlines())
    assert [hit["rank"] for hit in hits] == [1, 2, 3]
    assert len({hit["id"] for hit in hits}) == 3
    assert len(run("export", "*", "-n", "2").stdout.splitlines()) == 3


def test_export_says_where_no_article_has_all_words(run: Run) -> None:
    result = run("export", "aldana nowherenever")
    [summary] = map(json.loads, result.stdout.splitlines())
    assert (result.exit_code, summary["total"], summary["relaxed"]) == (1, 0, False)
    assert "no article has all of the words; for those with some: --match any" in result.stderr
    *hits, summary = map(
        json.loads, run("export", "aldana nowherenever", "--match", "any").stdout.splitlines()
    )
    assert summary["total"] == len(hits) > 0


def test_export_of_nothing(run: Run, tmp_path: Path) -> None:
    result = run("export", "nowherenever", "-o", "none.jsonl")
    assert (result.exit_code, "--match" in result.stderr) == (1, False)
    [summary] = map(json.loads, (tmp_path / "none.jsonl").read_text("utf-8").splitlines())
    assert summary["total"] == 0


def test_a_failed_export_leaves_the_file_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_text("before", encoding="utf-8")
    assert run("export", "speaker:(", "-o", "out.csv").exit_code == 2
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == "before"
    assert run("export", "speaker:(", "-o", "new.csv").exit_code == 2
    assert [path.name for path in tmp_path.glob("*.csv*")] == ["out.csv"]
    assert run("export", "aldana", "-o", "out.doc").exit_code == 2
    assert run("export", "aldana", "-o", "no/such/out.csv").exit_code == 2
    assert run("export", "-o", "out.csv").exit_code == 2


def test_extract_needs_no_index(run: Run, articles: Path, records: list[dict[str, Any]]) -> None:
    result = run("extract", str(articles), "--format", "jsonl")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["id"] for line in lines] == ["bridge", "budget", "ferry"]
    assert all(list(line) == ["id", "headline", "quotes"] for line in lines)
    assert lines[2]["quotes"] == []
    body = records[1]["body"]
    [quote] = lines[1]["quotes"]
    assert list(quote) == "text start end spans speaker mention cue kind".split()
    assert body[quote["start"] : quote["end"]] == quote["text"]


def test_extract_reads_standard_input_and_other_field_names(
    run: Run, records: list[dict[str, Any]]
) -> None:
    record = json.dumps({"story": records[1]["body"]}) + "\n"
    result = run("extract", "-", "--field", "body=story", "--format", "csv", input=record)
    assert "Ines Aldana" in result.stdout
    assert result.exit_code == 0


def test_extract_names_what_it_cannot_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text('{"body": "x"}\nnot json\n', encoding="utf-8")
    result = run("extract", "bad.jsonl", "missing.jsonl")
    assert result.exit_code == 2
    assert "searchnews: bad.jsonl:2: " in result.stderr
    assert "searchnews: missing.jsonl: " in result.stderr
    (tmp_path / "quiet.jsonl").write_text('{"body": "Nobody spoke."}\n', encoding="utf-8")
    assert run("extract", "quiet.jsonl").exit_code == 1


@pytest.mark.parametrize("pair", ["body", "=x", "body=", "nofield=x"])
def test_a_field_that_is_none_is_refused(run: Run, articles: Path, pair: str) -> None:
    assert run("extract", str(articles), "--field", pair).exit_code == 2


def test_stats_are_an_object(run: Run) -> None:
    figures = json.loads(run("stats", "--format", "json").stdout)
    assert (figures["articles"], figures["oldest"], figures["newest"]) == (
        3,
        "2019-04-01",
        "2021-06-30",
    )
    assert {"quotations", "speakers", "bytes", "segments", "format_version"} <= set(figures)
    assert "quotations" in run("stats").stdout


@pytest.mark.parametrize("format", ["csv", "jsonl", "md"])
def test_stats_in_the_other_formats(run: Run, format: str) -> None:
    assert "format" in run("stats", "--format", format).stdout


def test_an_index_that_is_damaged_is_one_line(run: Run, index: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(index, copy)
    for path in copy.iterdir():
        path.write_bytes(b"not an index")
    result = run("stats", "--index", str(copy))
    assert result.exit_code == 2
    assert result.stderr.startswith("searchnews: ")
    assert result.stderr.count("\n") == 1
