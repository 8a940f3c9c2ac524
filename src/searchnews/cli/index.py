"""``index``: articles into an index."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated

import typer

from searchnews.cli.errors import ERROR, FOUND, INTERRUPTED, Complaints, say
from searchnews.cli.options import DEFAULT_INDEX, Field, IndexDir, Inputs, fields_of
from searchnews.cli.progress import STDIN, watched
from searchnews.errors import IndexNotFound, StorageError

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
    quotations: Annotated[
        bool,
        typer.Option(
            "--quotations/--no-quotations", help="Find quotations and their speakers, or only text."
        ),
    ] = True,
    indirect: Annotated[
        bool,
        typer.Option(
            "--indirect/--no-indirect", help="Find reported speech, too, or only what is in marks."
        ),
    ] = True,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            metavar="N",
            min=1,
            help="Processes that work side by side (default: one on each core).",
            show_default=False,
        ),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress bar and no summary.")
    ] = False,
    directory: IndexDir = DEFAULT_INDEX,
) -> int:
    """Add articles to an index.

    Unchanged ones are skipped, changed ones replaced. Ctrl-C keeps what was committed so far.
    """
    import searchnews

    errors = Complaints(pruning=prune)
    read = partial(
        searchnews.read, paths, on_error=errors, fields=fields_of(field), stdin=sys.stdin.buffer
    )
    if not _is_anything_to_do(paths, directory, prune=prune, rebuild=rebuild):
        # Each path is named, and no index is begun.
        for _ in read():
            pass
        return ERROR if errors.count else FOUND
    began = perf_counter()
    try:
        with watched(paths, quiet=quiet) as watch:
            if rebuild:
                report = searchnews.rebuild(
                    directory,
                    watch(read()),
                    on_error=errors,
                    quotations=quotations,
                    indirect=indirect,
                    jobs=jobs,
                )
            else:
                with searchnews.create(directory) as engine:
                    report = engine.add(
                        watch(read()),
                        prune=paths if prune else None,
                        keep=errors.concern,
                        on_error=errors,
                        quotations=quotations,
                        indirect=indirect,
                        jobs=jobs,
                    )
    except KeyboardInterrupt:
        say(_interrupted(directory, rebuild=rebuild))
        return INTERRUPTED
    if not quiet:
        say(_summary(report, errors.count, perf_counter() - began))
    return ERROR if errors.count else FOUND


def _is_anything_to_do(
    paths: Sequence[str], directory: Path, *, prune: bool, rebuild: bool
) -> bool:
    """Tell whether there is something to read, or else an index to remove articles from."""
    from searchnews.sources.paths import walk

    files = walk(paths, lambda error: None) if prune else paths
    if any(path == STDIN or Path(path).exists() for path in files):
        return True
    return prune and not rebuild and _articles_in(directory) is not None


def _articles_in(directory: Path) -> int | None:
    """Return how many articles the index holds, None if there is none."""
    import searchnews

    try:
        with searchnews.open(directory) as engine:
            return engine.search("*", limit=0).total
    except IndexNotFound:
        return None


def _interrupted(directory: Path, *, rebuild: bool) -> str:
    try:
        articles = _articles_in(directory)
    except StorageError:
        articles = None
    if articles is None:
        return "interrupted"
    if rebuild:
        return "interrupted; the index stays as it was"
    return f"interrupted; the index holds {_counted(articles, 'article')}"


def _summary(report: AddReport, problems: int, seconds: float) -> str:
    seen = report.added + report.replaced + report.unchanged
    return (
        f"{report.added:,} added, {report.replaced:,} replaced, {report.unchanged:,} unchanged, "
        f"{report.removed:,} removed, {_counted(problems, 'problem')}; "
        f"{_counted(report.quotations, 'quotation')}; "
        f"{seconds:.1f} s, {seen / max(seconds, 0.001):,.0f} articles/s"
    )


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
