"""Query text at one place → the operator that stands there."""

from __future__ import annotations

import re

from searchnews.query.marks import OPERATOR
from searchnews.query.tokens import Operator, OperatorKind, Prefix
from searchnews.text import Span

__all__ = ["operator_at"]

# What the operators begin with; most words do not.
_FIRST = frozenset("AON/")


def operator_at(query: str, start: int) -> Operator | Prefix | None:
    """Return the operator at `start`; NOT is a prefix."""
    if query[start : start + 1] not in _FIRST:
        return None
    # The longest operator is "NEAR/" with four digits.
    chunk = re.split(r"[\s()\"“„«]", query[start : start + 10], maxsplit=1)[0]
    match = OPERATOR.match(chunk)
    if match is None:
        return None
    span = Span(start, start + len(chunk))
    if chunk == "NOT":
        return Prefix(None, span)
    if match["near"]:
        kind: OperatorKind = "ADJ" if match["near"] == "ADJ" else "NEAR"
        return Operator(kind, span, int(match["words"]))
    if chunk == "/s":
        return Operator("sentence", span)
    if chunk == "/p":
        return Operator("paragraph", span)
    return Operator("AND" if chunk == "AND" else "OR", span)
