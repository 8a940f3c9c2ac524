from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.article import Article
from searchnews.quotes import extract, interview
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
