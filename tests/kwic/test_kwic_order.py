from __future__ import annotations

from typing import NamedTuple

import pytest

from searchnews.kwic.order import KwicSort, key_of


class Line(NamedTuple):
    left: str
    keyword: str
    right: str


LINES = [
    Line("an old ", "Bridge", " of stone"),
    Line("The new ", "bridge", " of steel"),
    Line("an OLD, ", "bridges", ", of iron"),
    Line("the Éclair ", "bridge", ""),
]


def ordered(sort: KwicSort) -> list[int]:
    key = key_of(sort)
    assert key is not None
    return sorted(range(len(LINES)), key=lambda i: key(LINES[i]))


def test_to_the_left_the_word_beside_the_keyword_counts_first() -> None:
    # éclair, new, old an (bridge), old an (bridges)
    assert ordered("left") == [3, 1, 0, 2]


def test_to_the_right_case_and_punctuation_do_not_count() -> None:
    assert ordered("right") == [3, 2, 1, 0]


def test_by_keyword_then_by_what_follows() -> None:
    assert ordered("keyword") == [3, 1, 0, 2]


@pytest.mark.parametrize("sort", ["relevance", "date"])
def test_an_order_of_articles_compares_no_lines(sort: KwicSort) -> None:
    assert key_of(sort) is None
