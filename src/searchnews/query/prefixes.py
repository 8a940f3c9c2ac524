"""Query text at one place → what stands there before an operand: ``-`` or ``speaker:``."""

from __future__ import annotations

import re
from typing import Final

from searchnews.errors import QueryError
from searchnews.query.dates import dates_at
from searchnews.query.fields import FIELD_NAMES
from searchnews.query.marks import ONLY_OPEN
from searchnews.query.operators import operator_at
from searchnews.query.suggestions import DATE, meant_by
from searchnews.query.tokens import Prefix
from searchnews.query.tree import Dates
from searchnews.text import Span

__all__ = ["prefix_at"]

_SPACE: Final = re.compile(r"\s*")
_NAME: Final = re.compile(r"([^\W\d_]+):")
# What a period begins with, and what may be meant for one.
_PERIOD: Final = re.compile(r"[0-9<>]|\.\.[0-9]|[\[({\"][0-9]")
_LIKE_PERIOD: Final = re.compile(r"[\w<>\[({\"]|\.\.")
# "said:" before a quotation mark is running text that lacks a space.
_CUES: Final = frozenset(("said", "says", "saying"))


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
    if name != DATE and name not in FIELD_NAMES:
        _refuse_slip(query, named)
        return None
    end = _value_start(query, named)
    if end is None:
        return None
    if name == DATE:
        return dates_at(query, start, end)
    return Prefix(FIELD_NAMES[name], Span(start, end))


def _value_start(query: str, named: re.Match[str]) -> int | None:
    """Return where the value behind a field's name starts; None if that is no field.

    White space may follow a colon only if the name is in lower case and the value
    looks like one: "Source: Meridian" in running text is no field.
    """
    end = named.end()
    following = query[end : end + 1]
    if following and not following.isspace():
        if named.group(1).lower() == DATE:
            like = _LIKE_PERIOD if named.group(1).islower() else _PERIOD
            return end if like.match(query, end) else None
        return None if query.startswith("//", end) or following == ")" else end
    space = _SPACE.match(query, end)
    start = space.end() if space else end
    first = query[start : start + 1]
    if not first or not named.group(1).islower() or operator_at(query, start):
        return None
    if named.group(1) == DATE:
        return start if _PERIOD.match(query, start) else None
    return start if first.isalnum() or first in ONLY_OPEN or first == "(" else None


def _refuse_slip(query: str, named: re.Match[str]) -> None:
    """Raise QueryError if the word before the colon is a misspelt field."""
    name, end = named.group(1), named.end()
    following = query[end : end + 1]
    if not (following.isalnum() or (following and following in ONLY_OPEN | {"(", "<", ">"})):
        return
    meant = meant_by(name)
    if meant is None or (meant == DATE and not _PERIOD.match(query, end)):
        return
    if name in _CUES and following in ONLY_OPEN and named.start() > 0:
        return
    hint = f"did you mean `{meant}`?"
    raise QueryError(f"unknown field `{name}`", query, Span(*named.span()), hint)
