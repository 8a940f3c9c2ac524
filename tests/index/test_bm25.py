"""Impacts, and bounds that no impact passes."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from searchnews.index.bm25 import BOUND_STEP, bounds_of, impacts, norms, slack

AVERAGES = st.floats(0.01, 1e5)


@given(
    st.lists(st.tuples(st.integers(1, 10_000), st.integers(0, 255)), min_size=1),
    AVERAGES,
    AVERAGES,
)
def test_a_bound_holds_whatever_the_average_becomes(
    postings: list[tuple[int, int]], then: float, now: float
) -> None:
    freqs = np.array([freq for freq, _ in postings])
    lengths = np.array([length for _, length in postings], dtype=np.uint8)
    bounds = bounds_of(impacts(freqs, lengths, norms(then))) * BOUND_STEP * slack(now, then)
    assert (impacts(freqs, lengths, norms(now)) <= bounds * (1 + 1e-12)).all()


def test_an_impact_is_that_of_the_formula() -> None:
    (found,) = impacts(np.array([3]), np.array([10], dtype=np.uint8), norms(20.0)).tolist()
    length = round((1.033**10 - 1) * 27)
    assert found == 3 * 2.2 / (3 + 1.2 * (0.25 + 0.75 * length / 20))
