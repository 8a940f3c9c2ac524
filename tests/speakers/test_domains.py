from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.speakers.domains import NOWHERE, agree, domains_of

ROLES = "president premier mayor striker golfer coach surgeon professor captain colonel plumber "
ROLES += "resident driver spokesperson judge actor novelist editor director economist minister"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("president", "premier"),
        ("minister", "professor"),
        ("colonel", "senator"),
        ("judge", "senator"),
        ("striker", "coach"),
        ("captain", "striker"),
        ("captain", "colonel"),
        ("resident", "plumber"),
        ("editor", "novelist"),
        ("surgeon", "scientist"),
        ("director", "actor"),
        ("spokesperson", "golfer"),
        ("senator surgeon", "surgeon"),
    ],
)
def test_roles_of_one_life(one: str, other: str) -> None:
    assert agree(domains_of(one.split()), domains_of(other.split()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mayor", "striker"),
        ("striker", "golfer"),
        ("surgeon", "geologist"),
        ("minister", "surgeon"),
        ("senator", "resident"),
        ("plumber", "waiter"),
        ("actor", "judge"),
        ("captain", "actor"),
    ],
)
def test_roles_of_two_lives(one: str, other: str) -> None:
    assert not agree(domains_of(one.split()), domains_of(other.split()))


@given(st.frozensets(st.sampled_from(ROLES.split()), max_size=3))
def test_all_roles_agree_with_themselves_and_with_none(roles: frozenset[str]) -> None:
    domains = domains_of(roles)
    assert agree(domains, domains)
    assert agree(domains, NOWHERE)


def test_agreement_has_no_direction() -> None:
    for one, other in combinations(ROLES.split(), 2):
        first, second = domains_of((one,)), domains_of((other,))
        assert agree(first, second) == agree(second, first)


def test_a_role_of_one_domain_decides_what_an_ambiguous_one_means() -> None:
    assert domains_of(("president", "striker")) == domains_of(("striker",))
    assert domains_of(()) == domains_of(("spokesperson",)) == NOWHERE
