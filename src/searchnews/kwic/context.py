"""How much of a text stands to the left and to the right of a keyword.

As in other concordancers a context reaches over the ends of sentences and paragraphs, but
never out of its text. It begins and ends between words; only where a script writes none, or
a word is very long, between two characters.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from searchnews.analysis import NAME
from searchnews.errors import RequestError
from searchnews.graphemes import is_boundary, next_boundary, previous_boundary
from searchnews.text import Span

__all__ = ["WIDTH", "Context", "snap_end", "snap_start"]

#: Characters on each side that are asked for where nothing is said: about ten words.
WIDTH: Final = 60
#: Characters of the longest word that is left out rather than cut, and that contexts of words
#: may take for each: more than words of any language take on average.
_LONGEST_WORD: Final = 24

_SPACE = re.compile(r"\s")


class Context(NamedTuple):
    """How much of the text to show on each side of a keyword.

    At most `width` characters (code points); or, if `words` is given, so many words as the
    index counts them, with what stands between them and the keyword; words of over 24
    characters make them fewer.
    """

    width: int = WIDTH
    words: int | None = None

    def check(self) -> None:
        """Raise RequestError for a number that is none, or below 0."""
        for name, value in self._asdict().items():
            if (name, value) != ("words", None) and (type(value) is not int or value < 0):
                raise RequestError(f"{name}={value!r}: it is 0 or more")

    def around(self, text: str, keyword: Span, within: Span) -> Span:
        """Return the keyword with its context, which stays `within` a part of the text."""
        # One more: what is before the first of the words, or behind the last, may be cut off.
        room = self.width if self.words is None else (self.words + 1) * _LONGEST_WORD
        start, end = max(within.start, keyword.start - room), min(within.end, keyword.end + room)
        if start > within.start:
            start = snap_start(text, start, keyword.start)
        if end < within.end:
            end = snap_end(text, end, keyword.end)
        if self.words is not None:
            start = _start_of_words(text, Span(start, keyword.start), self.words)
            end = _end_of_words(text, Span(keyword.end, end), self.words)
        return Span(start, end)


def _start_of_words(text: str, side: Span, count: int) -> int:
    """Return where the last words of one side start, so many or all of them."""
    words = NAME.spans(text[side.start : side.end])
    if len(words) <= count:
        return side.start
    return next_boundary(text, side.start + words[-count].start, side.end) if count else side.end


def _end_of_words(text: str, side: Span, count: int) -> int:
    """Return where the first words of one side end, so many or all of them."""
    words = NAME.spans(text[side.start : side.end])
    if len(words) <= count:
        return side.end
    return next_boundary(text, side.start + words[count - 1].end, side.end) if count else side.start


def snap_start(text: str, at: int, end: int) -> int:
    """Return the first place from `at` to `end` where a context may start."""
    if 0 < at < end and not text[at - 1].isspace():
        space = _SPACE.search(text, at, min(end, at + _LONGEST_WORD + 1))
        at = space.start() if space else at
    while at < end and (text[at].isspace() or not is_boundary(text, at)):
        at += 1
    return at


def snap_end(text: str, at: int, start: int) -> int:
    """Return the last place from `at` back to `start` where a context may end."""
    if start < at < len(text) and not text[at].isspace():
        least = max(start, at - _LONGEST_WORD - 1)
        space = next((i for i in range(at - 1, least - 1, -1) if text[i].isspace()), None)
        at = previous_boundary(text, at, start) if space is None else space
    while at > start and text[at - 1].isspace():
        at -= 1
    return at
