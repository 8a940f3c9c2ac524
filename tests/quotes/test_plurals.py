from __future__ import annotations

import pytest

from searchnews.article import Article
from searchnews.quotes.extract import attributed


def resolved(body: str) -> list[tuple[str | None, str]]:
    found = attributed(Article(id="a", body=body))
    return [(item.quote.speaker, item.answer.rule) for item in found]


@pytest.mark.parametrize(
    "pair",
    [
        "Ada Holm and Ben Ruud",
        "Ada Holm and her cousin Ben Ruud",
        "Ada Holm, head of the harbour, and Ben Ruud",
    ],
)
def test_they_are_two_who_are_named_together(pair: str) -> None:
    assert resolved(f"{pair} left. “It sails,” they said.") == [("Ada Holm and Ben Ruud", "plural")]


def test_they_are_those_who_spoke_last() -> None:
    assert resolved("“It sails,” Ada Holm and Ben Ruud said. “It will,” they added.") == [
        ("Ada Holm and Ben Ruud", "plural"),
        ("Ada Holm and Ben Ruud", "plural"),
    ]


def test_two_behind_a_preposition_are_not_they() -> None:
    assert resolved("Pilots met with Ada Holm and Ben Ruud. “It sails,” they said.") == [
        (None, "nobody")
    ]


def test_they_may_be_one() -> None:
    assert resolved("Robin Holm left. “It sails,” they said.") == [("Robin Holm", "pronoun")]
    assert resolved("“It sails,” said Robin Holm, who builds. “It will,” they added.") == [
        ("Robin Holm", "name"),
        ("Robin Holm", "pronoun"),
    ]
    assert resolved("Ada Holm left. “It sails,” they said.") == [(None, "nobody")]
