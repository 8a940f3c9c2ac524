"""Which organisations are one, by examples."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from searchnews.speakers import Identity, Sighting

Sees = Callable[..., Sighting]
Identifies = Callable[..., list[Identity]]


def groups(identities: list[Identity]) -> list[list[int]]:
    return sorted([member.sighting for member in one.members] for one in identities)


def test_an_acronym_is_the_only_body_that_it_fits(sighting: Sees, identified: Identifies) -> None:
    full = sighting("Harbour Rights Watch", 2, kind="organisation")
    short = sighting("HRW", 9, kind="organisation")
    (found,) = identified([short, full])
    assert (found.name, found.spellings) == (
        "Harbour Rights Watch",
        ("HRW", "Harbour Rights Watch"),
    )
    other = sighting("Harwick River Watch", kind="organisation")
    assert len(identified([short, full, other])) == 3


@pytest.mark.parametrize(
    ("acronym", "articles"), [("HRW", 11), ("Hrw", 1), ("HRW Inc", 1)], ids=str
)
def test_what_is_far_more_frequent_or_no_acronym_is_another_body(
    sighting: Sees, identified: Identifies, acronym: str, articles: int
) -> None:
    full = sighting("Harbour Rights Watch", 2, kind="organisation")
    short = sighting(acronym, articles, kind="organisation")
    assert len(identified([full, short])) == 2


def test_two_letters_stand_for_too_much(sighting: Sees, identified: Identifies) -> None:
    both = [sighting(name, kind="organisation") for name in ("Harbour Watch", "HW")]
    assert len(identified(both)) == 2
    assert len(identified(both, {0: ["Vance"], 1: ["Vance"]})) == 1


@pytest.mark.parametrize(
    ("of_full", "of_short", "persons"),
    [
        ("korsund hrw", "orvale", 1),
        ("korsund", "harbour rights orvale", 1),
        ("korsund", "harbour orvale", 2),
        ("korsund", "orvale", 2),
    ],
)
def test_articles_bear_an_acronym_out(
    sighting: Sees, identified: Identifies, of_full: str, of_short: str, persons: int
) -> None:
    both = [sighting(n, kind="organisation") for n in ("Harbour Rights Watch", "HRW")]
    assert len(identified(both, topics={0: of_full, 1: of_short})) == persons


def test_a_firm_called_like_bodies_of_a_kind_is_not_one_of_them(
    sighting: Sees, identified: Identifies
) -> None:
    names = ("Union", "Union Corp", "Union Inc")
    found = identified([sighting(n, kind="organisation") for n in names])
    assert groups(found) == [[0], [1, 2]]


def test_legal_forms_and_links_do_not_count(sighting: Sees, identified: Identifies) -> None:
    names = ("Kestria Air", "Kestria Air Ltd", "the Kestria Air Inc.")
    assert len(identified([sighting(n, kind="organisation") for n in names])) == 1


def test_a_body_of_one_word_is_known_where_it_is_not_told(
    sighting: Sees, identified: Identifies
) -> None:
    body = sighting("Kestria", 3, kind="organisation")
    assert len(identified([body, sighting("Kestria", 2)])) == 1
    assert len(identified([body, sighting("Kestria", 2, "senator")])) == 2
