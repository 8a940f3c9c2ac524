from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from searchnews.quotes.acronyms import expansions
from searchnews.text import Span


def full(text: str) -> list[tuple[str, str]]:
    found = expansions(text, Span(0, len(text)))
    return [(short, text[start:end]) for short, start, end in found]


def test_the_capitals_of_the_full_form_spell_the_short_one() -> None:
    assert full("The Dockers’ and Seamen’s Union of Harwick (DSUH) met.") == [
        ("DSUH", "Dockers’ and Seamen’s Union of Harwick")
    ]


def test_a_bracket_that_explains_nothing_is_left() -> None:
    assert full("Ada Holm (ABC) met the crew (DEF).") == []
    assert full("The Harwick ferry Company (HC) met.") == []
    assert full("(HFC) met.") == []
    assert full("The Company (HFC) met.") == []


@given(st.lists(st.sampled_from(["Aa", "(AB)", "b", " ", "Bee's", "\n", "(É)"])).map("".join))
def test_expansions_lie_in_the_text(text: str) -> None:
    for short, start, end in expansions(text, Span(0, len(text))):
        assert text[start] == short[0]
        assert text[end : end + len(short) + 2].strip() in f"({short})"
