"""The words of a query and their places."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.analysis import NAME
from searchnews.errors import QueryError
from searchnews.query import parse
from searchnews.query.asked import asked_words, with_replacements, words_of_option
from searchnews.text import Span


def words(query: str) -> list[tuple[str, str, str | None, bool]]:
    return [
        (asked.word, query[asked.span.start : asked.span.end], asked.field, asked.quoted)
        for asked in asked_words(parse(query), query)
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Dam -flod^2", [("dam", "Dam", None, False), ("flod", "flod", None, False)]),
        ('"dam flod"~3', [("dam", "dam", None, True), ("flod", "flod", None, True)]),
        ("dam NEAR/3 flod", [("dam", "dam", None, False), ("flod", "flod", None, False)]),
        ("speaker:hollm^2", [("hollm", "hollm", "speaker", False)]),
        ("quote:“the flod”", [("the", "the", "quote", True), ("flod", "flod", "quote", True)]),
        ("mid-octobr's", [("mid", "mid", None, False), ("octobr", "octobr's", None, False)]),
        ('exact:"Éva’s dam"', [("eva", "Éva’s", None, True), ("dam", "dam", None, True)]),
        ("exact:exact^2", [("exact", "exact", None, True)]),
        (r"\dam", [("dam", "dam", None, False)]),
        ("atleast3:flod", [("flod", "flod", None, False)]),
        ("(a OR b) ADJ/2 c", [(w, w, None, False) for w in "abc"]),
        ("dam /s flod", [("dam", "dam", None, False), ("flod", "flod", None, False)]),
        ("id:x url:http://y.example date:2009 * fl* w?ld dan~1", []),
        ("2^2", [("2", "2", None, False)]),
    ],
)
def test_words_have_their_places(
    query: str, expected: list[tuple[str, str, str | None, bool]]
) -> None:
    assert words(query) == expected


def test_the_words_of_a_name_know_all_of_it() -> None:
    asked = asked_words(parse('by:"ada hollm" speaker:ada'), 'by:"ada hollm" speaker:ada')
    assert [word.name for word in asked] == ["ada hollm", "ada hollm", None]


@pytest.mark.parametrize(
    ("query", "excluded"),
    [
        ("dam -flod", ["flod"]),
        ("dam NOT (flod OR by:hollm)", ["flod", "hollm"]),
        ("-(dam -flod)", ["dam"]),
        ('-"dam flod"~2 mill', ["dam", "flod"]),
        ("dam OR NOT NOT flod", []),
    ],
)
def test_a_word_knows_that_it_has_to_be_absent(query: str, excluded: list[str]) -> None:
    asked = asked_words(parse(query), query)
    assert [word.word for word in asked if word.excluded] == excluded


def test_the_words_of_an_option_stand_in_its_value() -> None:
    asked = words_of_option("speaker", " Ada  O’Hollm")
    assert [(word.word, *word.span, word.name) for word in asked] == [
        ("ada", 1, 4, "Ada O’Hollm"),
        ("ohollm", 6, 13, "Ada O’Hollm"),
    ]
    assert {(word.option, word.value, word.field) for word in asked} == {
        ("speaker", " Ada  O’Hollm", "by")
    }
    [asked_source] = words_of_option("source", "Post")
    assert (asked_source.option, asked_source.field, asked_source.name) == (
        "source",
        "source",
        None,
    )


def test_places_are_replaced_from_behind() -> None:
    assert with_replacements("a bb c", [(Span(0, 1), "xxx"), (Span(2, 4), "y")]) == "xxx y c"


def test_nothing_to_replace_or_to_parse_is_no_query() -> None:
    assert with_replacements("a", []) is None
    assert with_replacements("a", [(Span(0, 1), "a")]) is None
    assert with_replacements("dam", [(Span(0, 3), "speeker:dam")]) is None


@given(st.text(alphabet='ab é"():~^*?-\\’ORN/s1 ', max_size=30))
def test_a_place_holds_the_word(query: str) -> None:
    try:
        tree = parse(query)
    except QueryError:
        return
    asked = asked_words(tree, query)
    for word in asked:
        here = query[word.span.start : word.span.end].replace("\\", "")
        assert word.word in NAME.terms(here)
    assert all(one.span.end <= other.span.start for one, other in pairwise(asked))
