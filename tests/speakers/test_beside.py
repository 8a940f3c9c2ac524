from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.speakers import words_beside


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Later Ada Ruud left.", "ada"),
        ("We asked Ruud.", ""),
        ("It was Lord Ruud who spoke.", "lord"),
        ("The Justice Minister Ada Ruud spoke.", "ada minister justice"),
        ("She left Ruud Metals in May.", "metals"),
        ("She left Ruud\nMetals in May.", "metals"),
        ("Here is Ruud.\n\nMetals rose.", ""),
        ("He sold the Bank. Ruud said so.", ""),
        ("He met Dr. Ruud and J. Ruud.", "dr j"),
        ("But Ruud said on Monday that Ruud Monday", ""),
        ("Kestria's Ruud, Ruud's and Varn-Ruud", ""),
        ("Ada van der Ruud spoke.", "ada"),
        ("ruud metals", ""),
        ("Ruudt Metals", ""),
    ],
)
def test_words_in_capitals_next_to_a_surname(text: str, words: str) -> None:
    assert words_beside("Ruud", text) == frozenset(words.split())


def test_of_a_name_the_last_word_counts() -> None:
    assert words_beside("Ada van der Ruud", "Then Karl Ruud spoke.") == {"karl"}


@given(st.text(), st.text())
def test_any_name_may_stand_in_any_text(name: str, text: str) -> None:
    for word in words_beside(name, f"{text} {name} {text}"):
        assert word.strip() == word
