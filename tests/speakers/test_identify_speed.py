"""A block of many sightings takes work in proportion: calls are counted, nothing is timed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import product
from types import FrameType

import pytest

from searchnews.quotes.profile import SpeakerProfile
from searchnews.speakers import Appearance, Sighting, identify

_SYLLABLES = [a + b for a, b in product("bdfgklmnprstvz", "aiou")]
_ROLES = "senator striker president surgeon captain resident coach editor".split()


def invented(number: int) -> str:
    first, rest = number % len(_SYLLABLES), number // len(_SYLLABLES)
    return (_SYLLABLES[first] + _SYLLABLES[rest % len(_SYLLABLES)] + "n").title()


def many_persons(size: int) -> list[SpeakerProfile]:
    """Return profiles of one surname: full names, initials and bare ones with many ties."""
    full = [SpeakerProfile(f"{invented(i)} Ruud", roles=(_ROLES[i % 8],)) for i in range(size)]
    short = [
        SpeakerProfile(f"{chr(65 + i % 26)}. Ruud", affiliations=(f"body {i}",))
        for i in range(size // 4)
    ]
    bare = [
        SpeakerProfile("Ruud", roles=(_ROLES[i % 8],), affiliations=(f"body {i}",))
        for i in range(size // 2)
    ]
    return full + short + bare


def many_sightings_of_one_name(size: int) -> list[SpeakerProfile]:
    return [
        SpeakerProfile("Ada Ruud", roles=(_ROLES[i % 8],)[: i % 3], affiliations=(f"body {i}",))
        for i in range(size)
    ]


def many_middle_names(size: int) -> list[SpeakerProfile]:
    names = [f"Ada {invented(i)} Ruud" for i in range(size)]
    return [SpeakerProfile(name) for name in [*names, "Ada Ruud", "A. Ruud", "Ruud"]]


def many_surnames_alone(size: int) -> list[SpeakerProfile]:
    """Return profiles of one surname that nothing tells but the articles that they are in."""
    full = [SpeakerProfile(f"{invented(i)} Ruud", roles=(_ROLES[i % 8],)) for i in range(size)]
    return full + [SpeakerProfile("Ruud", affiliations=(f"body {i}",)) for i in range(size)]


def calls(profiles: list[SpeakerProfile]) -> int:
    """Return how many functions are called to identify the sightings of the profiles."""
    sightings = [Sighting(profile, 2, 2) for profile in profiles]
    appearances = [
        [
            Appearance(
                2 * i + k,
                frozenset((f"N{(i + k) % 997}",)),
                frozenset(("herald",)),
                year=1990 + i % 40,
                beside=frozenset((invented(i).lower(),)),
            )
            for k in (0, 1)
        ]
        for i in range(len(profiles))
    ]
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        identify(sightings, appearances.__getitem__)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "profiles", [many_persons, many_sightings_of_one_name, many_middle_names, many_surnames_alone]
)
def test_twice_as_many_sightings_take_little_more_than_twice_the_calls(
    profiles: Callable[[int], list[SpeakerProfile]],
) -> None:
    calls(profiles(400))
    once, twice = calls(profiles(400)), calls(profiles(800))
    assert twice < 2.7 * once
