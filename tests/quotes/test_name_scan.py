from __future__ import annotations

import pytest

from searchnews.quotes.name_scan import scan
from searchnews.quotes.name_titles import split_titles
from searchnews.text import Span


def names(text: str) -> list[str]:
    return [" ".join(found.name.words) for found in scan(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yesterday Ada Holm met Ben Ruud.", ["Ada Holm", "Ben Ruud"]),
        ("Ada Holm's boat sank.", ["Ada Holm"]),
        ("A call to Harwick. Ada Holm came.", ["Harwick", "Ada Holm"]),
        ("Dr. Ada J. Holm spoke.", ["Ada J. Holm"]),
        ("Jan van der Meer spoke.", ["Jan van der Meer"]),
        ("The Bank of Harwick lent it.", ["Bank of Harwick"]),
        ("Secretary of State Ada Holm spoke.", ["Ada Holm"]),
        ("On Monday Ada Holm spoke.", ["Ada Holm"]),
        ("Ada Holm Says Ben Ruud Is Late", ["Ada Holm", "Ben Ruud", "Late"]),
        ("Will Holm and May Ruud met Per Vesper.", ["Will Holm", "May Ruud", "Per Vesper"]),
        ("Xu Jun spoke in June.", ["Xu Jun"]),
        ("The State Department met.", ["State Department"]),
        ("The Justice Department met.", ["Justice Department"]),
        ("The King Rufus Hospital burnt.", ["King Rufus Hospital"]),
        ("Judge Church met Mr Police.", ["Church", "Police"]),
    ],
)
def test_names_are_found_without_what_is_around_them(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("words", "titles", "rest"),
    [
        ("Prime Minister Ada Holm", ("prime", "minister"), ("Ada", "Holm")),
        ("NATO Ada Holm", ("nato",), ("Ada", "Holm")),
        ("British Columbia", (), ("British", "Columbia")),
        ("Ada King", (), ("Ada", "King")),
        ("Ada Holm King Jr.", (), ("Ada", "Holm", "King", "Jr.")),
    ],
)
def test_titles_are_no_part_of_a_name(
    words: str, titles: tuple[str, ...], rest: tuple[str, ...]
) -> None:
    assert split_titles(words.split()) == (titles, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Holm of the Harwick Council met Ben  Ruud and Ida Vance of Varn.",
        "Ada Holm Says Ben Ruud Of The Council Will Go",
        "Mr. Holm. Mrs. Ruud and the Bank of Harwick",
    ],
)
def test_a_name_stands_where_its_words_do(text: str) -> None:
    for found in scan(text, Span(0, len(text))):
        words = text[found.start : found.end].split()
        assert words[-1].strip(".") == found.name.words[-1]
        assert words[0] not in ("of", "the", "and")
        assert text[found.start : found.end].strip() == text[found.start : found.end]
