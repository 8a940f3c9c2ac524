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
        case Clauses(children=children) if all(map(_is_quote, children)):
            # Any of the words, but in a quotation that the filters leave.
            return And((Or(children), *silent))
        case query:
            return And((query, *silent))


def relaxation(request: Request) -> Node | None:
    """Return the query for any of the words, which need not meet in one quotation either.

    None where that is no wider. What narrows (dates, sources, exclusions) has to hold.
    """
    match request.query:
        case Clauses(children=children):
            relaxed = _any_of(children)
        case Field(name=name, child=Clauses(children=children)) if request.match == "all":
            words = _any_of(children)
            relaxed = Field(name, words) if words is not None else None
        case _:
            relaxed = None
    return None if relaxed is None else filtered(replace(request, query=relaxed))


def _any_of(children: tuple[Node, ...]) -> Node | None:
    """Return the query for any of the words among the children; None if that is no wider."""
    words = tuple(child for child in children if not _narrows(child))
    if len(words) < 2:
        return None
    narrowing = tuple(child for child in children if _narrows(child))
    return And((Or(words), *narrowing)) if narrowing else Or(words)


def _is_quote(node: Node) -> bool:
    return isinstance(node, Field) and node.name == "quote"


def _narrows(node: Node) -> bool:
    match node:
        case Not() | Dates():
            return True
        case Field(name=name):
            return name not in ("headline", "body", "quote", "speaker")
        case _:
            return False
