from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.speakers.family_first import is_family_first
from searchnews.speakers.given_forms import given_key, is_common, longer_forms
from searchnews.speakers.person_names import PersonName, person_name


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Ada Ruud", PersonName("rud", "ada", initial="a")),
        ("A. Ruud", PersonName("rud", initial="a")),
        ("Ruud", PersonName("rud")),
        ("Ada J. Ruud", PersonName("rud", "ada", initial="a", middles=("j",))),
        ("A.J. Ruud", PersonName("rud", initial="a", middles=("j",))),
        ("F. Ada Ruud", PersonName("rud", "ada", initial="a", middles=("f",))),
        ("Ada Ruud Jr.", PersonName("rud", "ada", initial="a", suffix="jr")),
        ("Ada van der Ruud", PersonName("rud", "ada", initial="a", particles=("van", "der"))),
        ("van der Ruud", PersonName("rud", particles=("van", "der"))),
        ("Omar al-Ruud", PersonName("rud", "omar", initial="o")),
        ("Ada Ruud MP", PersonName("rud", "ada", initial="a")),
        ("Treasurer Ada Ruud", PersonName("rud", "ada", initial="a")),
        ("Dean Ada Ruud", PersonName("rud", "dean", initial="d", middles=("ada",))),
        ("Kim Do-hwan", PersonName("kim", "dohwan", initial="d")),
        ("Hu Anling", PersonName("hu", "anling", initial="a")),
        ("...", PersonName("...")),
        ("", PersonName("")),
    ],
)
def test_the_parts_of_a_name(written: str, parts: PersonName) -> None:
    assert person_name(written) == parts


@given(st.text())
def test_any_text_has_parts(written: str) -> None:
    parts = person_name(written)
    assert parts.is_full or parts.longer == ()
    assert parts.may_shorten(parts)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Ruud", "Ada Ruud"),
        ("A. Ruud", "Ada Jane Ruud"),
        ("Ada Ruud", "Ada J. Ruud"),
        ("Ada J. Ruud", "Ada Jane Ruud"),
        ("Ada Jane Ruud", "Ada Lea Jane Ruud"),
        ("Ada Ruud", "Ada Ruud Jr"),
        ("Alex Ruud", "Alexandra Ruud"),
        ("Bill Ruud", "William Ruud"),
        ("Ruud", "Ada van der Ruud"),
    ],
)
def test_what_may_be_short_for_what(short: str, full: str) -> None:
    assert person_name(short).may_shorten(person_name(full))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Ruud", "Ben Ruud"),
        ("Ada J. Ruud", "Ada K. Ruud"),
        ("Ada Jane Ruud", "Ada Karin Ruud"),
        ("Ada Ruud Jr", "Ada Ruud Sr"),
        ("B. Ruud", "Ada Ruud"),
        ("van der Ruud", "Ada Ruud"),
    ],
)
def test_names_that_differ(one: str, other: str) -> None:
    assert not person_name(one).may_shorten(person_name(other))


def test_short_forms() -> None:
    assert given_key("Bill") == given_key("William") == given_key("will")
    assert given_key("Bill") != given_key("Bo")
    assert {given_key("Alexander"), given_key("Alexandra")} <= set(longer_forms(given_key("Alex")))
    assert longer_forms(given_key("Ada")) == ()
    assert is_common("Bill")
    assert not is_common("Ruud")


@pytest.mark.parametrize(
    "name", ["Hu Anling", "Kim Do-hwan", "Kim Do Hwan", "Yao Ning", "Xi Bo-an"]
)
def test_family_names_that_come_first(name: str) -> None:
    assert is_family_first(name.split())


@pytest.mark.parametrize(
    "name", ["Kim Ruud", "Lee Harwick", "Ada Li", "Lin Weaver", "Sun Yang", "Kim", "Do-hwan Kim"]
)
def test_family_names_that_come_last(name: str) -> None:
    assert not is_family_first(name.split())
