from __future__ import annotations

import pytest

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


def test_a_long_query_is_shown_around_the_span() -> None:
    query = "ferry " * 100 + "(" + " harbour" * 100
    line, carets = underline(QueryError("no", query, Span(600, 601))).split("\n")
    assert len(line) < 110
    assert line[carets.index("^")] == "("
