"""Stock Whoosh on segments of ours: the same answers as on segments of its own."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import query
from whoosh.index import open_dir
from whoosh.qparser import MultifieldParser
from whoosh.reading import ReaderClosed
from whoosh.writing import SegmentWriter
from whoosh_oracle import Batches, batches, said, write_ours, write_stock

from searchnews.article import Article, Quote, content_id
from searchnews.index.codec import ColumnarCodec, ColumnarSegment
from searchnews.index.codec_fields import INDEXED_FIELDS
from searchnews.index.files.segment import TEXT_FIELDS
from searchnews.text import Span

COLUMNS = [
    "id",
    "date",
    "source_name",
    "origin",
    "content",
    "quotation_lengths",
    "quotation_speakers",
]
# Whoosh has no types.
Index: TypeAlias = Any
Reader: TypeAlias = Any
Matcher: TypeAlias = Any
Cursor: TypeAlias = Any
Info: TypeAlias = Any


@contextmanager
def both(batches: Batches) -> Iterator[tuple[Index, Index]]:
    """Write an index of ours and one of Whoosh's; yield both, opened by Whoosh."""
    with TemporaryDirectory() as folder:
        for name, write in (("ours", write_ours), ("stock", write_stock)):
            write(Path(folder) / name, *batches)
        yield open_dir(f"{folder}/ours"), open_dir(f"{folder}/stock")


def term_facts(info: Info) -> tuple[Any, ...]:
    return (
        info.weight(),
        info.doc_frequency(),
        info.min_length(),
        info.max_length(),
        info.max_weight(),
        info.min_id(),
        info.max_id(),
    )


def postings(matcher: Matcher) -> list[tuple[Any, ...]]:
    found = []
    while matcher.is_active():
        positions = matcher.value_as("positions") if matcher.supports("positions") else None
        facts = (matcher.id(), matcher.weight(), matcher.value(), positions)
        found.append((*facts, matcher.value_as("frequency"), matcher.value_as("weight")))
        matcher.next()
    return found


def outcome(action: Callable[[], object]) -> object:
    """Return what an action returns, or the type of what it raises."""
    try:
        return action()
    except Exception as error:
        return type(error)


def leaf_facts(reader: Reader) -> Iterator[tuple[str, Any]]:
    """Yield what the reader of one segment says, each with its name."""
    schema = reader.schema
    yield "fields", sorted(reader.indexed_field_names())
    yield "terms", list(reader.all_terms())
    yield "items", [(term, term_facts(info)) for term, info in reader]
    for name in INDEXED_FIELDS:
        yield f"lexicon {name}", list(reader.lexicon(name))
        yield f"from {name}", list(reader.terms_from(name, b"r"))
        yield f"infos {name}", [(t, term_facts(i)) for t, i in reader.iter_from(name, b"d")]
    for name, text in list(reader.all_terms()):
        format_ = schema[name].format
        yield f"postings {name}:{text!r}", postings(reader._terms.matcher(name, text, format_))
        frequencies = reader.frequency(name, text), reader.doc_frequency(name, text)
        yield f"frequencies {name}:{text!r}", frequencies
    for name in TEXT_FIELDS:
        yield f"cursor {name}", walk(reader.cursor(name))
        lengths = [reader.doc_field_length(d, name, 7) for d in range(reader.doc_count_all())]
        yield f"lengths {name}", (lengths, reader.field_length(name))
        if reader.field_length(name):
            extremes = reader.min_field_length(name), reader.max_field_length(name)
            yield f"extremes {name}", extremes
    yield from document_facts(reader)


def walk(cursor: Cursor) -> list[Any]:
    steps: list[Any] = [cursor.text(), cursor.is_valid()]
    for move in (cursor.next, cursor.next, lambda: cursor.find("river"), cursor.first):
        info = cursor.term_info()
        steps += [info and term_facts(info), move(), cursor.text(), cursor.is_valid()]
    steps += [cursor.find(b"rose"), cursor.find("zzz"), cursor.is_valid(), cursor.term_info()]
    return steps


def document_facts(reader: Reader) -> Iterator[tuple[str, Any]]:
    """Yield what a reader says of its documents."""
    yield "counts", (reader.doc_count(), reader.doc_count_all(), reader.has_deletions())
    yield "alive", list(reader.all_doc_ids())
    yield "deleted", [reader.is_deleted(doc) for doc in range(reader.doc_count_all())]
    yield "stored", [reader.stored_fields(doc) for doc in range(reader.doc_count_all())]
    yield "documents", list(reader.iter_docs())
    yield "all stored", list(reader.all_stored_fields())
    for name in COLUMNS:
        for reverse in (False, True) if name == "date" else (False,):
            raw = reader.column_reader(name, reverse=reverse, translate=False)
            yield f"column {name}", list(raw)
            yield f"keys of {name}", [raw.sort_key(doc) for doc in range(reader.doc_count_all())]
    vectors = [reader.has_vector(doc, "body") for doc in range(reader.doc_count_all())]
    yield "vectors", vectors


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Index, Index]]:
    """An index of two articles, as ours and as Whoosh's own."""
    body = "The dam is old. " * 20_000
    quote = Quote(text=body[:7], start=0, end=7, spans=(Span(0, 7),), speaker="Ana Roe")
    long = (Article(id="a", body=body, date="2021", section="Home"), said([quote] * 3))
    plain = (Article(id=content_id("", "Snow fell.", None, None), body="Snow fell."), said(()))
    with both(([[long, plain]], [])) as indexes:
        yield indexes


def test_long_texts_are_the_same(two: tuple[Index, Index]) -> None:
    with two[0].reader() as ours, two[1].reader() as stock:
        assert list(leaf_facts(ours)) == list(leaf_facts(stock))


def test_what_is_not_there_is_the_same(two: tuple[Index, Index]) -> None:
    asked: list[Callable[[Reader], object]] = [
        lambda r: r.term_info("body", "none"),
        lambda r: r.term_info("id", "none"),
        lambda r: r.term_info("date", datetime(1999, 1, 1)),
        lambda r: r.term_info("url", "none"),
        lambda r: r.term_info("nofield", "none"),
        lambda r: r.term_info("extra", "none"),
        lambda r: r.postings("body", "none"),
        lambda r: r.postings("author", "none"),
        lambda r: r.frequency("body", "none"),
        lambda r: r.doc_frequency("id", "none"),
        lambda r: r.doc_frequency("author", "none"),
        lambda r: ("body", "none") in r,
        lambda r: ("headline", "dam") in r,
        lambda r: ("speakers", "dam") in r,
        lambda r: ("speakers", "roe") in r,
        lambda r: ("nofield", "none") in r,
        lambda r: list(r.lexicon("author")),
        lambda r: list(r.terms_from("url", b"")),
        lambda r: list(r.expand_prefix("body", "da")),
        lambda r: list(r.field_terms("id")),
        lambda r: r.cursor("author").is_valid(),
        lambda r: r.cursor("author").next(),
        lambda r: r.has_column("body"),
        lambda r: r.has_column("id"),
        lambda r: r.has_column("url"),
        lambda r: r.most_frequent_terms("body", 3),
        lambda r: sorted(r.terms_within("body", "dan", 1)),
        lambda r: r.first_id("body", "snow"),
        lambda r: r.stored_fields(2),
    ]
    with two[0].reader() as ours, two[1].reader() as stock:
        for at, ask in enumerate(asked):
            assert outcome(lambda: ask(ours)) == outcome(lambda: ask(stock)), at  # noqa: B023


def test_dates_are_translated(two: tuple[Index, Index]) -> None:
    for index in two:
        with index.reader() as reader:
            assert list(reader.column_reader("date")) == [datetime(2021, 1, 1), None]


def test_all_columns_are_listed(two: tuple[Index, Index]) -> None:
    with two[0].reader() as reader:
        documents = reader._perdoc
        assert documents.list_columns() == sorted(COLUMNS)
        assert documents.supports_columns()


def test_a_closed_reader_answers_no_more(two: tuple[Index, Index]) -> None:
    reader = two[0].reader()
    reader.close()
    with pytest.raises(ReaderClosed):
        reader.stored_fields(0)


def test_articles_are_not_added_with_whoosh(two: tuple[Index, Index]) -> None:
    writer = SegmentWriter(two[0], codec=ColumnarCodec())
    with pytest.raises(NotImplementedError, match=r"searchnews\.create"):
        writer.add_document(id="c", body="Rain.")
    writer.cancel()
    assert two[0].doc_count() == 2


def test_articles_can_be_deleted_with_whoosh(two: tuple[Index, Index]) -> None:
    writer = SegmentWriter(two[0], codec=ColumnarCodec())
    assert writer.delete_by_term("id", "a") == 1
    writer.commit()
    with two[0].searcher() as searcher:
        assert searcher.doc_count() == 1
        assert not list(searcher.documents(id="a"))
    writer = SegmentWriter(two[0], codec=ColumnarCodec())
    writer.delete_document(0, delete=False)
    writer.commit()
    assert two[0].doc_count() == 2


def test_a_segment_outside_the_index_is_not_opened() -> None:
    data = pickle.dumps(ColumnarSegment("MAIN", "../evil"))
    with pytest.raises(ValueError, match="outside"):
        pickle.loads(data)


@given(batches())
@settings(max_examples=25, deadline=None)
def test_readers_say_the_same(drawn: Batches) -> None:
    with both(drawn) as (ours, stock), ours.reader() as a, stock.reader() as b:
        assert sorted(a.indexed_field_names()) == sorted(b.indexed_field_names())
        assert list(a.all_terms()) == list(b.all_terms())
        leaves = zip(a.leaf_readers(), b.leaf_readers(), strict=True)
        for (ours_here, base), (stock_here, stock_base) in leaves:
            assert base == stock_base
            facts = zip(leaf_facts(ours_here), leaf_facts(stock_here), strict=True)
            for (name, here), (stock_name, there) in facts:
                assert (name, here) == (stock_name, there)


QUESTIONS = st.sampled_from(
    [
        "dam",
        "dams flooded",
        "dam OR river OR 1,000",
        '"the dam"',
        "water NOT rose",
        "speakers:roe quotes:dam",
        'quotes:"river water"',
        "fl*",
        "r?se",
        "id:a0-0",
        "language:en",
        "url:https://vale.example/1 dam",
        "date:2020",
        "date:[20200101 TO 20211231]",
        "date:[2020 TO]",
        "section:roe^2 dam",
        "[dam TO river]",
        "*",
    ]
)


@given(batches(), QUESTIONS)
@settings(max_examples=60, deadline=None)
def test_searchers_answer_the_same(drawn: Batches, question: str) -> None:
    with both(drawn) as (ours, stock), ours.searcher() as a, stock.searcher() as b:
        node = MultifieldParser(["headline", "body"], ours.schema).parse(question)
        found = [s.search(node, limit=None, optimize=False) for s in (a, b)]
        here, there = ([(hit["id"], hit.score) for hit in hits] for hits in found)
        assert here == there
        limited = [s.search(node, limit=2, optimize=False) for s in (a, b)]
        assert limited[0].top_n == limited[1].top_n
        assert set(a.docs_for_query(node)) == set(b.docs_for_query(node))


@given(batches())
@settings(max_examples=15, deadline=None)
def test_sorting_grouping_and_filters_are_the_same(drawn: Batches) -> None:
    every = query.Every()
    with both(drawn) as (ours, stock), ours.searcher() as a, stock.searcher() as b:
        for options in (
            {"sortedby": "date"},
            {"sortedby": "date", "reverse": True},
            {"sortedby": "id"},
            {"groupedby": "source_name"},
            {"groupedby": "language"},
            {"filter": query.Term("language", "en")},
            {"mask": query.Every("url")},
        ):
            found = [s.search(every, limit=None, optimize=False, **options) for s in (a, b)]
            assert [hit["id"] for hit in found[0]] == [hit["id"] for hit in found[1]], options
            if "groupedby" in options:
                assert found[0].groups() == found[1].groups()
        assert list(a.documents()) == list(b.documents())
        assert a.document(id="a0-0") == b.document(id="a0-0")
        fuzzy = query.FuzzyTerm("body", "damm", maxdist=1)
        ids = [sorted(h["id"] for h in s.search(fuzzy, optimize=False)) for s in (a, b)]
        assert ids[0] == ids[1]
