"""Sightings as tests write them: ``ada 5`` is quoted five times in five articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pytest

from searchnews.quotes.given_names import Gender
from searchnews.quotes.name_forms import Kind
from searchnews.quotes.profile import SpeakerProfile
from searchnews.speakers import Appearance, Identity, Sighting, block_of, identify


@pytest.fixture
def sighting() -> Callable[..., Sighting]:
    """Return what makes a sighting of a name in so many articles."""

    def make(
        name: str,
        articles: int = 1,
        roles: str = "",
        *,
        kind: Kind = "unknown",
        gender: Gender | None = None,
        ties: Iterable[str] = (),
    ) -> Sighting:
        profile = SpeakerProfile(name, kind, gender, tuple(sorted(roles.split())), tuple(ties))
        return Sighting(profile, articles, articles)

    return make


@pytest.fixture
def identified() -> Callable[..., list[Identity]]:
    """Return what identifies sightings, whose articles have the companions of `company`.

    ``company[i][k]`` are the names beside sighting `i` in its article `k`, and
    ``settings[i]`` what all of its articles have in common, ``topics[i]`` the words of names in
    each of them, ``beside[i]`` those next to the surname and ``years[i]`` the year; articles are
    numbered ``100 * i + k``.
    """

    def work(
        sightings: Sequence[Sighting],
        company: dict[int, Sequence[str]] | None = None,
        settings: dict[int, str] | None = None,
        topics: dict[int, str] | None = None,
        beside: dict[int, str] | None = None,
        years: dict[int, int] | None = None,
    ) -> list[Identity]:
        assert len({block_of(one.profile) for one in sightings}) == 1, "they are of one block"

        def appearances(i: int) -> list[Appearance]:
            met = (company or {}).get(i, ())
            setting = frozenset((settings or {}).get(i, "").split())
            return [
                Appearance(
                    100 * i + k,
                    frozenset(met[k].split() if k < len(met) else ()),
                    setting,
                    frozenset((topics or {}).get(i, "").split()),
                    (years or {}).get(i),
                    frozenset((beside or {}).get(i, "").split()),
                )
                for k in range(sightings[i].articles)
            ]

        return identify(sightings, appearances)

    return work
