"""A matcher over postings moves and judges as Whoosh's own does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.index import open_dir
from whoosh.matching import Matcher, ReadTooFar
from whoosh.query import Term
from whoosh.query.spans import Span, SpanNot
from whoosh_oracle import SILENT, Entry, write_ours, write_stock

from searchnews.article import Article

DOCUMENTS = 700
Pair = tuple[Any, Any]


def articles() -> list[Entry]:
    random = Random(7)
    bodies = [
        " ".join(random.choices(["dam", "river", "rose"], [3, 2, 1], k=random.choice([2, 9, 60])))
        for _ in range(DOCUMENTS)
    ]
    return [(Article(id=f"{i:03}", body=body), SILENT) for i, body in enumerate(bodies)]


@pytest.fixture(scope="module")
def searchers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """Searchers of an index of ours, and of one of Whoosh's, of the same articles."""
    folder = tmp_path_factory.mktemp("matchers")
    write_ours(folder / "ours", [articles()])
    write_stock(folder / "stock", [articles()])
    with open_dir(folder / "ours").searcher() as ours, open_dir(folder / "stock").searcher() as b:
        yield ours, b


def look(matcher: Any) -> list[Any]:  # noqa: ANN401 -- whoosh has no types
    """Return all that a matcher says without moving."""
    facts = [matcher.is_active(), matcher.term(), matcher.max_quality()]
    if matcher.is_active():
        facts += [
            matcher.id(),
            matcher.weight(),
            matcher.value(),
            matcher.value_as("positions"),
            matcher.value_as("frequency"),
            matcher.spans(),
            matcher.score(),
            matcher.block_quality(),
            matcher.block_min_id(),
            matcher.block_max_id(),
            matcher.block_max_weight(),
            matcher.block_min_length(),
            matcher.block_max_length(),
            list(matcher.matching_terms()),
            matcher.supports("positions"),
            matcher.supports("characters"),
            matcher.supports_block_quality(),
        ]
    return facts


moves = st.one_of(
    st.just(("next",)),
    st.just(("reset",)),
    st.tuples(st.just("skip_to"), st.integers(0, DOCUMENTS + 1)),
    st.tuples(st.just("skip_to_quality"), st.none() | st.floats(0, 2)),
)


@given(st.sampled_from(["dam", "river", "rose"]), st.lists(moves, max_size=12))
@settings(max_examples=60, deadline=None)
def test_every_move_leads_to_the_same_place(
    searchers: Pair, term: str, steps: list[tuple[Any, ...]]
) -> None:
    ours, stock = (searcher.postings("body", term) for searcher in searchers)
    for name, *arguments in steps:
        if name != "reset" and not stock.is_active():
            break
        if arguments == [None]:
            # Just what the block here promises is not enough.
            arguments = [stock.block_quality()]
        results = [getattr(matcher, name)(*arguments) for matcher in (ours, stock)]
        assert results[0] == results[1]
        assert look(ours) == look(stock)


def test_all_postings_are_the_same(searchers: Pair) -> None:
    for term in ("dam", "river", "rose"):
        ours, stock = (searcher.postings("body", term) for searcher in searchers)
        while stock.is_active():
            assert look(ours) == look(stock)
            assert ours.next() == stock.next()
        assert look(ours) == look(stock)
        with pytest.raises(ReadTooFar):
            ours.next()
        with pytest.raises(ReadTooFar):
            ours.skip_to(0)


def test_all_at_once(searchers: Pair) -> None:
    reads: list[Callable[[Any], list[Any]]] = [
        lambda matcher: list(matcher.all_ids()),
        lambda matcher: list(matcher.all_items()),
        lambda matcher: [id for id, _ in matcher.items_as("positions")],
    ]
    for read in reads:
        ours, stock = (read(searcher.postings("body", "rose")) for searcher in searchers)
        assert ours == stock
    matcher = searchers[0].postings("body", "rose")
    assert list(matcher.term_matchers()) == [matcher]


def test_a_copy_moves_on_its_own(searchers: Pair) -> None:
    matcher = searchers[0].postings("body", "dam")
    matcher.skip_to(300)
    copy = matcher.copy()
    assert look(copy) == look(matcher)
    before = look(matcher)
    copy.next()
    assert look(matcher) == before != look(copy)
    copy.reset()
    assert copy.id() < matcher.id()


def test_a_field_without_positions_has_none(searchers: Pair) -> None:
    for searcher in searchers:
        matcher = searcher.postings("id", "007")
        assert isinstance(matcher, Matcher)
        facts = matcher.id(), matcher.weight(), matcher.value(), matcher.value_as("frequency")
        assert facts == (7, 1.0, None, 1)
        assert (matcher.block_max_weight(), matcher.block_min_length()) == (1.0, 0)
        assert not matcher.supports("positions")


def test_spans_are_the_positions(searchers: Pair) -> None:
    matcher = searchers[0].postings("body", "dam")
    assert matcher.spans() == [Span(at) for at in matcher.value_as("positions")]


@pytest.mark.parametrize("words", [("dam", "rose"), ("rose", "dam")])
def test_a_query_that_asks_behind_the_last_posting_is_answered(
    tmp_path: Path, words: tuple[str, str]
) -> None:
    bodies = ["dam rose", "dam", "rose dam", "rose", "dam dam", "dam", "river"]
    entries = [(Article(id=str(i), body=body), SILENT) for i, body in enumerate(bodies)]
    write_ours(tmp_path / "ours", [entries])
    write_stock(tmp_path / "stock", [entries])
    query = SpanNot(*(Term("body", word) for word in words))
    found = []
    for folder in ("ours", "stock"):
        with open_dir(tmp_path / folder).searcher() as searcher:
            hits = searcher.search(query, limit=None, optimize=False)
            found.append([(hit["id"], hit.score) for hit in hits])
    assert found[0] == found[1]
