"""``index``: articles into an index."""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated

import typer

from searchnews.cli.errors import ERROR, FOUND, Complaints, say
from searchnews.cli.options import DEFAULT_INDEX, Field, IndexDir, Inputs, fields_of
from searchnews.cli.progress import STDIN, watched

if TYPE_CHECKING:
    from searchnews.engine import AddReport

__all__ = ["index"]


def index(
    paths: Inputs,
    field: Field = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove articles that are gone from PATH.")
    ] = False,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Start over: make the index anew.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress bar and no summary.")
    ] = False,
    directory: IndexDir = DEFAULT_INDEX,
) -> int:
    """Add articles to an index.

    Unchanged ones are skipped, changed ones replaced. Ctrl-C keeps what was committed so far.
    """
    import searchnews

    errors = Complaints()
    fields = fields_of(field)
    # With nothing to read, each path is named and no index is begun.
    if not any(path == STDIN or Path(path).exists() for path in paths):
        for _ in searchnews.read(paths, on_error=errors, fields=fields):
            pass
        return ERROR
    began = perf_counter()
    with watched(paths, quiet=quiet) as watch:
        articles = watch(
            searchnews.read(paths, on_error=errors, fields=fields, stdin=sys.stdin.buffer)
        )
        if rebuild:
            report = searchnews.rebuild(directory, articles, on_error=errors)
        else:
            with searchnews.create(directory) as engine:
                report = engine.add(
                    articles,
                    prune=paths if prune else None,
                    keep=errors.concern,
                    on_error=errors,
                )
    if not quiet:
        say(_summary(report, errors.count, perf_counter() - began))
    return ERROR if errors.count else FOUND


def _summary(report: AddReport, failed: int, seconds: float) -> str:
    seen = report.added + report.replaced + report.unchanged
    return (
        f"{report.added:,} added, {report.replaced:,} replaced, {report.unchanged:,} unchanged, "
        f"{report.removed:,} removed, {failed:,} failed; {report.quotations:,} quotations; "
        f"{seconds:.1f} s, {seen / max(seconds, 0.001):,.0f} articles/s"
    )
