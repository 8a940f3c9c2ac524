from __future__ import annotations

import pytest

from searchnews.article import Article
from searchnews.quotes.extract import extract
from searchnews.quotes.name_titles import split_titles


@pytest.mark.parametrize(
    ("stretch", "name"),
    [
        ("Dean Vance", "Dean Vance"),
        ("President Vance", "Vance"),
        ("General Electric", "General Electric"),
        ("General Vance", "Vance"),
        ("Commerce Secretary Malcolm Vance", "Malcolm Vance"),
        ("Commerce Malcolm Vance", "Malcolm Vance"),
        ("Wing Ben Vance", "Ben Vance"),
        ("Scrum-half Ben Vance", "Ben Vance"),
        ("Film-maker Ada Vance", "Ada Vance"),
        ("Harwick-based Ada Vance", "Ada Vance"),
        ("Jubilant Ada Vance", "Ada Vance"),
        ("Teenager Ada Vance", "Ada Vance"),
        ("Ada Vance MP", "Ada Vance"),
        ("NATO Ada Vance", "Ada Vance"),
        ("NVA Administrator Lee Vance", "Lee Vance"),
        ("Jean-Paul Ben Vance", "Jean-Paul Ben Vance"),
        ("Vance Ben Holm", "Vance Ben Holm"),
        ("Baker Hugh Oil Ltd", "Baker Hugh Oil Ltd"),
    ],
)
def test_what_is_the_name(stretch: str, name: str) -> None:
    titles, words = split_titles(stretch.split())
    assert " ".join(words) == name
    assert all(title == title.lower() for title in titles)


def test_a_constituency_is_no_person() -> None:
    body = "Ada Holm left. “It sails,” the Kelvin Park MP said."
    assert extract(Article(id="a", body=body))[-1].speaker is None
