"""The layout of an index, read with stock Whoosh."""

from __future__ import annotations

from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from index_fixtures import Build
from whoosh.index import open_dir
from whoosh.qparser import MultifieldParser, QueryParser

from searchnews.article import Article, Region
from searchnews.index.schema import (
    STRIDE,
    FieldAnalyzer,
    PositionArray,
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
