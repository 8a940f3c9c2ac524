from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from searchnews.article import Article, Quote, Region
from searchnews.kwic.surroundings import Surroundings
from searchnews.text import Span

LENGTH = 30
ARTICLE = Article(id="a", body="x" * LENGTH)
SPANS = st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH)).map(
    lambda ends: Span(min(ends), max(ends))
)
FILLED = SPANS.filter(lambda span: span.start < span.end)


@st.composite
def quotes(draw: st.DrawFn) -> Quote:
    cuts = sorted(draw(st.sets(st.integers(0, LENGTH), min_size=4, max_size=4)))
    spans = (Span(*cuts[:2]), Span(*cuts[2:]))[: draw(st.integers(1, 2))]
    start, end = spans[0].start, spans[-1].end
    quote = Quote(text="", start=start, end=end, spans=spans)
    return replace(quote, kind="indirect") if draw(st.booleans()) else quote


@given(st.lists(quotes(), max_size=6), FILLED)
def test_the_innermost_quotation_that_holds_a_place(said: list[Quote], place: Span) -> None:
    holding = [quote for quote in said if any(run.contains(place) for run in quote.spans)]
    marked = [quote for quote in holding if quote.kind != "indirect"]
    found = Surroundings(ARTICLE, said).quotation(place)
    assert (found is None) == (not holding)
    if found is not None:
        assert found in (marked or holding)
        assert found.start == max(quote.start for quote in marked or holding)


@given(st.lists(FILLED, max_size=6), FILLED)
def test_the_prose_around_a_place_is_as_long_as_can_be(spans: list[Span], place: Span) -> None:
    regions = tuple(Region("navigation", span) for span in spans)
    around = Surroundings(replace(ARTICLE, regions=regions), ()).prose(place)
    inside = {at for start, end in spans for at in range(start, end)}
    start, end = place
    while start > 0 and start - 1 not in inside:
        start -= 1
    while end < LENGTH and end not in inside:
        end += 1
    assert around == Span(start, end)
