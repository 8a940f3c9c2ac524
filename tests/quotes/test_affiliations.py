from __future__ import annotations

import pytest

from searchnews.quotes.affiliations import affiliations
from searchnews.quotes.name_scan import scan
from searchnews.text import Span


def tied(text: str) -> tuple[str, ...]:
    found = scan(text, Span(0, len(text)))
    return affiliations(text, [f for f in found if f.name.words[-1] == "Holm"])


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Kestria Air pilot Ada Holm left.", ["kestria air"]),
        ("Kestria Air Captain Ada Holm left.", ["kestria air"]),
        ("French President Ada Holm left.", ["french"]),
        ("Ada Holm, head of the Lindmouth Harbour Board, left.", ["lindmouth harbour board"]),
        ("Ada Holm, the Varn Times columnist, left.", ["varn times"]),
        ("Ada Holm of the Harwick Ferry Company left.", ["harwick ferry company"]),
        ("The mayor of Harwick, Ada Holm, left.", ["harwick"]),
        ("Harwick’s deputy mayor, Ada Holm, left.", ["harwick"]),
        (
            "Ada Holm, an analyst at Varn Research and a judge in Harwick, left.",
            ["harwick", "varn research"],
        ),
    ],
)
def test_a_title_or_an_apposition_ties(text: str, bodies: list[str]) -> None:
    assert list(tied(text)) == bodies


@pytest.mark.parametrize(
    "text",
    [
        "Ada Holm, who met Ben Ruud in Harwick, left.",
        "Ada Holm, a lawyer for Ben Ruud, left.",
        "Ada Holm, Ben Ruud and the Harwick Council met.",
        "Prime Minister Ada Holm left.",
        "The council met in Harwick. Ada Holm left.",
        "In Harwick, Ada Holm left.",
        "Holm",
    ],
)
def test_what_only_stands_near_is_not_tied(text: str) -> None:
    assert tied(text) == ()


def test_there_are_few() -> None:
    text = " ".join(f"Ada Holm of {name}ville left." for name in "Ab Bo Cu Du Eb Fi".split())
    assert tied(text) == ("abville", "boville", "cuville", "duville")
