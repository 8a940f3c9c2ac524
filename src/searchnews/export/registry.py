"""Formats by name and by file name."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal, Protocol, TypeAlias, get_args

from searchnews.errors import RequestError
from searchnews.export.model import Item, Kind, Writer
from searchnews.export.style import PLAIN, Style
from searchnews.export.summary import Summary

__all__ = ["FORMATS", "Format", "Sink", "format_of", "open_sink"]

Format: TypeAlias = Literal["text", "json", "jsonl", "csv", "md"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
_SUFFIXES: Final[dict[str, Format]] = {
    ".csv": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".md": "md",
    ".txt": "text",
}


class Sink(Protocol):
    """Where a stream of items goes: `write` each, then `close` once, with the summary."""

    def write(self, item: Item) -> None:
        """Write one item; items of a stream are of one kind."""
        ...

    def close(self, summary: Summary | None = None) -> None:
        """Write what follows the last item; the output itself stays open."""
        ...


def open_sink(
    format: Format, kind: Kind, out: Writer, *, style: Style = PLAIN, footer: bool = False
) -> Sink:
    """Return a sink that writes items of `kind` to `out` in `format`.

    `style` and `footer` (the count below the results) concern the text format. Raises
    RequestError for a format that is none of `FORMATS`.
    """
    # Each is imported when it is asked for: a search wants one of them, and at once.
    match format:
        case "text":
            if kind in ("speakers", "timeline"):
                from searchnews.export.table_text import TextTable

                return TextTable(out, style, footer=footer)
            if kind == "lines":
                from searchnews.export.kwic_text import KwicText

                return KwicText(out, style, footer=footer)
            from searchnews.export.text import Text

            return Text(out, style, footer=footer)
        case "json":
            from searchnews.export.json_document import JsonDocument

            return JsonDocument(out, kind)
        case "jsonl":
            from searchnews.export.json_lines import JsonLines

            return JsonLines(out)
        case "csv":
            from searchnews.export.csv_table import CsvTable

            return CsvTable(out, kind)
        case "md":
            from searchnews.export.markdown import Markdown

            return Markdown(out)
    raise RequestError(f"{format!r} is no format; there are {', '.join(FORMATS)}")


def format_of(path: str | Path) -> Format:
    """Return the format that a file name asks for. Raises RequestError if it asks for none."""
    suffix = Path(path).suffix.lower()
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    known = ", ".join(_SUFFIXES)
    raise RequestError(f"{path}: the ending names no format (there are {known}): give --format")
