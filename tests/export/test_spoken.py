"""Passages that show quotations whole, with who said them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchnews.article import Quote
from searchnews.export.layout import fold_lines
from searchnews.export.spoken import spoken_marks
from searchnews.export.style import Style
from searchnews.snippets import Snippet
from searchnews.text import Span, merge

BODY = "Rain fell. “The dam,” said Ada Holm, “will hold.” “So it did,” he said."
DAM = Quote(
    start=11, end=49, text=BODY[11:49], spans=(Span(11, 21), Span(37, 49)), speaker="Ada Holm"
)
DID = Quote(start=50, end=62, text=BODY[50:62], spans=(Span(50, 62),), mention="he")


def passage(start: int, end: int, *highlights: tuple[int, int]) -> Snippet:
    spans = tuple(Span(*pair) for pair in highlights)
    return Snippet(field="body", text=BODY[start:end], start=start, end=end, highlights=spans)


def shown(snippet: Snippet, *quotes: Quote) -> str:
    marks, _ = spoken_marks(snippet, [(quote, ()) for quote in quotes])
    return " ".join(fold_lines(snippet.text, marks, Style(width=200)))


def test_who_said_it_stands_behind_its_last_words() -> None:
    assert shown(passage(0, len(BODY)), DAM, DID) == (
        "Rain fell. “The dam,” said Ada Holm, “will hold.” [Ada Holm]"
        " “So it did,” [not named: he] he said."
    )


@pytest.mark.parametrize(("start", "end", "told"), [(0, 48, []), (12, 71, [DID]), (11, 49, [DAM])])
def test_what_is_cut_is_not_told(start: int, end: int, told: list[Quote]) -> None:
    assert spoken_marks(passage(start, end), [(DAM, ()), (DID, ())])[1] == told


def test_reported_speech_and_what_stands_inside_are_not_told() -> None:
    reported = Quote(start=0, end=10, text=BODY[:10], spans=(Span(0, 10),), kind="indirect")
    inner = Quote(start=37, end=49, text=BODY[37:49], spans=(Span(37, 49),), speaker="Ben Ruud")
    quotes = [(inner, ()), (DAM, ()), (reported, ())]
    assert spoken_marks(passage(0, len(BODY)), quotes)[1] == [DAM]


def test_what_matched_of_the_name_is_painted() -> None:
    marks, _ = spoken_marks(passage(11, 49, (6, 9)), [(DAM, [Span(4, 8)])])
    [line] = fold_lines(BODY[11:49], marks, Style(color=True))
    assert line.endswith("\x1b[36m[Ada\x1b[0m \x1b[36;1;31mHolm\x1b[0m\x1b[36m]\x1b[0m")
    assert "\x1b[1;31mdam\x1b[0m" not in line
    assert BODY[11:49][6:9] in line


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70)), max_size=5))
def test_marks_are_sorted_and_disjoint_and_keep_the_highlights(
    pairs: list[tuple[int, int]],
) -> None:
    spans = merge(Span(*sorted(pair)) for pair in pairs if pair[0] != pair[1])
    marks, told = spoken_marks(passage(0, len(BODY), *spans), [(DAM, ()), (DID, ())])
    assert told == [DAM, DID]
    assert [mark.span for mark in marks if mark.role == "match"] == spans
    assert all(one.span.end <= other.span.start for one, other in pairwise(marks))
    notes = " ".join(mark.note for mark in marks if mark.note)
    assert notes == "[Ada Holm] [not named: he]"
