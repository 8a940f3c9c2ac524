from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.article import moment
from searchnews.errors import QueryError
from searchnews.query.dates import dates_of
from searchnews.query.tree import Dates
from searchnews.text import Span

NOWHERE = Span(0, 0)


def dates(value: str) -> Dates:
    return dates_of(value, f"date:{value}", NOWHERE)


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
