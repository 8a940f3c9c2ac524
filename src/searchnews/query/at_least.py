"""``atleast3:`` and the word, pattern or phrase behind it that has to occur so often."""

from __future__ import annotations

import re
from typing import Final

from searchnews.errors import QueryError
from searchnews.query.marks import ONLY_OPEN
from searchnews.query.prefixes import prefix_at
from searchnews.query.quoting import quoted
from searchnews.query.tree import AtLeast, Boost, Dates, Node, Pattern, Phrase, Word
from searchnews.text import Span

__all__ = ["at_least_at", "counted"]

_MOST: Final = 999_999
_EXAMPLES: Final = 'as in `atleast3:treaty`, `atleast3:treat*` or `atleast3:"security treaty"`'
_AT_LEAST: Final = re.compile(r"atleast(?P<count>-?[0-9]*)(?P<sign>:\s*|\()", re.IGNORECASE)


def at_least_at(query: str, start: int) -> tuple[int, int] | None:
    """Return the count at `start` and where what it counts begins; None if there is none.

    Raises QueryError for a count that cannot be, and where nothing that can be counted follows.
    """
    match = _AT_LEAST.match(query, start)
    if match is None:
        return None
    digits, end = match["count"], match.end()
    if not digits and not _is_value(query, end - len(match["sign"]) + 1):
        return None  # "at least", as some write it, before a colon or a bracket
    if not digits.isdigit() or len(digits) > len(str(_MOST)) or int(digits) < 1:
        hint = f"write a whole number from 1 to {_MOST}, {_EXAMPLES}"
        sign = query[start : match.end("count")]
        message = f"{quoted(sign)} is no count"
        raise QueryError(message, query, Span(start, match.end("count")), hint)
    nothing = end == len(query) or query[end] in "()"
    if nothing or match["sign"] == "(" or _AT_LEAST.match(query, end):
        span = Span(start, end)
        raise _error(query, span, "needs a word, a pattern or a phrase behind it", digits)
    prefix = prefix_at(query, end)
    if prefix is not None:
        hint = _EXAMPLES
        if not isinstance(prefix, Dates) and prefix.field is not None:
            hint = f"write the field first, as in `{prefix.field}:atleast{digits}:treaty`"
        sign = quoted(query[prefix.span.start : prefix.span.end])
        message = f"{sign} stands inside `atleast{digits}:`"
        raise QueryError(message, query, prefix.span, hint)
    return int(digits), end


def _is_value(query: str, at: int) -> bool:
    following = query[at : at + 1]
    return query[at - 1] == ":" and (following.isalnum() or following in ONLY_OPEN)


def counted(count: int, node: Node | None, query: str, span: Span, value: int) -> Node:
    """Return what `node`, which begins at `value`, is with its count. Raises QueryError.

    A boost stays outside.
    """
    child = node.child if isinstance(node, Boost) else node
    if not isinstance(child, Word | Pattern | Phrase):
        place = Span(value, max(span.end, value + 1))
        raise _error(query, place, "counts a word, a pattern or a phrase", str(count))
    leaf = AtLeast(count, child, span)
    return Boost(leaf, node.factor, span) if isinstance(node, Boost) else leaf


def _error(query: str, span: Span, what: str, digits: str) -> QueryError:
    return QueryError(f"`atleast{digits}:` {what}", query, span, _EXAMPLES)
