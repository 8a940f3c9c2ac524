"""A command whose help is in groups, and whose query may begin with a minus.

typer groups options only with rich, which takes longer to import than all the rest of a
``--help``; plain help comes at once and reads as well in a pipe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from typer.core import TyperCommand

from searchnews.cli.values import read_plainly

__all__ = ["GroupedCommand"]


_LIMIT: Final = re.compile(r"-n[=-]?[0-9]")
_QUERY: Final = "query"


class GroupedCommand(TyperCommand):
    """A command whose help shows arguments first, then options by the panel they name.

    ``-word`` among the arguments of a command with a query is a part of the query.
    """

    # The types of contexts and formatters are click's, which typer brings under changing names.
    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401
        """Read the arguments into `ctx`."""
        params = self.get_params(ctx)
        if any(param.name == _QUERY for param in params):
            flags = [p for p in params if getattr(p, "is_flag", False)]
            valued = {opt for p in params if p not in flags for opt in p.opts}
            args = list(_with_exclusions(args, valued))
        for param in params:
            read_plainly(param)
        rest: list[str] = super().parse_args(ctx, args)
        return rest

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write a section for each group, in the order in which the groups first occur."""
        groups: dict[str, list[tuple[str, str]]] = {"Arguments": [], "Options": []}
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record is not None:
                if param.param_type_name == "argument":
                    several = "" if param.nargs == 1 else "…"
                    record = (f"{param.metavar}{several}", record[1])
                default = "Arguments" if param.param_type_name == "argument" else "Options"
                name = getattr(param, "rich_help_panel", None) or default
                groups.setdefault(name, []).append(record)
        for name, records in groups.items():
            if records:
                with formatter.section(name):
                    formatter.write_dl(records)


def _with_exclusions(args: Sequence[str], valued: set[str]) -> Iterator[str]:
    """Yield `args` with a space before each ``-word``, so that it is taken for no option.

    Not before the value of an option (`valued` are those that take one), and not behind ``--``.
    """
    rest = iter(args)
    for arg in rest:
        if arg == "--":
            yield arg
            yield from rest
        elif arg in valued:
            yield arg
            yield from (value for value in [next(rest, None)] if value is not None)
        elif arg.startswith("-") and arg[1:2] != "-" and len(arg) > 2 and not _LIMIT.match(arg):
            yield f" {arg}"
        else:
            yield arg
