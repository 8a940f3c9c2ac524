from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

import searchnews
from searchnews.article import Article

Run = Callable[..., Result]


@pytest.fixture
def fresh(tmp_path: Path) -> str:
    return str(tmp_path / "fresh")


def ids(run: Run, index: str) -> set[str]:
    lines = run("search", "*", "--index", index, "--format", "jsonl").stdout.splitlines()
    return {json.loads(line)["id"] for line in lines[:-1]}


def test_the_summary_says_what_became_of_the_articles(run: Run, articles: Path, fresh: str) -> None:
    first = run("index", str(articles), "--index", fresh)
    assert (first.exit_code, first.stdout) == (0, "")
    assert "3 added, 0 replaced, 0 unchanged, 0 removed, 0 problems; 3 quotations;" in first.stderr
    again = run("index", str(articles), "--index", fresh)
    assert again.exit_code == 0
    assert "0 added, 0 replaced, 3 unchanged" in again.stderr


def test_quiet_says_nothing(run: Run, articles: Path, fresh: str) -> None:
    result = run("index", str(articles), "--index", fresh, "--quiet")
    assert (result.exit_code, result.output) == (0, "")


def test_broken_records_are_named_and_the_others_indexed(
    run: Run, tmp_path: Path, fresh: str, records: list[dict[str, Any]]
) -> None:
    lines = [json.dumps(records[0]), "{broken", json.dumps({"id": "x"}), json.dumps(records[1])]
    (tmp_path / "some.jsonl").write_text("\n".join(lines), encoding="utf-8")
    result = run("index", "some.jsonl", "missing.txt", "--index", fresh)
    assert result.exit_code == 2
    for place in ("some.jsonl:2: ", "some.jsonl:3: ", "missing.txt: "):
        assert f"searchnews: {place}" in result.stderr
    assert "2 added" in result.stderr
    assert ids(run, fresh) == {"bridge", "budget"}


def test_with_nothing_to_read_no_index_is_begun(run: Run, fresh: str) -> None:
    result = run("index", "missing.txt", "also-missing", "--index", fresh)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 2
    assert not Path(fresh).exists()


def test_prune_removes_what_is_gone_but_not_what_broke(
    run: Run, tmp_path: Path, fresh: str, records: list[dict[str, Any]]
) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for record in records:
        (folder / f"{record['id']}.jsonl").write_text(json.dumps(record), encoding="utf-8")
    assert run("index", "news", "--index", fresh).exit_code == 0
    (folder / "ferry.jsonl").unlink()
    (folder / "budget.jsonl").write_text("{broken", encoding="utf-8")
    result = run("index", "news", "--prune", "--index", fresh)
    assert result.exit_code == 2
    assert "1 removed, 1 problem;" in result.stderr
    assert ids(run, fresh) == {"bridge", "budget"}


@pytest.mark.parametrize("left", ["empty", "none"])
def test_prune_when_all_is_gone(
    run: Run, tmp_path: Path, fresh: str, records: list[dict[str, Any]], left: str
) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for record in records[:2]:
        (folder / f"{record['id']}.jsonl").write_text(json.dumps(record), encoding="utf-8")
    (tmp_path / "other.jsonl").write_text(json.dumps(records[2]), encoding="utf-8")
    run("index", "news", "other.jsonl", "--index", fresh)
    shutil.rmtree(folder)
    if left == "empty":
        folder.mkdir()
    result = run("index", "news", "--prune", "--index", fresh)
    assert "2 removed" in result.stderr
    assert ids(run, fresh) == {"ferry"}
    named = left == "none"
    assert result.exit_code == (2 if named else 0)
    assert ("news: there is no such file" in result.stderr) == named
    assert "holds no file" not in result.stderr


def test_prune_begins_no_index(run: Run, tmp_path: Path, fresh: str) -> None:
    (tmp_path / "news").mkdir()
    assert run("index", "news", "--prune", "--index", fresh).exit_code == 0
    assert run("index", "missing", "news", "--prune", "--index", fresh).exit_code == 2
    assert not Path(fresh).exists()


def test_an_empty_directory_is_an_error_without_prune(run: Run, tmp_path: Path, fresh: str) -> None:
    (tmp_path / "news").mkdir()
    result = run("index", "news", "--index", fresh)
    assert result.exit_code == 2
    assert "news: the directory holds no file to read" in result.stderr


@pytest.mark.parametrize(
    ("options", "line"),
    [([], "the index holds 3 articles"), (["--rebuild"], "the index stays as it was")],
)
def test_an_interruption_says_what_became_of_the_index(
    run: Run,
    articles: Path,
    fresh: str,
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    line: str,
) -> None:
    def interrupted(*args: object, **options: object) -> Iterator[Article]:
        raise KeyboardInterrupt
        yield

    run("index", str(articles), "--index", fresh)
    monkeypatch.setattr(searchnews, "read", interrupted)
    result = run("index", str(articles), "--index", fresh, *options)
    assert (result.exit_code, result.stderr) == (130, f"searchnews: interrupted; {line}\n")
    assert len(ids(run, fresh)) == 3


def test_rebuild_starts_over(
    run: Run, tmp_path: Path, articles: Path, fresh: str, records: list[dict[str, Any]]
) -> None:
    run("index", str(articles), "--index", fresh)
    (tmp_path / "one.jsonl").write_text(json.dumps(records[2]), encoding="utf-8")
    assert run("index", "one.jsonl", "--rebuild", "--index", fresh).exit_code == 0
    assert ids(run, fresh) == {"ferry"}


def test_standard_input_is_read(run: Run, fresh: str, records: list[dict[str, Any]]) -> None:
    text = "".join(json.dumps(record) + "\n" for record in records)
    assert run("index", "-", "--index", fresh, input=text).exit_code == 0
    assert ids(run, fresh) == {"bridge", "budget", "ferry"}


def test_an_index_directory_that_cannot_be_is_one_line(
    run: Run, tmp_path: Path, articles: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = run("index", str(articles), "--index", "file/index")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
