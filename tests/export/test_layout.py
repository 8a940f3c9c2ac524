from __future__ import annotations

import re

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
    folded = "".join(fold_lines(text, marks, Style(width=width)))
    assert "".join(folded.split()) == "".join("".join(map(printable, text.split())).split())


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


CODE = re.compile(r"\x1b\[([0-9;]*)m")
SCRIPTS = st.text("ab 港橋、。「」あっ\u3099éह\u093fا\u064eשๆ👩\u200d🚒🏽🇫🇷\n\u200f", max_size=40)


@given(SCRIPTS, SPANS, st.integers(1, 30) | st.none())
def test_what_is_painted_is_what_is_marked_on_every_line(
    text: str, pairs: list[tuple[int, int]], width: int | None
) -> None:
    spans = merge(Span(*sorted(pair)) for pair in pairs)
    marks = [Mark(span, "match") for span in spans]
    painted, plain = "", ""
    for line in fold_lines(text, marks, Style(color=True, width=width)):
        on = False
        for nth, piece in enumerate(CODE.split(line)):
            if nth % 2:
                assert piece == ("0" if on else "1;31")
                on = not on
            else:
                plain += piece
                painted += piece if on else ""
        assert not on
    assert "".join(plain.split()) == "".join(text.split())
    marked = "".join(text[span.start : span.end] for span in spans)
    assert "".join(painted.split()) == "".join(marked.split())


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("港が閉まった。壁は直る。", 10, ["港が閉まっ", "た。壁は直", "る。"]),
        ("港が閉まる。壁", 10, ["港が閉ま", "る。壁"]),
        ("「港」「壁」", 6, ["「港」", "「壁」"]),
        ("ab 港橋 cd", 6, ["ab 港", "橋 cd"]),
        ("か\u3099か\u3099か\u3099", 2, ["か\u3099"] * 3),
        ("👩\u200d🚒👩\u200d🚒", 4, ["👩\u200d🚒"] * 2),
        ("averylongword 港", 5, ["averylongword", "港"]),
    ],
)
def test_scripts_without_spaces_are_folded_between_letters(
    text: str, width: int, lines: list[str]
) -> None:
    assert list(fold_lines(text, [], Style(width=width))) == lines


def test_what_follows_the_text_is_marked_and_kept_on_a_line() -> None:
    last = "— Ada\tQuill (reported)"
    lines = list(
        fold_lines(
            "aa bb",
            [],
            Style(color=True, width=12),
            last=last,
            last_marks=[Mark(Span(6, 11), "match")],
        )
    )
    name = "\x1b[36m— Ada\x1b[0m \x1b[36;1;31mQuill\x1b[0m \x1b[36m(reported)\x1b[0m"
    assert lines == ["aa bb", name]
    assert list(fold_lines("aa", [], PLAIN, last=last)) == ["aa — Ada Quill (reported)"]


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
