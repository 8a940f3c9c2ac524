from __future__ import annotations

import pytest

from searchnews.quotes.entities import Entity
from searchnews.quotes.names import read_names
from searchnews.text import Span


def entities(text: str) -> list[Entity]:
    return read_names(text, [Span(0, len(text))]).entities.all


def roles(text: str, name: str) -> set[str]:
    return next(entity.roles for entity in entities(text) if entity.name == name)


@pytest.mark.parametrize(
    "text",
    [
        "Harwick pilot Ada Holm left.",
        "The harbour’s pilot, Ada Holm, left.",
        "The pilot, Ada Holm.",
        "Ada Holm, a pilot, left.",
    ],
)
def test_words_around_a_name_tell_a_role(text: str) -> None:
    assert "pilot" in roles(text, "Ada Holm")


@pytest.mark.parametrize(
    "text",
    [
        "In a letter to the pilot, Ada Holm resigned.",
        "He met Ada Holm, and the pilot left.",
        "He thanked the pilot. Ada Holm left.",
    ],
)
def test_words_of_another_tell_none(text: str) -> None:
    assert "pilot" not in roles(text, "Ada Holm")


def test_the_place_of_a_dateline_is_no_name() -> None:
    found = entities("PORT VARN (Meridian) – Ada Holm left.")
    assert {entity.name for entity in found} == {"Ada Holm", "Meridian"}
    assert [e.name for e in entities("VARN, Jan. 5 – Ada Holm left.")] == ["Ada Holm"]
    assert [e.name for e in entities("ADA HOLM left.")] == ["ADA HOLM"]


def test_where_the_fullest_form_stands() -> None:
    text = "Holm met Ada Holm. Ada J. Holm left."
    [holm] = entities(text)
    assert holm.where is not None
    assert text[slice(*holm.where)] == "Ada J. Holm"
    assert holm.places == [text.index("Ada"), text.index("Ada J")]


def test_names_are_listed_by_entity() -> None:
    text = "Holm met Ben Ruud. Ada Holm left."
    names = read_names(text, [Span(0, len(text))])
    found = {names.entities[i].name: len(items) for i, items in names.by_entity().items()}
    assert found == {"Ada Holm": 2, "Ben Ruud": 1}


def test_an_apposition_ends_with_its_paragraph() -> None:
    text = "Ben Ruud met Ada Holm, left\n\nThe minister, who came late, spoke."
    names = read_names(text, [Span(0, 27), Span(29, len(text))])
    assert [entity.roles for entity in names.entities.all] == [set(), set()]
