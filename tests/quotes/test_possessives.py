from __future__ import annotations

import pytest

from searchnews.article import Article
from searchnews.quotes.extract import extract
from searchnews.quotes.possessives import is_inside_name


@pytest.mark.parametrize(
    ("owner", "behind", "inside"),
    [
        ("Pilots’", "Union", True),
        ("Farmers'", "Trust Bank", True),
        ("Seamen's", "Association", True),
        ("Vance’s", "Inc", True),
        ("Vance’s", "Stores Inc", True),
        ("Vance’s", "Ferry Inc", False),
        ("Kestria’s", "Union", False),
        ("Republicans’", "House", False),
        ("Pilots’", "", False),
    ],
)
def test_whether_a_possessive_is_inside_a_name(owner: str, behind: str, inside: bool) -> None:
    assert is_inside_name(owner, behind.split()) is inside


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        ("the Upper Aske Farmers’ Bank said", "Upper Aske Farmers’ Bank"),
        ("the Seamen's Union said", "Seamen's Union"),
        ("Vance's Inc said", "Vance's Inc"),
        ("Kestria's Ferry Ministry said", "Ferry Ministry"),
        ("said Ben Holm of the Seamen's Union", "Ben Holm"),
    ],
)
def test_such_a_body_speaks_under_its_whole_name(said: str, speaker: str) -> None:
    assert extract(Article(id="a", body=f"“It sails,” {said}."))[0].speaker == speaker


def test_a_body_named_before_is_the_same() -> None:
    body = (
        "The Seamen's Union met. “It sails,” the union said. “It floats,” the Seamen's Union said."
    )
    assert [found.speaker for found in extract(Article(id="a", body=body))] == [
        "Seamen's Union"
    ] * 2
