from __future__ import annotations

import pytest

from searchnews.quotes.name_forms import (
    initials,
    is_common,
    name_form,
    name_key,
    names_body,
    same_given,
    title_gender,
)


@pytest.mark.parametrize(
    ("words", "titles", "kind", "gender"),
    [
        ("Ada Holm", (), "person", "f"),
        ("Xyr Holm", ("mr",), "person", "m"),
        ("Bank of Harwick", (), "organisation", None),
        ("HFC", (), "organisation", None),
        ("Xyr Brandt", (), "unknown", None),
    ],
)
def test_words_and_titles_tell_kind_and_gender(
    words: str, titles: tuple[str, ...], kind: str, gender: str | None
) -> None:
    name = name_form(tuple(words.split()), titles)
    assert (name.kind, name.gender) == (kind, gender)


@pytest.mark.parametrize("spelling", ["Ada Holm", "ADA HOLM", "Ada J. Holm", "Ada Holm Jr."])
def test_spellings_of_a_name_share_a_key(spelling: str) -> None:
    assert name_key(spelling.split()) == ("ada", "holm")


def test_short_given_names() -> None:
    assert same_given("ben", "Benedict")
    assert not same_given("be", "Benedict")


def test_initials_are_the_capitals() -> None:
    assert initials("Harwick Society of Pilots".split()) == "HSP"


def test_the_first_telling_title_decides_on_the_gender() -> None:
    assert title_gender(("dr", "mrs", "mr")) == "f"
    assert title_gender(("dr",)) is None


@pytest.mark.parametrize("word", ["Chinese", "Germans", "Western", "Analysts", "British"])
def test_common_words_name_nobody(word: str) -> None:
    assert is_common(word)
    assert not is_common("Holm")


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("Justice Department", True),
        ("King Rufus Hospital", True),
        ("Ada Church", False),
        ("Church", False),
        ("Ada Holm", False),
    ],
)
def test_bodies_are_known_by_their_last_word(words: str, body: bool) -> None:
    assert names_body(words.split()) is body


@pytest.mark.parametrize(
    ("words", "kind"),
    [("J. K. Ruud", "person"), ("U.S. Steel", "organisation"), ("Kestria Air", "organisation")],
)
def test_initials_are_a_persons(words: str, kind: str) -> None:
    assert name_form(tuple(words.split()), ()).kind == kind
