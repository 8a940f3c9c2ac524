"""A query error → two lines for a terminal: the query, and a mark under what is meant."""

from __future__ import annotations

import unicodedata

from searchnews.errors import QueryError

__all__ = ["underline"]

_WIDTH = 100
_BEFORE = 30


def underline(error: QueryError) -> str:
    """Return the query and, below it, carets under the span that `error` is about.

    Wide characters count as two columns and combining ones as none; line breaks and other
    control characters show as spaces. Of a long query about 100 characters are shown.
    """
    query, (start, end) = error.query, error.span
    first = max(0, start - _BEFORE) if len(query) > _WIDTH else 0
    last = min(len(query), first + _WIDTH)
    left, right = "…" if first else "", "…" if last < len(query) else ""
    line = left + "".join(map(_shown, query[first:last])) + right
    before = len(left) + sum(map(_columns, query[first:start]))
    carets = max(1, sum(map(_columns, query[start : min(end, last)])))
    return f"{line}\n{' ' * before}{'^' * carets}"


def _shown(char: str) -> str:
    category = unicodedata.category(char)
    return " " if category in {"Cc", "Cs", "Zl", "Zp"} else char


def _columns(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
