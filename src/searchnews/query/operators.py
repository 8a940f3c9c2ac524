"""Query text at one place → the operator that stands there.

Besides AND, OR, NOT, ``/s``, ``/p``, ``ADJ/3`` and ``NEAR/3`` those are ``&&`` and ``||``, which
other languages have for AND and OR. What no prose has is taken in any case: ``near/3``, ``/S``.
"""

from __future__ import annotations

from typing import Final

from searchnews.errors import QueryError
from searchnews.query.marks import NEARLY_OPERATOR, OPERATOR
from searchnews.query.quoting import quoted
from searchnews.query.tokens import Operator, OperatorKind, Prefix
from searchnews.text import Span

__all__ = ["operator_at"]

# What the operators begin with; most words do not.
_FIRST: Final = frozenset("AONaon/&|")
_KINDS: Final[dict[str, OperatorKind]] = {
    "AND": "AND",
    "&&": "AND",
    "OR": "OR",
    "||": "OR",
    "/s": "sentence",
    "/S": "sentence",
    "/p": "paragraph",
    "/P": "paragraph",
    "ADJ": "ADJ",
    "NEAR": "NEAR",
}


def operator_at(query: str, start: int) -> Operator | Prefix | None:
    """Return the operator at `start`; NOT is a prefix. Raises QueryError for ``ADJ/x`` misspelt."""
    if query[start : start + 1] not in _FIRST:
        return None
    match = OPERATOR.match(query, start)
    if match is None:
        _refuse_nearly(query, start)
        return None
    span = Span(*match.span())
    if match["near"]:
        return Operator(_KINDS[match["near"].upper()], span, int(match["words"]))
    if match.group() == "NOT":
        return Prefix(None, span)
    return Operator(_KINDS[match.group()], span)


def _refuse_nearly(query: str, start: int) -> None:
    match = NEARLY_OPERATOR.match(query, start)
    if match is None:
        return
    kind, span = match["kind"], Span(*match.span())
    hint = f"write it as in `one {kind}/3 two`"
    if match["number"] is not None:
        hint = f"it is a whole number from 0 to 9999, as in `one {kind}/3 two`"
    raise QueryError(f"{quoted(match.group())} is no distance between words", query, span, hint)
