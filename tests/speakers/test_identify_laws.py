"""What holds for any sightings of a block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from searchnews.quotes.profile import SpeakerProfile
from searchnews.speakers import (
    Appearance,
    Identity,
    Sighting,
    answers_to,
    block_of,
    blocks_of_query,
    identify,
)
from searchnews.speakers.person_names import untitled

# A sighting, and the companions and the settings of its articles.
Seen = tuple[Sighting, tuple[Appearance, ...]]

_BEFORE = """Ada A. Ada|J. Ada|Jane Jane Alex Alexander Alexandra Bill William W. J.K. Ben|and|Ada
Varn Ada|Varn van|der Jan|van|der Zorvo""".split()
_NAMES = st.builds(
    lambda before, surname, suffix: f"{before.replace('|', ' ')} {surname}{suffix}".strip(),
    st.sampled_from(["", *_BEFORE]),
    st.sampled_from(["Ruud", "Ruudt", "RUUD", "Thomas"]),
    st.sampled_from(["", "", "", " Jr.", " Sr", " MP"]),
)
_ROLES = "senator striker president surgeon captain spokesperson resident coach".split()
_PROFILES = st.builds(
    SpeakerProfile,
    name=_NAMES,
    kind=st.sampled_from(["person", "unknown", "organisation"]),
    gender=st.sampled_from(["m", "f", None]),
    roles=st.frozensets(st.sampled_from(_ROLES), max_size=2).map(lambda r: tuple(sorted(r))),
    affiliations=st.sampled_from([(), (), ("kestria air",), ("canada",)]),
)


@st.composite
def blocks(draw: st.DrawFn) -> list[Seen]:
    """Draw distinct sightings of one block, each with its articles."""
    profiles = draw(st.lists(_PROFILES, unique=True, max_size=14))
    first = Counter(map(block_of, profiles)).most_common(1)
    seen: list[Seen] = []
    for profile in profiles:
        if block_of(profile) != first[0][0]:
            continue
        beside = st.frozensets(st.sampled_from(["Vance", "Quist", "Holm"]), max_size=2)
        company = draw(st.lists(beside, min_size=1, max_size=4))
        settings = st.sampled_from([frozenset(), frozenset(["herald"]), frozenset(["courier"])])
        years = st.sampled_from([None, 1990, 2010])
        words = st.frozensets(st.sampled_from(["ada", "karl", "metals", "lord"]), max_size=2)
        appearances = tuple(
            Appearance(
                10 * len(seen) + k, names, draw(settings), year=draw(years), beside=draw(words)
            )
            for k, names in enumerate(company)
        )
        quotations = len(company) + draw(st.integers(0, 3))
        seen.append((Sighting(profile, quotations, len(company)), appearances))
    return seen


def run(seen: Sequence[Seen]) -> list[Identity]:
    return identify([sighting for sighting, _ in seen], lambda i: seen[i][1])


def content(seen: Sequence[Seen], identity: Identity) -> tuple[object, ...]:
    """Return an identity without the order in which its sightings were given."""
    members = frozenset((seen[m.sighting][0].profile, m.articles) for m in identity.members)
    return identity.name, identity.kind, identity.roles, identity.spellings, members


@given(blocks())
def test_each_article_of_a_sighting_is_of_one_identity(seen: list[Seen]) -> None:
    found = Counter(
        (member.sighting, article)
        for identity in run(seen)
        for member in identity.members
        for article in (
            (one.article for one in seen[member.sighting][1])
            if member.articles is None
            else member.articles
        )
    )
    given_ones = [(i, one.article) for i, (_, articles) in enumerate(seen) for one in articles]
    assert found == Counter(given_ones)


@given(blocks(), st.integers())
def test_the_order_of_sightings_does_not_matter(seen: list[Seen], seed: int) -> None:
    mixed = Random(seed).sample(seen, len(seen))
    assert [content(seen, one) for one in run(seen)] == [content(mixed, one) for one in run(mixed)]


@given(blocks())
def test_a_speaker_is_shown_under_one_of_the_spellings(seen: list[Seen]) -> None:
    for identity in run(seen):
        names = {seen[member.sighting][0].profile.name for member in identity.members}
        assert identity.name in {*identity.spellings, *map(untitled, identity.spellings)}
        assert set(identity.spellings) == names
        assert len(identity.spellings) == len(names)


@given(blocks())
def test_a_speaker_answers_to_each_spelling_and_is_found_by_it(seen: list[Seen]) -> None:
    for identity in run(seen):
        for spelling in identity.spellings:
            assert answers_to(identity, spelling)
            block = block_of(seen[identity.members[0].sighting][0].profile)
            assert block in (blocks_of_query(spelling) or (block,))


@given(blocks())
def test_a_member_without_articles_stands_once(seen: list[Seen]) -> None:
    for identity in run(seen):
        sightings = [member.sighting for member in identity.members]
        assert sightings == sorted(set(sightings))


@given(st.lists(st.text(max_size=12), unique=True, min_size=1, max_size=6))
def test_any_names_have_identities(names: list[str]) -> None:
    by_block: dict[str, list[Sighting]] = {}
    for name in names:
        profile = SpeakerProfile(name)
        by_block.setdefault(block_of(profile), []).append(Sighting(profile, 1, 1))
    for sightings in by_block.values():
        found = identify(sightings, lambda i: [Appearance(i, frozenset())])
        assert sum(len(one.members) for one in found) == len(sightings)
        for identity in found:
            answers_to(identity, names[0])
