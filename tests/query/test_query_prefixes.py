from __future__ import annotations

import pytest

from searchnews.errors import QueryError
from searchnews.query.prefixes import prefix_at
from searchnews.query.tokens import Prefix
from searchnews.query.tree import Dates
from searchnews.text import Span


@pytest.mark.parametrize(
    ("query", "prefix"),
    [
        ("-ferry", Prefix(None, Span(0, 1))),
        ("speaker:ada", Prefix("speaker", Span(0, 8))),
        ("speaker: \n ada", Prefix("speaker", Span(0, 11))),
        ("title:(a b)", Prefix("headline", Span(0, 6))),
        ("quote: “a b”", Prefix("quote", Span(0, 7))),
        ("quote: (a b)", Prefix("quote", Span(0, 7))),
        ("date:2009 ferry", Dates("2009", "2009")),
        ("date: 2009", Dates("2009", "2009")),
        ("date: >2009", Dates("2010", None)),
        ('date:"2009"', Dates("2009", "2009")),
    ],
)
def test_what_stands_before_an_operand(query: str, prefix: Prefix | Dates) -> None:
    assert prefix_at(query, 0) == prefix


@pytest.mark.parametrize(
    "query",
    [
        "-",
        "- ferry",
        "--ferry",
        "-)",
        "ferry",
        "quote",
        "quote:",
        "quote: AND ferry",
        "quote: - ferry",
        "quote:)",
        "Quote: ferry",
        "QUOTE: ferry",
        "url://ferry",
        "date: soon",
        "speeker:",
        "speeker: ferry",
        "not:ferry",
        "exact:ferry",
        "séction:ferry",
        "Published:12:30",
        "Name:ada",
        "dat:image",
        "session",
        "mailto:ada@ferry.example",
    ],
)
def test_what_only_looks_like_a_prefix(query: str) -> None:
    assert prefix_at(query, 0) is None


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("speeker:ada", "speaker"),
        ("Hedline:“a b”", "headline"),
        ("auther:(ada)", "author"),
        ("datee:2009", "date"),
        ("sorce:x", "source"),
        ("peaker:x", "speaker"),
        ("hedaline:x", "headline"),
        ("haedlien:x", "headline"),
        ("publisher:x", "source"),
        ("said:x", "quote"),
        ("name:x", "speaker"),
        ("text:x", "body"),
        ("byline:x", "author"),
        ("newspaper:x", "source"),
        ("when:2009", "date"),
        ("published:>2009", "date"),
        ("dat:2009", "date"),
        ("spkr:“a b”", "speaker"),
    ],
)
def test_a_slip_is_refused_with_what_was_meant(query: str, meant: str) -> None:
    with pytest.raises(QueryError) as caught:
        prefix_at(query, 0)
    assert caught.value.hint == f"did you mean `{meant}`?"
    assert caught.value.span == Span(0, query.index(":") + 1)


def test_its_span_ends_where_the_query_goes_on() -> None:
    query = "ferry date:2009-11..2010 harbour"
    found = prefix_at(query, 6)
    assert found is not None
    assert query[found.span.start : found.span.end] == "date:2009-11..2010"


def test_a_cue_before_a_mark_is_running_text() -> None:
    assert prefix_at('Ada said:"No" twice', 4) is None
    with pytest.raises(QueryError):
        prefix_at('said:"No"', 0)
