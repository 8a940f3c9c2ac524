from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.speakers.organisation_names import organisation_name


@pytest.mark.parametrize(
    ("written", "words", "initials"),
    [
        ("Harbour Rights Watch", "harbour rights watch", "hrw"),
        ("HRW", "hrw", "hrw"),
        ("H.R.W.", "hrw", "hrw"),
        ("the Bank of Varnia", "bank varnia", "bv"),
        ("Kestria Air Ltd.", "kestria air", "ka"),
        ("Kestria Inc", "kestria", "kestria"),
        ("Coast-Guard Union", "coastguard union", "cu"),
        ("Co", "co", "co"),
    ],
)
def test_the_parts_of_a_name(written: str, words: str, initials: str) -> None:
    name = organisation_name(written)
    assert (name.words, name.initials) == (tuple(words.split()), initials)


@given(st.text())
def test_any_text_has_words(written: str) -> None:
    name = organisation_name(written)
    assert len(name.words) > 0
    assert not name.is_short or name.initials == name.words[0]
