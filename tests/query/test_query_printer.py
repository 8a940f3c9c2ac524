from __future__ import annotations

import pytest

from searchnews.query import parse, to_text
from searchnews.query.tree import (
    And,
    Boost,
    Clauses,
    Dates,
    Exact,
    Field,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Within,
    Word,
)

A, B, C = Word("ferry"), Word("harbour"), Word("mayor")


@pytest.mark.parametrize(
    ("tree", "text"),
    [
        (Or((A, Clauses((B, And((A, C)))))), "ferry OR (harbour (ferry AND mayor))"),
        (Within((A, Or((B, C))), "sentence"), "ferry /s (harbour OR mayor)"),
        (Within((A, B), "paragraph"), "ferry /p harbour"),
        (Not(Not(A)), "-(-ferry)"),
        (Boost(Or((A, B)), 2.0), "(ferry OR harbour)^2"),
        (Boost(Field("quote", A), 0.5), "(quote:ferry)^0.5"),
        (Boost(A, 1e-7), "ferry^0.0000001"),
        (Near((A, B), 5), '"ferry harbour"~5'),
        (Near((A, Phrase((B, C))), 5), 'ferry NEAR/5 "harbour mayor"'),
        (Near((A, B), 5, ordered=True), "ferry ADJ/5 harbour"),
        (Clauses((Near((A, B), 5), Near((A, B), 1, ordered=True))),
         '"ferry harbour"~5 (ferry ADJ/1 harbour)'),
        (Field("id", Word("a b(c)")), r"id:a\ b\(c\)"),
        (Exact('the "Ferry\\"'), r'exact:"the \"Ferry\\\""'),
        (Dates(None, None), "*"),
        (Dates("2009", "2009"), "date:2009"),
        (Dates(None, "2009"), "date:..2009"),
        (Word("AND"), r"\AND"),
        (Word("speaker:x"), r"speaker\:x"),
        (Word("-x-"), r"\-x\-"),
    ],
)  # fmt: skip
def test_the_canonical_form(tree: Node, text: str) -> None:
    assert to_text(tree) == text
    again = parse(text)
    assert again == tree or tree == Dates(None, None)
    assert to_text(again) == text


def test_a_list_of_acronyms_stays_one() -> None:
    tree = Or((Clauses(tuple(map(Word, "AB CD EF GH IJ KL".split()))), Word("MN")))
    text = to_text(tree)
    assert parse(text) == tree
    assert parse(text) == parse(to_text(parse(text)))
