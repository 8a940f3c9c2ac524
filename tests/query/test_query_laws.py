"""Laws of the query language: every text is a tree or an error, and trees come back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from benchmarks.query_texts import query_texts
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from searchnews.errors import QueryError
from searchnews.query import MAX_DEPTH, drop_stop_words, parse, to_text, underline
from searchnews.query.tree import (
    And,
    AtLeast,
    Boost,
    Clauses,
    Dates,
    Everything,
    Exact,
    Field,
    FieldName,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Within,
    Word,
)
from searchnews.text import Span

BATCHES, BATCH = 50, 20_000
# So many tests share the batches, so that they run side by side.
PARTS = 5
# One in so many is looked at closely.
SAMPLE = 40


def nodes(tree: Node) -> Iterator[tuple[Node, Span, int]]:
    """Yield each node with its parent's span and its level, the root's being 1."""
    stack = [(tree, tree.span, 1)]
    while stack:
        node, around, level = stack.pop()
        yield node, around, level
        below = [*getattr(node, "children", ()), *getattr(node, "parts", ())]
        below += [node.child] if hasattr(node, "child") else []
        stack += [(child, node.span, level + 1) for child in below]


def check_error(error: QueryError, query: str, *, closely: bool) -> None:
    start, end = error.span
    assert error.query == query
    assert 0 <= start <= end <= len(query), query
    assert str(error).isprintable(), query
    assert error.hint, query
    if closely:
        assert underline(error).count("\n") == 1, query


def check_tree(tree: Node, query: str) -> None:
    text = to_text(tree)
    again = parse(text)
    assert again == tree, query
    assert hash(again) == hash(tree), query
    assert to_text(again) == text, query
    drop_stop_words(tree)
    for node, around, level in nodes(tree):
        start, end = node.span
        assert 0 <= start < end <= len(query), query
        assert around.start <= start, query
        assert end <= around.end, query
        assert level <= MAX_DEPTH + 1, query


def check(query: str, *, closely: bool = True) -> str:
    """Check that the query is a tree or an error, and return which."""
    try:
        tree = parse(query)
    except QueryError as error:
        check_error(error, query, closely=closely)
        return "error"
    except Exception as fault:
        raise AssertionError(f"{query!r} is neither") from fault
    if closely:
        check_tree(tree, query)
    return "tree"


@pytest.mark.no_cover
@pytest.mark.parametrize("part", range(PARTS))
def test_a_million_queries_are_trees_or_errors_with_a_span(part: int) -> None:
    seen: Counter[str] = Counter()

    @settings(max_examples=BATCHES // PARTS, deadline=None, phases=[Phase.generate], database=None)
    @given(st.integers(0, 2**40))
    def batch(seed: int) -> None:
        for number, query in enumerate(query_texts(seed, BATCH)):
            seen[check(query, closely=number % SAMPLE == 0)] += 1

    batch()
    assert seen.total() * PARTS >= 1_000_000
    # The texts are worth it: neither kind is rare.
    assert min(seen["tree"], seen["error"]) * PARTS > 200_000


@settings(max_examples=1000, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_a_tree_or_an_error(query: str) -> None:
    check(query)


def lists(children: st.SearchStrategy[Node]) -> st.SearchStrategy[tuple[Node, ...]]:
    return st.lists(children, min_size=2, max_size=4).map(tuple)


words = st.one_of(
    st.sampled_from(["ferry", "AND", "near/3", "ADJ3", "to", "TO", "speaker:x", "atleast-1:x"]),
    st.sampled_from(["-x", "a*b", "x^2", "x~1", "O’Brien’s", "東京", 'say"', "exact:x", "a b"]),
    st.from_regex(r"[-a-zA-Zł東_/:&|^~]{0,5}[a-z9é][\\^~*?():/]{0,2}", fullmatch=True),
).map(Word)
patterns = st.sampled_from(["pre*", "*", "w?ld", "*ing", "a*b*c", "to*"]).map(Pattern)
known = st.sampled_from(["pre*", "w?ld", "*ing", "a*b*c"]).map(Pattern)
phrases = st.builds(
    Phrase, st.lists(words | patterns, min_size=1, max_size=4).map(lambda p: (Word("a"), *p))
)
near_words = st.lists(words | known, min_size=2, max_size=3).map(tuple)
near_parts = st.lists(words | known | phrases, min_size=2, max_size=3).map(tuple)
distances = st.integers(0, 9999)
leaves: st.SearchStrategy[Node] = st.one_of(
    words,
    known,
    phrases,
    st.builds(Fuzzy, st.sampled_from(["ferry", "Łódź", "AND"]), st.integers(1, 2)),
    st.builds(Exact, st.sampled_from(["Ferry", 'the "Ferry"', "a\\b*", "quote:x", "U.S.", "x^2"])),
    st.builds(Near, near_words, distances),
    st.builds(Near, near_parts, distances, st.booleans()),
    st.builds(AtLeast, st.integers(1, 999_999), words | known | phrases),
)
factors = st.floats(1e-9, 1000, exclude_min=True)


def joined(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.one_of(
        st.builds(And, lists(children)),
        st.builds(Or, lists(children)),
        st.builds(Clauses, lists(children)),
        st.builds(Within, lists(children), st.sampled_from(["sentence", "paragraph"])),
        st.builds(Not, children),
        st.builds(Boost, children, factors),
    )


names = st.sampled_from(["headline", "body", "quote", "speaker", "by", "source", "section"])
periods = st.sampled_from(
    [Dates("2009", "2009"), Dates("2009-11", None), Dates(None, "2009-11-30")]
)


def field(name: FieldName, child: Node) -> Node:
    return Field(name, child)


inner = st.recursive(leaves, joined, max_leaves=6)
fields = st.builds(field, names, inner | st.just(Everything()))
trees = st.recursive(leaves | periods | fields, joined, max_leaves=10)


@settings(max_examples=1500, deadline=None)
@given(trees)
def test_a_tree_comes_back_from_its_text(tree: Node) -> None:
    text = to_text(tree)
    assert parse(text) == tree
    assert to_text(parse(text)) == text
