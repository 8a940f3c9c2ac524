from __future__ import annotations

import pytest

from searchnews.analysis import PROSE
from searchnews.match import occurrences, slots
from searchnews.query.tree import Fuzzy, Pattern, Phrase, Word
from searchnews.text import Span

TEXT = "the mid-day ferry, the mid-day tide"


def test_a_misspelling_of_several_tokens_is_taken_as_it_is() -> None:
    assert occurrences(Fuzzy("mid-day", 1), "body", TEXT) == [Span(4, 11), Span(23, 30)]
    assert occurrences(Fuzzy("mid-dax", 1), "body", TEXT) == []


@pytest.mark.parametrize("text", ["", "…", "-"])
def test_what_has_no_token_occurs_nowhere(text: str) -> None:
    assert slots.slots_of(Word(text), PROSE) == ()
    assert occurrences(Word(text), "body", TEXT) == []
    assert occurrences(Phrase((Word(text),)), "body", TEXT) == []


def test_forgotten_verdicts_are_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "_REMEMBERED", 2)
    text = "tide tidy tile ferry tilt " * 3
    found = occurrences(Pattern("ti?e"), "body", text)
    assert [text[start:end] for start, end in found] == ["tide", "tile"] * 3
