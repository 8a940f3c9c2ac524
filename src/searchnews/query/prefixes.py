"""Query text at one place → what stands there before an operand: ``-`` or ``speaker:``."""

from __future__ import annotations

import re
from typing import Final

from searchnews.errors import QueryError
from searchnews.query.dates import dates_of
from searchnews.query.fields import FIELD_NAMES
from searchnews.query.marks import ONLY_OPEN
from searchnews.query.operators import operator_at
from searchnews.query.tokens import Prefix
from searchnews.query.tree import Dates
from searchnews.text import Span

__all__ = ["prefix_at"]

_SPACE: Final = re.compile(r"\s*")
_NAME: Final = re.compile(r"([^\W\d_]+):")
_DATE: Final = re.compile(r'"[^\s()"]*"|[^\s()]*')
# How like the name of a field an unknown word before a colon has to be, to be a slip.
_LIKENESS: Final = 0.75
_SHORTEST_SLIP: Final = 4


def prefix_at(query: str, start: int) -> Prefix | Dates | None:
    """Return the ``-``, the field's name with its colon, or the whole ``date:…`` at `start`.

    Its span ends where the query goes on. Raises QueryError for a misspelt field and for
    what is no date.
    """
    if query.startswith("-", start):
        following = query[start + 1 : start + 2]
        if not following or following.isspace() or following in "-)":
            return None
        return Prefix(None, Span(start, start + 1))
    named = _NAME.match(query, start)
    if named is None:
        return None
    name = named.group(1).lower()
    if name != "date" and name not in FIELD_NAMES:
        _refuse_slip(query, named)
        return None
    end = _value_start(query, named)
    if end is None:
        return None
    return (
        _dates(query, start, end) if name == "date" else Prefix(FIELD_NAMES[name], Span(start, end))
    )


def _dates(query: str, start: int, value_start: int) -> Dates:
    value = _DATE.match(query, value_start)
    end = value.end() if value else value_start
    if query.startswith("(", end):
        hint = "write date:2009 OR date:2011"
        raise QueryError("`date:` takes one period", query, Span(start, end + 1), hint)
    return dates_of(query[value_start:end].strip('"'), query, Span(start, end))


def _value_start(query: str, named: re.Match[str]) -> int | None:
    """Return where the value behind a field's name starts; None if that is no field.

    White space may follow a colon only if the name is in lower case and the value
    looks like one: "Source: Meridian" in running text is no field.
    """
    end = named.end()
    following = query[end : end + 1]
    if following and not following.isspace():
        return None if query.startswith("//", end) or following == ")" else end
    space = _SPACE.match(query, end)
    start = space.end() if space else end
    first = query[start : start + 1]
    if not first or not named.group(1).islower() or operator_at(query, start):
        return None
    if named.group(1) == "date":
        return start if first.isdigit() or first in "<>" else None
    return start if first.isalnum() or first in ONLY_OPEN or first == "(" else None


def _refuse_slip(query: str, named: re.Match[str]) -> None:
    """Raise QueryError if the word before the colon is a misspelt field."""
    name, following = named.group(1), query[named.end() : named.end() + 1]
    if len(name) < _SHORTEST_SLIP or name.lower() == "exact" or not name.isascii():
        return
    if not (following.isalnum() or (following and following in ONLY_OPEN | {"("})):
        return
    # Takes longer to import than an ordinary query to parse.
    import difflib

    known = [*FIELD_NAMES, "date"]
    close = difflib.get_close_matches(name.lower()[:24], known, n=1, cutoff=_LIKENESS)
    if close:
        hint = f"did you mean `{close[0]}:`?"
        raise QueryError(f"unknown field `{name[:24]}:`", query, Span(*named.span()), hint)
