"""The program as a process of its own: pipes, signals, locales, terminals."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

Spawn = Callable[..., subprocess.CompletedProcess[bytes]]

MAIN = [sys.executable, "-c", "from searchnews.cli import main; main()"]


@pytest.mark.parametrize(
    "arguments", [["search", "bridge", "--format", "jsonl"], ["--help"], ["show", "bridge"]]
)
def test_a_closed_pipe_is_no_error(spawn: Spawn, arguments: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        done = spawn(*arguments, stdout=closed)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("arguments", "closed", "code"),
    [
        (["search", "bridge"], 1, 0),
        (["search", "zeppelin"], 1, 1),
        (["search", "bridge", "--bogus"], 2, 2),
        (["search", "zeppelin"], 2, 1),
        (["extract", "-"], 0, 2),
    ],
)
def test_a_stream_that_was_closed_before_is_none(
    index: Path, arguments: list[str], closed: int, code: int
) -> None:
    done = subprocess.run(
        [*MAIN, *arguments],
        env={**os.environ, "SEARCHNEWS_INDEX": str(index)},
        capture_output=True,
        timeout=60,
        check=False,
        preexec_fn=partial(os.close, closed),
    )
    assert (done.returncode, b"Traceback" in done.stderr) == (code, False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "arguments", [["stats"], ["--help"], ["export", "bridge", "-o", "/dev/full", "--format", "csv"]]
)
def test_a_full_disk_is_one_line(spawn: Spawn, arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = spawn(*arguments, stdout=full)
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"No space left" in done.stderr


@pytest.mark.parametrize(
    "environ",
    [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}],
)
def test_a_pipe_gets_utf8_in_any_locale(spawn: Spawn, environ: dict[str, str]) -> None:
    done = spawn("search", "quote:promise", env=environ)
    assert done.returncode == 0
    assert "“We kept the bridge promise,”" in done.stdout.decode("utf-8")
    assert spawn("search", "“naïve", "zeppelin\udcff", env=environ).returncode in (1, 2)


def test_ctrl_c_is_one_line_and_130(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*MAIN, "index", "-", "--index", str(tmp_path / "index")],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # Where the tests run in the background, the interrupt is ignored, and so by children.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdin is not None
    process.stdin.write(b'{"body": "One article."}\n')
    process.stdin.flush()
    deadline = time.monotonic() + 20
    while not (tmp_path / "index").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert errors == b"searchnews: interrupted; the index holds 0 articles\n"


def through_terminal(arguments: list[str], environ: dict[str, str]) -> str:
    """Run the program with standard output and error on one pseudo-terminal."""
    parent, child = pty.openpty()
    process = subprocess.Popen(
        [*MAIN, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=child,
        stderr=child,
        env={**os.environ, "TERM": "xterm", "PAGER": "", "NO_COLOR": "", **environ},
    )
    os.close(child)
    seen = b""
    try:
        while piece := os.read(parent, 4096):
            seen += piece
    except OSError:  # Linux says EIO where the other end was closed.
        pass
    process.wait(timeout=30)
    os.close(parent)
    return seen.decode()


def test_a_terminal_gets_colour_links_and_the_count_below(index: Path) -> None:
    seen = through_terminal(["search", "bridge"], {"SEARCHNEWS_INDEX": str(index)})
    assert "\x1b[1;31m" in seen
    assert "\x1b]8;;https://ledger.example/bridge\x1b\\" in seen
    assert "1 article, " in seen.splitlines()[-1]
    plain = through_terminal(
        ["search", "bridge"], {"SEARCHNEWS_INDEX": str(index), "NO_COLOR": "1"}
    )
    assert "\x1b" not in plain


def test_a_terminal_shows_progress(tmp_path: Path, articles: Path) -> None:
    seen = through_terminal(["index", str(articles), "--index", str(tmp_path / "index")], {})
    assert "articles/s" in seen
    assert "3 added" in seen
    quiet = through_terminal(["index", str(articles), "--index", str(tmp_path / "i2"), "-q"], {})
    assert quiet == ""


def test_long_output_on_a_terminal_goes_to_the_pager(index: Path) -> None:
    environ = {
        "SEARCHNEWS_INDEX": str(index),
        "LINES": "3",
        "COLUMNS": "60",
        "PAGER": "sed s/^/P:/",
    }
    seen = through_terminal(["search", "bridge"], environ)
    assert all(line.startswith("P:") for line in seen.splitlines())
    assert "P:" not in through_terminal(["search", "bridge", "--no-pager"], environ)


def test_one_command_after_the_other(spawn: Spawn, articles: Path, tmp_path: Path) -> None:
    place = ["--index", str(tmp_path / "i")]
    assert spawn("index", str(articles), *place).returncode == 0
    found = spawn("search", "ferry", "--format", "json", *place)
    assert json.loads(found.stdout)["summary"]["total"] == 1
