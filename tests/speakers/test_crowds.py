from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.quotes.profile import SpeakerProfile
from searchnews.speakers import Identity, Sighting
from searchnews.speakers.crowds import is_crowd

Sees = Callable[..., Sighting]
Identifies = Callable[..., list[Identity]]


@pytest.mark.parametrize(
    "name",
    ["Dealers", "Tories", "Senior Tories", "U.S. Officials", "Unions", "Labour MPs", "Coaches",
     "Congressmen", "Witnesses", "Americans", "Authorities"],
)  # fmt: skip
def test_words_for_many(name: str) -> None:
    assert is_crowd(SpeakerProfile(name))


@pytest.mark.parametrize("name", ["Ada Banks", "Roberts", "Dealer", "Kestria Officials", "", "s"])
def test_names_of_one(name: str) -> None:
    assert not is_crowd(SpeakerProfile(name))


def test_a_title_tells_that_it_is_one() -> None:
    assert is_crowd(SpeakerProfile("Banks"))
    assert not is_crowd(SpeakerProfile("Banks", "person", "m"))
    assert not is_crowd(SpeakerProfile("Unions", "organisation"))


@given(st.text())
def test_any_name_may_be_asked_for(name: str) -> None:
    is_crowd(SpeakerProfile(name))


def test_a_crowd_is_no_person_and_nobody_else(sighting: Sees, identified: Identifies) -> None:
    found = identified(
        [
            sighting("Tories", 40),
            sighting("Tories", 3, "independent", kind="person"),
            sighting("Senior Tories", 2, kind="person"),
            sighting("Ada Tories", 30, kind="person"),
        ]
    )
    assert [(one.name, one.kind, one.roles, len(one.members)) for one in found] == [
        ("Tories", "unknown", (), 2),
        ("Ada Tories", "person", (), 1),
        ("Senior Tories", "unknown", (), 1),
    ]


def test_a_crowd_alone_is_no_person(sighting: Sees, identified: Identifies) -> None:
    (found,) = identified([sighting("Dealers", 3, "trader", kind="person")])
    assert (found.kind, found.roles) == ("unknown", ())
