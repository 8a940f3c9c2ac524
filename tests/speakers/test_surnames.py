"""Whom an article means that has a surname only, by examples."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from searchnews.speakers import Identity, Sighting

Sees = Callable[..., Sighting]
Identifies = Callable[..., list[Identity]]


class TestFirms:
    @pytest.mark.parametrize(
        ("beside", "persons"),
        [
            ("", 1),
            ("ada", 1),
            ("minister", 1),
            ("government", 1),
            ("metals", 2),
            ("brothers", 2),
            ("ada metals", 2),
        ],
    )
    def test_a_word_of_another_name_beside_it_is_of_a_firm(
        self, sighting: Sees, identified: Identifies, beside: str, persons: int
    ) -> None:
        both = [sighting("Ada Ruud", 3), sighting("Ruud")]
        assert len(identified(both, beside={1: beside})) == persons

    def test_who_is_spoken_of_as_a_person_may_have_a_firm(
        self, sighting: Sees, identified: Identifies
    ) -> None:
        both = [sighting("Ada Ruud", 3), sighting("Ruud", gender="f")]
        assert len(identified(both, beside={1: "metals"})) == 1

    def test_a_body_of_the_name_needs_a_reason_to_be_a_person(
        self, sighting: Sees, identified: Identifies
    ) -> None:
        three = [sighting("Ada Ruud", 20), sighting("Ruud", kind="organisation"), sighting("Ruud")]
        assert len(identified(three)) == 3
        assert len(identified(three, beside={2: "ada"})) == 2

    @pytest.mark.parametrize(("name", "persons"), [("Rud", 1), ("RUd", 2), ("RUD", 2)])
    def test_an_acronym_is_nobody(
        self, sighting: Sees, identified: Identifies, name: str, persons: int
    ) -> None:
        assert len(identified([sighting("Ada Rud", 3), sighting(name)])) == persons

    def test_names_in_capitals_are_as_they_are(
        self, sighting: Sees, identified: Identifies
    ) -> None:
        assert len(identified([sighting("ADA RUD", 3), sighting("RUD")])) == 1

    def test_two_words_without_a_given_name_are_hardly_a_person(
        self, sighting: Sees, identified: Identifies
    ) -> None:
        assert len(identified([sighting("Kestria Ruud", 3), sighting("Ruud")])) == 2
        assert len(identified([sighting("Kestria Ruud", 3, "mayor"), sighting("Ruud")])) == 1


class TestNamesakes:
    def test_another_given_name_beside_it_is_another_person(
        self, sighting: Sees, identified: Identifies
    ) -> None:
        both = [sighting("Ada Ruud", 3, ties=["kestria air"]), sighting("Ruud", gender="f")]
        assert len(identified(both, beside={1: "susan"})) == 2
        assert len(identified(both, beside={1: "susan ada"})) == 1
        assert len(identified(both, {0: ["Vance"], 1: ["Vance"]}, beside={1: "susan"})) == 1

    def test_a_lord_is_who_is_called_so(self, sighting: Sees, identified: Identifies) -> None:
        both = [sighting("Adam Ruud", 3), sighting("Ruud", gender="m")]
        assert len(identified(both, beside={1: "lord"})) == 2
        assert len(identified(both, beside={0: "lord", 1: "lord"})) == 1
        assert len(identified(both, beside={0: "adam baron", 1: "lord"})) == 1
        names = "korsund orvale talsen pact vance"
        assert len(identified(both, topics={0: names, 1: names}, beside={1: "lord"})) == 1

    def test_a_judge_is_who_is_called_so(self, sighting: Sees, identified: Identifies) -> None:
        other = sighting("Ruud", 1, "justice")
        assert len(identified([sighting("Ada Ruud", 3), other])) == 2
        assert len(identified([sighting("Ada Ruud", 3, "judge"), other])) == 1


class TestTime:
    @pytest.mark.parametrize(("year", "persons"), [(None, 1), (1991, 1), (1999, 1), (2000, 2)])
    def test_years_keep_apart(
        self, sighting: Sees, identified: Identifies, year: int | None, persons: int
    ) -> None:
        both = [sighting("Ada Ruud", 3), sighting("Ruud", gender="f")]
        years = {0: 1990} | ({1: year} if year else {})
        assert len(identified(both, years=years)) == persons

    def test_what_speaks_for_somebody_outdoes_years(
        self, sighting: Sees, identified: Identifies
    ) -> None:
        years = {0: 1990, 1: 2010}
        ruud = sighting("Ada Ruud", 3, "mayor", ties=["kestria air"])
        for other in (sighting("Ruud", 1, "mayor"), sighting("Ruud", ties=["kestria air"])):
            assert len(identified([ruud, other], years=years)) == 1
        both = [ruud, sighting("Ruud")]
        assert len(identified(both, {0: ["Vance"], 1: ["Vance"]}, years=years)) == 1
        assert len(identified(both, beside={1: "ada"}, years=years)) == 1

    def test_articles_of_several_times_are_parted(
        self, sighting: Sees, identified: Identifies
    ) -> None:
        three = [sighting("Ada Ruud", 3), sighting("Ruud"), sighting("Ruud", gender="f")]
        found = identified(three, years={0: 1990, 1: 1992, 2: 2010})
        assert sorted(len(one.members) for one in found) == [1, 2]

    def test_another_source_needs_names_in_common(
        self, sighting: Sees, identified: Identifies
    ) -> None:
        both = [sighting("Ada Ruud", 3), sighting("Ruud")]
        settings = {0: "herald", 1: "courier"}
        names = "korsund orvale talsen pact vance"
        assert len(identified(both, settings=settings)) == 2
        assert len(identified(both, settings=settings, topics={0: names, 1: names})) == 1
        assert len(identified(both, settings={0: "herald"})) == 1
