"""Which clauses of a query speak of quotations, and which of them mean the same one.

Clauses about quotations (`quote:`, `speaker:`) that stand side by side are a group: they
have to hold for the same quotation. Several `speaker:` clauses without a `quote:` are no
group: they ask for articles that quote each of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from searchnews.query.tree import (
    And,
    AtLeast,
    Boost,
    Clauses,
    Exact,
    Field,
    Fuzzy,
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

__all__ = ["group_among", "is_about_quotations", "quotation_query"]


def is_about_quotations(node: Node) -> bool:
    """Tell whether every leaf of the node is looked for in quotations or their speakers."""
    return all(
        isinstance(operand, Field) and operand.name in ("quote", "speaker")
        for operand in operands_of(node)
    )


def group_among(children: Sequence[Node]) -> tuple[list[Node], list[Node]]:
    """Part clauses that stand side by side into those of one quotation and the others."""
    about: list[Node] = []
    rest: list[Node] = []
    for child in children:
        (about if is_about_quotations(child) else rest).append(child)
    positive = [child for child in about if not isinstance(child, Not)]
    if len(about) < 2 or not positive or not any(map(_mentions_quote, about)):
        return [], list(children)
    return about, rest


def quotation_query(node: Node) -> Node | None:
    """Return the query for the quotations that made articles match `node`.

    Those for which a part about quotations holds; where there is none, those with a word
    of the query. None if the query has neither.
    """
    parts: list[Node] = []
    words: list[Node] = []
    stack = [node]
    while stack:
        match stack.pop():
            case Field(name="quote" | "speaker") as part:
                parts.append(part)
            case And(children=children) | Clauses(children=children):
                group, rest = group_among(children)
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
    if not found:
        return None
    return found[0] if len(found) == 1 else Or(tuple(found))


def _mentions_quote(node: Node) -> bool:
    return any(
        isinstance(operand, Field) and operand.name == "quote" for operand in operands_of(node)
    )
