"""Where a phrase and a word end, at one place of a query."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from searchnews.query.marks import CLOSERS
from searchnews.text import Span

__all__ = ["Scanner"]

_CHUNK: Final = re.compile(r"(?:\\.|[^\s()\\]|\\\Z)+", re.DOTALL)
_MARK_OR_ESCAPE: Final = re.compile(r"\\.|[" + "".join(CLOSERS) + "]", re.DOTALL)


@cache
def _content_behind(opener: str) -> re.Pattern[str]:
    """Return what stands between an opening mark and those that close it."""
    return re.compile(rf"(?:\\.|[^\\{CLOSERS[opener]}])*", re.DOTALL)


class Scanner:
    """One query, and the marks in it of which no partner follows.

    Those are looked for once, or many of them would cost the square.
    """

    def __init__(self, query: str) -> None:
        self.query = query
        self._unpaired: set[str] = set()

    def quoted(self, start: int) -> Span | None:
        """Return the content of the phrase that opens at `start`, if one does and has an end."""
        mark = self.query[start : start + 1]
        return self._content(start) if mark in CLOSERS else None

    def _content(self, start: int) -> Span | None:
        """Return what stands between the mark at `start` and its partner, if it has one."""
        mark = self.query[start]
        if mark in self._unpaired:
            return None
        match = _content_behind(mark).match(self.query, start + 1)
        if match is None or match.end() >= len(self.query) or self.query[match.end()] == "\\":
            self._unpaired.add(mark)
            return None
        return Span(start + 1, match.end())

    def chunk_end(self, start: int) -> int:
        """Return the end of the word at `start`: white space, a parenthesis or a phrase.

        A mark inside a word opens a phrase if its partner follows and it can be no
        inch mark: behind a letter or digit only marks that are for opening are taken.
        """
        chunk = _CHUNK.match(self.query, start)
        if chunk is None:
            return start
        for mark in _MARK_OR_ESCAPE.finditer(self.query, start, chunk.end()):
            if mark.group() not in CLOSERS or mark.start() == start:
                continue
            behind_word = self.query[mark.start() - 1].isalnum()
            if behind_word and mark.group() not in "“„«":
                continue
            if self._content(mark.start()) is not None:
                return mark.start()
        return chunk.end()
