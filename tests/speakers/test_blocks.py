from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.quotes.name_forms import Kind
from searchnews.quotes.profile import SpeakerProfile
from searchnews.speakers import block_of, blocks_of_query


def block(name: str, kind: Kind = "unknown") -> str:
    return block_of(SpeakerProfile(name, kind))


@pytest.mark.parametrize(
    "names",
    [
        ("Dmitry Ostrovedev", "Ostrovedev", "D. Ostrovedyev", "Dmitri Pavlovich Ostrovedev"),
        ("Jan van der Grüneck", "van der Grueneck", "Gruneck"),
        ("Omar al-Qandil", "Kandil"),
        ("Kim Do-hwan", "Kim", "Do-hwan Kim"),
        ("Ada Ruud Jr.", "RUUD"),
    ],
)
def test_spellings_of_one_person_are_in_one_block(names: tuple[str, ...]) -> None:
    assert len({block(name) for name in names}) == 1


def test_an_acronym_is_in_the_block_of_what_it_stands_for() -> None:
    assert block("HRW", "organisation") == block("Harbour Rights Watch", "organisation")
    # A body that an article does not know for one.
    assert block("Kestria") == block("Kestria Ltd", "organisation")


@pytest.mark.parametrize(
    "typed",
    [
        "Dmitry Ostrovedev", "ostrovedev", "President Ostrovedev", "ostrovedev, dmitry",
        "D. Ostrovedev", "Foreign Minister Dmitriy Ostrovedyev", "OSTROVEDEV",
    ],
)  # fmt: skip
def test_a_typed_name_leads_to_the_block(typed: str) -> None:
    assert block("Dmitri Ostrovedev") in blocks_of_query(typed)


@pytest.mark.parametrize(
    "typed", ["HRW", "hrw", "Harbour Rights Watch", "the Harbour Rights Watch"]
)
def test_a_typed_body_leads_to_the_block(typed: str) -> None:
    assert block("Harbour Rights Watch", "organisation") in blocks_of_query(typed)


def test_a_body_that_begins_like_a_title_leads_to_its_block() -> None:
    assert block("Justice Office", "organisation") in blocks_of_query("Justice Office")


@pytest.mark.parametrize("typed", ["Dmitry", "Ada", "", "…", "A.", "the", "van"])
def test_what_tells_no_surname_leads_nowhere(typed: str) -> None:
    assert blocks_of_query(typed) == ()


@given(st.text(), st.sampled_from(["person", "organisation", "unknown"]))
def test_any_name_is_in_a_block(name: str, kind: Kind) -> None:
    key = block(name, kind)
    assert key
    assert key == " ".join(key.split())
    assert all(one == " ".join(one.split()) for one in blocks_of_query(name))
