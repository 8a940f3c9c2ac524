from __future__ import annotations

import pytest

from searchnews.query.tree import (
    And,
    AtLeast,
    Boost,
    Clauses,
    Dates,
    Everything,
    Field,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Within,
    Word,
    children_of,
    operands_of,
)

A, B, C = Word("ferry"), Word("harbour"), Word("mayor")


@pytest.mark.parametrize("kind", [And, Or, Clauses])
def test_what_is_joined_are_children(kind: type[And | Or | Clauses]) -> None:
    assert children_of(kind((A, B))) == (A, B)


@pytest.mark.parametrize("node", [Not(A), Boost(A, 2.0), Field("quote", A)])
def test_what_wraps_one_node_has_one_child(node: Node) -> None:
    assert children_of(node) == (A,)


@pytest.mark.parametrize(
    "leaf",
    [A, Phrase((A, B)), Near((A, B), 3), AtLeast(2, A), Dates("2009", None), Everything()],
)
def test_leaves_have_none(leaf: Node) -> None:
    assert children_of(leaf) == ()
    assert list(operands_of(leaf)) == [leaf]


def test_operands_end_at_fields_and_units_of_text() -> None:
    field, within = Field("quote", Or((A, B))), Within((A, C), "sentence")
    tree = Clauses((Boost(Not(field), 2.0), And((within, Or((B, Not(C)))))))
    found = list(operands_of(tree))
    assert len(found) == 4
    assert all(node in found for node in (field, within, B, C))


def test_depth_is_no_recursion() -> None:
    tree: Node = A
    for _ in range(100_000):
        tree = Not(tree)
    assert next(operands_of(tree)) is A
    while not isinstance(tree, Word):  # or its end would be a deep recursion of the interpreter
        (tree,) = children_of(tree)
