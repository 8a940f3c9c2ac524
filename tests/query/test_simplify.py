from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.query import drop_stop_words, parse, to_text


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("the state of the union", "state union"),
        ("the of", "the of"),
        ("the", "the"),
        ("the AND ferry", "ferry"),
        ("the -ferry", "the -ferry"),
        ("the date:2009", "the date:2009"),
        ('"the state of"', '"the state of"'),
        ('the "state of"', '"state of"'),
        ("speaker:(the will)", "speaker:(the will)"),
        ("quote:(the ferry)", "quote:ferry"),
        ("ferry OR the", "ferry OR the"),
        ("the^2 ferry", "ferry"),
        ("US troops", "US troops"),
        ("who reported it to WHO", "reported WHO"),
        ("THE FERRY", "FERRY"),
        ("-(the ferry) harbour", "-ferry harbour"),
    ],
)
def test_function_words_go_where_others_stay(query: str, left: str) -> None:
    assert drop_stop_words(parse(query)) == parse(left)


words = st.lists(st.sampled_from(["the", "of", "ferry", "WHO", "-mayor", '"a b"']), min_size=1)


@given(words)
def test_only_function_words_go(query: list[str]) -> None:
    tree = drop_stop_words(parse(" ".join(query)))
    left = to_text(tree)
    assert parse(left) == tree
    for word in query:
        assert word in left or word in ("the", "of", "WHO")
