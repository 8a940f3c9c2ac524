from __future__ import annotations

import pytest

from searchnews.article import Article
from searchnews.quotes.extract import extract


def reported(body: str) -> list[tuple[str, str | None, str]]:
    found = extract(Article(id="a", body=body), indirect=True)
    return [(quote.text, quote.speaker, quote.kind) for quote in found]


@pytest.mark.parametrize(
    ("body", "clause"),
    [
        ("Ada Holm said the ferry would sail.", "the ferry would sail"),
        ("Ada Holm said that the ferry would sail.", "that the ferry would sail"),
        ("Ada Holm told reporters the ferry would sail.", "the ferry would sail"),
        ("Ada Holm said on Monday that it would sail.", "that it would sail"),
        ("Ada Holm asked whether the ferry would sail.", "whether the ferry would sail"),
        ("The ferry would sail at noon, Ada Holm said.", "The ferry would sail at noon"),
        ("The ferry would sail at noon, said Ada Holm.", "The ferry would sail at noon"),
        ("According to Ada Holm, the ferry would sail.", "the ferry would sail"),
        ("The ferry would sail, according to Ada Holm.", "The ferry would sail"),
        ("Ada Holm said in a statement it would sail.", "it would sail"),
        ("Ada Holm told us in Lindmouth on Friday that it would sail.", "that it would sail"),
        ("Ada Holm, who said that the ferry leaked, has left.", "that the ferry leaked"),
        ("According to a board member, Ada Holm, the ferry would sail.", "the ferry would sail"),
        ("LINDMOUTH (Wire) – The ferry would sail, said Ada Holm.", "The ferry would sail"),
        ("It rained; the ferry would sail, Ada Holm said.", "the ferry would sail"),
        ("As Ada Holm said, the ferry would sail.", "the ferry would sail"),
        ("Ada Holm said there was no ferry.", "there was no ferry"),
        ("Ada Holm said what was done was wrong.", "what was done was wrong"),
        ("Ada Holm said if it was late, it would stop.", "if it was late, it would stop"),
        ("Ada Holm said prices rose.", "prices rose"),
        ("Ada Holm said more work was needed.", "more work was needed"),
        ("Ada Holm said about 200 people had come.", "about 200 people had come"),
        ("Ada Holm said under the plan, taxes would rise.", "under the plan, taxes would rise"),
        ("Ada Holm said the sale amounts to little.", "the sale amounts to little"),
        ("Ada Holm has confirmed it would sail.", "it would sail"),
        ("The ferry would sail at noon, Ada Holm reported.", "The ferry would sail at noon"),
        (
            "The ferry would sail at noon, but not late, Ada Holm said.",
            "The ferry would sail at noon, but not late",
        ),
        ("Ada Holm said: the ferry would sail.", "the ferry would sail"),
        (
            "Ada Holm said the ferry, according to Ben Ruud, would sail.",
            "the ferry, according to Ben Ruud, would sail",
        ),
    ],
)
def test_a_reported_clause_is_indirect(body: str, clause: str) -> None:
    assert reported(body) == [(clause, "Ada Holm", "indirect")]


@pytest.mark.parametrize(
    "body",
    [
        "Ada Holm said little. She told a joke. She asked for a pen.",
        "Some might say the ferry is late.",
        "Ada Holm would not say if the ferry was late.",
        "Ada Holm never said that the ferry was late.",
        "They argued against the bid by Ruud to have it made public.",
        "Did Ada Holm say that the ferry would sail?",
        "Ada Holm will say on Monday that the ferry sails.",
        "Ada Holm is expected to say that the ferry sails.",
        "If Ada Holm says that the ferry sails, it sails.",
        "Ada Holm, a pilot called Per Ruud, remembers it differently.",
        "The suit, filed in Lindmouth, alleges Holm deceived customers.",
    ],
)
def test_what_reports_nothing_gives_no_clause(body: str) -> None:
    assert reported(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "“It sails,” said Ada Holm, whose house is dry.",
        "“It sails”, said Ada Holm, who is 81.",
        "“It sails,” Ada Holm said when she was down.",
        "“It sails,” Ada Holm said in a statement, the nearest she comes to a smile.",
        "Asked if it would sail, Ada Holm said: “It sails.”",
        "Asked to say more, Ada Holm said, “It sails.”",
    ],
)
def test_the_attribution_of_words_in_marks_reports_nothing_else(body: str) -> None:
    assert [kind for _, _, kind in reported(body)] == ["direct"]


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ("As a result, says Ada Holm, the ferry may stop.", ["As a result", "the ferry may stop"]),
        ("Her friends, Ada Holm said, had laughed.", ["Her friends", "had laughed"]),
        ("Whether it sails, Ada Holm said, was open.", ["Whether it sails", "was open"]),
        ("The ferry, according to Ada Holm, would sail.", ["The ferry", "would sail"]),
    ],
)
def test_a_clause_goes_on_behind_its_attribution(body: str, parts: list[str]) -> None:
    (quote,) = extract(Article(id="a", body=body), indirect=True)
    assert (quote.speaker, quote.kind) == ("Ada Holm", "indirect")
    assert [body[slice(*span)] for span in quote.spans] == parts
    assert quote.text == body[quote.start : quote.end]


def test_another_attribution_ends_a_clause() -> None:
    body = "Ada Holm said the ferry would sail, but Ben Ruud said it leaked badly."
    assert reported(body) == [
        ("the ferry would sail", "Ada Holm", "indirect"),
        ("it leaked badly", "Ben Ruud", "indirect"),
    ]


def test_who_is_not_named_reports_too() -> None:
    body = "The brewery said it would close. The retailer said that it was open."
    assert [text for text, _, _ in reported(body)] == ["it would close", "that it was open"]


def test_reported_speech_changes_nothing_of_what_is_in_marks() -> None:
    body = "“It sails,” she said. Ada Holm said it would rain. “It will,” she added. He said “no”."
    both = extract(Article(id="a", body=body), indirect=True)
    marked = extract(Article(id="a", body=body))
    assert [quote for quote in both if quote.kind != "indirect"] == list(marked)


def test_a_reported_clause_takes_in_the_words_in_marks() -> None:
    body = "Ada Holm said the ferry was “as safe as a house” and would sail."
    (quote,) = extract(Article(id="a", body=body), indirect=True)
    assert quote.text == "the ferry was “as safe as a house” and would sail"
    assert quote.kind == "indirect"
    assert [body[slice(*span)] for span in quote.spans] == [quote.text]


def test_indirect_speech_is_off_unless_asked_for() -> None:
    assert extract(Article(id="a", body="Ada Holm said the ferry would sail.")) == ()
