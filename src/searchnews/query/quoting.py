"""A piece of a query as a message of one line shows it."""

from __future__ import annotations

__all__ = ["quoted"]

_LONGEST = 24


def quoted(text: str) -> str:
    """Return `text` between backticks: cut where it is long, what is not printable replaced."""
    shown = text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
    if not shown.isprintable():
        shown = "".join(char if char.isprintable() else "\ufffd" for char in shown)
    return f"`{shown}`"
