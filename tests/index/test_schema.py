"""The fields of the index, read with stock Whoosh."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.index import open_dir
from whoosh.qparser import MultifieldParser, QueryParser
from whoosh_oracle import write_ours

from searchnews.article import Article, Region
from searchnews.index.files.layout import MAX_BLOCKS, SEPARATOR, STRIDE
from searchnews.index.schema import Date, FieldAnalyzer, PositionArray, build_schema
from searchnews.index.write.jobs import indexable
from searchnews.text import Span

BODY = "“The dam is old,” said Ana Roe. She added: “It is full.”\nBo Lind said: “Run.”"
ARTICLE = Article(
    id="a1",
    headline="Dam in danger",
    body=BODY,
    date="2021-03",
    source="Vale Post",
    extra=MappingProxyType({"tags": ["dam", 3]}),
    origin="x.jsonl",
    regions=(Region("repeat", Span(0, 3)),),
)


def written(folder: Path, *articles: Article) -> str:
    """Write articles with their quotations; return the folder as Whoosh wants it."""
    write_ours(folder, [[(article, indexable(article)) for article in articles]])
    return str(folder)


def test_quotations_and_speakers_lie_in_aligned_blocks(tmp_path: Path) -> None:
    article = Article(id="a", body=BODY)
    quotes = [item.quote for item in indexable(article).marked]
    assert len(quotes) == 3
    with open_dir(written(tmp_path, article)).searcher() as searcher:
        for k, quote in enumerate(quotes):
            words = [t.text for t in FieldAnalyzer("quotes")(quote.spoken())]
            for offset, word in enumerate(words):
                matcher = searcher.postings("quotes", word)
                assert k * STRIDE + offset in matcher.value_as("positions")
            for name in (quote.speaker or "").lower().split():
                positions = searcher.postings("speakers", name).value_as("positions")
                assert k in [position // STRIDE for position in positions]


def test_stock_whoosh_opens_the_index_and_answers(tmp_path: Path) -> None:
    index = open_dir(written(tmp_path, ARTICLE, Article(id="a2", body="Nothing here.")))
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
        assert (hit["extra"], hit["regions"]) == ({"tags": ["dam", 3]}, [["repeat", 0, 3]])
        assert hit["speakers"] == ["Ana Roe", "Bo Lind"]


@given(st.lists(st.integers(0, 2**32 - 1), max_size=20))
def test_positions_survive_their_encoding(positions: list[int]) -> None:
    format_ = PositionArray()
    payload = format_.encode(positions)
    assert format_.decode_positions(payload) == positions
    assert format_.decode_frequency(payload) == len(positions)
    assert format_.decode_weight(payload) == len(positions)


def test_words_beyond_a_block_do_not_reach_into_the_next() -> None:
    text = " ".join(["word"] * (STRIDE + 50)) + f"{SEPARATOR}next"
    positions = [t.pos for t in FieldAnalyzer("quotes")(text)]
    assert positions == [*range(STRIDE - 1), STRIDE]
    assert [t[1] for t in build_schema()["quotes"].index(text)] == [STRIDE - 1, 1]


def test_every_position_fits_into_32_bits() -> None:
    assert MAX_BLOCKS * STRIDE == 1 << 32


def test_the_spans_of_tokens_are_those_of_the_text() -> None:
    text = f"Old dams{SEPARATOR}Rose"
    assert [text[t.startchar : t.endchar] for t in FieldAnalyzer("quotes")(text)] == [
        "Old",
        "dams",
        "Rose",
    ]


@pytest.mark.parametrize("value", ["2021-03-04", "20210304", datetime(2021, 3, 4)])
def test_dates_come_in_several_forms(value: object) -> None:
    field = Date(sortable=True)
    assert field.from_bytes(field.to_bytes(value)) == datetime(2021, 3, 4)
    assert field.from_column_value(field.to_column_value(value)) == datetime(2021, 3, 4)
    assert field.from_column_value(field.default) is None
