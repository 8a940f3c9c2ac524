"""Which words are in no article, and that a search asks no more where all are in some."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchnews.article import Article
from searchnews.index.engine import WhooshEngine
from searchnews.index.read.missing import missing_words
from searchnews.index.read.plan import ARTICLE_FIELDS
from searchnews.index.read.view import SegmentView
from searchnews.query import parse
from searchnews.query.asked import asked_words, words_of_option
from searchnews.selection import request_of

ARTICLES = [
    Article(id="one", body="The dam holds. “It holds,” said Ada Holm.", source="Vale Post"),
    Article(id="two", body="The mill turns. Ben Ruud said that the mill was old.", source="Heron"),
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> WhooshEngine:
    engine = WhooshEngine.create(tmp_path_factory.mktemp("missing"))
    engine.add([*ARTICLES, Article(id="gone", body="The weir.")])
    engine.delete(["gone"])
    return engine


def missing(engine: WhooshEngine, query: str, *, indirect: bool = False) -> list[str]:
    found = missing_words(
        asked_words(parse(query), query),
        engine._searcher()._snapshot.views,
        ARTICLE_FIELDS,
        indirect=indirect,
        is_known=lambda name: name == "the miller",
    )
    return [word.word for word in found]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("dam flod", ["flod"]),
        ("dam -flod -(mill OR flod)", []),
        ("flod NOT NOT flot", ["flod", "flot"]),
        ("weir", ["weir"]),
        ("quote:dam", ["dam"]),
        ("by:ruud speaker:ruud", ["ruud", "ruud"]),
        ('by:"the miller" by:miller', ["miller"]),
        ('by:"ada ruud"', ["ruud"]),
    ],
)
def test_what_has_to_be_there_and_is_nowhere(
    engine: WhooshEngine, query: str, expected: list[str]
) -> None:
    assert missing(engine, query) == expected


def test_reported_quotations_count_where_they_are_asked_for(engine: WhooshEngine) -> None:
    assert missing(engine, "by:ruud quote:mill", indirect=True) == []


def test_nobody_is_asked_who_answers_to_a_name_of_known_words(engine: WhooshEngine) -> None:
    def fail(name: str) -> bool:
        raise AssertionError(name)

    views = engine._searcher()._snapshot.views
    words = words_of_option("speaker", "Ada Holm")
    assert missing_words(words, views, ARTICLE_FIELDS, indirect=False, is_known=fail) == ()


@pytest.mark.parametrize("query", ["dam", "dam -flod", "by:holm source:post", "da* quote:holds"])
def test_a_search_that_misses_nothing_makes_no_suggester_and_reads_nothing(
    engine: WhooshEngine, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = request_of(query, 10, 0, {"speaker": "Holm", "source": "Vale"})
    searcher = engine._opened()
    assert searcher.search(request).total

    def fail(view: SegmentView, doc: int) -> None:
        raise AssertionError(doc)

    monkeypatch.setattr(SegmentView, "article", fail)
    assert searcher.suggest(request) == ()
    assert "_suggester" not in vars(searcher)
    searcher.close()


def test_an_index_without_articles_misses_all(tmp_path: Path) -> None:
    assert missing(WhooshEngine.create(tmp_path / "empty"), "dam by:holm") == ["dam", "holm"]
