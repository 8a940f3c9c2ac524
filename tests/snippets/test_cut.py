from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.graphemes import is_boundary
from searchnews.match import ClauseSpan
from searchnews.snippets.cut import cut
from searchnews.text import Span, merge

# Each is one character to a reader.
CHARACTERS = ["e\u0301", "👩\u200d👧", "👍🏽", "🇳🇴", "❤\ufe0f", "\u1100\u1161\u11a8", "港", "a"]
TEXT = st.lists(st.sampled_from(["bb", "港橋", " ", "  ", "ccc dd ", *CHARACTERS]), min_size=1).map(
    "".join
)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[ClauseSpan]]:
    text = draw(TEXT)
    # No mark begins or ends inside a character.
    edges = st.sampled_from([at for at in range(len(text) + 1) if is_boundary(text, at)])
    places = st.tuples(edges, edges, st.integers(0, 3))
    found = draw(st.lists(places, max_size=8))
    spans = [ClauseSpan(Span(min(a, b), max(a, b)), clause) for a, b, clause in found if a != b]
    return text, sorted(spans)


@given(marked(), st.integers(1, 40))
def test_a_cut_shows_most_clauses_and_parts_no_mark(
    drawn: tuple[str, list[ClauseSpan]], width: int
) -> None:
    text, marks = drawn
    whole = Span(0, len(text))
    kept = merge(mark.span for mark in marks)
    part = cut(text, whole, marks, kept, width, longest=len(text))
    assert whole.contains(part)
    assert all(part.contains(span) or not part.overlaps(span) for span in kept)
    longest = max((span.end - span.start for span in kept), default=0)
    rest_of_character = 2
    assert part.end - part.start <= width + 2 * longest + rest_of_character
    for first in marks:
        window = Span(first.span.start, first.span.start + width)
        clauses = {mark.clause for mark in marks if window.contains(mark.span)}
        assert len(clauses) <= len({mark.clause for mark in marks if part.contains(mark.span)})


def test_a_chain_of_marks_is_cut_between_two_of_them() -> None:
    text = "ferry " * 100
    marks = [ClauseSpan(Span(6 * i, 6 * i + 11), 0) for i in range(99)]
    part = cut(text, Span(0, len(text)), marks, merge(m.span for m in marks), 50, longest=200)
    assert text[part.start : part.end].split() == ["ferry"] * 8


def test_a_letter_is_not_parted_from_its_accents() -> None:
    text = "e\u0301" * 100
    part = cut(text, Span(0, len(text)), [], [], 51, longest=100)
    assert part == Span(0, 52)


@given(st.lists(st.sampled_from([*CHARACTERS, " "])).map("".join), st.integers(1, 40))
def test_no_character_is_parted(text: str, width: int) -> None:
    part = cut(text, Span(0, len(text)), [], [], width, longest=100)
    assert all(is_boundary(text, at) for at in part)


@pytest.mark.parametrize("character", CHARACTERS)
@pytest.mark.parametrize("before", range(6))
def test_a_cut_beside_a_mark_parts_no_character(character: str, before: int) -> None:
    text = character * 20 + "harbour" + character * 20
    start = 20 * len(character)
    marks = [ClauseSpan(Span(start, start + 7), 0)]
    part = cut(text, Span(0, len(text)), marks, [marks[0].span], 20 + before, longest=100)
    assert part.start % len(character) == (part.end - start - 7) % len(character) == 0


def test_a_cut_that_would_part_a_mark_begins_behind_it() -> None:
    text = "aa bb cc dd ee ff gg hh"
    spans = [Span(0, 8), Span(12, 14), Span(15, 17), Span(18, 20), Span(21, 23)]
    marks = [ClauseSpan(span, clause) for clause, span in enumerate(spans)]
    assert cut(text, Span(0, 23), marks, spans, 19, longest=23) == Span(9, 23)
