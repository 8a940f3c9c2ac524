"""What is kept, and what tells a changed article."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

import pytest

from searchnews.article import Article, content_id
from searchnews.errors import RequestError
from searchnews.index.write.content import check_article, content_of


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"id": " "}, "needs an id"),
        ({"body": "\n"}, "and a body"),
        ({"date": "31 Feb"}, "'a'.*'31 Feb'"),
        ({"headline": "half \ud800"}, "its headline, at character 5"),
        ({"body": "half \ud800"}, "its body, at character 5"),
        ({"origin": "\udcff.txt"}, "its origin, at character 0"),
        ({"extra": {"when": object()}}, "extra keys are not JSON"),
    ],
)
def test_what_cannot_be_kept_is_named(fields: dict[str, Any], message: str) -> None:
    article = Article(**{"id": "a", "body": "b", **fields})
    with pytest.raises(RequestError, match=message):
        check_article(article)


def test_what_can_be_kept_passes() -> None:
    check_article(
        Article(id="a", body="b", date="2021-03", extra=MappingProxyType({"tags": ["dam", 3]}))
    )


def test_an_article_that_brought_no_id_is_marked() -> None:
    named = Article(id="x", body="b")
    unnamed = Article(id=content_id("", "b", None, None), body="b")
    assert not content_of(named).brought_no_id
    assert content_of(unnamed).brought_no_id


def test_any_change_that_a_reader_sees_changes_the_content() -> None:
    article = Article(id="a", body="b")
    changed = [Article(id="a", body="c"), Article(id="a", body="b", headline="h")]
    assert len({content_of(one).hash for one in (article, *changed)}) == 3
    assert content_of(article) == content_of(Article(id="a", body="b", origin="elsewhere"))
