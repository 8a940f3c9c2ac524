"""Short forms that a text explains itself: the Harwick Ferry Company (HFC)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from searchnews.text import Span

__all__ = ["Expansion", "expansions"]

_SHORT = re.compile(r"\s\(([^\W\d_a-z]{2,8})\)")
_WORD = re.compile(r"[^\W\d_][\w.&’'-]*")
_WINDOW = 120  # code points before the bracket


class Expansion(NamedTuple):
    """A short form and where its full form stands."""

    short: str
    start: int
    end: int


def expansions(text: str, part: Span) -> Iterator[Expansion]:
    """Return the short forms that ``text[part]`` gives in brackets behind the full ones."""
    if text.find("(", part.start, part.end) < 0:
        return
    for match in _SHORT.finditer(text, part.start, part.end):
        at = max(part.start, match.start() - _WINDOW)
        start = _first_word(text, Span(at, match.start()), match.group(1))
        if start is not None:
            yield Expansion(match.group(1), start, match.start())


def _first_word(text: str, before: Span, short: str) -> int | None:
    """Return where the words begin whose capitals, from the last to the first, spell `short`."""
    left = len(short)
    for word in reversed(list(_WORD.finditer(text, *before))):
        if not word.group()[0].isupper():
            if len(word.group()) > 3:
                return None
            continue
        if word.group()[0] != short[left - 1]:
            return None
        left -= 1
        if left == 0:
            return word.start()
    return None
