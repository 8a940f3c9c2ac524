from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.query.marks import PUNCTUATION
from searchnews.query.terms import part_of, phrase_of, unescape
from searchnews.query.tree import Pattern, Phrase, Word
from searchnews.text import Span

NOWHERE = Span(0, 0)


@given(st.text(st.sampled_from([*sorted(PUNCTUATION - set("\\*~^")), "a", "é"]), max_size=8))
def test_stripping_is_the_same_with_and_without_escapes(chunk: str) -> None:
    # The second has a backslash, which takes the way of chunks with special characters.
    assert part_of(chunk, chunk, NOWHERE) == part_of(f"{chunk}\\", chunk, NOWHERE)


@given(st.text())
def test_what_is_escaped_comes_back(text: str) -> None:
    assert unescape("".join(f"\\{char}" for char in text)) == text


@pytest.mark.parametrize("content", ["", " ", "… -", "*", "****"])
def test_a_phrase_needs_a_word(content: str) -> None:
    assert phrase_of(Span(0, len(content)), content, NOWHERE) is None


def test_parts_of_a_phrase_know_their_place() -> None:
    phrase = phrase_of(Span(10, 29), '0123456: "the  ferr* mid-tid*"', Span(9, 30))
    assert phrase == Phrase((Word("the"), Pattern("ferr*"), Word("mid"), Pattern("tid*")))
    assert phrase is not None
    assert [part.span for part in phrase.parts] == [
        Span(10, 13), Span(15, 20), Span(21, 29), Span(21, 29),
    ]  # fmt: skip
