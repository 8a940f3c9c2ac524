from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.speakers.organisation_names import is_acronym, is_incorporated, organisation_name


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
    is_acronym(written)
    is_incorporated(written)


def test_acronyms_are_one_word_in_capitals() -> None:
    assert all(map(is_acronym, ("HRW", "H.R.W.", "HRW Inc")))
    assert not any(map(is_acronym, ("Hrw", "HRW Air", "Kestria", "K", "", " ")))


def test_legal_forms() -> None:
    assert is_incorporated("Kestria Air Ltd.")
    assert not is_incorporated("Kestria Air")
