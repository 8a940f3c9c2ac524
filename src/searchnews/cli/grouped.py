"""Help in plain text with the options in groups.

typer groups options only with rich, which takes longer to import than all the rest of a
``--help``; plain help comes at once and reads as well in a pipe.
"""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand

__all__ = ["GroupedCommand"]


class GroupedCommand(TyperCommand):
    """A command whose help shows arguments first, then options by the panel they name."""

    # The types of both are click's, which typer brings under changing names.
    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write a section for each group, in the order in which the groups first occur."""
        groups: dict[str, list[tuple[str, str]]] = {"Arguments": [], "Options": []}
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record is not None:
                default = "Arguments" if param.param_type_name == "argument" else "Options"
                name = getattr(param, "rich_help_panel", None) or default
                groups.setdefault(name, []).append(record)
        for name, records in groups.items():
            if records:
                with formatter.section(name):
                    formatter.write_dl(records)
