"""What follows a phrase or a group: ``~5`` (words between, either order) and ``^2`` (boost)."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from searchnews.errors import QueryError
from searchnews.query.quoting import quoted
from searchnews.text import Span

__all__ = ["NUMBER", "Suffix", "boost_factor", "refuse_edits", "suffix_at"]

_MAX_BOOST: Final = 1000.0
_MAX_DISTANCE: Final = 9999

#: Also numbers that no boost can be, so that they are refused and not taken for words.
NUMBER: Final = r"-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|(?i:nan|inf)\b"
_SUFFIX: Final = re.compile(
    rf"(?:~(?P<near>-?[0-9]+(?:\.[0-9]+)?))?(?:\^(?P<boost>{NUMBER}))?(?P<more>[~^]-?[0-9][0-9.]*)?"
)


class Suffix(NamedTuple):
    """`near` and `boost` are None where they are not given; `end` is where the query goes on."""

    near: int | None
    boost: float | None
    end: int


def suffix_at(query: str, start: int, *, after: str = "") -> Suffix:
    """Return the suffix at `start`. Raises QueryError for numbers that it cannot have.

    With `after`, the name of what it follows, there is no ``~``.
    """
    match = _SUFFIX.match(query, start)
    if match is None or match.end() == start:
        return Suffix(None, None, start)
    if match["more"] is not None:
        hint = 'write it as in `"one two"~5^2`'
        message = f"{quoted(match['more'])} is one number too many"
        raise QueryError(message, query, Span(*match.span("more")), hint)
    near = match["near"]
    if near is not None and after:
        refuse_edits(query, Span(start, match.end("near")), after)
    return Suffix(
        None if near is None else _distance(near, query, Span(start, match.end("near"))),
        _boost(match, query),
        match.end(),
    )


def _boost(match: re.Match[str], query: str) -> float | None:
    start, end = match.span("boost")
    return None if start < 0 else boost_factor(match["boost"], query, Span(start - 1, end))


def _distance(digits: str, query: str, span: Span) -> int:
    if not digits.isdigit() or len(digits) > len(str(_MAX_DISTANCE)):
        hint = f'it is a whole number from 0 to {_MAX_DISTANCE}, as in `"one two"~5`'
        raise QueryError(f"{quoted('~' + digits)} is no distance between words", query, span, hint)
    return int(digits)


def boost_factor(digits: str, query: str, span: Span) -> float:
    """Return the number behind ``^``. Raises QueryError unless 0 < number ≤ 1000."""
    factor = float(digits)
    if not 0 < factor <= _MAX_BOOST:
        hint = f"it is a number greater than 0 and at most {_MAX_BOOST:.0f}, as in `treaty^2`"
        raise QueryError(f"{quoted('^' + digits)} is no boost", query, span, hint)
    return factor


def refuse_edits(query: str, span: Span, after: str) -> None:
    """Raise QueryError for the ``~5`` at `span`, which makes no sense behind `after`."""
    sign = quoted(query[span.start : span.end])
    hint = 'write it as in `treaty~1` or `"one two"~5`'
    raise QueryError(f"{sign} does not go with {after}", query, span, hint)
