from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.article import Article
from searchnews.quotes import interview
from searchnews.quotes.extract import extract
from searchnews.sentences import paragraphs


def turns(*paragraphs: str) -> list[tuple[str, str | None, str]]:
    found = extract(Article(id="a", body="\n\n".join(paragraphs)))
    return [(quote.text, quote.speaker, quote.kind) for quote in found]


def test_the_turns_of_an_interview_are_quotations() -> None:
    assert turns(
        "Ada Holm runs the ferry. Ben Ruud met her.",
        "Ben Ruud: Will it sail?",
        "Ada Holm: It will. He said “never” to me.",
        "BR: When?",
        "Holm: Today.",
    ) == [
        ("Will it sail?", "Ben Ruud", "direct"),
        ("It will. He said “never” to me.", "Ada Holm", "direct"),
        ("When?", "Ben Ruud", "direct"),
        ("Today.", "Ada Holm", "direct"),
    ]


def test_questions_and_answers_without_names_have_no_speaker() -> None:
    assert turns("Q: Will it sail?", "A: It will.", "Q: When?") == [
        ("Will it sail?", None, "direct"),
        ("It will.", None, "direct"),
        ("When?", None, "direct"),
    ]


@pytest.mark.parametrize(
    "introduction",
    [
        "We spoke to harbour master Ada Holm on Monday.",
        "In an interview with Ada Holm, we asked about the boat of Ben Ruud.",
        "Ada Holm runs the harbour of Salden.",
    ],
)
@pytest.mark.parametrize("marks", [("", ""), ("“", "”"), ('"', '"')])
def test_who_was_asked_answers(introduction: str, marks: tuple[str, str]) -> None:
    opening, closing = marks
    asked = f"{opening}Will it sail?{closing}"
    answer = f"{opening}It will. Holm said so.{closing}"
    found = turns(introduction, f"Q: {asked}", f"A: {answer}", f"Q: {asked}", f"A: {answer}")
    assert found == [(asked, None, "direct"), (answer, "Ada Holm", "direct")] * 2


def test_who_answers_is_not_known_where_two_are_named() -> None:
    found = turns("Ada Holm and Ben Ruud run it.", "Q: Will it sail?", "A: It will.", "Q: When?")
    assert [speaker for _, speaker, _ in found] == [None, None, None]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Venue: the harbour.", "Date: Monday.", "Price: two crowns."),
        ("Note: it sails.", "Note: it sails today."),
        ("The ferry: a history.", "It sailed."),
    ],
)
def test_a_list_of_facts_is_no_interview(paragraphs: tuple[str, ...]) -> None:
    assert turns(*paragraphs) == []


def test_a_run_of_a_transcript_opens_with_its_speaker() -> None:
    body = (
        "Ada Holm met Ben Ruud. Transcript as follows:\n\n"
        '"HOLM: It will sail today.\n\n"RUUD: It never will.\n\n"HOLM: You will see it sail."'
    )
    found = extract(Article(id="a", body=body))
    assert [(q.mention, q.speaker) for q in found] == [
        ("HOLM", "Ada Holm"),
        ("RUUD", "Ben Ruud"),
        ("HOLM", "Ada Holm"),
    ]


LABELS = ["Q. ", "A. ", "Ada: ", "Ben Ruud: ", "Answer. ", "ANSWER. ", "late", "\n\n"]


@given(st.lists(st.sampled_from(LABELS)).map("".join))
def test_an_interview_has_labels_to_take_turns_with(text: str) -> None:
    found = interview.turns(text, paragraphs(text))
    assert interview.may_take_turns(text) or not found
    assert len(found) == 0 or len(found) >= 3
