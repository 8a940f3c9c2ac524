"""The layout of an index, read with stock Whoosh."""

from __future__ import annotations

from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from index_fixtures import Build
from whoosh.index import open_dir
from whoosh.qparser import MultifieldParser, QueryParser

from searchnews.article import Article, Quote, Region
from searchnews.index.schema import (
    STRIDE,
    FieldAnalyzer,
    PositionArray,
    document,
    stored_article,
    stored_quotes,
)
from searchnews.text import Span

BODY = "“The dam is old,” said Ana Roe. She added: “It is full.”\nBo Lind said: “Run.”"


@pytest.fixture
def article() -> Article:
    return Article(
        id="a1",
        headline="Dam in danger",
        body=BODY,
        date="2021-03",
        source="Vale Post",
        extra=MappingProxyType({"tags": ["dam", 3]}),
        origin="x.jsonl",
        regions=(Region("repeat", Span(0, 3)),),
    )


def test_quotations_and_speakers_lie_in_aligned_blocks(build: Build) -> None:
    engine = build([Article(id="a", body=BODY)])
    (stored,) = engine.get(["a"])
    with open_dir(str(engine._path)).searcher() as searcher:
        for k, quote in enumerate(stored.quotes):
            words = [t.text for t in FieldAnalyzer("quotes")(quote.spoken())]
            for offset, word in enumerate(words):
                matcher = searcher.postings("quotes", word)
                assert k * STRIDE + offset in matcher.value_as("positions")
            for name in (quote.speaker or "").lower().split():
                positions = searcher.postings("speakers", name).value_as("positions")
                assert k in [position // STRIDE for position in positions]


def test_stock_whoosh_opens_the_index_and_answers(build: Build, article: Article) -> None:
    engine = build([article, Article(id="a2", body="Nothing here.")])
    index = open_dir(str(engine._path))
    with index.searcher() as searcher:
        parser = MultifieldParser(["headline", "body"], index.schema)
        for question in ("dams", '"dam is old"', "speakers:roe", 'quotes:"it is full"'):
            hits = searcher.search(parser.parse(question), limit=None, optimize=False)
            assert [hit["id"] for hit in hits] == ["a1"], question
        hit = searcher.search(QueryParser("date", index.schema).parse("202103"))[0]
        assert (hit["headline"], hit["date"], hit["source"]) == (
            "Dam in danger",
            "2021-03",
            "Vale Post",
        )


def test_an_article_comes_back_as_it_went_in(build: Build, article: Article) -> None:
    (stored,) = build([article]).get(["a1"])
    assert stored.article == article


quotes = st.builds(
    Quote,
    text=st.just("“The dam is old,”"),
    start=st.just(0),
    end=st.just(17),
    spans=st.just((Span(0, 17),)),
    speaker=st.none() | st.text(max_size=8),
    mention=st.none() | st.text(max_size=8),
    cue=st.none() | st.text(max_size=8),
    kind=st.sampled_from(["direct", "partial", "indirect"]),
    mention_span=st.none() | st.just(Span(23, 30)),
    cue_span=st.none() | st.just(Span(18, 22)),
)


@given(st.lists(quotes, max_size=4), st.text(max_size=20))
def test_what_is_stored_is_what_was_given(some: list[Quote], headline: str) -> None:
    article = Article(id="a", body=BODY, headline=headline)
    fields = document(article, tuple(some))
    stored = {
        name: fields.get(f"_stored_{name}", value)
        for name, value in fields.items()
        if not name.startswith("_")
    }
    assert stored_article(stored, "") == article
    assert stored_quotes(stored) == tuple(some)


@given(st.lists(st.integers(0, 2**32 - 1), max_size=20))
def test_positions_survive_their_encoding(positions: list[int]) -> None:
    format_ = PositionArray()
    payload = format_.encode(positions)
    assert format_.decode_positions(payload) == positions
    assert format_.decode_frequency(payload) == len(positions)


def test_words_beyond_a_block_do_not_reach_into_the_next() -> None:
    text = " ".join(["word"] * (STRIDE + 50)) + "\x1enext"
    positions = [t.pos for t in FieldAnalyzer("quotes")(text)]
    assert positions == [*range(STRIDE - 1), STRIDE]
