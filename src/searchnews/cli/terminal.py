"""What the terminal can do: its colours, its size, its pager."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Mapping
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TextIO

if TYPE_CHECKING:
    from searchnews.export import Style

__all__ = ["WIDEST", "Color", "prepare_streams", "silence", "style_for"]

#: Longer lines are hard to read, however wide the window.
WIDEST: Final = 100


class Color(StrEnum):
    """When to use colour and links."""

    auto = "auto"
    always = "always"
    never = "never"


def prepare_streams() -> None:
    """Make standard output able to hold any article.

    Pipes and files get UTF-8 whatever the locale, for other programs read them; a
    terminal gets what it can show, the rest in escaped form. A stream that the process was
    started without is as good as ``/dev/null``.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            # Opened for the life of the process.
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def silence(stream: TextIO) -> None:
    """Let what is still to be written to `stream` vanish, as nobody can read it.

    Without it the interpreter complains about a closed pipe when it exits.
    """
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def style_for(
    color: Color,
    stream: TextIO,
    environ: Mapping[str, str] = os.environ,
    *,
    widest: int = WIDEST,
) -> Style:
    """Return how text looks on `stream`: ``NO_COLOR`` and ``TERM=dumb`` count for `auto`.

    Lines take as many columns as the terminal has, `widest` at most.
    """
    from searchnews.export import Style

    terminal = stream.isatty()
    wanted = terminal and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
    colored = wanted if color is Color.auto else color is Color.always
    width = min(shutil.get_terminal_size().columns, widest) if terminal else None
    return Style(color=colored, links=colored and terminal, width=width)
