from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.speakers.spelling import spelling_key, words_of


@pytest.mark.parametrize(
    "spellings",
    [
        "Böhmke Boehmke Bohmke",
        "Grüneck Gruneck Grueneck",
        "Volgansky Volganskiy Volganskyy Volganskij Volganski",
        "Dmitri Dmitry Dmitriy",
        "Ostrovedev Ostrovedyev",
        "Yelanova Elanova",
        "Marchukovych Marchukovich",
        "Mohammed Muhammad Mohamed",
        "Mansoury Mansouri Mansuri",
        "Qandil Kandil",
        "Raghib Ragib",
        "Alexander Aleksandr Oleksandr",
        "Aleksey Alexei Alexej",
        "O'Vance O’Vance OVance",
        "Łodyński Lodynski",
        "Tatarskoff Tatarskov",
        "Katya Katia Katja",
    ],
)
def test_spellings_of_one_name_have_one_key(spellings: str) -> None:
    assert len({spelling_key(word) for word in spellings.split()}) == 1


@pytest.mark.parametrize("names", ["Vince Vynce", "Lee Li Le", "Reed Rid", "Levy Levi", "Joel Jol"])
def test_short_names_that_differ_stay_apart(names: str) -> None:
    words = names.split()
    assert len({spelling_key(word) for word in words}) == len(words)


@given(st.text())
def test_the_key_of_a_key_is_the_key(word: str) -> None:
    key = spelling_key(word)
    assert spelling_key(key) == key
    assert all(map(str.isalnum, key))


@given(st.text("aeiouyjkghdpqtcnrsf'-", max_size=40))
def test_the_rules_come_to_an_end(word: str) -> None:
    key = spelling_key(word)
    assert spelling_key(key) == key
    assert len(key) <= len(word)


def test_a_word_of_any_length_has_a_key() -> None:
    assert len(spelling_key("gh" * 100_000)) <= 64


def test_words_lose_the_marks_around_them() -> None:
    assert words_of("Holm, Ada J. (“Shorty”)") == ["Holm", "Ada", "J", "Shorty"]
