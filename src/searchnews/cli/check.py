"""``check``: whether an index is sound."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from searchnews.cli.errors import ERROR, FOUND, say
from searchnews.cli.options import DEFAULT_INDEX, IndexDir

if TYPE_CHECKING:
    from searchnews import CheckReport

__all__ = ["CheckFormat", "check"]


class CheckFormat(StrEnum):
    """Formats of a check's report."""

    text = "text"
    json = "json"


def check(
    format: Annotated[
        CheckFormat,
        typer.Option(
            "--format",
            help="How to print; text is a line for each problem.",
            rich_help_panel="Output",
        ),
    ] = CheckFormat.text,
    directory: IndexDir = DEFAULT_INDEX,
) -> int:
    """Read all of an index, and say whether it is sound.

    The exit code is 0 if it is, else 2.
    """
    import searchnews

    report = searchnews.check(directory)
    if format is CheckFormat.json:
        _write_json(report)
    else:
        _write_text(report, directory)
    return ERROR if report.problems else FOUND


def _write_json(report: CheckReport) -> None:
    from searchnews.export.json_lines import dumps

    figures = {
        "articles": report.articles,
        "segments": report.segments,
        "bytes": report.bytes,
        "problems": list(report.problems),
    }
    sys.stdout.write(f"{dumps(figures, indent=2)}\n")


def _write_text(report: CheckReport, directory: Path) -> None:
    from searchnews.export.clean import one_line

    sys.stdout.writelines(f"{one_line(problem)}\n" for problem in report.problems)
    # In this order where both are a terminal.
    sys.stdout.flush()
    if report.problems:
        say(one_line(f"{directory}: not sound; make it anew: searchnews index --rebuild PATH…"))
        return
    read = f"{_counted(report.articles, 'article')} in {_counted(report.segments, 'segment')}"
    say(one_line(f"{directory}: sound, {read}, {_size(report.bytes)} read"))


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _size(bytes: int) -> str:
    return f"{bytes / 1e6:,.0f} MB" if bytes >= 1e6 else f"{bytes / 1e3:,.0f} kB"
