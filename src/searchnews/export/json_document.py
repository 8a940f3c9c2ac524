"""One JSON document: the items under the name of their kind, then the summary."""

from __future__ import annotations

import textwrap
from typing import Final

from searchnews.export.json_lines import dumps
from searchnews.export.model import Item, Kind, Row, Summary, Writer, row, summary_row

__all__ = ["JsonDocument"]

_NAMES: Final[dict[Kind, str]] = {
    "hits": "hits",
    "quotes": "quotes",
    "articles": "articles",
    "extracted": "articles",
}
_INDENT: Final = 2


class JsonDocument:
    """A sink that writes each item as it comes; the document is whole after `close`.

    Figures of an index are one object, and that object is the document.
    """

    def __init__(self, out: Writer, kind: Kind) -> None:
        self._out = out
        self._name = _NAMES.get(kind)
        self._written = 0
        if self._name is not None:
            out.write(f'{{\n  "{self._name}": [')

    def write(self, item: Item) -> None:
        """Write one item into the array."""
        if self._name is None:
            self._out.write(dumps(row(item), _INDENT) + "\n")
            return
        self._out.write(",\n" if self._written else "\n")
        self._out.write(_indented(row(item), 2 * _INDENT))
        self._written += 1

    def close(self, summary: Summary | None = None) -> None:
        """Write the end of the document."""
        if self._name is None:
            return
        self._out.write("\n  ]" if self._written else "]")
        if summary is not None:
            self._out.write(',\n  "summary": ' + _indented(summary_row(summary), _INDENT).lstrip())
        self._out.write("\n}\n")


def _indented(value: Row, columns: int) -> str:
    # No string of JSON holds a line end, so indenting changes no value.
    return textwrap.indent(dumps(value, _INDENT), " " * columns)
