from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.export import PLAIN, Style
from searchnews.export.clean import printable
from searchnews.export.layout import Mark, columns, fold_lines
from searchnews.text import Span, merge

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5)


@given(st.text(), SPANS, st.integers(1, 30))
def test_folding_and_marking_keep_every_word(
    text: str, pairs: list[tuple[int, int]], width: int
) -> None:
    spans = merge(Span(*sorted(pair)) for pair in pairs)
    marks = [Mark(span, "match") for span in spans]
    folded = " ".join(fold_lines(text, marks, Style(width=width)))
    assert folded.split() == " ".join(map(printable, text.split())).split()


@given(st.text(), SPANS, st.sampled_from(["", "1. "]), st.sampled_from(["", "— x"]))
def test_a_line_without_end_is_like_a_very_wide_one(
    text: str, pairs: list[tuple[int, int]], first: str, last: str
) -> None:
    marks = [Mark(span, "match") for span in merge(Span(*sorted(pair)) for pair in pairs)]
    lines = [
        list(fold_lines(text, marks, Style(width=width), first=first, last=last))
        for width in (None, 10_000)
    ]
    assert lines[0] == lines[1]


@given(st.lists(st.text("abc", min_size=1, max_size=8)), st.integers(8, 30))
def test_no_line_is_wider_than_asked(words: list[str], width: int) -> None:
    for line in fold_lines(" ".join(words), [], Style(width=width)):
        assert len(line) <= width


def test_indents_count() -> None:
    lines = fold_lines("aa bb cc", [], Style(width=7), first="1. ", rest="   ", last="— x")
    assert list(lines) == ["1. aa", "   bb", "   cc", "   — x"]


def test_without_a_width_all_is_one_line() -> None:
    assert list(fold_lines("a  b\nc " * 100, [], PLAIN)) == [("a b c " * 100).strip()]


def test_a_mark_over_several_words_is_painted_in_one_go() -> None:
    marks = [Mark(Span(2, 7), "match", note="[who]")]
    [line] = fold_lines("a bb cc d", marks, Style(color=True))
    assert line == "a \x1b[1;31mbb cc\x1b[0m \x1b[36m[who]\x1b[0m d"


@pytest.mark.parametrize(
    ("text", "width"), [("ab", 2), ("港橋", 4), ("e\u0301", 1), ("a\u200bb", 2)]
)
def test_columns_are_those_of_a_terminal(text: str, width: int) -> None:
    assert columns(text) == width
