"""A request as one syntax tree, and the wider one that is tried when it finds nothing."""

from __future__ import annotations

from dataclasses import replace

from searchnews.engine import Request
from searchnews.query.tree import And, Boost, Clauses, Node, Not, Or

__all__ = ["filtered", "relaxation"]


def filtered(request: Request) -> Node:
    """Return the query and the filter as one tree: side by side, but the filter scores nothing."""
    if request.filter is None:
        return request.query
    silent = Boost(request.filter, 0.0)
    match request.query:
        case And(children=children):
            return And((*children, silent))
        case Clauses(children=children) if request.match == "all":
            return And((*children, silent))
        case query:
            return And((query, silent))


def relaxation(request: Request) -> Node | None:
    """Return the query that asks for any clause, where it asked for all and has several."""
    if request.match == "any" or not isinstance(request.query, Clauses):
        return None
    positive = [child for child in request.query.children if not isinstance(child, Not)]
    if len(positive) < 2:
        return None
    negative = [child for child in request.query.children if isinstance(child, Not)]
    return filtered(replace(request, query=And((Or(tuple(positive)), *negative))))
