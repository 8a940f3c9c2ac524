"""A query error → two lines for a terminal: the query, and a mark under what is meant."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from searchnews.errors import QueryError

__all__ = ["underline"]

# Columns of the two lines, and of what they show before the span where the query is longer.
_WIDTH: Final = 76
_BEFORE: Final = 30
# Terminals do not agree how wide what these change becomes; without them it is certain.
_MODIFIERS: Final = re.compile("[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff]")
# Vowels and finals of Hangul, which are drawn into the syllable before them.
_JOINING: Final = re.compile("[\u1160-\u11ff\ud7b0-\ud7fb]")
_ZERO_WIDTH: Final = frozenset(("Mn", "Me"))
_BLANK: Final = frozenset(("Cc", "Cs", "Zl", "Zp"))


def underline(error: QueryError) -> str:
    """Return the query and, below it, carets under the span that `error` is about.

    Wide characters count as two columns and combining ones as none; line breaks and other
    control characters show as spaces, and characters that only change others do not show.
    Of a long query 76 columns are shown. Right-to-left text counts in the order of the query.
    """
    start, end = error.span
    # More than the width is never shown, however long the query is.
    near = slice(max(0, start - 4 * _WIDTH), end + 4 * _WIDTH)
    before = _shown(error.query[near.start : start])
    meant = _shown(error.query[start : min(end, start + 4 * _WIDTH)])
    after = _shown(error.query[end : near.stop])
    if near.start or _columns(before + meant + after) > _WIDTH:
        before, meant, after = _window(before, meant, after)
    carets = max(1, _columns(meant))
    return f"{before}{meant}{after}\n{' ' * _columns(before)}{'^' * carets}"


def _window(before: str, meant: str, after: str) -> tuple[str, str, str]:
    """Return as much as fits into the width, with an ellipsis where something is left out."""
    left = _last(before, _BEFORE)
    before = left if left == before else "…" + left
    room = _WIDTH - _columns(before)
    marked = _first(meant, room - 1)
    if marked != meant:
        return before, marked + "…", ""
    right = _first(after, room - _columns(marked) - 1)
    return before, marked, right if right == after else right + "…"


def _first(text: str, width: int) -> str:
    """Return the characters at the start of `text` that fit into `width` columns."""
    used = 0
    for i, char in enumerate(text):
        used += _columns(char)
        if used > width:
            return text[:i]
    return text


def _last(text: str, width: int) -> str:
    """Return the characters at the end of `text` that fit; none of them lacks its letter."""
    used, first = 0, len(text)
    for i in range(len(text) - 1, -1, -1):
        columns = _columns(text[i])
        used += columns
        if used > width:
            break
        if columns:
            first = i
    return text[first:]


def _shown(text: str) -> str:
    """Return `text` as one line in which every character has a certain width."""
    if text.isascii() and text.isprintable():
        return text
    kept = (char for char in _MODIFIERS.sub("", text) if unicodedata.category(char) != "Cf")
    return "".join(" " if unicodedata.category(char) in _BLANK else char for char in kept)


def _columns(text: str) -> int:
    """Return how many columns of a terminal `text` takes."""
    return len(text) if text.isascii() else sum(map(_columns_of, text))


def _columns_of(char: str) -> int:
    if unicodedata.category(char) in _ZERO_WIDTH or _JOINING.match(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
