from __future__ import annotations

import pytest

from searchnews.article import Article
from searchnews.quotes.extract import extract


def speakers(*paragraphs: str) -> list[str | None]:
    return [q.speaker for q in extract(Article(id="a", body="\n\n".join(paragraphs)))]


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("“The ferry will sail,” Ada Holm and Ben Ruud said.", "Ada Holm and Ben Ruud"),
        ("“The ferry will sail,” said Ada Holm and Ben Ruud.", "Ada Holm and Ben Ruud"),
        ("Ada Holm and Ben Ruud said it was “as safe as ice”.", "Ada Holm and Ben Ruud"),
        ("Ada Holm and Ben Ruud both said it was “as safe as ice”.", "Ada Holm and Ben Ruud"),
        ("Ada Holm, Tom Vance and Ben Ruud said it was “as safe as ice”.",
         "Ada Holm, Tom Vance and Ben Ruud"),
        ("Ada Holm and Ben Ruud, who seldom agree, both said it was “as safe as ice”.",
         "Ada Holm and Ben Ruud"),
        ("The Food and Drug Agency said it was “as safe as ice”.",
         "Food and Drug Agency"),
        ("She met Tom Vance and Ben Ruud said it was “as safe as ice”.", "Ben Ruud"),
        ("“The ferry will sail,” said Ada Holm and Ben Ruud laughed.", "Ada Holm"),
    ],
)  # fmt: skip
def test_names_that_and_joins_speak_together(body: str, speaker: str) -> None:
    assert speakers(body) == [speaker]


def test_the_mention_is_that_of_all() -> None:
    body = "Ada Holm runs it with Ben Ruud.\n\nHolm and Ruud said it was “as safe as ice”."
    (quote,) = extract(Article(id="a", body=body))
    assert quote.mention == "Holm and Ruud"
    assert quote.speaker == "Ada Holm and Ben Ruud"


def test_they_are_the_two_named_together() -> None:
    assert speakers("Ada Holm and Ben Ruud met.", "“The ferry will sail,” they said.") == [
        "Ada Holm and Ben Ruud"
    ]


def test_they_may_be_one_of_no_known_gender() -> None:
    assert speakers("Robin Vesper, a pilot, left.", "“The ferry will sail,” they said.") == [
        "Robin Vesper"
    ]


def test_they_are_nobody_where_nobody_fits() -> None:
    assert speakers("Ada Holm left.", "“The ferry will sail,” they said.") == [None]
    assert speakers("“The ferry will sail,” they said.") == [None]
