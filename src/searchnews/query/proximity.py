"""Operands around ADJ and NEAR → `Near`; alternatives among them are multiplied out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import prod
from typing import Final

from searchnews.errors import QueryError
from searchnews.query.tokens import Operator
from searchnews.query.tree import Boost, Field, Near, Node, Not, Or, Pattern, Phrase, Word
from searchnews.text import Span

__all__ = ["check_alike", "near_of"]

# Alternatives that `(a OR b) ADJ/3 (c OR d)` may come to.
_MAX_ALTERNATIVES: Final = 64


def near_of(operands: Sequence[tuple[Node, Span]], operator: Operator, query: str) -> Near | Or:
    """Return the operands, each with its place in the query, in proximity.

    An OR among them becomes an OR of proximities. Raises QueryError for an operand that is
    no word, pattern or phrase.
    """
    sign = _sign(operator, query)
    choices = [_choices(node, span, sign, query) for node, span in operands]
    whole = Span(operands[0][1].start, operands[-1][1].end)
    if prod(map(len, choices)) > _MAX_ALTERNATIVES:
        hint = f"at most {_MAX_ALTERNATIVES} combinations; split the query with OR"
        raise QueryError(f"too many alternatives around `{sign}`", query, whole, hint)
    ordered = operator.kind == "ADJ"
    nears = tuple(Near(parts, operator.distance, ordered, whole) for parts in product(*choices))
    return nears[0] if len(nears) == 1 else Or(nears, whole)


def check_alike(earlier: Operator, operator: Operator, query: str) -> None:
    """Raise QueryError unless both may stand in one chain, as in ``a ADJ/3 b ADJ/3 c``."""
    if (earlier.kind, earlier.distance) == (operator.kind, operator.distance):
        return
    first, sign = _sign(earlier, query), _sign(operator, query)
    message = f"`{sign}` does not mix with `{first}` in one chain"
    hint = f'use one of them for all, or a phrase, as in `"one two" {sign} three`'
    raise QueryError(message, query, operator.span, hint)


def _choices(node: Node, span: Span, sign: str, query: str) -> list[Word | Pattern | Phrase]:
    choices: list[Word | Pattern | Phrase] = []
    stack = [node]
    while stack:
        match stack.pop():
            case Word() | Pattern() | Phrase() as leaf:
                choices.append(leaf)
            case Or(children=children):
                stack += reversed(children)
            case other:
                message = f"`{sign}` joins words, patterns and phrases only"
                raise QueryError(message, query, span, _advice(other, sign))
    return choices


def _advice(node: Node, sign: str) -> str:
    """Return what to write instead of a `node` beside ADJ or NEAR."""
    match node:
        case Field(name=name):
            return f"put the field around all of it, as in `{name}:(one {sign} two)`"
        case Boost():
            return f"put the boost behind all of it, as in `(one {sign} two)^2`"
        case Not():
            return f"exclude the whole, as in `one -(one {sign} two)`"
        case _:
            return f'as in `"one two" {sign} three` or `(one OR two) {sign} thr*`'


def _sign(operator: Operator, query: str) -> str:
    return query[operator.span.start : operator.span.end].upper()
