"""Set operations on candidates against Python's own sets."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from searchnews.index.files.layout import MAX_BLOCKS
from searchnews.index.read.algebra import (
    Candidates,
    difference,
    intersection,
    quotation_key,
    split_key,
    union,
)

scored = st.dictionaries(st.integers(0, 30), st.floats(0, 9), max_size=12)


def candidates(scores: dict[int, float], doubtful: frozenset[int] | None = None) -> Candidates:
    keys = sorted(scores)
    return Candidates(
        np.array(keys, dtype=np.int64),
        np.array([scores[k] for k in keys], dtype=float),
        None if doubtful is None else np.array([k in doubtful for k in keys], dtype=bool),
    )


def in_doubt(found: Candidates) -> set[int]:
    """Return the keys in doubt."""
    return set() if found.doubtful is None else set(found.keys[found.doubtful].tolist())


def as_dict(found: Candidates) -> dict[int, float]:
    assert (np.diff(found.keys) > 0).all()
    return dict(zip(found.keys.tolist(), found.scores.round(6).tolist(), strict=True))


@given(st.lists(scored, min_size=1, max_size=4))
def test_intersection_keeps_the_common_keys_and_adds_scores(sets: list[dict[int, float]]) -> None:
    common = set.intersection(*map(set, sets))
    expected = {key: round(sum(s[key] for s in sets), 6) for key in common}
    found = as_dict(intersection([candidates(s) for s in sets]))
    assert found.keys() == expected.keys()
    assert all(abs(found[key] - expected[key]) < 1e-5 for key in expected)


@given(st.lists(scored, max_size=4))
def test_union_keeps_all_keys_and_adds_scores(sets: list[dict[int, float]]) -> None:
    every = set().union(*map(set, sets))
    expected = {key: sum(s.get(key, 0.0) for s in sets) for key in every}
    found = as_dict(union([candidates(s) for s in sets]))
    assert found.keys() == expected.keys()
    assert all(abs(found[key] - expected[key]) < 1e-5 for key in expected)


@given(scored, scored, st.frozensets(st.integers(0, 30)))
def test_difference_takes_keys_away_only_where_they_are_sure(
    base: dict[int, float], taken: dict[int, float], doubtful: frozenset[int]
) -> None:
    assert as_dict(difference(candidates(base), candidates(taken))).keys() == base.keys() - taken
    found = difference(candidates(base), candidates(taken, doubtful))
    assert as_dict(found).keys() == base.keys() - (taken.keys() - doubtful)
    assert in_doubt(found) == base.keys() & taken.keys() & doubtful


DOUBTS = st.lists(
    st.tuples(scored, st.none() | st.frozensets(st.integers(0, 30))), min_size=1, max_size=4
)


@given(DOUBTS)
def test_what_is_common_is_in_doubt_if_one_doubts_it(
    sets: list[tuple[dict[int, float], frozenset[int] | None]],
) -> None:
    found = intersection([candidates(*one) for one in sets])
    assert in_doubt(found) == {
        k for k in found.keys.tolist() if any(k in (d or ()) for _, d in sets)
    }


@given(DOUBTS)
def test_what_is_in_any_is_in_doubt_if_all_doubt_it(
    sets: list[tuple[dict[int, float], frozenset[int] | None]],
) -> None:
    found = union([candidates(*one) for one in sets])
    assert in_doubt(found) == {
        k for k in found.keys.tolist() if all(k in (d or ()) for s, d in sets if k in s)
    }


@given(st.lists(st.tuples(st.integers(0, 2**31), st.integers(0, MAX_BLOCKS - 1)), max_size=9))
def test_quotation_keys_lead_back(pairs: list[tuple[int, int]]) -> None:
    docs = np.array([doc for doc, _ in pairs], dtype=np.int64)
    blocks = np.array([block for _, block in pairs], dtype=np.int64)
    keys = quotation_key(docs, blocks)
    assert [part.tolist() for part in split_key(keys)] == [docs.tolist(), blocks.tolist()]
