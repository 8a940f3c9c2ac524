from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
import typer

from searchnews.cli.errors import ERROR, FOUND, INTERRUPTED, Complaints, describe, with_exit_code
from searchnews.errors import (
    ArticleNotFound,
    IndexLocked,
    IndexNotFound,
    QueryError,
    RequestError,
    SourceError,
)
from searchnews.text import Span


def code_of(error: BaseException | None) -> int:
    @with_exit_code
    def command() -> int:
        if error is not None:
            raise error
        return FOUND

    with pytest.raises(typer.Exit) as leaving:
        command()
    return leaving.value.exit_code


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (IndexLocked(Path("index"), "another process is writing"), "index: another process is"),
        (ArticleNotFound("x7"), "no article has the id 'x7'"),
        (RequestError("limit=-1: it is 0 or more"), "limit=-1"),
        (OSError(errno.ENOSPC, "No space left on device", "out.csv"), "out.csv: No space left"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
    ],
)
def test_an_error_is_one_line_and_code_2(
    capsys: pytest.CaptureFixture[str], error: Exception, line: str
) -> None:
    assert code_of(error) == ERROR
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(f"searchnews: {line}")
    assert captured.err.count("\n") == 1


def test_a_closed_pipe_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert code_of(BrokenPipeError()) == FOUND
    assert capsys.readouterr().err == ""


def test_an_interruption_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert code_of(KeyboardInterrupt()) == INTERRUPTED
    assert capsys.readouterr().err == "searchnews: interrupted\n"


def test_a_fault_of_the_program_is_not_hidden() -> None:
    @with_exit_code
    def command() -> int:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        command()


def test_a_query_error_shows_the_place_and_the_hint() -> None:
    error = QueryError("no such field", "bridge autor:x", Span(7, 12), "did you mean author:?")
    assert describe(error).splitlines() == [
        "no such field",
        "bridge autor:x",
        "       ^^^^^",
        "did you mean author:?",
    ]


def test_a_missing_index_says_what_to_do() -> None:
    line = describe(IndexNotFound(Path("old/index"), "no index"))
    assert "old/index" in line
    assert "searchnews index PATH" in line
    assert "$SEARCHNEWS_INDEX" in line


def test_a_message_cannot_command_the_terminal() -> None:
    assert "\x1b" not in describe(SourceError("a\x1b[2J.txt", "is empty"))


def test_complaints_are_counted_and_remember_the_files(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.jsonl").touch()
    (tmp_path / "old").mkdir()
    (tmp_path / "empty").mkdir()
    scan = os.scandir

    def scandir(path: Path) -> object:
        if path.name == "old":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    complaints = Complaints()
    complaints(SourceError("a.jsonl", "no body", 3))
    complaints(SourceError("old", "cannot be read"))
    complaints(SourceError("missing", "there is no such file or directory"))
    complaints(SourceError("empty", "the directory holds no file to read"))
    complaints(SourceError("caf\ufffd.txt", "is empty"))
    assert complaints.count == 5
    assert complaints.concern("a.jsonl")
    assert complaints.concern(str(tmp_path / "old" / "deep" / "b.txt"))
    assert complaints.concern("caf\ufffd.txt")
    for gone in ("b.jsonl", "missing", "missing/a.txt", "empty/a.txt"):
        assert not complaints.concern(gone)
    assert capsys.readouterr().err.splitlines()[0] == "searchnews: a.jsonl:3: no body"
