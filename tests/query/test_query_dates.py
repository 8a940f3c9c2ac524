from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.article import moment
from searchnews.errors import QueryError
from searchnews.query import parse
from searchnews.query.dates import dates_of
from searchnews.query.tree import Clauses, Dates
from searchnews.text import Span


def dates(value: str) -> Dates:
    return dates_of(value, f"date:{value}", len("date:"))


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        (">2009-01-31T23:59:59", "2009-02-01T00:00:00", None),
        ("<2009-03-01", None, "2009-02-28"),
        ("<2008-03-01", None, "2008-02-29"),
        ("<2009-01", None, "2008-12"),
        ("<1000", None, "0999"),
        ("2009..2009-06", "2009", "2009-06"),
        ("2009-06..2009", "2009-06", "2009"),
    ],
)
def test_a_period_ends_where_its_neighbour_begins(
    value: str, start: str | None, end: str | None
) -> None:
    assert dates(value) == Dates(start, end)


@pytest.mark.parametrize(
    "value",
    [
        "<0001",
        "<0001-01",
        "<0001-01-01",
        ">9999-12",
        ">9999-12-31",
        "٢٠٠٩",
        "2009-02-30",
        ">",
        "<..2009",
        "2009...2010",
        "x" * 100,
    ],
)
def test_what_is_no_period_is_refused_in_one_line(value: str) -> None:
    with pytest.raises(QueryError) as caught:
        dates(value)
    assert len(caught.value.message) < 100


@given(st.dates().map(str), st.sampled_from([4, 7, 10]))
def test_after_and_before_leave_the_period_out(day: str, length: int) -> None:
    period = day[:length]
    try:
        after, before = dates(f">{period}").start, dates(f"<{period}").end
    except QueryError:
        assert period[:4] in ("0001", "9999")
        return
    assert after is not None
    assert before is not None
    assert moment(before, end=True) < moment(period)
    assert moment(period, end=True) < moment(after)


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("date:2009-2010", "write `date:2009..2010`"),
        ("date:2009–2010", "write `date:2009..2010`"),
        ("date:2009...2010", "write `date:2009..2010`"),
        ("date:[2009 TO 2010]", "write `date:2009..2010`"),
        ("date:{2009 to 2010}", "write `date:2009..2010`"),
        ("date:2009 TO 2010 ferry", "write `date:2009..2010`"),
        ("date:2009-03 - 2009-05", "write `date:2009-03..2009-05`"),
        ("date:2009 .. 2010", "write `date:2009..2010`"),
        ("date:2009-3", "write `date:2009-03`"),
        ("date:2009-3-1", "write `date:2009-03-01`"),
        ("date:2009/03/31", "write `date:2009-03-31`"),
        ("date:2010..2009", "write `date:2009..2010`"),
        ("date:(2009 OR 2010)", "write `date:2009 OR date:2011`"),
    ],
)
def test_a_period_in_another_notation_is_rewritten(query: str, hint: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert caught.value.hint == hint
    start, end = caught.value.span
    assert query[start:end] == query.removeprefix("date:").removesuffix(" ferry")


@pytest.mark.parametrize("query", ["date:2009, ferry", "date:2009. ferry", 'date:"2009"; ferry'])
def test_punctuation_behind_a_period_is_none_of_it(query: str) -> None:
    tree = parse(query)
    assert isinstance(tree, Clauses)
    assert tree.children[0] == Dates("2009", "2009")
    assert tree.children[0].span == Span(0, query.index(" ") - 1)


@pytest.mark.parametrize("query", ["date:…", "Date:Monday", "Release date: soon", "date:?"])
def test_a_line_about_a_date_is_no_clause(query: str) -> None:
    assert not isinstance(parse(query), Dates)


@pytest.mark.parametrize("suffix", ["^2", "~1"])
def test_a_period_has_no_suffix(suffix: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(f"ferry date:2009{suffix}")
    assert caught.value.span == Span(15, 17)
