"""Which clauses of a query speak of quotations, and which of them mean the same one.

Clauses about quotations (`quote:`, `speaker:`, `by:`) that stand side by side are a group: they
have to hold for the same quotation. A group in parentheses stays a group of its own. Several
clauses about speakers without a `quote:` are no group: they ask for articles that quote each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from searchnews.query.fields import QUOTATION_FIELDS
from searchnews.query.tree import (
    And,
    AtLeast,
    Boost,
    Clauses,
    Exact,
    Field,
    Fuzzy,
    Match,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Within,
    Word,
    children_of,
    operands_of,
)

__all__ = ["group_among", "in_quotations", "is_about_quotations", "quotation_query", "required"]


def is_about_quotations(node: Node) -> bool:
    """Tell whether every leaf of the node is looked for in quotations or their speakers."""
    return all(
        isinstance(operand, Field) and operand.name in QUOTATION_FIELDS
        for operand in operands_of(node)
    )


def in_quotations(node: Within) -> bool:
    """Tell whether the sentence or paragraph is one of a quotation: an operand speaks of it.

    Then all operands mean that quotation: ``tunnel /s speaker:vasell`` has the word in a
    sentence of a quotation by that speaker.
    """
    stack: list[Node] = [node]
    while stack:
        inner = stack.pop()
        if isinstance(inner, Field) and inner.name in QUOTATION_FIELDS:
            return True
        stack += children_of(inner)
    return False


def required(node: Node) -> Node | None:
    """Return what has to be in a text for the node to hold in a sentence of it; None if nothing.

    A sentence without a word may stand in a text that has it.
    """
    match node:
        case Not():
            return None
        case Boost(child=child) | Field(child=child):
            inner = required(child)
            return None if inner is None else replace(node, child=inner)
        case And(children=children):
            known = [part for part in map(required, children) if part is not None]
            return And(tuple(known)) if known else None
        case Or(children=children) | Clauses(children=children):
            # One of them may be enough.
            choices = [required(child) for child in children if _is_choice(child, node)]
            known = [part for part in choices if part is not None]
            if not known or len(known) < len(choices):
                return None
            return replace(node, children=tuple(known))
        case _:
            return node


def _is_choice(child: Node, parent: Node) -> bool:
    """Tell whether the child may be the one that holds; an exclusion side by side is not."""
    return isinstance(parent, Or) or not isinstance(child, Not)


def group_among(children: Sequence[Node], match: Match = "all") -> tuple[list[Node], list[Node]]:
    """Part clauses that stand side by side into those of one quotation and the others.

    Where any of the clauses is enough, the quotation has to be by one of the speakers and
    have one of the words. The first list is empty where nothing has to meet.
    """
    about: list[Node] = []
    rest: list[Node] = []
    for child in children:
        (about if _may_join(child) else rest).append(child)
    positive = [child for child in about if not isinstance(child, Not)]
    words = [child for child in positive if _mentions_quote(child)]
    if len(about) < 2 or not positive or not any(map(_mentions_quote, about)):
        return [], list(children)
    if match == "all":
        return about, rest
    speakers = [child for child in positive if child not in words]
    if not speakers or not words:
        return [], list(children)
    excluded = [child for child in about if isinstance(child, Not)]
    return [_any_of(speakers), _any_of(words), *excluded], rest


def _may_join(node: Node) -> bool:
    """Tell whether the node can be one of the clauses of a group; a group of its own cannot."""
    inner = node
    while isinstance(inner, Not | Boost):
        inner = inner.child
    return not isinstance(inner, And | Clauses) and is_about_quotations(node)


def _any_of(nodes: Sequence[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else Or(tuple(nodes))


def quotation_query(node: Node, match: Match = "all") -> Node | None:
    """Return the query for the quotations that made articles match `node`.

    Those for which a part about quotations holds; where there is none, those with a word
    of the query. None if the query has neither.
    """
    parts: list[Node] = []
    words: list[Node] = []
    stack = [node]
    while stack:
        match stack.pop():
            case Field(name=name) as part if name in QUOTATION_FIELDS:
                parts.append(part)
            case And(children=children) | Clauses(children=children) as several:
                loose = match if isinstance(several, Clauses) else "all"
                group, rest = group_among(children, loose)
                if group:
                    parts.append(And(tuple(group)))
                stack += rest
            case Or() | Boost() | Within() as inner:
                stack += children_of(inner)
            case Word() | Pattern() | Fuzzy() | Phrase() | Exact() | Near() | AtLeast() as word:
                words.append(word)
            case _:
                pass
    found = parts or words
    return _any_of(found) if found else None


def _mentions_quote(node: Node) -> bool:
    return any(
        isinstance(operand, Field) and operand.name == "quote" for operand in operands_of(node)
    )
