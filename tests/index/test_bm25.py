"""Scores by the formula."""

from __future__ import annotations

from math import log

import numpy as np

from searchnews.index.read.bm25 import idf, idf_of_all, norms, saturated


def test_an_impact_is_that_of_the_formula() -> None:
    length = round((1.033**10 - 1) * 27)
    (found,) = saturated(np.array([3]), norms(20.0)[[10]]).tolist()
    assert found == 3 * 2.2 / (3 + 1.2 * (0.25 + 0.75 * length / 20))


def test_a_frequency_of_nothing_has_no_impact() -> None:
    assert saturated(np.array([0]), norms(20.0)[[10]]).tolist() == [0.0]


def test_weights_are_those_of_the_formula() -> None:
    assert idf(10, 4) == log(2) + 1
    assert idf_of_all(10, np.array([4, 9])).tolist() == [idf(10, 4), idf(10, 9)]
