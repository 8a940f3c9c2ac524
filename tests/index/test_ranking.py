"""The best hits found range by range against all hits, scored and put in order."""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from index_fixtures import Build

from searchnews.article import Article
from searchnews.engine import Match, Request
from searchnews.index.engine import WhooshEngine
from searchnews.index.read import ranking, words
from searchnews.index.read.plan import plan_of
from searchnews.query.tree import (
    And,
    Boost,
    Clauses,
    Dates,
    Field,
    Node,
    Not,
    Or,
    Pattern,
    Word,
)

# From every article to one in a hundred.
COMMON = ["dam", "flood", "water", "vote"]
RARE = ["heron", "otter", "quarry"]
VOCABULARY = [*COMMON, *RARE, *(f"filler{i}" for i in range(40))]
WEIGHTS = [60, 20, 10, 6, 1, 0.5, 0.2, *([4] * 40)]


def accented(word: str) -> str:
    return word.replace("o", "ó").replace("a", "á")


def articles(count: int) -> list[Article]:
    """Return articles of very different lengths; words come in bursts, and in all spellings."""
    rng = random.Random(7)

    def spelled(words: list[str]) -> str:
        """Return a text in which most words are spelled alike, some in another way."""
        ways: list[Callable[[str], str]] = [str.lower] * 7 + [str.title, str.upper, accented]
        way = rng.choice(ways)
        return " ".join(rng.choice([way, way, rng.choice(ways)])(word) for word in words)

    made: list[Article] = []
    for i in range(count):
        burst = rng.choice(COMMON)
        body = rng.choices(VOCABULARY, WEIGHTS, k=rng.randint(1, 40)) + [burst] * rng.randint(0, 6)
        made.append(
            Article(
                id=f"a{i}",
                headline=spelled(rng.choices(VOCABULARY, WEIGHTS, k=rng.randint(0, 4))),
                body=spelled(body),
                date=rng.choice([None, "2020-01-31", "2021-06-15"]),
                source=rng.choice([None, "Vale Post", "Daily Dam"]),
                language=rng.choice(["en", "cy"]),
            )
        )
    return made


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> WhooshEngine:
    """Return an index in several segments, with deletions and edits."""
    engine = WhooshEngine.create(tmp_path_factory.mktemp("ranked"))
    made = articles(1500)
    engine.add(made[:900])
    engine.add(made[900:])
    engine.delete([f"a{i}" for i in range(0, 1500, 13)])
    engine.add([Article(id="a1", headline="Flood", body="Water, water and the dam.")])
    return engine


spellings = st.sampled_from([str.lower, str.lower, str.title, str.upper, accented])
plain: st.SearchStrategy[Node] = st.one_of(
    st.builds(lambda way, word: Word(way(word)), spellings, st.sampled_from(VOCABULARY[:10])),
    st.builds(
        Field,
        st.sampled_from(["headline", "body"]),
        st.sampled_from(VOCABULARY[:8]).map(Word),
    ),
    st.builds(Boost, st.sampled_from(COMMON).map(Word), st.sampled_from([0.25, 3.0])),
)
silent: st.SearchStrategy[Node] = st.one_of(
    st.sampled_from([Dates("2020", "2020"), Dates("2021", None), Dates(None, None)]),
    st.sampled_from([Field("language", Word("cy")), Boost(Field("source", Word("vale")), 0.0)]),
    st.sampled_from(COMMON).map(lambda word: Not(Word(word))),
    st.just(Not(Dates("2020", "2020"))),
    st.just(Boost(Pattern("fl*"), 0.0)),
)
several = st.lists(plain, min_size=1, max_size=4).map(tuple)
queries: st.SearchStrategy[Node] = st.one_of(
    plain,
    several.map(Or),
    several.map(Clauses),
    st.tuples(several, st.lists(silent, max_size=2)).map(lambda both: And((*both[0], *both[1]))),
    st.tuples(several.map(Or), silent).map(lambda both: And((both[0], both[1]))),
)


def ranked(engine: WhooshEngine, request: Request) -> tuple[int, list[tuple[str, float]]]:
    page = engine.search(request)
    return page.total, [(hit.stored.article.id, hit.score) for hit in page.hits]


def exhaustive(engine: WhooshEngine, request: Request) -> tuple[int, list[tuple[str, float]]]:
    everything = Request(query=request.query, match=request.match, limit=None)
    total, hits = ranked(engine, everything)
    return total, hits[request.offset : request.offset + (request.limit or 0)]


def checked(engine: WhooshEngine, request: Request) -> None:
    assert plan_of(request.query, request.match) is not None
    total, hits = ranked(engine, request)
    expected_total, expected = exhaustive(engine, request)
    assert total == expected_total
    assert [id for id, _ in hits] == [id for id, _ in expected]
    assert [score for _, score in hits] == pytest.approx([score for _, score in expected], abs=1e-9)


@given(queries, st.sampled_from(["all", "any"]), st.sampled_from([(10, 0), (1, 0), (3, 5), (0, 0)]))
@settings(deadline=None, max_examples=150)
def test_short_lists_give_the_best_of_all(
    engine: WhooshEngine, query: Node, match: Match, page: tuple[int, int]
) -> None:
    limit, offset = page
    request = Request(query=query, match=match, limit=limit, offset=offset)
    if plan_of(query, request.match) is not None:
        checked(engine, request)


@given(queries, st.sampled_from([(10, 0), (1, 0), (3, 5)]), st.booleans())
@settings(deadline=None, max_examples=250)
def test_ranges_give_the_best_of_all(
    engine: WhooshEngine, query: Node, page: tuple[int, int], lists: bool
) -> None:
    limit, offset = page
    with pytest.MonkeyPatch.context() as patch:
        # Small enough that a corpus of a test has long lists and many ranges.
        patch.setattr(words, "LISTED", 150 if lists else 0)
        patch.setattr(ranking, "_SHORT", 0)
        patch.setattr(ranking, "_SMALL", 0)
        patch.setattr(ranking, "_FEW", 0)
        patch.setattr(ranking, "_RANGES", 2)
        forget(engine)
        checked(engine, Request(query=query, limit=limit, offset=offset))
    forget(engine)


def forget(engine: WhooshEngine) -> None:
    """Have what was kept of words decided anew."""
    engine.close()


def test_ranges_that_cannot_matter_are_left_out(
    engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    scored = ranking._Search._scores_in

    def spy(search: ranking._Search, ranges: np.ndarray, bits: np.ndarray) -> object:
        seen.append(len(ranges))
        return scored(search, ranges, bits)

    monkeypatch.setattr(ranking._Search, "_scores_in", spy)
    monkeypatch.setattr(words, "LISTED", 0)
    monkeypatch.setattr(ranking, "_FEW", 0)
    monkeypatch.setattr(ranking, "_RANGES", 2)
    forget(engine)
    checked(engine, Request(query=Word("dam"), limit=1))
    forget(engine)
    assert 0 < sum(seen) < 1500 / words.SPAN


def test_an_or_of_words_that_no_article_has_finds_nothing(engine: WhooshEngine) -> None:
    for query in (Or((Word("nowhere"), Word("never"))), And((Word("dam"), Word("never")))):
        assert ranked(engine, Request(query=query)) == (0, [])


NO_PLAN: list[Callable[[], Node]] = [
    lambda: Pattern("da*"),
    lambda: Word("well-known"),
    lambda: Or((Word("dam"), Not(Word("vote")))),
    lambda: And((Not(Word("dam")), Not(Word("vote")))),
    lambda: And((Word("dam"), Field("quote", Word("vote")))),
    lambda: And((Word("dam"), Not(Field("speaker", Word("roe"))))),
    lambda: And((Or((Word("dam"), Word("vote"))), Word("flood"))),
]


@pytest.mark.parametrize("query", NO_PLAN)
def test_other_queries_have_no_plan(query: Callable[[], Node]) -> None:
    assert plan_of(query(), "all") is None


def test_a_filter_that_the_text_decides_is_not_planned_for(build: Build) -> None:
    from searchnews.query.tree import Exact

    engine = build([Article(id="a", body="The Dam broke."), Article(id="b", body="The dam broke.")])
    query = And((Word("broke"), Boost(Exact("Dam"), 0.0)))
    assert plan_of(query, "all") is not None
    assert [id for id, _ in ranked(engine, Request(query=query))[1]] == ["a"]
