"""The tokens of a query."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from searchnews.query.tree import FieldName, Node
from searchnews.text import Span

__all__ = ["Close", "Open", "Operand", "Operator", "OperatorKind", "Prefix", "Token"]

OperatorKind: TypeAlias = Literal["OR", "AND", "sentence", "paragraph", "ADJ", "NEAR"]


class Operand(NamedTuple):
    """A leaf, its boost included."""

    node: Node
    span: Span


class Prefix(NamedTuple):
    """``-`` or NOT (`field` is None), or the name of a field with its colon."""

    field: FieldName | None
    span: Span


class Operator(NamedTuple):
    """What stands between two operands; `distance` counts the words ADJ and NEAR allow."""

    kind: OperatorKind
    span: Span
    distance: int = 0


class Open(NamedTuple):
    """``(``."""

    span: Span


class Close(NamedTuple):
    """``)``, with the boost that follows it."""

    span: Span
    boost: float | None


Token: TypeAlias = Operand | Prefix | Operator | Open | Close
