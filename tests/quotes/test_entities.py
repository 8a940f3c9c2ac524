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


def test_the_holders_of_a_role_are_in_order() -> None:
    entities = Entities()
    for words in ("Ada Holm", "Ben Ruud"):
        entities[entities.add_full(name(words))].roles.add("pilot")
    assert list(entities.holders("pilot")) == [0, 1]
    assert list(entities.holders("judge")) == []


def test_a_spelling_in_capitals_is_the_same_entity() -> None:
    entities = Entities()
    shout = entities.add_full(name("ADA HOLM"))
    assert entities.add_full(name("Ada Holm")) == shout
    assert entities[shout].name == "Ada Holm"
    assert entities.add_full(name("ADA HOLM")) == shout
    assert entities[shout].name == "Ada Holm"


def test_a_firm_is_known_by_the_beginning_of_its_name() -> None:
    entities = Entities()
    entities.announce("Harwick Ferry Company".split())
    firm = entities.add_full(name("Harwick Ferry Company"))
    assert entities.add_full(name("Harwick Ferry")) == firm
    assert entities[firm].name == "Harwick Ferry Company"
    assert entities.find(["Harwick"]) == firm


def test_the_beginning_of_a_memorial_is_a_person() -> None:
    entities = Entities()
    entities.announce("Ada Holm Company".split())
    firm = entities.add_full(name("Ada Holm Company"))
    assert entities.add_full(name("Ada Holm")) != firm


def test_a_body_is_the_one_of_its_kind_named_last() -> None:
    entities = Entities()
    council = entities.add_full(name("Harwick Council"), 5)
    other = entities.add_full(name("Varn Council"), 50)
    assert entities.find(["Council"], (), 20) == council
    assert entities.find(["Council"], (), 90) == other
    assert entities.find(["Council"], (), 2) is None


def test_a_family_has_parents_and_children() -> None:
    entities = Entities()
    ada, ben, ida = (entities.add_full(name(f"{given} Holm")) for given in ("Ada", "Ben", "Ida"))
    assert entities.is_family("holm")
    assert entities.family_of(ada) == [ben, ida]
    assert entities.of_generation("holm", elder=True, gender=None) is None
    entities[ben].roles.add("father")
    assert entities.of_generation("holm", elder=True, gender=None) == ben
    assert entities.of_generation("holm", elder=False, gender=None) is None
    assert entities.of_generation("holm", elder=True, gender="m") == ben
