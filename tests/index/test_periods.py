"""Periods from the first day to the last, however far apart."""

from __future__ import annotations

from datetime import date

import pytest

from searchnews.engine import Period
from searchnews.index.read.periods import periods


@pytest.mark.parametrize(
    ("every", "expected"),
    [
        ("day", [("2020-02-28", 1), ("2020-02-29", 0), ("2020-03-01", 2)]),
        ("month", [("2020-02", 1), ("2020-03", 2)]),
        ("year", [("2020", 3)]),
    ],
)
def test_each_period_is_counted(every: Period, expected: list[tuple[str, int]]) -> None:
    days = [date(2020, 3, 1), date(2020, 2, 28), date(2020, 3, 1)]
    assert periods(days, every) == expected


def test_the_ends_of_the_calendar_are_reached() -> None:
    days = [date(1, 1, 1), date(9999, 12, 31)]
    for every in ("month", "year"):
        found = periods(days, every)
        assert (found[0][1], found[-1][1]) == (1, 1)
    assert found[-1][0] == "9999"
    assert periods([date(9999, 12, 31)], "day") == [("9999-12-31", 1)]


def test_no_days_have_no_periods() -> None:
    assert periods([], "month") == []
