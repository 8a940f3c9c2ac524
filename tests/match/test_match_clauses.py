from __future__ import annotations

import pytest

from searchnews.match import occurrences
from searchnews.query import MAX_DEPTH, parse
from searchnews.query.tree import FieldName, Node, Not, Word

TEXT = "The ferry was late. The harbour was shut, and the ferry left.\n\nA tide came in."


def marked(query: str, field: FieldName = "body", text: str = TEXT) -> list[str]:
    return [text[start:end] for start, end in occurrences(parse(query), field, text)]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("ferry AND harbour", ["ferry", "harbour", "ferry"]),
        ("ferry mayor", []),
        ("ferry OR mayor", ["ferry", "ferry"]),
        ("mayor OR bridge", []),
        ("harbour^2", ["harbour"]),
        ("harbour -mayor", ["harbour"]),
        ("harbour -ferry", []),
        ("body:harbour", ["harbour"]),
        ("headline:harbour", []),
        ("harbour date:2009", ["harbour"]),
        ("*", []),
        ("ferry /s harbour", ["harbour", "ferry"]),
        ("ferry /s -harbour", ["ferry"]),
        ("ferry /s (harbour OR mayor)", ["harbour", "ferry"]),
        ("ferry /s body:harbour^2", ["harbour", "ferry"]),
        ("ferry /s headline:harbour", []),
        ("harbour /s tide", []),
        ("harbour /s mayor", []),
        ("ferry /p (was harbour)", ["ferry", "was", "harbour", "was", "ferry"]),
        ("harbour /p tide", []),
    ],
)
def test_the_operators_say_which_words_count(query: str, words: list[str]) -> None:
    assert marked(query) == words


def test_a_clause_of_a_field_is_looked_for_as_that_field_is_analysed() -> None:
    assert marked("ferries", "body") == ["ferry", "ferry"]
    assert marked("ferries", "speaker") == marked("ferries", "id") == []
    assert marked("speaker:ferry", "speaker") == ["ferry", "ferry"]


def test_nesting_as_deep_as_a_query_may_be() -> None:
    node: Node = Word("ferry")
    for _ in range(MAX_DEPTH):
        node = Not(node)
    assert occurrences(node, "body", TEXT) == []
    assert occurrences(Not(Word("mayor")), "body", "") == []
