"""The group of verbs: each is imported when it is asked for, and a wrong call is one line."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, Final

import typer
from typer.core import TyperGroup

from searchnews.cli.errors import ERROR, say, with_exit_code
from searchnews.cli.grouped import GroupedCommand
from searchnews.cli.values import read_plainly

__all__ = ["VERBS", "Program", "Verbs"]

#: Verbs in the order of use, as the help shows them, each with an example.
VERBS: Final = {
    "index": "searchnews index corpus/ more/articles.jsonl.gz --prune",
    "search": "searchnews search 'by:harrow quote:\"security treaty\"' --since 2009",
    "quotes": "searchnews quotes treaty --by Harrow --format csv",
    "speakers": "searchnews speakers treaty --since 2009 -n 20",
    "timeline": "searchnews timeline 'headline:treaty' --every year",
    "kwic": "searchnews kwic 'security treaty' --sort right --format csv",
    "explain": "searchnews explain 'elect* quote:\"security treaty\"' --id 4f1c2d9a7b3e8f60",
    "show": "searchnews show 4f1c2d9a7b3e8f60 --format md",
    "export": "searchnews export 'quote:budget' -o budget.jsonl",
    "extract": "searchnews extract page.txt --format jsonl",
    "stats": "searchnews stats --format json",
    "check": "searchnews check --index archive",
}
# What typer raises for a wrong call; it has no public name, but this one inherits from it.
_UsageError: Final[Any] = typer.BadParameter.__mro__[1]


class Verbs(Mapping[str, Any]):
    """Name → command. A verb's module is imported, and its options read, at its first use."""

    def __init__(self) -> None:
        self._commands: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 -- of a class with changing names
        if name not in self._commands:
            self._commands[name] = _command(name, VERBS[name])
        return self._commands[name]

    def __iter__(self) -> Iterator[str]:
        return iter(VERBS)

    def __len__(self) -> int:
        return len(VERBS)


def _command(name: str, example: str) -> Any:  # noqa: ANN401
    """Return the verb whose function bears the name of its module."""
    verb = getattr(import_module(f"searchnews.cli.{name}"), name)
    alone = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    epilog = f"\b\nExample:\n  {example}"
    alone.command(cls=GroupedCommand, epilog=epilog)(with_exit_code(verb))
    return typer.main.get_command(alone)


class Program(TyperGroup):
    """The program without a verb."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401
        super().__init__(**settings)
        self.commands: Any = Verbs()

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401
        """Read the arguments before the verb into `ctx`; without any show the help."""
        if not args and not ctx.resilient_parsing:
            sys.stderr.write(f"{ctx.get_help()}\n")
            raise typer.Exit(ERROR)
        for param in self.get_params(ctx):
            read_plainly(param)
        rest: list[str] = super().parse_args(ctx, args)
        return rest

    def main(self, *args: Any, **options: Any) -> Any:  # noqa: ANN401
        """Run the program; where it stands alone, exit, after a wrong call with one line."""
        run: Any = super().main
        if not options.pop("standalone_mode", True):
            return run(*args, **options, standalone_mode=False)
        try:
            code = run(*args, **options, standalone_mode=False)
        except _UsageError as error:
            say(_line(error))
            code = ERROR
        sys.exit(code)


def _line(error: Any) -> str:  # noqa: ANN401
    """Return what is wrong with a call, and where its help is."""
    from searchnews.export.clean import one_line

    if isinstance(error, typer.BadParameter) and error.message and error.param:
        return one_line(f"{error.param.opts[-1]}: {error.message}")
    message = error.format_message().rstrip(".")
    end = "" if message.endswith("?") else ";"
    called = error.ctx.command_path if error.ctx else "searchnews"
    return one_line(f"{message[:1].lower()}{message[1:]}{end} see {called} --help")
