"""Concordances of an index, as people ask for them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import searchnews
from searchnews import Article, RequestError, SearchEngine
from searchnews.results import KwicResults
from searchnews.text import Span

BODY = (
    "The storm came at night. “The storm was loud,” said Ada Holm, a pilot.\n\n"
    "Ben Ruud said the storm had passed. “We slept,” he added."
)
ARTICLES = [
    Article(id="storm", headline="Storm passes", body=BODY, date="2020-05", source="Vale Post"),
    Article(
        id="rain",
        body="Rain followed. “No storm, only rain,” said Cy Osk.",
        date="2021-01-01",
        url="https://vale.example/rain",
    ),
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
    path = tmp_path_factory.mktemp("kwic") / "index"
    with searchnews.create(path) as engine:
        engine.add(ARTICLES)
        yield engine


def test_every_match_is_a_line_in_its_context(engine: SearchEngine) -> None:
    results = engine.kwic("storm", width=16, sort="date")
    assert [(line.id, line.field, line.left, line.keyword, line.right) for line in results] == [
        ("rain", "body", "followed. “No ", "storm", ", only rain,”"),
        ("storm", "headline", "", "Storm", " passes"),
        ("storm", "body", "The ", "storm", " came at night."),
        ("storm", "body", "at night. “The ", "storm", " was loud,” said"),
        ("storm", "body", "Ruud said the ", "storm", " had passed. “We"),
    ]
    assert (results.total, results.articles, len(results), results.relaxed) == (5, 2, 5, False)
    assert results.lines[0].url == "https://vale.example/rain"
    assert results.lines[1].source == "Vale Post"


def said(
    engine: SearchEngine, query: str, *, indirect: bool = False
) -> list[tuple[str | None, str | None]]:
    lines = engine.kwic(query, sort="date", indirect=indirect)
    return [(line.speaker, line.kind) for line in lines]


def test_a_line_in_a_quotation_tells_who_said_it(engine: SearchEngine) -> None:
    lines = [("Cy Osk", "direct"), (None, None), (None, None), ("Ada Holm", "direct")]
    assert said(engine, "storm") == [*lines, (None, None)]
    assert said(engine, "storm", indirect=True) == [*lines, ("Ben Ruud", "indirect")]
    # Between the two runs of a quotation nobody is quoted.
    assert said(engine, "pilot") == [(None, None)]


def test_a_line_names_the_clause_that_it_makes_true(engine: SearchEngine) -> None:
    results = engine.kwic('quote:storm OR "at night" OR at')
    clauses = [(line.clause, line.keyword) for line in results if line.id == "storm"]
    assert clauses == [('"at night"', "at night"), ("quote:storm", "storm")]


def test_what_narrows_makes_no_line(engine: SearchEngine) -> None:
    results = engine.kwic("storm", speaker="holm", source="vale post", since="2020")
    assert {line.keyword for line in results} == {"Storm", "storm"}
    assert (results.total, results.articles) == (4, 1)
    assert [line.keyword for line in engine.kwic("by:holm")] == ["Holm"]


def test_a_filter_that_joins_the_quotation_of_the_query_makes_no_line(
    engine: SearchEngine,
) -> None:
    narrowed: tuple[Any, ...] = ({}, {"speaker": "Osk"}, {"speaker": "Osk", "since": "2021"})
    for options in narrowed:
        results = engine.kwic("followed quote:rain", **options)
        lines = [(line.keyword, line.clause) for line in results]
        assert lines == [("followed", "followed"), ("rain", "quote:rain")]


CLAUSES = st.sampled_from(
    [
        *("storm", "rain", "followed", "(loud OR only)", "quote:rain", "quote:storm"),
        *("(storm /s said)", "quote:(no OR loud)", "speaker:osk", "by:holm", "headline:storm"),
    ]
)


def places(results: KwicResults) -> list[tuple[str, str, Span]]:
    return [(line.id, line.field, Span(line.start, line.end)) for line in results]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(CLAUSES, min_size=1, max_size=4).map(" ".join),
    st.sampled_from(["all", "any"]),
    st.sampled_from(["osk", "holm", "ruud"]),
)
def test_the_lines_of_a_speaker_are_lines_of_all(
    engine: SearchEngine, query: str, match: Literal["all", "any"], speaker: str
) -> None:
    narrowed = engine.kwic(query, match=match, speaker=speaker)
    every = places(engine.kwic(query, match=match))
    if not narrowed.relaxed:
        for id, field, span in places(narrowed):
            assert any(
                (id, field) == (other, there) and whole.contains(span)
                for other, there, whole in every
            )


def test_articles_without_a_place_in_their_text_are_counted(tmp_path: Path) -> None:
    named = "“The dam holds,” said Ada Holm."
    called_she = "Ada Holm has said she will not run.\n\n“The dam holds,” she said at noon."
    with searchnews.create(tmp_path / "index") as engine:
        engine.add([Article(id="named", body=named), Article(id="she", body=called_she)])
        results = engine.kwic("speaker:holm")
        assert [line.id for line in results] == ["named"]
        assert (results.articles, results.unplaced) == (1, 1)
        assert engine.search("speaker:holm").total == 2


def test_a_part_of_the_words_is_told(engine: SearchEngine) -> None:
    results = engine.kwic("storm zeppelin")
    assert (results.total, results.articles, results.relaxed) == (5, 2, True)
    assert results.unplaced == 0
    assert [suggestion.word for suggestion in results.suggestions] == ["zeppelin"]
    results = engine.kwic("zeppelin", limit=3)
    assert (results.total, results.articles, results.lines) == (0, 0, ())
    assert engine.kwic("stomr").did_you_mean == "storm"


@pytest.mark.parametrize(
    ("query", "options", "message"),
    [
        ("", {}, "give a QUERY with a word"),
        ("*", {}, "give a QUERY with a word"),
        ("date:2020 source:post", {}, "give a QUERY with a word"),
        ("-storm", {}, "give a QUERY with a word"),
        ("storm", {"sort": "middle"}, "sort='middle': it is one of relevance, date, left"),
        ("storm", {"width": -1}, "width=-1: it is 0 or more"),
        ("storm", {"words": "2"}, "words='2': it is 0 or more"),
        ("storm", {"limit": -1}, "limit=-1"),
        ("storm", {"offset": None}, "offset=None"),
        ("storm", {"by": "holm"}, "by=: there is no such option"),
    ],
)
def test_what_cannot_be_used_is_refused(
    engine: SearchEngine, query: str, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(RequestError) as caught:
        engine.kwic(query, **options)
    assert message in str(caught.value)
