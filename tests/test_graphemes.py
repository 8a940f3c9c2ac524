from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.graphemes import is_boundary, next_boundary, previous_boundary

WHOLE = {
    "an accent": "e\u0301",
    "a vowel sign": "का",
    "a Thai vowel": "ที่",
    "a family": "👩\u200d👩\u200d👧\u200d👦",
    "a tone": "👍🏽",
    "a presentation": "❤\ufe0f",
    "a flag": "🇳🇴",
    "a flag of tags": "🏴\U000e0067\U000e0062\U000e007f",
    "a syllable of letters": "\u1100\u1161\u11a8",
    "a syllable and its final": "가\u11a8",
    "a line end": "\r\n",
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE.keys())
def test_what_a_reader_takes_for_one_is_not_cut(text: str) -> None:
    around = f"a{text}b"
    assert [at for at in range(len(around) + 1) if is_boundary(around, at)] == [
        *(0, 1),
        *(1 + len(text), len(around)),
    ]


@pytest.mark.parametrize(
    "text", ["ab", "é-", "🇳🇴🇸🇪", "각각", "한글", "橋橋", "💡💡", "שה", " \u0301"]
)
def test_neighbours_are_parted(text: str) -> None:
    assert is_boundary(text, len(text) // 2)


def test_a_joiner_joins_no_punctuation() -> None:
    text = "a\u200d”"
    assert [is_boundary(text, at) for at in (1, 2)] == [False, True]


@given(
    st.text(st.sampled_from("a \u0301\u200d🇳👍🏽가\u11a8\u1161\u1100\r\n橋क\u093f"), max_size=30),
    st.integers(0, 30),
    st.integers(0, 30),
)
def test_the_nearest_boundaries(text: str, at: int, other: int) -> None:
    low, high = sorted(min(place, len(text)) for place in (at, other))
    after, before = next_boundary(text, low, high), previous_boundary(text, high, low)
    assert low <= after <= high
    assert after == high or is_boundary(text, after)
    assert low <= before <= high
    assert before == low or is_boundary(text, before)
