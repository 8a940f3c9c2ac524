"""Posting by posting: real news in an index of ours, and in one that stock Whoosh wrote.

Runs where a checkout has the news beside it: on a sample, or with ``SEARCHNEWS_ALL_NEWS=1``
on all of it, which takes some minutes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
from whoosh.index import open_dir
from whoosh_oracle import Entry, write_stock

import searchnews
from searchnews import Article, SourceError
from searchnews.index.check import check
from searchnews.index.files.segment import TEXT_FIELDS
from searchnews.index.whoosh_index import create
from searchnews.index.write import writer
from searchnews.index.write.jobs import indexable

NEWS = Path(__file__).parents[3] / "shared" / "data" / "news"
#: One in how many articles is read.
ONE_IN = 1 if os.environ.get("SEARCHNEWS_ALL_NEWS") else 15


def raised(error: SourceError) -> None:
    raise error


def sample() -> Iterator[Article]:
    files = sorted(NEWS.glob("*.jsonl.gz"))
    for i, article in enumerate(searchnews.read(files, on_error=raised)):
        if i % ONE_IN == 0:
            yield article


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Folders of an index of ours, and of one of Whoosh's, of the same articles."""
    if not NEWS.is_dir():
        pytest.skip("no real news beside this checkout")
    folder = tmp_path_factory.mktemp("news")
    # The same article twice is one to us, and two to Whoosh.
    articles = list({article.id: article for article in sample()}.values())
    writer.add(create(folder / "ours"), folder / "ours", articles)
    entries: list[Entry] = [(article, indexable(article)) for article in articles]
    write_stock(folder / "stock", [entries])
    return folder / "ours", folder / "stock"


@pytest.fixture(scope="module")
def readers(indexes: tuple[Path, Path]) -> Iterator[tuple[Any, Any]]:
    with open_dir(indexes[0]).reader() as ours, open_dir(indexes[1]).reader() as stock:
        yield ours, stock


def ids(reader: Any) -> list[bytes]:  # noqa: ANN401 -- whoosh has no types
    return list(reader.column_reader("id", translate=False))


def test_the_index_is_sound(indexes: tuple[Path, Path]) -> None:
    assert check(indexes[0]).problems == ()


def test_every_posting_is_the_same(readers: tuple[Any, Any]) -> None:
    ours, stock = readers
    here, there = ids(ours), ids(stock)
    assert sorted(here) == sorted(there)
    for term, stock_term in zip_longest(ours.all_terms(), stock.all_terms()):
        assert term == stock_term
        found = {here[doc]: facts for doc, *facts in postings(ours, term)}
        assert found == {there[doc]: facts for doc, *facts in postings(stock, term)}, term


def postings(reader: Any, term: tuple[str, bytes]) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401
    matcher = reader.postings(*term)
    while matcher.is_active():
        yield matcher.id(), matcher.weight(), matcher.value()
        matcher.next()


def test_every_document_is_the_same(readers: tuple[Any, Any]) -> None:
    ours, stock = readers
    there = {id: doc for doc, id in enumerate(ids(stock))}
    columns = [
        [reader.column_reader(name, translate=False) for reader in readers]
        for name in ("date", "content", "origin", "quotation_lengths", "quotation_speakers")
    ]
    for doc, id in enumerate(ids(ours)):
        assert ours.stored_fields(doc) == stock.stored_fields(there[id])
        for mine, theirs in columns:
            assert mine[doc] == theirs[there[id]]
        for field in ("headline", "body", "quotes", "speakers", "indirect", "source"):
            lengths = ours.doc_field_length(doc, field), stock.doc_field_length(there[id], field)
            assert lengths[0] == lengths[1]
    for field in TEXT_FIELDS:
        assert ours.field_length(field) == stock.field_length(field)
