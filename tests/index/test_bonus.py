"""The bonus of the best articles against its formula, computed from their texts."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from math import log
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from index_fixtures import Build

from searchnews.article import Article
from searchnews.engine import Match, Request
from searchnews.index.engine import WhooshEngine
from searchnews.index.read import rescore, searcher
from searchnews.index.read.bonus import bonus_words
from searchnews.index.write import merge_policy
from searchnews.query.tree import And, Boost, Clauses, Dates, Field, Node, Not, Or, Phrase, Word
from searchnews.selection import request_of

WORDS = ["dam", "flood", "heron", "vote"]
VOCABULARY = [*WORDS, *(f"filler{i}" for i in range(12))]
#: What the tests have in place of the hundred best.
BEST = 7

Asked = list[tuple[str, float, bool] | None]


def articles() -> list[Article]:
    rng = random.Random(11)
    return [
        Article(
            id=f"a{i}",
            headline=" ".join(rng.choices(VOCABULARY, k=rng.randint(0, 3))),
            body=" ".join(rng.choices(VOCABULARY, [3] * 4 + [2] * 12, k=rng.randint(1, 90))),
            date=rng.choice([None, "2020-01-31"]),
        )
        for i in range(40)
    ]


ARTICLES = articles()


@contextmanager
def ranked_anew(best: int) -> Iterator[None]:
    """Have so many of the best articles ranked anew."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(searcher, "DEPTH", best)
        patch.setattr(rescore, "DEPTH", best)
        yield


def made(folder: Path, *sizes: int) -> WhooshEngine:
    """Return an index of the articles in segments of these sizes."""
    engine, start = WhooshEngine.create(folder), 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(merge_policy, "_SMALL", 0)
        for size in sizes:
            engine.add(ARTICLES[start : start + size])
            start += size
    assert len(engine._searcher()._snapshot.views) == len(sizes)
    return engine


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WhooshEngine]:
    engine = made(tmp_path_factory.mktemp("one"), 40)
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WhooshEngine]:
    engine = made(tmp_path_factory.mktemp("several"), 27, 10, 3)
    yield engine
    engine.close()


word: st.SearchStrategy[Node] = st.one_of(
    st.sampled_from(WORDS).map(Word),
    st.sampled_from(WORDS).map(Word),
    st.builds(Boost, st.sampled_from(WORDS).map(Word), st.sampled_from([0.5, 3.0])),
    st.builds(Field, st.sampled_from(["body", "headline"]), st.sampled_from(WORDS).map(Word)),
    st.just(Word("dam-flood")),
)
other: st.SearchStrategy[Node] = st.one_of(
    st.just(Phrase((Word("vote"), Word("dam")))),
    st.just(Not(Word("filler3"))),
    st.just(Dates("2020", None)),
    st.just(Or((Word("heron"), Word("flood")))),
    st.just(Boost(Word("vote"), 0.0)),
)
lists = st.lists(st.one_of(word, word, other), min_size=1, max_size=5).map(tuple)
queries: st.SearchStrategy[Node] = st.one_of(
    lists.map(Clauses),
    lists.map(And),
    st.tuples(lists.map(And), word).map(Clauses),
    st.builds(Field, st.just("body"), lists.map(Clauses)),
    st.builds(Boost, lists.map(Clauses), st.just(2.0)),
)
matches = st.sampled_from(["all", "any"])


def asked(node: Node, weight: float = 1.0, *, body_only: bool = False) -> Asked:
    """Return the plain words of a query with weights, None where there is something else."""
    match node:
        case Word(text=text):
            return [(part, weight, body_only) for part in text.split("-")]
        case Clauses(children=children) | And(children=children):
            return [one for c in children for one in asked(c, weight, body_only=body_only)]
        case Field(name="body", child=child):
            return asked(child, weight, body_only=True)
        case Boost(child=child, factor=factor) if factor:
            return asked(child, weight * factor, body_only=body_only)
        case _:
            return [None]


def rounded(length: int) -> float:
    """Return a length as the index keeps it."""
    return next(v for v in (round((1.033**n - 1) * 27) for n in range(256)) if v >= length)


def near(body: list[str], at: int, second: str) -> bool:
    return second in body[max(0, at - 7) : at + 8]


def bonuses(query: Node, best: list[Article]) -> list[float]:
    """Return the bonus of each of the best articles, by the texts."""
    words = asked(query)
    if not best or len({word[0] for word in words if word}) < 2:
        return [0.0] * len(best)
    bodies = [one.body.split() for one in best]
    average = sum(len(one.body.split()) for one in ARTICLES) / len(ARTICLES)
    totals = [0.0] * len(best)
    for text, weight, body_only in filter(None, words):
        df = sum(text in one.body.split() for one in ARTICLES)
        idf = log(len(ARTICLES) / (df + 1)) + 1
        for i, (article, body) in enumerate(zip(best, bodies, strict=True)):
            if not body_only and text in article.headline.split():
                totals[i] += 0.5 * weight * idf
            elif text in body:
                totals[i] += 0.5 * weight * idf * max(0.0, 1 - body.index(text) / 50)
    for first, second in pairwise(words):
        if first is None or second is None or first[0] == second[0]:
            continue
        places = [[i for i, text in enumerate(body) if text == first[0]] for body in bodies]
        follows = [
            sum(body[i + 1 : i + 2] == [second[0]] for i in here)
            for body, here in zip(bodies, places, strict=True)
        ]
        close = [
            sum(near(body, i, second[0]) for i in here)
            for body, here in zip(bodies, places, strict=True)
        ]
        for share, counts in ((0.2, follows), (0.1, close)):
            idf = log(len(best) / (sum(map(bool, counts)) + 1)) + 1
            for i, (tf, body) in enumerate(zip(counts, bodies, strict=True)):
                impact = tf * 2.2 / (tf + 1.2 * (0.25 + 0.75 * rounded(len(body)) / average))
                totals[i] += share * min(first[1], second[1]) * idf * impact
    return totals


def expected(engine: WhooshEngine, request: Request) -> list[tuple[str, float]]:
    """Return all hits: by BM25F, then the best again with their bonus."""
    with ranked_anew(0):
        plain = engine.rank(request)
    best = [next(one for one in ARTICLES if one.id == id) for id, _ in plain[:BEST]]
    extra = bonuses(request.query, best)
    anew = [(id, score + more) for (id, score), more in zip(plain[:BEST], extra, strict=True)]
    anew.sort(key=lambda hit: (-round(hit[1], 9), int(hit[0][1:])))
    return anew + plain[BEST:]


def same(found: list[tuple[str, float]], wanted: list[tuple[str, float]]) -> None:
    assert [score for _, score in found] == pytest.approx([s for _, s in wanted], abs=2e-9)
    assert dict(found) == pytest.approx(dict(wanted), abs=2e-9)


@given(queries, matches)
@settings(deadline=None, max_examples=300)
def test_the_best_score_what_the_formula_says(
    one: WhooshEngine, several: WhooshEngine, query: Node, match: Match
) -> None:
    request = Request(query=query, match=match, limit=None)
    with ranked_anew(BEST):
        found = one.rank(request)
        same(several.rank(request), found)
        same(found, expected(one, request))
    scores = [score for _, score in found]
    assert scores == sorted(scores, reverse=True)


@given(queries, matches, st.integers(0, 12), st.integers(1, 12))
@settings(deadline=None, max_examples=150)
def test_pages_are_stretches_of_one_ranking(
    several: WhooshEngine, query: Node, match: Match, offset: int, limit: int
) -> None:
    everything = Request(query=query, match=match, limit=None)
    page = Request(query=query, match=match, limit=limit, offset=offset)
    with ranked_anew(BEST):
        total, hits = several.iterate(everything)
        found = [(hit.stored.article.id, hit.score) for hit in hits]
        part = found[offset : offset + limit]
        result = several.search(page)
        if not result.relaxed:
            ranked = several.rank(page)
            assert (result.total, [id for id, _ in ranked]) == (total, [id for id, _ in part])
            assert [score for _, score in ranked] == pytest.approx([score for _, score in part])


@given(queries, matches)
@settings(deadline=None, max_examples=100)
def test_neither_finds_nor_loses_anything(several: WhooshEngine, query: Node, match: Match) -> None:
    request = Request(query=query, match=match, limit=None)
    found = several.rank(request)
    with ranked_anew(0):
        assert sorted(dict(several.rank(request))) == sorted(dict(found))
    by_date = Request(query=query, match=match, sort="date", limit=None)
    with ranked_anew(0):
        plain = several.rank(by_date)
    assert several.rank(by_date) == plain


def test_an_article_that_begins_with_the_words_comes_first(build: Build) -> None:
    late = "The council met on Monday. Nobody spoke for long. " * 4
    engine = build(
        [
            Article(id="late", body=late + "The flood reached the weir."),
            Article(id="early", body="The flood reached the weir. " + late),
        ]
    )
    assert [id for id, _ in engine.rank(request_of("flood weir", 10, 0, {}))] == ["early", "late"]
    one = engine.rank(request_of("flood", 10, 0, {}))
    assert [id for id, _ in one] == ["late", "early"]


def test_an_article_with_the_words_side_by_side_comes_first(build: Build) -> None:
    filler = "The council met on Monday. Nobody spoke for long. " * 6
    engine = build(
        [
            Article(id="apart", body=filler + "The harbour was calm. " + filler + "A wall fell."),
            Article(id="beside", body=filler + "The harbour wall was calm. " + filler + "A fell."),
        ]
    )
    found = engine.rank(request_of("harbour wall", 10, 0, {}))
    assert [id for id, _ in found] == ["beside", "apart"]


def test_another_spelling_does_not_overtake_what_was_typed(build: Build) -> None:
    late = "The council met on Monday. Nobody spoke for long. " * 8
    engine = build(
        [
            Article(id="plain", body="The cafe owner spoke. " + late),
            Article(id="typed", body=late + "An owner spoke. " + late + "The café was shut."),
        ]
    )
    found = engine.rank(request_of("café owner", 10, 0, {}))
    assert [id for id, _ in found] == ["typed", "plain"]


def test_equals_come_in_the_order_of_indexing(build: Build) -> None:
    engine = build([Article(id=id, body="The harbour wall fell.") for id in "cabd"])
    found = engine.rank(request_of("harbour wall", 10, 0, {}))
    assert [id for id, _ in found] == list("cabd")


def test_what_is_relaxed_is_ranked_by_the_words_that_were_asked_for(build: Build) -> None:
    filler = "The council met on Monday. Nobody spoke for long. " * 8
    engine = build(
        [
            Article(id="late", body=filler + "The harbour wall fell."),
            Article(id="early", body="The harbour wall fell. " + filler),
        ]
    )
    page = engine.search(request_of("harbour wall zeppelin", 10, 0, {}))
    assert page.relaxed
    assert [hit.stored.article.id for hit in page.hits] == ["early", "late"]


@pytest.mark.parametrize("query", ["dam", "dam dam", '"dam vote"', "dam OR vote", "quote:(a b)"])
def test_without_two_plain_words_there_is_no_bonus(query: str) -> None:
    assert bonus_words(request_of(query, 10, 0, {}).query) is None


def test_many_words_are_ranked_anew_too(one: WhooshEngine) -> None:
    query = Clauses(tuple(Word(f"{word}{i % 50}") for i in range(300) for word in WORDS))
    assert one.rank(Request(query=query, match="any")) == []
    query = Clauses(tuple(Word(word) for _ in range(100) for word in WORDS))
    with ranked_anew(BEST):
        request = Request(query=query, match="any", limit=None)
        same(one.rank(request), expected(one, request))
