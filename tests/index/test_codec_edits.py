"""However an index came about, stock Whoosh reads of it what it would have written itself."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.index import open_dir
from whoosh_oracle import entries, write_stock

from searchnews.article import Article
from searchnews.index.check import check
from searchnews.index.whoosh_index import create
from searchnews.index.write import writer
from searchnews.index.write.jobs import indexable

IDS = [f"a{i}" for i in range(6)]
# What one run adds or replaces, and what the next removes.
Edit = tuple[list[Article], list[str]]


@st.composite
def edits(draw: st.DrawFn) -> list[Edit]:
    runs = draw(st.lists(st.lists(st.sampled_from(IDS), max_size=4, unique=True), max_size=6))
    return [
        ([draw(entries(id))[0] for id in ids], draw(st.lists(st.sampled_from(IDS), max_size=2)))
        for ids in runs
    ]


@given(edits())
@settings(max_examples=20, deadline=None)
def test_additions_replacements_deletions_and_merges(runs: list[Edit]) -> None:
    with TemporaryDirectory() as name:
        ours, stock = Path(name) / "ours", Path(name) / "stock"
        index = create(ours)
        alive: dict[str, Article] = {}
        for articles, removed in runs:
            writer.add(index, ours, articles, jobs=1)
            alive |= {article.id: article for article in articles}
            there = sum(alive.pop(id, None) is not None for id in set(removed))
            assert writer.delete(index, ours, removed) == there
            assert check(ours).problems == ()
        write_stock(stock, [[(a, indexable(a)) for a in alive.values()]])
        assert facts(ours) == facts(stock)


def facts(folder: Path) -> dict[str, Any]:
    """Return all that an index holds of its articles, by their ids."""
    with open_dir(str(folder)).reader() as reader:
        ids = dict(enumerate(reader.column_reader("id"))) if reader.doc_count() else {}
        found: dict[str, Any] = {ids[doc]: stored for doc, stored in reader.iter_docs()}
        for term in reader.all_terms():
            matcher = reader.postings(*term)
            while matcher.is_active():
                id = ids[matcher.id()]
                found[f"{id} {term}"] = matcher.weight(), matcher.value()
                length = reader.doc_field_length(matcher.id(), term[0])
                found[f"{id} {term[0]}"] = length or 0
                matcher.next()
        return found
