from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.query.fields import FIELD_NAMES
from searchnews.query.suggestions import DATE, meant_by

LONG = sorted(name for name in (*FIELD_NAMES, DATE) if len(name) >= 6)


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("speeker", "speaker"),
        ("Speeker", "speaker"),
        ("peaker", "speaker"),
        ("spekaer", "speaker"),
        ("spkeer", "speaker"),
        ("soruce", "source"),
        ("qoute", "quote"),
        ("bdoy", "body"),
        ("titel", "title"),
        ("langauge", "language"),
        ("dat", "date"),
        ("publisher", "source"),
        ("said", "quote"),
        ("published", "date"),
        ("byline", "author"),
    ],
)
def test_slips_and_synonyms_have_a_meaning(name: str, field: str) -> None:
    assert meant_by(name) == field


@pytest.mark.parametrize(
    "name",
    ["note", "Note", "Name", "Published", "Election", "update", "http", "mailto", "boy", "cody"],
)
def test_words_of_running_text_have_none(name: str) -> None:
    assert meant_by(name) is None


@given(st.sampled_from(LONG), st.integers(0, 11), st.sampled_from("aeiouxyz"))
def test_one_slip_in_a_long_name_is_found(name: str, at: int, letter: str) -> None:
    at %= len(name)
    swapped = name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :]
    for slip in (name[:at] + name[at + 1 :], name[:at] + letter + name[at:], swapped):
        assert meant_by(slip) is not None


@given(st.text(min_size=1, max_size=300))
def test_any_word_has_a_field_or_none(name: str) -> None:
    assert meant_by(name) in {None, DATE, *FIELD_NAMES}
