from __future__ import annotations

import pytest

from searchnews.article import Article
from searchnews.quotes.descriptions import noun_gender
from searchnews.quotes.extract import attributed


def resolved(*paragraphs: str) -> list[tuple[str | None, str]]:
    found = attributed(Article(id="a", body="\n\n".join(paragraphs)))
    return [(item.quote.speaker, item.answer.rule) for item in found]


def test_a_relation_is_not_its_owner() -> None:
    assert resolved("Ada Holm met Ben Ruud.", "“It sails,” her cousin said.") == [(None, "nobody")]


def test_a_relation_that_is_named_elsewhere() -> None:
    assert resolved(
        "Ada Holm met her cousin Ben Ruud.", "Holm left. “It sails,” her cousin said."
    ) == [("Ben Ruud", "relation")]
    assert resolved(
        "Ada Holm left. Her lawyer, Ben Ruud, stayed. “It sails,” her lawyer said."
    ) == [("Ben Ruud", "relation")]


def test_a_relative_may_be_known_by_the_surname() -> None:
    assert resolved(
        "Ben Holm met Dr. Ada Holm.", "Ben Holm left. “It sails,” his sister said."
    ) == [("Ada Holm", "relation")]


def test_a_role_of_two_goes_to_the_nearer_subject() -> None:
    assert resolved(
        "Minister Ada Holm met Minister Olga Vesper.",
        "Vesper went home. “It sails,” the minister said.",
    ) == [("Olga Vesper", "role")]


def test_an_office_elsewhere_is_another() -> None:
    assert resolved(
        "Harwick coach Ben Ruud wept. Varn coach Tom Vance sang. “It sails,” the Varn coach said."
    ) == [("Tom Vance", "role")]


@pytest.mark.parametrize(
    ("lead", "described"),
    [
        ("Harwick coach Ben Ruud wept. Tom Vance sang.", "the Varn coach"),
        ("The Varn president, Ben Ruud, met Tom Vance.", "the Citadel leader"),
        ("Ben Ruud met Ada Holm.", "the Norwegian chancellor"),
    ],
)
def test_a_name_in_a_description_is_known_of_whom_it_means(lead: str, described: str) -> None:
    assert resolved(f"{lead} “It sails,” {described} said.") == [(None, "nobody")]


def test_who_is_named_next_was_meant() -> None:
    assert resolved("“It sails,” the mayor said. Ada Holm has asked for a crane.") == [
        ("Ada Holm", "role")
    ]


def test_who_was_named_before_is_not_named_next() -> None:
    assert resolved(
        "Surgeon Ada Holm met a pilot.\n\n“It sails,” the mayor said. Ada Holm sat down."
    ) == [(None, "nobody")]


def test_a_role_before_a_comma_belongs_to_no_subject() -> None:
    assert resolved(
        "In a letter to the mayor, Ben Ruud resigned. Ada Holm agreed.",
        "“It sails,” the mayor said.",
    ) != [("Ben Ruud", "role")]


@pytest.mark.parametrize(("noun", "gender"), [("uncle", "m"), ("niece", "f"), ("pilot", None)])
def test_nouns_tell_gender(noun: str, gender: str | None) -> None:
    assert noun_gender(noun) == gender
