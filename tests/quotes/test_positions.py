from __future__ import annotations

import pytest

from searchnews.quotes.positions import is_adjunct, is_governed, opens_sentence, word_before


def opens(before: str) -> bool:
    text = f"{before}Ada Holm left."
    return opens_sentence(text, len(before), word_before(text, len(before)))


def governs(before: str) -> bool:
    text = f"{before}Ada Holm was late."
    return is_governed(text, len(before), word_before(text, len(before)))


@pytest.mark.parametrize(
    "before",
    [
        "",
        "It sank. ",
        "“It sank.” ",
        "It sank.\n\n",
        "But ",
        "It sank. When ",
        "On Monday, ",
        "It sank. In a letter, ",
        "Harwick Ferry spokeswoman ",
        "It sank. Her lawyer, ",
        "The mayor of Harwick, ",
        "It sank. Former deputy mayor ",
    ],
)
def test_a_name_opens_its_sentence(before: str) -> None:
    assert opens(before)


@pytest.mark.parametrize(
    "before",
    [
        "Ben Ruud met ",
        "“It sank,” ",
        "Ben Ruud, ",
        "The mayor met a pilot, ",
        "the ferry of ",
        "He met spokeswoman ",
        "He left. A letter to chairwoman ",
        "It was late and ",
    ],
)
def test_a_name_stands_inside_its_sentence(before: str) -> None:
    assert not opens(before)


@pytest.mark.parametrize(
    ("before", "governed"),
    [
        ("the trial of ", True),
        ("a letter to deputy mayor ", True),
        ("a spokesman for ", True),
        ("Ben Ruud met ", False),
        ("when deputy mayor ", False),
        ("of the board, chairwoman ", False),
        ("", False),
    ],
)
def test_a_preposition_governs_a_name(before: str, governed: bool) -> None:
    assert governs(before) is governed


def test_an_adjunct_begins_as_one() -> None:
    assert is_adjunct("When Ada Holm came")
    assert is_adjunct("on Monday")
    assert not is_adjunct("Ada Holm came")
    assert not is_adjunct("")
