"""The program: its verbs, each with an example."""

from __future__ import annotations

import sys
from typing import Annotated, Final

import typer

from searchnews.cli.errors import with_exit_code
from searchnews.cli.export import export
from searchnews.cli.extract import extract
from searchnews.cli.grouped import GroupedCommand
from searchnews.cli.index import index
from searchnews.cli.quotes import quotes
from searchnews.cli.search import search
from searchnews.cli.show import show
from searchnews.cli.stats import stats

__all__ = ["app"]

app: Final = typer.Typer(
    help="Search news by who said what.",
    epilog="Exit code: 0 found, 1 nothing found, 2 error.",
    no_args_is_help=True,
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


# In the order of use, as the help shows them.
for _verb, _example in (
    (index, "searchnews index corpus/ more/articles.jsonl.gz --prune"),
    (search, "searchnews search 'speaker:harrow quote:\"security treaty\"' --since 2009"),
    (quotes, "searchnews quotes treaty --by Harrow --format csv"),
    (show, "searchnews show 4f1c2d9a7b3e8f60 --format md"),
    (export, "searchnews export 'quote:budget' -o budget.jsonl"),
    (extract, "searchnews extract page.txt --format jsonl"),
    (stats, "searchnews stats --format json"),
):
    app.command(cls=GroupedCommand, epilog=f"\b\nExample:\n  {_example}")(with_exit_code(_verb))
