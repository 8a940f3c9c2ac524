"""The tokens of a query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from searchnews.query.tree import FieldName, Node
from searchnews.text import Span

__all__ = ["Close", "Open", "Operand", "Operator", "OperatorKind", "Prefix", "Token"]

OperatorKind: TypeAlias = Literal["OR", "AND", "sentence", "paragraph", "ADJ", "NEAR"]


@dataclass(frozen=True, slots=True)
class Operand:
    """A leaf, its boost included."""

    node: Node
    span: Span


@dataclass(frozen=True, slots=True)
class Prefix:
    """``-`` or NOT (`field` is None), or the name of a field with its colon."""

    field: FieldName | None
    span: Span


@dataclass(frozen=True, slots=True)
class Operator:
    """What stands between two operands; `distance` counts the words ADJ and NEAR allow."""

    kind: OperatorKind
    span: Span
    distance: int = 0


@dataclass(frozen=True, slots=True)
class Open:
    """``(``."""

    span: Span


@dataclass(frozen=True, slots=True)
class Close:
    """``)``, with the boost that follows it."""

    span: Span
    boost: float | None


Token: TypeAlias = Operand | Prefix | Operator | Open | Close
