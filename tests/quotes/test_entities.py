from __future__ import annotations

from searchnews.quotes.entities import Entities
from searchnews.quotes.name_forms import Name, name_form


def name(words: str, *titles: str) -> Name:
    return name_form(tuple(words.split()), titles)


def test_a_surname_and_a_fuller_spelling_are_the_same_entity() -> None:
    entities = Entities()
    full = entities.add_full(name("Ada Holm"))
    assert entities.add_full(name("Ada Jane Holm")) == full
    assert entities.add_single(name("Holm"), 90) == full
    assert entities[full].name == "Ada Jane Holm"
    assert entities[full].mentions == 3


def test_a_title_chooses_in_a_family() -> None:
    entities = Entities()
    ada, ben = entities.add_full(name("Ada Holm")), entities.add_full(name("Ben Holm"))
    assert entities.find(["Holm"], ("mrs",)) == ada
    assert entities.find(["Holm"], ("mr",)) == ben


def test_a_body_is_found_by_its_initials_and_by_its_short_form() -> None:
    entities = Entities()
    society = entities.add_full(name("Society of Pilots"))
    ferries = entities.add_short("HFC", "Harwick Ferry Company", "Harwick Ferry Company".split())
    assert entities.find(["SP"]) == society
    assert entities.find(["HFC"]) == ferries


def test_a_role_of_two_has_no_sole_holder() -> None:
    entities = Entities()
    for words, role in (("Ada Holm", "pilot"), ("Ben Ruud", "pilot"), ("Ida Vance", "judge")):
        entities[entities.add_full(name(words))].roles.add(role)
    assert entities.sole_holder("judge") == 2
    assert entities.sole_holder("pilot") is None
