"""Distances of many words at once against those of one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from searchnews.index.read.nearest import distances
from searchnews.match import edit_distance

letters = st.text(alphabet="abcdeé日", max_size=9)


@given(st.lists(letters, max_size=8), letters, st.integers(0, 2))
@settings(deadline=None, max_examples=500)
def test_many_distances_are_those_of_one_and_one(words: list[str], wanted: str, most: int) -> None:
    expected = [edit_distance(word, wanted, most) for word in words]
    assert distances(words, wanted, most).tolist() == expected


def test_neighbours_that_are_swapped_are_one_edit() -> None:
    assert distances(["medvedev", "medvedve", "medved"], "medvedve", 2).tolist() == [1, 0, 2]
