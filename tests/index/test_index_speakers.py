"""Speakers over many articles: one however spelled, namesakes apart, counted once."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from index_fixtures import Build
from test_executor import corpora, indexed

from searchnews.article import Article
from searchnews.engine import Request
from searchnews.index.engine import WhooshEngine
from searchnews.library import SearchEngine
from searchnews.query.tree import Everything

TALKS = [
    Article(id="1", body="“We agree,” Marchenko said. Marchenko said it would last.", date="2019"),
    Article(
        id="2",
        body="“It is ready,” said Dmitry Marchenko, the Kestrian president.",
        date="2020-02-02",
    ),
    Article(id="3", body="President Dmitri Marchenko said: “We will sign.”", date="2021-03-02"),
]
NURSE = Article(
    id="4", body="“The ward is full,” said Anna Marchenko, a nurse. “Help,” Marchenko said."
)


def quoted(engine: WhooshEngine, name: str, *, indirect: bool = False) -> set[tuple[str, str]]:
    page = SearchEngine(engine).quotes(by=name, limit=None, indirect=indirect)
    assert page.total == len(page)
    return {(hit.article.id, hit.quote.kind) for hit in page}


def counts(engine: WhooshEngine, *, indirect: bool = False) -> dict[str, tuple[int, int]]:
    found = SearchEngine(engine).speakers(indirect=indirect)
    return {speaker.name: (speaker.quotations, speaker.articles) for speaker in found}


def test_spellings_of_one_name_are_one_speaker(build: Build) -> None:
    engine = build(TALKS)
    (speaker,) = SearchEngine(engine).speakers()
    assert speaker.name in ("Dmitry Marchenko", "Dmitri Marchenko")
    assert set(speaker.spellings) == {"Dmitry Marchenko", "Dmitri Marchenko", "Marchenko"}
    assert (speaker.quotations, speaker.articles, speaker.kind) == (3, 3, "person")
    assert "president" in speaker.roles
    assert (speaker.first, speaker.last) == ("2019-01-01", "2021-03-02")
    for name in ("Dmitry Marchenko", "dmitri marchenko", "President Marchenko", "MARCHENKO"):
        assert {id for id, _ in quoted(engine, name)} == {"1", "2", "3"}, name


def test_namesakes_are_kept_apart(build: Build) -> None:
    engine = build([*TALKS[1:], NURSE])
    assert {id for id, _ in quoted(engine, "Anna Marchenko")} == {"4"}
    assert {id for id, _ in quoted(engine, "Dmitry Marchenko")} == {"2", "3"}
    assert sorted(counts(engine).values()) == [(2, 1), (2, 2)]
    (only,) = SearchEngine(engine).speakers(by="Anna Marchenko")
    assert (only.name, only.roles) == ("Anna Marchenko", ("nurse",))


def test_a_surname_alone_is_the_namesake_whom_the_same_articles_are_about(build: Build) -> None:
    pact = "The envoys of the Talsen Pact and of Orvale were in Korsund."
    known = Article(id="5", body=f"{pact} “Yes,” said Dmitry Marchenko, the president.")
    bare = Article(id="6", body=f"{pact} “No,” Marchenko said.")
    engine = build([known, bare, NURSE])
    assert {id for id, _ in quoted(engine, "Dmitry Marchenko")} == {"5", "6"}
    assert {id for id, _ in quoted(engine, "Anna Marchenko")} == {"4"}


def test_speakers_are_one_over_segments_and_without_deleted_articles(build: Build) -> None:
    engine = build(TALKS[:1])
    engine.add(TALKS[1:])
    assert list(counts(engine).values()) == [(3, 3)]
    engine.delete(["2"])
    assert list(counts(engine).values()) == [(2, 2)]
    assert {id for id, _ in quoted(engine, "Dmitri Marchenko")} == {"1", "3"}


def test_reported_speech_counts_if_it_is_asked_for(build: Build) -> None:
    engine = build(TALKS)
    assert list(counts(engine, indirect=True).values()) == [(4, 3)]
    assert ("1", "indirect") in quoted(engine, "Dmitry Marchenko", indirect=True)
    assert ("1", "indirect") not in quoted(engine, "Dmitry Marchenko")
    stats = SearchEngine(engine).stats()
    assert (stats.quotations, stats.attributed, stats.indirect, stats.speakers) == (3, 3, 1, 1)


def test_by_and_words_have_to_hold_for_the_same_quotation(build: Build) -> None:
    engine = SearchEngine(build([*TALKS, NURSE]))
    assert [hit.id for hit in engine.search('by:"Dmitri Marchenko" quote:ready')] == ["2"]
    assert not engine.search("by:Anna quote:ready").total
    assert [hit.id for hit in engine.search("quote:ward", speaker="Anna Marchenko")] == ["4"]
    assert {hit.article.id for hit in engine.quotes("-by:anna", limit=None)} == {"1", "2", "3"}


def test_two_who_speak_together_are_each_quoted(build: Build) -> None:
    engine = build([Article(id="a", body="“We sail,” Ada Holm and Ben Ruud said.")])
    assert quoted(engine, "Ada Holm") == quoted(engine, "Ben Ruud") == {("a", "direct")}
    assert counts(engine) == {"Ada Holm": (1, 1), "Ben Ruud": (1, 1)}


def test_a_part_of_the_name_of_a_body_is_enough(build: Build) -> None:
    engine = build([Article(id="a", body="“It flies,” said Kestria Air Holdings.")])
    assert quoted(engine, "Kestria") == {("a", "direct")}


@given(corpora(), st.booleans(), st.integers(0, 2))
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_every_quotation_with_a_speaker_is_one_speakers(
    articles: list[Article], indirect: bool, removed: int
) -> None:
    with indexed(articles, removed) as engine:
        request = Request(query=Everything(), limit=None, indirect=indirect)
        named = [hit for hit in engine.quotes(request).hits if hit.quote.speaker]
        speakers = engine.speakers(request).hits
        assert sum(speaker.quotations for speaker in speakers) == len(named)
        for speaker in speakers:
            found = _by(engine, speaker.spellings, indirect=indirect)
            assert len(found) >= speaker.quotations
            assert len({id for id, _ in found}) >= speaker.articles


def _by(engine: WhooshEngine, names: Iterable[str], *, indirect: bool) -> set[tuple[str, int]]:
    library = SearchEngine(engine)
    pages = [library.quotes(by=name, limit=None, indirect=indirect) for name in names]
    return {(hit.article.id, hit.quote.start) for page in pages for hit in page}


@pytest.mark.parametrize("name", ["zed", "Ada", "?", "Ada Holm, Ruud"])
def test_a_name_of_nobody_finds_nothing(build: Build, name: str) -> None:
    assert quoted(build(TALKS), name) == set()
