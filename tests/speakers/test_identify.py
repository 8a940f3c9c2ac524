"""Who is one speaker and who is not, by examples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from searchnews.speakers import Appearance, Identity, Sighting, identify

Sees = Callable[..., Sighting]
Identifies = Callable[..., list[Identity]]


def groups(identities: list[Identity]) -> list[list[int]]:
    return sorted([member.sighting for member in one.members] for one in identities)


@pytest.mark.parametrize(
    "names",
    [
        ("Dmitry Ostrovedev", "Dmitri Ostrovedyev", "D. Ostrovedev", "Ostrovedev"),
        ("Ada Ruud", "Ada J. Ruud", "Ada Jane Ruud", "A. Ruud"),
        ("Bill Ruud", "William Ruud"),
        ("Alex Ruud", "Alexandra Ruud"),
        ("Jan van der Gruneck", "Jan Gruneck", "van der Gruneck", "Gruneck"),
        ("Ada Ruud", "Ada Ruud Jr."),
        ("Ada Ruud", "Ada Ruud MP"),
        ("Ada Varn Ruud", "Varn Ruud"),
        ("Hwang Do-hwan", "Hwang Do Hwan", "Hwang"),
        ("Salim al-Qandil", "Salim Kandil"),
    ],
)
def test_spellings_of_one_person(
    sighting: Sees, identified: Identifies, names: tuple[str, ...]
) -> None:
    assert len(identified([sighting(name) for name in names])) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("Ada Ruud", "Ben Ruud"),
        ("Ada J. Ruud", "Ada K. Ruud"),
        ("Ada Ruud Jr.", "Ada Ruud Sr."),
        ("Alexander Ruud", "Alexandra Ruud"),
        ("B. Ruud", "Ada Ruud"),
        ("Ada Ruud", "Ada Jane Ruud", "Ada Karin Ruud"),
        ("Ada Ruud", "Ben Ruud", "Ruud"),
    ],
)
def test_names_of_several_persons(
    sighting: Sees, identified: Identifies, names: tuple[str, ...]
) -> None:
    assert len(identified([sighting(name) for name in names])) == len(names)


class TestNamesakes:
    def test_a_mayor_and_a_striker_are_two(self, sighting: Sees, identified: Identifies) -> None:
        found = identified([sighting("Sam Ruud", 2, "mayor"), sighting("Sam Ruud", 2, "striker")])
        assert groups(found) == [[0], [1]]
        assert {one.roles for one in found} == {("mayor",), ("striker",)}

    def test_a_president_and_a_premier_are_one(
        self, sighting: Sees, identified: Identifies
    ) -> None:
        found = identified(
            [sighting("Sam Ruud", 2, "president"), sighting("Sam Ruud", 5, "premier")]
        )
        assert [one.roles for one in found] == [("premier", "president")]

    def test_genders_that_differ_are_two(self, sighting: Sees, identified: Identifies) -> None:
        woman = sighting("Zorvo Ruud", 2, gender="f")
        assert len(identified([woman, sighting("Zorvo Ruud", gender="m")])) == 2

    def test_a_given_name_tells_the_gender_better_than_a_chairman(
        self, sighting: Sees, identified: Identifies
    ) -> None:
        woman = sighting("Susan Ruud", 2, gender="f")
        assert len(identified([woman, sighting("Susan Ruud", gender="m")])) == 1

    def test_an_affiliation_joins_what_roles_part(
        self, sighting: Sees, identified: Identifies
    ) -> None:
        rows = [("mayor", "kestria air"), ("striker", "kestria air")]
        assert len(identified([sighting("Sam Ruud", 1, r, ties=[t]) for r, t in rows])) == 1

    def test_a_country_joins_nothing(self, sighting: Sees, identified: Identifies) -> None:
        rows = [("mayor", "canada"), ("striker", "canada")]
        assert len(identified([sighting("Sam Ruud", 1, r, ties=[t]) for r, t in rows])) == 2

    def test_a_companion_joins_what_roles_part(
        self, sighting: Sees, identified: Identifies
    ) -> None:
        both = [sighting("Sam Ruud", 1, "mayor"), sighting("Sam Ruud", 1, "striker")]
        assert len(identified(both, {0: ["Vance"], 1: ["Vance Quist"]})) == 1
        # The same newspaper says nothing.
        assert len(identified(both, settings={0: "herald", 1: "herald"})) == 2

    def test_who_has_no_role_goes_by_the_company(
        self, sighting: Sees, identified: Identifies
    ) -> None:
        three = [
            sighting("Sam Ruud", 3, "mayor"),
            sighting("Sam Ruud", 3, "striker"),
            sighting("Sam Ruud", 1),
        ]
        company = {0: ["Vance"], 1: ["Quist"], 2: ["Quist"]}
        assert groups(identified(three, company)) == [[0], [1, 2]]

    def test_who_has_no_role_is_the_one_that_dominates(
        self, sighting: Sees, identified: Identifies
    ) -> None:
        three = [
            sighting("Sam Ruud", 8, "mayor"),
            sighting("Sam Ruud", 2, "striker"),
            sighting("Sam Ruud"),
        ]
        assert groups(identified(three)) == [[0, 2], [1]]

    def test_who_has_no_role_else_stays_apart(self, sighting: Sees, identified: Identifies) -> None:
        three = [
            sighting("Sam Ruud", 7, "mayor"),
            sighting("Sam Ruud", 2, "striker"),
            sighting("Sam Ruud"),
        ]
        assert groups(identified(three)) == [[0], [1], [2]]

    def test_a_section_tells_where_companions_do_not(
        self, sighting: Sees, identified: Identifies
    ) -> None:
        three = [
            sighting("Sam Ruud", 3, "mayor"),
            sighting("Sam Ruud", 3, "striker"),
            sighting("Sam Ruud", 1),
        ]
        settings = {0: "herald politics", 1: "herald sport", 2: "herald sport"}
        assert groups(identified(three, settings=settings)) == [[0], [1, 2]]

    def test_two_names_in_common_tell_namesakes_apart_and_one_may_be_chance(
        self, sighting: Sees, identified: Identifies
    ) -> None:
        three = [
            sighting("Sam Ruud", 3, "mayor"),
            sighting("Sam Ruud", 3, "striker"),
            sighting("Sam Ruud", 1),
        ]
        topics = {0: "korsund orvale", 1: "talsen pact", 2: "talsen pact"}
        assert groups(identified(three, topics=topics)) == [[0], [1, 2]]
        topics[2] = "talsen"
        assert groups(identified(three, topics=topics)) == [[0], [1], [2]]

    def test_a_paper_that_is_not_usual_for_a_namesake_tells_nothing(
        self, sighting: Sees, identified: Identifies
    ) -> None:
        rows = [("mayor", 4), ("striker", 3), ("winger", 4), ("", 1)]
        four = [sighting("Sam Ruud", articles, roles) for roles, articles in rows]
        settings = {0: "courier", 1: "gazette", 2: "herald", 3: "gazette"}
        assert groups(identified(four, settings=settings)) == [[0], [1, 2], [3]]
        settings[3] = "herald"
        assert groups(identified(four, settings=settings)) == [[0], [1, 2, 3]]

    def test_who_has_no_gender_is_one_of_two_that_differ_by_the_evidence(
        self, sighting: Sees, identified: Identifies
    ) -> None:
        three = [
            sighting("Zorvo Ruud", 2, "mayor", gender="f"),
            sighting("Zorvo Ruud", 2, "mayor", gender="m"),
            sighting("Zorvo Ruud", 2, "mayor"),
        ]
        assert groups(identified(three)) == [[0], [1], [2]]
        company = {0: ["Vance"], 1: ["Quist"], 2: ["Vance", "Vance"]}
        assert groups(identified(three, company)) == [[0, 2], [1]]

    def test_nothing_joins_different_genders(self, sighting: Sees, identified: Identifies) -> None:
        woman = sighting("Zorvo Ruud", 1, "mayor", gender="f", ties=["kestria air"])
        man = sighting("Zorvo Ruud", 1, "striker", gender="m", ties=["kestria air"])
        assert groups(identified([woman, man])) == [[0], [1]]

    def test_sightings_of_a_shorter_name_go_together(
        self, sighting: Sees, identified: Identifies
    ) -> None:
        four = [
            sighting("Ada J. Ruud", 2),
            sighting("Ada K. Ruud", 2),
            sighting("Ada Ruud", 1, "mayor"),
            sighting("Ada Ruud", 1, "senator"),
        ]
        company = {0: ["Vance"], 1: ["Quist"], 2: ["Holm"], 3: ["Quist"]}
        assert groups(identified(four, company)) == [[0], [1, 2, 3]]


class TestSurnames:
    def test_a_role_tells_who_is_meant(self, sighting: Sees, identified: Identifies) -> None:
        three = [
            sighting("Ada Ruud", 2, "senator"),
            sighting("Ben Ruud", 9, "mayor"),
            sighting("Ruud", 1, "senator"),
        ]
        assert groups(identified(three)) == [[0, 2], [1]]

    def test_a_title_tells_the_gender(self, sighting: Sees, identified: Identifies) -> None:
        three = [sighting("Ada Ruud", 2), sighting("Ben Ruud", 9), sighting("Ruud", gender="f")]
        assert groups(identified(three)) == [[0, 2], [1]]

    def test_an_affiliation_tells(self, sighting: Sees, identified: Identifies) -> None:
        three = [
            sighting("Ada Ruud", 2, ties=["kestria air"]),
            sighting("Ben Ruud", 9),
            sighting("Ruud", kind="person", ties=["kestria air"]),
        ]
        assert groups(identified(three)) == [[0, 2], [1]]

    def test_companions_tell_article_by_article(
        self, sighting: Sees, identified: Identifies
    ) -> None:
        three = [sighting("Ada Ruud", 2), sighting("Ben Ruud", 2), sighting("Ruud", 3)]
        company = {0: ["Vance"], 1: ["Quist"], 2: ["Quist", "Vance", "Holm"]}
        found = identified(three, company)
        parts = {one.name: [m.articles for m in one.members if m.sighting == 2] for one in found}
        assert parts == {
            "Ada Ruud": [frozenset({201})],
            "Ben Ruud": [frozenset({200})],
            "Ruud": [frozenset({202})],
        }

    def test_one_that_dominates_is_meant(self, sighting: Sees, identified: Identifies) -> None:
        three = [sighting("Ada Ruud", 8), sighting("Ben Ruud", 2), sighting("Ruud", 3)]
        assert groups(identified(three)) == [[0, 2], [1]]

    def test_a_role_that_does_not_fit_keeps_apart(
        self, sighting: Sees, identified: Identifies
    ) -> None:
        assert (
            len(identified([sighting("Ada Ruud", 9, "mayor"), sighting("Ruud", 1, "striker")])) == 2
        )

    def test_two_that_contradict_each_other_are_not_both_the_same(
        self, sighting: Sees, identified: Identifies
    ) -> None:
        three = [
            sighting("Ada Ruud", 9),
            sighting("Ruud", 2, "senator"),
            sighting("Ruud", 2, "striker"),
        ]
        assert groups(identified(three)) == [[0], [1], [2]]

    def test_a_given_name_tells_no_gender_as_a_surname(
        self, sighting: Sees, identified: Identifies
    ) -> None:
        woman = sighting("Ada Thomas", 2, "senator", gender="f")
        assert len(identified([woman, sighting("Thomas", 1, "senator", gender="m")])) == 1
        assert len(identified([woman, sighting("Thomas", 1, "senator", gender="f")])) == 1

    def test_a_companion_of_everybody_tells_nothing(
        self, sighting: Sees, identified: Identifies
    ) -> None:
        names = "Ada Ben Carl Dora Emil Fay Gus Hana Ivo".split()
        persons = [sighting(f"{name} Ruud", 2) for name in names]
        company: dict[int, list[str]] = {i: ["Vance"] for i in range(9)}
        company[0] = ["Vance", "Quist"]
        company[9] = ["Quist Vance", "Vance"]
        found = identified([*persons, sighting("Ruud", 2)], company)
        parts = {one.name: one.members[-1].articles for one in found if len(one.members) > 1}
        assert parts == {"Ada Ruud": frozenset({900})}

    def test_quotations_of_a_part_count_in_part(
        self, sighting: Sees, identified: Identifies
    ) -> None:
        three = [sighting("Ada Ruud", 2), sighting("Ben Ruud", 3), sighting("Ruud", 4)]
        company = {0: ["Vance"], 1: ["Quist"], 2: ["Quist", "Quist", "Quist", "Vance"]}
        found = {one.name: one.spellings for one in identified(three, company)}
        # Of the four, three are hers who has three of her own, and one is hers who has two.
        assert found == {"Ada Ruud": ("Ada Ruud", "Ruud"), "Ben Ruud": ("Ruud", "Ben Ruud")}

    def test_a_given_name_alone_is_nobody(self, sighting: Sees, identified: Identifies) -> None:
        assert len(identified([sighting("Ada Thomas", 9), sighting("Thomas", 1)])) == 2
        assert len(identified([sighting("Ada Thomas", 9), sighting("Thomas", 1, "senator")])) == 1

    def test_what_is_far_more_frequent_than_the_person_is_something_else(
        self, sighting: Sees, identified: Identifies
    ) -> None:
        assert len(identified([sighting("Ada Kestria", 2), sighting("Kestria", 3)])) == 2
        assert len(identified([sighting("Ada Kestria", 3), sighting("Kestria", 3)])) == 1

    def test_another_spelling_is_rarer_than_the_name(
        self, sighting: Sees, identified: Identifies
    ) -> None:
        assert len(identified([sighting("Ada Harrwick", 2), sighting("Harwick", 1)])) == 2
        assert len(identified([sighting("Ada Harrwick", 4), sighting("Harwick", 1)])) == 1


class TestWhatIsShown:
    def test_the_fullest_name_with_most_quotations(
        self, sighting: Sees, identified: Identifies
    ) -> None:
        (found,) = identified(
            [
                sighting("Ostrovedev", 90, "president"),
                sighting("D. Ostrovedev", 50),
                sighting("Dmitry Ostrovedev", 20),
                sighting("Dmitri Ostrovedyev", 10),
                sighting("Dmitri Pavlovich Ostrovedev", 9, "premier"),
            ]
        )
        assert found.name == "Dmitry Ostrovedev"
        assert found.spellings[0] == "Ostrovedev"
        assert found.roles == ("president", "premier")

    def test_roles_are_whole_and_none_is_rare(self, sighting: Sees, identified: Identifies) -> None:
        rows = [(("prime minister",), 20), (("minister",), 30), (("lawyer",), 1)]
        sightings = [
            replace(one, profile=replace(one.profile, roles=roles))
            for roles, articles in rows
            for one in [sighting("Ada Ruud", articles)]
        ]
        (found,) = identified(sightings)
        assert found.roles == ("prime minister",)

    def test_a_title_is_no_part_of_the_name(self, sighting: Sees, identified: Identifies) -> None:
        (found,) = identified([sighting("Treasurer Ada Ruud", 9), sighting("Ada Ruud", 1)])
        assert found.name == "Ada Ruud"

    def test_the_most_quoted_speaker_comes_first(
        self, sighting: Sees, identified: Identifies
    ) -> None:
        found = identified([sighting("Ada Ruud", 2), sighting("Ben Ruud", 3)])
        assert [one.name for one in found] == ["Ben Ruud", "Ada Ruud"]

    def test_appearances_are_asked_for_only_where_they_are_needed(self, sighting: Sees) -> None:
        def never(i: int) -> list[Appearance]:
            raise AssertionError(i)

        rows = [("Ada Ruud", "senator"), ("Ada Ruud", ""), ("Ben Ruud", "mayor"), ("Ruud", "mayor")]
        sightings = [sighting(name, 1, roles) for name, roles in rows]
        assert len(identify(sightings, never)) == 2
