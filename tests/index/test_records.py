"""What goes into a document and what comes back from it."""

from __future__ import annotations

from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from index_fixtures import Build

from searchnews.article import Article, Quote, Region, content_id
from searchnews.errors import RequestError
from searchnews.index.records import content_mark, document, stored_article, stored_quotes
from searchnews.text import Span

BODY = "“The dam is old,” said Ana Roe. She added: “It is full.”"


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


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"id": " "}, "needs an id"),
        ({"body": "\n"}, "and a body"),
        ({"date": "31 Feb"}, "'a'.*'31 Feb'"),
        ({"headline": "half \ud800"}, "its headline, at character 5"),
        ({"extra": {"when": object()}}, "extra keys are not JSON"),
    ],
)
def test_what_cannot_be_kept_is_named(fields: dict[str, object], message: str) -> None:
    article = Article(**{"id": "a", "body": "b", **fields})  # type: ignore[arg-type]
    with pytest.raises(RequestError, match=message):
        document(article, ())


def test_an_article_that_brought_no_id_is_marked() -> None:
    named, unnamed = (
        Article(id="x", body="b"),
        Article(id=content_id("", "b", None, None), body="b"),
    )
    assert not content_mark(named).endswith("~")
    assert content_mark(unnamed).endswith("~")
