from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from searchnews.sentences import paragraphs
from searchnews.snippets.units import paragraphs_around
from searchnews.text import Span


@given(st.text(st.sampled_from("ab. \n\n\r "), max_size=60), st.data())
def test_paragraphs_are_the_same_without_the_rest_of_the_text(
    text: str, data: st.DataObject
) -> None:
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    wanted = sorted(Span(min(p), max(p)) for p in data.draw(st.lists(places, max_size=4)))
    found = paragraphs_around(text, wanted)
    everything = paragraphs(text)
    assert found == [paragraph for paragraph in everything if paragraph in found]
    touched = [p for p in everything if any(span.overlaps(p) for span in wanted)]
    assert set(touched) <= set(found)
