from __future__ import annotations

import pytest

from searchnews.query import parse, to_text
from searchnews.query.groups import group_among, is_about_quotations, quotation_query
from searchnews.query.tree import children_of


@pytest.mark.parametrize(
    ("query", "about"),
    [
        ("quote:ferry", True),
        ("speaker:(ada OR bo)", True),
        ("-quote:ferry^2", True),
        ("quote:ferry OR (speaker:ada AND -speaker:bo)", True),
        ("quote:ferry OR harbour", False),
        ("quote:ferry body:harbour", False),
        ("(quote:ferry /s speaker:ada)", False),
        ("ferry", False),
        ("date:2009", False),
        ("*", False),
    ],
)
def test_what_is_about_quotations_looks_nowhere_else(query: str, about: bool) -> None:
    assert is_about_quotations(parse(query)) is about


@pytest.mark.parametrize(
    ("query", "group", "rest"),
    [
        ("quote:ferry speaker:ada", ["quote:ferry", "speaker:ada"], []),
        ("quote:ferry mayor speaker:ada", ["quote:ferry", "speaker:ada"], ["mayor"]),
        ("quote:ferry quote:tide", ["quote:ferry", "quote:tide"], []),
        ("quote:ferry -speaker:ada", ["quote:ferry", "-speaker:ada"], []),
        ("(quote:a OR speaker:b) speaker:c", ["quote:a OR speaker:b", "speaker:c"], []),
        ("speaker:ada speaker:bo", [], ["speaker:ada", "speaker:bo"]),
        ("-quote:ferry -speaker:ada", [], ["-quote:ferry", "-speaker:ada"]),
        ("quote:ferry mayor", [], ["quote:ferry", "mayor"]),
    ],
)
def test_clauses_of_one_quotation_stand_side_by_side(
    query: str, group: list[str], rest: list[str]
) -> None:
    found, others = group_among(children_of(parse(query)))
    assert ([*map(to_text, found)], [*map(to_text, others)]) == (group, rest)


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("speaker:ada", "speaker:ada"),
        ("mayor speaker:ada", "speaker:ada"),
        ("quote:ferry speaker:ada mayor", "quote:ferry AND speaker:ada"),
        ("quote:ferry AND -speaker:ada", "quote:ferry AND -speaker:ada"),
        ("speaker:ada speaker:bo", "speaker:bo OR speaker:ada"),
        ("ferry OR (speaker:ada)^2", "speaker:ada"),
        ("ferry", "ferry"),
        ("headline:tide ferry^2", "ferry"),
        ("ferry /s harbour", "harbour OR ferry"),
        ('fer* fery~1 "a b" exact:A a NEAR/2 b atleast2:c', None),
        ("headline:tide", ""),
        ("-ferry date:2009", ""),
        ("*", ""),
    ],
)
def test_the_quotations_that_are_meant(query: str, wanted: str | None) -> None:
    found = quotation_query(parse(query))
    if wanted is None:
        # Every kind of word counts.
        assert found is not None
        assert set(children_of(found)) == set(children_of(parse(query)))
    else:
        assert (to_text(found) if found else "") == wanted
