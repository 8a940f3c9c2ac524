"""The program and the options that it has without a verb."""

from __future__ import annotations

import sys
from typing import Annotated, Final

import typer

from searchnews.cli.program import Program

__all__ = ["app"]

app: Final = typer.Typer(
    cls=Program,
    help="Search news by who said what.",
    epilog="Exit code: 0 found, 1 nothing found, 2 error.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from searchnews import __version__

        sys.stdout.write(f"searchnews {__version__}\n")
        raise typer.Exit


@app.callback()
def _program(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Show the version and exit.", callback=_show_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Hold the options of the program itself."""
