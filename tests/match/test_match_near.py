"""Proximity: which words count, where several parts accept the same ones."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.match import occurrences
from searchnews.query import parse
from searchnews.query.tree import Near, Pattern, Phrase, Word

WORDS = ["aa", "ab", "bb", "cc"]
PATTERNS = ["a*", "*b", "?b", "*"]
single = st.sampled_from(WORDS).map(Word) | st.sampled_from(PATTERNS).map(Pattern)
phrases = st.lists(single, min_size=2, max_size=3).map(lambda parts: Phrase(tuple(parts)))
proximities = st.builds(
    Near,
    st.lists(single | phrases, min_size=2, max_size=5).map(tuple),
    st.sampled_from([0, 1, 2, 5, 9_999]),
    st.booleans(),
)
texts = st.lists(st.sampled_from([*WORDS, "dd"]), max_size=8).map(" ".join)


def by_trying_all(leaf: Near, text: str) -> set[tuple[int, int]]:
    """Return the spans that are in some choice of disjoint parts that is near enough."""
    marked: set[tuple[int, int]] = set()
    for choice in product(*(occurrences(part, "body", text) for part in leaf.parts)):
        words = [len(text[start:end].split()) for start, end in choice]
        inside = text[min(choice)[0] : max(end for _, end in choice)]
        apart = sorted(choice)
        if any(one.end > other.start for one, other in pairwise(apart)):
            continue
        if leaf.ordered and list(choice) != apart:
            continue
        if len(inside.split()) - sum(words) <= leaf.distance:
            marked |= set(choice)
    return marked


@given(proximities, texts)
def test_parts_stand_on_different_words(leaf: Near, text: str) -> None:
    assert set(occurrences(leaf, "body", text)) == by_trying_all(leaf, text)


@pytest.mark.parametrize("distance", [100, 5_000, 9_999])
def test_one_word_is_not_two_parts_however_far_they_may_stand(distance: int) -> None:
    text = "One tunnel. " + "A dam here. " * 3_000
    leaf = parse(f'"tun* tunnel dam one here"~{distance}')
    assert isinstance(leaf, Near)
    assert occurrences(leaf, "body", text) == []
    assert occurrences(leaf, "body", "Tuna. " + text) != []


def test_many_words_that_any_part_accepts_are_counted_in_good_time() -> None:
    leaf = parse('"a b" NEAR/4999 "a* b*"')
    assert isinstance(leaf, Near)
    assert len(occurrences(leaf, "body", "a b " * 3_000)) == 3_000
