from __future__ import annotations

import pytest

from searchnews.article import Article
from searchnews.quotes import extract


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
