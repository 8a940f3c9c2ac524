"""The page of what was found: the best first, equals in order."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.index.read.algebra import Candidates
from searchnews.index.read.page import best_places, page_of


def candidates(scores: list[int]) -> Candidates:
    keys = np.arange(len(scores), dtype=np.int64) * 3
    return Candidates(keys, np.array(scores, dtype=np.float64))


@given(
    st.lists(st.integers(0, 9), max_size=400),
    st.integers(0, 5),
    st.one_of(st.none(), st.integers(0, 12)),
)
def test_a_page_is_a_stretch_of_all_in_order(
    scores: list[int], offset: int, limit: int | None
) -> None:
    page = page_of(candidates(scores), offset=offset, limit=limit)
    ordered = sorted(range(len(scores)), key=lambda i: (-scores[i], i))
    end = None if limit is None else offset + limit
    assert page.keys.tolist() == [3 * i for i in ordered[offset:end]]


def test_the_newest_come_first_by_date() -> None:
    dates = np.array([5, -1, 9, 5])
    page = page_of(candidates([1, 2, 3, 4]), dates, limit=3)
    assert page.keys.tolist() == [6, 0, 9]


@pytest.mark.parametrize("count", [10, 200, 5000])
def test_the_best_and_their_equals_are_among_those_that_are_looked_at(count: int) -> None:
    scores = np.tile([0.0, 3.0, 1.0, 2.0], count // 4)
    places = best_places(scores, 3)
    chosen = range(count) if places is None else places.tolist()
    assert {i for i in range(len(scores)) if scores[i] == 3.0} <= set(chosen)
