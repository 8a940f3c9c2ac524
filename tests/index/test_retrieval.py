"""How well the sample corpus is ranked: its own headlines, asked of bodies alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from searchnews import sources
from searchnews.article import Article
from searchnews.index.engine import WhooshEngine
from searchnews.index.read import searcher
from searchnews.selection import request_of

CORPUS = Path(__file__).parents[2] / "corpus"


@cache
def articles() -> list[Article]:
    """Return the articles with headlines; stories and their wire copies have one each."""
    found = sources.read([CORPUS], on_error=lambda _: None)
    return [article for article in found if len(article.headline.split()) > 3]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WhooshEngine]:
    engine = WhooshEngine.create(tmp_path_factory.mktemp("retrieval"))
    engine.add(Article(id=str(i), body=one.body) for i, one in enumerate(articles()))
    yield engine
    engine.close()


def mean_reciprocal_rank(engine: WhooshEngine) -> float:
    """Return the mean over the articles of 1 / rank of each for its own headline."""
    total = 0.0
    for i, article in enumerate(articles()):
        words = " ".join(re.findall(r"\w+", article.headline.lower()))
        found = engine.rank(request_of(words, 10, 0, {"match": "any"}))
        ids = [id for id, _ in found]
        total += 1 / (ids.index(str(i)) + 1) if str(i) in ids else 0.0
    return total / len(articles())


def test_places_of_words_help_to_find_the_article_of_a_headline(engine: WhooshEngine) -> None:
    found = mean_reciprocal_rank(engine)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(searcher, "DEPTH", 0)
        plain = mean_reciprocal_rank(engine)
    assert found > max(plain, 0.7)
