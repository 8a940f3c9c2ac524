from __future__ import annotations

import pytest

from searchnews.article import Article, Quote
from searchnews.quotes.extract import extract


def last(lead: str, mention: str) -> Quote:
    return extract(Article(id="a", body=f"{lead} “It sails,” {mention} said."))[-1]


@pytest.mark.parametrize(
    ("lead", "mention"),
    [
        ("Tom Vance and Jim Vance are brothers.", "Vance"),
        ("Tom Vance and his sister Ada Vance came.", "Vance"),
        ("Ada Vance met Tom Vance on the quay.", "Vance"),
    ],
)
def test_the_surname_of_two_named_in_one_breath_names_neither(lead: str, mention: str) -> None:
    assert last(lead, mention).speaker is None
    assert last(lead, mention).mention == mention


@pytest.mark.parametrize(
    ("lead", "mention", "speaker", "confidence"),
    [
        ("Tom Vance left.", "Vance", "Tom Vance", 0.9),
        ("Tom Vance met Jim Vance. Tom Vance left.", "Vance", "Tom Vance", 0.76),
        ("Tom Vance met Jim Vance.", "Mr Vance", "Jim Vance", 0.76),
        ("Tom Vance met Ada Vance.", "Mrs Vance", "Ada Vance", 0.9),
        ("Mayor Tom Vance met the pilot, Jim Vance.", "Mayor Vance", "Tom Vance", 0.9),
        ("Tom Vance of the Harwick yard, the oldest on this coast, left. Jim Vance stayed.",
         "Vance", "Tom Vance", 0.57),
    ],
)  # fmt: skip
def test_a_surname_is_the_surer_the_less_others_bear_it(
    lead: str, mention: str, speaker: str, confidence: float
) -> None:
    found = last(lead, mention)
    assert (found.speaker, found.confidence) == (speaker, confidence)


def test_who_is_named_only_later_is_no_rival() -> None:
    body = "Tom Vance left. “It sails,” Vance said. His brother, Jim Vance, stayed."
    found = extract(Article(id="a", body=body))[-1]
    assert (found.speaker, found.confidence) == ("Tom Vance", 0.9)
