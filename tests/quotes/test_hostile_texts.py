"""Hostile texts take work in proportion to their length: calls are counted, nothing is timed."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from types import FrameType

import pytest
from benchmarks.quotations.hostile import PROSE, SHAPES, TIMES

from searchnews.article import Article
from searchnews.quotes.extract import extract
from searchnews.quotes.memo import Memo


def read(body: str) -> int:
    """Return how many quotations there are."""
    return len(extract(Article(id="a", body=body), indirect=True))


def forget() -> None:
    """Empty the tables of what was worked out before, which would be no work any more."""
    for thing in gc.get_objects():
        if isinstance(thing, Memo):
            thing.clear()


def calls(body: str) -> int:
    """Return how many functions, of Python and of C, are called to read the body."""
    forget()
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        read(body)
    finally:
        sys.setprofile(before)
    return count


@pytest.fixture
def no_collector() -> Iterator[None]:
    """Keep the garbage collector off, whose callbacks are calls too."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_collector")
@pytest.mark.parametrize("shape", SHAPES)
def test_work_is_linear_in_the_length(shape: str) -> None:
    read(PROSE)  # loads what is loaded once
    size, text = SHAPES[shape]
    once, more = calls(text(size // TIMES)), calls(text(size))
    # With a quadratic step it is sixteen times.
    assert more < 1.5 * TIMES * once, f"{TIMES} times the text takes {more / once:.1f} times"


def test_an_article_of_five_megabytes_comes_through() -> None:
    times = 5_000_000 // len(PROSE) + 1
    assert read(PROSE * times) >= times
