"""Laws of the query language: every text is a tree or an error, and trees come back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchnews.errors import QueryError
from searchnews.query import MAX_DEPTH, parse, to_text, underline
from searchnews.query.tree import Node, Word

# Pieces that make syntax likely, and text that makes it wrong.
PIECES = [
    *"()\"“”„«»-*?~^\\:/.,'&… \n\t|!+[]{}<>=",
    " AND ",
    " OR ",
    " NOT ",
    " /s ",
    " /p ",
    " ADJ/3 ",
    " NEAR/2 ",
    "NEAR/0",
    "AND",
    "NOT",
    "speaker:",
    "quote:",
    "id:",
    "url:",
    "headline: ",
    "by:",
    "speeker:",
    "note:",
    "exact:",
    "atleast2:",
    "date:2009-11..2010",
    "date:",
    "date:>2009",
    "date:9999-12",
    "2009-13",
    "~1",
    "~2",
    "~9",
    "^2",
    "^.5",
    "^0",
    "^-1",
    "^nan",
    "***",
    "treaty",
    "pre*",
    "w?ld",
    "what?",
    "U.S.",
    "so-called",
    "don’t",
    "Łódź",
    "e\u0301",
    "東京",
    "🙂",
    "ʼ",
    "\ud800",
    "http://a.b/c?d",
    "TROOPS IN THE NORTH AND THE SOUTH HAVE NOT MOVED",
]
mutated = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
queries = st.one_of(mutated, mutated, st.text(max_size=60))


def parsed(query: str) -> Node | None:
    try:
        return parse(query)
    except QueryError as error:
        refused = error
    assert refused.query == query
    assert 0 <= refused.span.start <= refused.span.end <= len(query)
    assert refused.message
    assert refused.hint
    assert underline(refused).count("\n") == 1
    return None


@settings(max_examples=2000, deadline=None)
@given(queries)
def test_any_text_is_a_tree_or_an_error_with_a_span(query: str) -> None:
    parsed(query)


@settings(max_examples=2000, deadline=None)
@given(queries)
def test_a_tree_comes_back_from_its_text(query: str) -> None:
    tree = parsed(query)
    if tree is not None:
        again = parse(to_text(tree))
        assert again == tree
        assert hash(again) == hash(tree)


def nodes(tree: Node) -> Iterator[tuple[Node, int]]:
    """Yield each node with its level, the root's being 1."""
    stack = [(tree, 1)]
    while stack:
        node, level = stack.pop()
        yield node, level
        children = [getattr(node, "child", None), *getattr(node, "children", ())]
        children += getattr(node, "parts", ())
        stack += [(child, level + 1) for child in children if child is not None]


@settings(max_examples=1000, deadline=None)
@given(queries)
def test_every_node_lies_in_the_query(query: str) -> None:
    tree = parsed(query)
    for node, level in nodes(tree) if tree else ():
        assert 0 <= node.span.start < node.span.end <= len(query)
        assert level <= MAX_DEPTH + 1


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("(", ")"), ("NOT ", ""), ("(NOT ", ")"), ("-(a ", ")"), ("(a OR (b AND ", "))")],
)
@pytest.mark.parametrize("depth", [30, 10_000])
def test_deep_nesting_is_a_tree_or_an_error(opening: str, closing: str, depth: int) -> None:
    tree = parsed(opening * depth + "a" + closing * depth)
    if depth < MAX_DEPTH / 3:
        assert tree is not None
    if tree is not None:
        assert parse(to_text(tree)) == tree


def test_many_parentheses_that_are_never_closed() -> None:
    assert parse("(" * 20_000) == Word("(" * 20_000)
    assert parse("(" * 20_000 + "a") == Word("a")


@pytest.mark.parametrize(
    "piece",
    ["a“", "» ", '"', "” ", "\\", "a:", "-", "((", "*?", "a~", "^", "x^2^", 'a"', "date:", "«a», "],
)
def test_a_long_query_comes_to_an_end(piece: str) -> None:
    """Work that grows with the square of 40,000 pieces would take minutes."""
    parsed(piece * 40_000)
