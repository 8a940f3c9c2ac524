from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.errors import QueryError
from searchnews.query import underline
from searchnews.text import Span


@pytest.mark.parametrize(
    ("query", "span", "shown"),
    [
        ("speeker:ferry", Span(0, 8), "speeker:ferry\n^^^^^^^^"),
        ("ferry (", Span(6, 7), "ferry (\n      ^"),
        ("ferry", Span(5, 5), "ferry\n     ^"),
        ("東京 (", Span(3, 4), "東京 (\n     ^"),
        ("東京", Span(0, 2), "東京\n^^^^"),
        ("cafe\u0301 (", Span(6, 7), "cafe\u0301 (\n     ^"),
        ("ferry\n\t(", Span(7, 8), "ferry  (\n       ^"),
    ],
)
def test_the_span_is_underlined(query: str, span: Span, shown: str) -> None:
    assert underline(QueryError("no", query, span)) == shown


@pytest.mark.parametrize("culprit", ["speeker:", "~5", "*"])
@pytest.mark.parametrize(
    ("before", "width"),
    [
        ("ferry\t", 6),
        ("東京 ", 5),
        ("한국 ", 5),
        ("\u1112\u1161\u11ab ", 3),
        ("🙂🙂 ", 5),
        ("👩\u200d👩\u200d👧 ", 7),
        ("👍🏽 ", 3),
        ("❤\ufe0f ", 2),
        ("e\u0301e\u0301 ", 3),
        ("שלום ", 5),
        ("مرحبا ", 6),
        ("a\u202eb ", 3),
        ("x\x1b[2J ", 6),
        ("a\r\nb\u2028", 5),
        ("a\u00adb ", 3),
        ("\ud800 ", 2),
    ],
)
def test_the_mark_stands_in_the_right_column(before: str, width: int, culprit: str) -> None:
    query = f"{before}{culprit} harbour"
    error = QueryError("no", query, Span(len(before), len(before) + len(culprit)))
    line, carets = underline(error).split("\n")
    assert carets == " " * width + "^" * len(culprit)
    assert line.endswith(f"{culprit} harbour")
    assert not set(line) & set("\x1b\r\t\u202e\u2028")


@pytest.mark.parametrize("word", ["ferry ", "東京 ", "e\u0301\u0301 ", "🙂", "שלום "])
def test_a_long_query_is_shown_around_the_span(word: str) -> None:
    before, after = word * 300, word * 200
    query = f"{before}«{after}"
    error = QueryError("no", query, Span(len(before), len(before) + 1))
    line, carets = underline(error).split("\n")
    assert line.startswith("…")
    assert line.endswith("…")
    assert wide(line) <= 76
    assert wide(line[: line.index("«")]) == carets.index("^") == len(carets) - 1


def wide(text: str) -> int:
    """Return the columns of the letters that the tests have."""
    return sum(0 if char == "\u0301" else 2 if char in "東京🙂" else 1 for char in text)


def test_of_a_long_span_the_start_is_shown() -> None:
    query = "ferry " + "(a OR b) " * 10_000
    line, carets = underline(QueryError("no", query, Span(6, len(query)))).split("\n")
    assert len(line) == len(carets) == 76
    assert carets.startswith("      ^")
    assert line.endswith("…")


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_any_query_is_two_lines_that_fit(query: str, start: int, end: int) -> None:
    start, end = sorted((min(start, len(query)), min(end, len(query))))
    line, carets = underline(QueryError("no", query, Span(start, end))).split("\n")
    assert not {"Cc", "Cf", "Cs", "Zl", "Zp"} & set(map(unicodedata.category, line))
    assert len(carets) <= 77
    assert set(carets) <= {" ", "^"}
