from __future__ import annotations

import pytest
from benchmarks.quotations.gold import Quoted
from benchmarks.quotations.marked import Run, owners, runs
from hypothesis import given
from hypothesis import strategies as st

from searchnews.text import Span


def inner(text: str) -> list[str]:
    return [text[slice(*run.inner)] for run in runs(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"It sails," she said. "It is late."', ["It sails,", "It is late."]),
        ("“It sails,” she said", ["It sails,"]),
        ("„Es fährt“, sagte sie", ["Es fährt"]),
        ("«It sails», she said", ["It sails"]),
        ('“It sails" and “it sinks”', ["It sails", "it sinks"]),
        ("“It sails.\n“It sinks.”", ["It sails.", "It sinks."]),
        ("“They call it ‘the raft’,” she said", ["They call it ‘the raft’,"]),
        ("they call it ‘the raft’ or 'the tub'", ["the raft", "the tub"]),
        ("''It sails,'' she said of the '90s boats", ["It sails,"]),
        ("``It sails,'' she said", ["It sails,"]),
        ('the 6\'2" pilot and the 5" plank', []),
        ("the pilots' boat isn't the builders' boat", []),
        ("nothing here", []),
        ('she said "', []),
    ],
)
def test_runs(text: str, found: list[str]) -> None:
    assert inner(text) == found


def test_a_run_that_is_not_closed_says_so() -> None:
    assert [run.closed for run in runs("“It sails.\n“It sinks.”")] == [False, True]


@given(st.text(alphabet="aA .\n\"“”„«»‘’'`5"))
def test_runs_are_sorted_and_disjoint(text: str) -> None:
    at = 0
    for run in runs(text):
        assert at <= run.outer.start < run.inner.start <= run.inner.end <= run.outer.end
        at = run.outer.end


def test_a_run_belongs_to_the_shortest_quotation_that_covers_half_of_it() -> None:
    text = "Holm said it was “as safe as a house” and sailed."
    (run,) = runs(text)
    clause = Quoted(text[10:], (Span(10, len(text)),))
    exact = Quoted("as safe as a house", (run.inner,))
    part = Quoted("as safe", (Span(run.inner.start, run.inner.start + 7),))
    assert owners([run], [clause, exact, part]) == {run: exact}
    assert owners([run], [part]) == {}
    half = Quoted("as safe as a", (Span(run.inner.start, run.inner.start + 12),))
    assert owners([run], [part, half]) == {run: half}


def test_an_empty_run_belongs_to_none() -> None:
    run = Run(Span(0, 2), Span(1, 1))
    assert owners([run], [Quoted("“”", (Span(0, 2),))]) == {}
