from __future__ import annotations

import pytest

from searchnews.quotes.given_names import Gender
from searchnews.quotes.name_forms import Kind
from searchnews.quotes.profile import SpeakerProfile
from searchnews.speakers import Identity, answers_to, block_of, blocks_of_query


def speaker(
    *spellings: str, roles: str = "", kind: Kind = "person", gender: Gender | None = None
) -> Identity:
    return Identity(spellings[0], kind, tuple(roles.split()), spellings, (), gender)


PRESIDENT = speaker("Dmitry Ostrovedev", "Ostrovedyev", roles="president", gender="m")


@pytest.mark.parametrize(
    "typed",
    [
        "Dmitry Ostrovedev", "ostrovedev", "DMITRI OSTROVEDYEV", "Ostrovedev, Dmitry",
        "D. Ostrovedev", "d ostrovedev", "President Ostrovedev", "Prime Minister Ostrovedev",
        "Mr Ostrovedev", "Mr. Dmitriy Ostrovedev", "Dmitry",
    ],
)  # fmt: skip
def test_names_that_are_his(typed: str) -> None:
    assert answers_to(PRESIDENT, typed)


@pytest.mark.parametrize(
    "typed",
    [
        "", "…", "Ostro", "Ivan Ostrovedev", "B. Ostrovedev", "Dmitry Ruud", "Mrs Ostrovedev",
        "Surgeon Ostrovedev", "Dmitry Ostrovedev Ruud", "president",
    ],
)  # fmt: skip
def test_names_that_are_not_his(typed: str) -> None:
    assert not answers_to(PRESIDENT, typed)


def test_a_title_tells_namesakes_apart() -> None:
    senator, striker = speaker("Ada Ruud", roles="senator"), speaker("Ada Ruud", roles="striker")
    unknown = speaker("Ada Ruud")
    found = [one for one in (senator, striker, unknown) if answers_to(one, "Senator Ruud")]
    assert found == [senator, unknown]


def test_short_forms_go_both_ways() -> None:
    assert answers_to(speaker("Bill Ruud"), "William Ruud")
    assert answers_to(speaker("William Ruud"), "Bill Ruud")
    assert answers_to(speaker("Alexandra Ruud"), "Alex Ruud")
    assert answers_to(speaker("Alex Ruud"), "Alexandra Ruud")


def test_of_several_words_one_is_the_surname() -> None:
    assert answers_to(speaker("Ada Jane Ruud"), "Jane Ruud")
    assert not answers_to(speaker("Ada Jane Ruud"), "Ada Jane")


def test_particles_may_be_left_out() -> None:
    speaker_with = speaker("Jan van der Ruud")
    assert answers_to(speaker_with, "van der Ruud")
    assert answers_to(speaker_with, "Jan Ruud")
    assert not answers_to(speaker("Jan Ruud"), "van der Ruud")


def test_family_names_that_come_first() -> None:
    assert answers_to(speaker("Hwang Do-hwan"), "Do-hwan Hwang")
    assert answers_to(speaker("Hwang Do-hwan"), "hwang do hwan")


@pytest.mark.parametrize("typed", ["HRW", "hrw", "Harbour Rights Watch", "the rights watch"])
def test_names_of_a_body(typed: str) -> None:
    assert answers_to(speaker("Harbour Rights Watch", kind="organisation"), typed)


def test_an_acronym_answers_to_what_it_stands_for() -> None:
    assert answers_to(speaker("HRW", kind="organisation"), "Harbour Rights Watch")
    assert not answers_to(speaker("HRW", kind="organisation"), "Harbour Lights")
    assert answers_to(speaker("Justice Office", kind="organisation"), "Justice Office")
    assert not answers_to(speaker("Justice Office", kind="organisation"), "")


def test_full_names_do_not_answer_for_whatever_has_their_initials() -> None:
    assert not answers_to(speaker("AR", kind="organisation"), "Ada Ruud")
    assert not answers_to(speaker("AJR", kind="organisation"), "Ada Jane Ruud")
    assert not answers_to(speaker("Hrw", kind="organisation"), "Harbour Rights Watch")
    assert answers_to(speaker("Harbour Watch", kind="organisation"), "HW")


@pytest.mark.parametrize("typed", ["A", "a.", "R", "A. R.", "AR", "J.R."])
def test_a_person_does_not_answer_to_initials(typed: str) -> None:
    assert not answers_to(speaker("Ada Jane Ruud"), typed)


@pytest.mark.parametrize("typed", ["Ada Varn-Ruud", "Varn-Ruud", "Varn Ruud", "Ada Varn Ruud"])
@pytest.mark.parametrize("spelled", ["Ada Varn-Ruud", "Ada Varn Ruud"])
def test_a_hyphen_between_surnames_does_not_count(typed: str, spelled: str) -> None:
    assert answers_to(speaker(spelled), typed)
    assert block_of(SpeakerProfile(spelled)) in blocks_of_query(typed)


def test_half_a_surname_with_a_hyphen_is_another() -> None:
    assert not answers_to(speaker("Ada Varn-Ruud"), "Ruud")
    assert not answers_to(speaker("Ada Varn-Ruud"), "Ada Ruud")
