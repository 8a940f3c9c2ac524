"""Merged segments against segments that were built of the same articles at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_build import articles, built
from whoosh_oracle import Entry

from searchnews.analysis import PROSE
from searchnews.article import Article
from searchnews.index.files.segment import PROSE_FIELDS, TEXT_FIELDS, Segment, TextField
from searchnews.index.files.stored import unpack
from searchnews.index.write.merge import merge

SAME_FOLDER = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40
)
Taken = list[Entry]


@given(st.lists(articles(), min_size=1, max_size=4))
@SAME_FOLDER
def test_merging_is_building_at_once(tmp_path: Path, parts: list[Taken]) -> None:
    sources = [built(part, tmp_path / str(i)) for i, part in enumerate(parts)]
    together = [one for part in parts for one in part]
    report = merge(sources, tmp_path / "merged")
    assert report.documents == len(together)
    assert report.quotations == sum(len(quotations.marked) for _, quotations in together)
    merged, expected = Segment(tmp_path / "merged"), built(together, tmp_path / "whole")
    assert merged.file.meta == expected.file.meta
    assert sorted(merged.file) == sorted(expected.file)
    for name in expected.file:
        assert np.array_equal(merged.file[name], expected.file[name]), name


@given(st.lists(articles(), min_size=1, max_size=3), st.data())
@SAME_FOLDER
def test_deleted_documents_are_left_out(
    tmp_path: Path, parts: list[Taken], data: st.DataObject
) -> None:
    sources, left = [], []
    for i, part in enumerate(parts):
        deleted = data.draw(st.sets(st.integers(0, len(part) - 1))) if part else set()
        built(part, tmp_path / str(i))
        sources.append(Segment(tmp_path / str(i), frozenset(deleted)))
        left += [one for doc, one in enumerate(part) if doc not in deleted]
    merge(sources, tmp_path / "merged")
    merged, expected = Segment(tmp_path / "merged"), built(left, tmp_path / "whole")
    assert contents(merged) == contents(expected)


def contents(of: Segment) -> object:
    """Return what a segment holds; vocabularies may have terms that no document has."""
    found: list[object] = [of.file.meta["lengths"], of.dates.tolist(), of.file["content"].tolist()]
    stem_of_form = of.file["forms.stem"].tolist()
    forms = of.strings("forms").all()
    for field in TEXT_FIELDS:
        text = of.text(field)
        for term in text.terms_present().tolist():
            ranked = [f for f, stem in zip(forms, stem_of_form, strict=True) if stem == term]
            masks = text.masks(term) if field in PROSE_FIELDS else None
            if field in PROSE_FIELDS and masks is None:
                meant = [set(ranked)] * text.document_frequency(term)
            else:
                meant = [
                    {form for rank, form in enumerate(ranked) if mask >> rank & 1}
                    for mask in (() if masks is None else masks.tolist())
                ]
            found.append(
                (
                    text.vocabulary[term],
                    text.docs(term).tolist(),
                    text.freqs(term).tolist(),
                    text.positions(term).tolist(),
                    text.spellings.of_postings(term, term + 1).tolist(),
                    meant,
                )
            )
        found.append(text.lengths.tolist())
    found.append(of.quotation_lengths.tolist())
    for doc in range(of.documents):
        names = of.text_of("source_name", doc), of.text_of("origin", doc)
        found.append((of.keyword("id").value(doc), names, unpack(of.record(doc), None)))
        found.append(of.keyword("id").docs(of.keyword("id").value(doc) or b"").tolist())
    return found


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have segments of a few documents be as those of many."""
    for module in (
        "files.segment",
        "write.merge_postings",
        "write.invert",
        "write.postings_writer",
    ):
        monkeypatch.setattr(f"searchnews.index.{module}.CHUNK", 4)
    monkeypatch.setattr("searchnews.index.write.merge_postings._AT_ONCE", 7)


def unwrapped(law: Any) -> Callable[..., None]:  # noqa: ANN401  # hypothesis gives it no type
    """Return the test inside a property test."""
    inner: Callable[..., None] = law.hypothesis.inner_test
    return inner


@pytest.mark.usefixtures("small_chunks")
@given(st.lists(articles(), min_size=2, max_size=4), st.data())
@SAME_FOLDER
def test_many_documents_are_merged_as_few(
    tmp_path: Path, parts: list[Taken], data: st.DataObject
) -> None:
    unwrapped(test_merging_is_building_at_once)(tmp_path, parts)
    unwrapped(test_deleted_documents_are_left_out)(tmp_path, parts, data)


@pytest.mark.usefixtures("small_chunks")
@given(st.lists(articles(), min_size=1, max_size=3))
@SAME_FOLDER
def test_documents_beyond_a_chunk_are_numbered_right(tmp_path: Path, parts: list[Taken]) -> None:
    together = [one for part in parts for one in part]
    body = built(together, tmp_path / "whole").text("body")
    for term in body.terms_present().tolist():
        found = [i for i, (article, _) in enumerate(together) if _stands(body, term, article)]
        assert body.docs(term).tolist() == found


def _stands(body: TextField, term: int, article: Article) -> bool:
    return body.vocabulary[term].decode() in PROSE.terms(article.body)
