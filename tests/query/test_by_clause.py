from __future__ import annotations

import pytest

from searchnews.query import parse
from searchnews.query.by_clause import name_asked_for
from searchnews.query.tree import Field


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("by:holm", "holm"),
        ('by:"Ada Holm"', "Ada Holm"),
        ("by:(ada holm)", "ada holm"),
        ("by:(ada AND holm)", "ada holm"),
        ("by:(holm OR ruud)", None),
        ("by:(ada -holm)", None),
        ("by:hol*", None),
        ("by:*", None),
    ],
)
def test_only_words_are_a_name(query: str, name: str | None) -> None:
    tree = parse(query)
    assert isinstance(tree, Field)
    assert tree.name == "by"
    assert name_asked_for(tree.child) == name
