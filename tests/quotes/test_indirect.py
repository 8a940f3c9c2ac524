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
    ],
)
def test_a_reported_clause_is_indirect(body: str, clause: str) -> None:
    assert reported(body) == [(clause, "Ada Holm", "indirect")]


def test_a_cue_that_reports_nothing_gives_no_clause() -> None:
    assert reported("Ada Holm said little. She told a joke. She asked for a pen.") == []


def test_a_reported_clause_takes_in_the_words_in_marks() -> None:
    body = "Ada Holm said the ferry was “as safe as a house” and would sail."
    (quote,) = extract(Article(id="a", body=body), indirect=True)
    assert quote.text == "the ferry was “as safe as a house” and would sail"
    assert quote.kind == "indirect"
    assert [body[slice(*span)] for span in quote.spans] == [quote.text]


def test_indirect_speech_is_off_unless_asked_for() -> None:
    assert extract(Article(id="a", body="Ada Holm said the ferry would sail.")) == ()
