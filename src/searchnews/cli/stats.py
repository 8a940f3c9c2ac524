"""``stats``: the figures of an index."""

from __future__ import annotations

from searchnews.cli.errors import FOUND, NOTHING
from searchnews.cli.options import (
    DEFAULT_INDEX,
    ColorOption,
    IndexDir,
    ResultFormat,
    ResultFormatOption,
)
from searchnews.cli.present import Display
from searchnews.cli.terminal import Color

__all__ = ["stats"]


def stats(
    format: ResultFormatOption = ResultFormat.text,
    color: ColorOption = Color.auto,
    directory: IndexDir = DEFAULT_INDEX,
) -> int:
    """Show the figures of an index."""
    import searchnews

    with searchnews.open(directory) as engine:
        figures = engine.stats()
    with Display(format.value, color, paging=False).sink("stats") as sink:
        sink.write(figures)
        sink.close()
    return FOUND if figures.articles else NOTHING
