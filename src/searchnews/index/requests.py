"""A request as one syntax tree, and the wider one that is tried when it finds nothing."""

from __future__ import annotations

from dataclasses import replace

from searchnews.engine import Request
from searchnews.query.tree import And, Boost, Clauses, Dates, Field, Node, Not, Or

__all__ = ["filtered", "relaxation"]


def filtered(request: Request) -> Node:
    """Return query and filters as one tree: side by side, but the filters score nothing."""
    silent = tuple(Boost(node, 0.0) for node in request.filters)
    if not silent:
        return request.query
    match request.query:
        case And(children=children):
            return And((*children, *silent))
        case Clauses(children=children) if request.match == "all":
            return And((*children, *silent))
        case query:
            return And((query, *silent))


def relaxation(request: Request) -> Node | None:
    """Return the query that asks for any word where it asked for all; None if it did not.

    What narrows (dates, sources, exclusions) has to hold all the same.
    """
    if request.match == "any" or not isinstance(request.query, Clauses):
        return None
    words = tuple(child for child in request.query.children if not _narrows(child))
    if len(words) < 2:
        return None
    narrowing = [child for child in request.query.children if _narrows(child)]
    return filtered(replace(request, query=And((Or(words), *narrowing))))


def _narrows(node: Node) -> bool:
    match node:
        case Not() | Dates():
            return True
        case Field(name=name):
            return name not in ("headline", "body", "quote", "speaker")
        case _:
            return False
