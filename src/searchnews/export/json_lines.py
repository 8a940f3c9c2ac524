"""JSON Lines: one object a line, the summary last."""

from __future__ import annotations

import json
import re

from searchnews.export.model import Item, Row, Writer, row
from searchnews.export.summary import Summary, summary_row

__all__ = ["JsonLines", "dumps"]

# Characters that some reader takes for the end of a line, that a terminal obeys, or that
# UTF-8 cannot encode. Outside of strings JSON has none of them, so each can be escaped.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def dumps(value: Row, indent: int | None = None) -> str:
    """Return `value` as JSON text that is printable and can be encoded in UTF-8.

    Without `indent` it is one line for every reader. Values that JSON does not have
    become their ``str``.
    """
    text = json.dumps(value, ensure_ascii=False, default=str, indent=indent)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


class JsonLines:
    """A sink that writes each item as it comes."""

    def __init__(self, out: Writer) -> None:
        self._out = out

    def write(self, item: Item) -> None:
        """Write one line."""
        self._out.write(dumps(row(item)) + "\n")

    def close(self, summary: Summary | None = None) -> None:
        """Write the summary's line, if there is one."""
        if summary is not None:
            self._out.write(dumps(summary_row(summary)) + "\n")
