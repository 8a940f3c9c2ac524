"""One JSON document: the items under the name of their kind, then the summary."""

from __future__ import annotations

from typing import Final

from searchnews.export.json_lines import dumps
from searchnews.export.model import Item, Kind, Writer, row
from searchnews.export.summary import Summary, summary_row

__all__ = ["JsonDocument"]

_NAMES: Final[dict[Kind, str]] = {
    "hits": "hits",
    "quotes": "quotes",
    "lines": "lines",
    "speakers": "speakers",
    "timeline": "timeline",
    "articles": "articles",
    "extracted": "articles",
    "explained": "articles",
}


class JsonDocument:
    """A sink that writes each item as it comes; the document is whole after `close`.

    Each item has a line of its own. The figures of an index are one object, and that
    object is the document.
    """

    def __init__(self, out: Writer, kind: Kind) -> None:
        self._out = out
        self._name = _NAMES.get(kind)
        self._written = 0
        if self._name is not None:
            out.write(f'{{"{self._name}": [\n')

    def write(self, item: Item) -> None:
        """Write one item into the array."""
        if self._name is None:
            self._out.write(dumps(row(item), indent=2) + "\n")
            return
        self._out.write((",\n" if self._written else "") + dumps(row(item)))
        self._written += 1

    def close(self, summary: Summary | None = None) -> None:
        """Write the end of the document."""
        if self._name is None:
            return
        last = f', "summary": {dumps(summary_row(summary))}' if summary else ""
        self._out.write(("\n]" if self._written else "]") + last + "}\n")
