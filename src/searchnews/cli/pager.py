"""A pager for what is longer than the screen."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from searchnews.export import Writer

__all__ = ["command_of", "output"]

_DEFAULT: Final = "less -FRX"


def command_of(environ: Mapping[str, str] = os.environ) -> list[str]:
    """Return the command that ``$PAGER`` names, empty where it asks for none."""
    try:
        command = shlex.split(environ.get("PAGER", _DEFAULT))
    except ValueError:
        return []
    return [] if command == ["cat"] else command


@contextmanager
def output() -> Iterator[Writer]:
    """Yield where results go: the terminal on standard output, through a pager if need be."""
    command = command_of()
    if not command:
        yield sys.stdout
        return
    pager = _Pager(command, shutil.get_terminal_size())
    try:
        yield pager
    finally:
        pager.finish()


class _Pager:
    """A stream that holds text back until it fills the screen, then starts the pager."""

    def __init__(self, command: list[str], screen: os.terminal_size) -> None:
        self._command = command
        self._screen = screen
        self._held: list[str] = []
        self._rows = 0
        self._target: Writer | None = None
        self._process: subprocess.Popen[str] | None = None

    def write(self, text: str, /) -> None:
        """Write `text`. Raises BrokenPipeError when the reader has left the pager."""
        if self._target is not None:
            self._target.write(text)
            return
        self._held.append(text)
        wide = max(self._screen.columns, 1)
        self._rows += text.count("\n") + sum(len(line) // wide for line in text.split("\n"))
        if self._rows >= self._screen.lines:
            self._start()

    def finish(self) -> None:
        """Write what was held back, or wait until the reader has left."""
        if self._target is None:
            sys.stdout.write("".join(self._held))
        if self._process is None or self._process.stdin is None:
            return
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        while self._process.poll() is None:
            # Ctrl-C is for the pager, which shares the terminal.
            with suppress(KeyboardInterrupt):
                self._process.wait()

    def _start(self) -> None:
        # LESS is git's choice too: a bare `less` shows colours and leaves a short text alone.
        environ = {"LESS": "FRX", **os.environ}
        self._target = sys.stdout
        with suppress(OSError):
            self._process = subprocess.Popen(  # noqa: S603 -- the command is the user's own
                self._command,
                stdin=subprocess.PIPE,
                env=environ,
                encoding="utf-8",
                errors="backslashreplace",
            )
            self._target = self._process.stdin or sys.stdout
        self._target.write("".join(self._held))
        self._held.clear()
