from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import redirect_stdout
from pathlib import Path
from typing import TextIO, cast

import pytest

from searchnews.cli import pager


class FakeTerminal:
    """A standard output that says it is a terminal."""

    def __init__(self) -> None:
        self.text = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        pass


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> FakeTerminal:
    fake = FakeTerminal()
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("LINES", "10")
    return fake


def write_lines(terminal: FakeTerminal, lines: Iterable[str]) -> None:
    with redirect_stdout(cast("TextIO", terminal)), pager.output() as out:
        for line in lines:
            out.write(f"{line}\n")


def pager_into(path: Path) -> str:
    return f'{sys.executable} -c \'import sys; open("{path}", "w").write(sys.stdin.read())\''


def test_what_fits_the_screen_is_not_paged(
    terminal: FakeTerminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGER", pager_into(tmp_path / "paged"))
    write_lines(terminal, ["line"] * 5)
    assert terminal.text.count("\n") == 5
    assert not (tmp_path / "paged").exists()


def test_what_is_longer_goes_through_the_pager(
    terminal: FakeTerminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGER", pager_into(tmp_path / "paged"))
    write_lines(terminal, ["line"] * 50)
    assert terminal.text == ""
    assert (tmp_path / "paged").read_text().count("\n") == 50


def test_long_lines_take_several_rows(
    terminal: FakeTerminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGER", pager_into(tmp_path / "paged"))
    write_lines(terminal, ["x" * 1000])
    assert terminal.text == ""


@pytest.mark.parametrize("command", ["", "cat", "no-such-pager-anywhere -x", "'unbalanced"])
def test_without_a_pager_all_is_written(
    terminal: FakeTerminal, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("PAGER", command)
    write_lines(terminal, ["line"] * 50)
    assert terminal.text.count("\n") == 50


def test_a_reader_who_leaves_early_ends_the_writing(
    terminal: FakeTerminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGER", "true")
    with pytest.raises(BrokenPipeError):
        write_lines(terminal, ["line"] * 1_000_000)
    assert terminal.text == ""


def test_less_is_the_default() -> None:
    assert pager.command_of({}) == ["less", "-FRX"]
    assert pager.command_of({"PAGER": "more -s"}) == ["more", "-s"]
