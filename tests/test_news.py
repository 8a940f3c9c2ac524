"""The main job: what is found stands in the article, and nothing that stands there is missed.

Runs on the sample corpus and, where a checkout has it beside it, on a sample of real news.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import pytest

import searchnews
from searchnews import Article, Quote, SearchEngine, SourceError

ROOT = Path(__file__).parents[1]
REAL_NEWS = ROOT.parent / "shared" / "data" / "news"
#: What the questions below are about, and one in this many of all the others.
ABOUT = re.compile(r"thatcher|blair|interest rates", re.IGNORECASE)
ONE_IN = 40

Test = Callable[[Quote], bool]


def raised(error: SourceError) -> None:
    raise error


def sample() -> Iterator[Article]:
    files = sorted(REAL_NEWS.glob("*.jsonl.gz"))
    for i, article in enumerate(searchnews.read(files, on_error=raised)):
        if i % ONE_IN == 0 or ABOUT.search(article.body):
            yield article


def indexed(articles: list[Article], folder: Path) -> SearchEngine:
    engine = searchnews.create(folder)
    engine.add(articles)
    return engine


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
    articles = list(searchnews.read([ROOT / "corpus"], on_error=raised))
    with indexed(articles, tmp_path_factory.mktemp("ours")) as engine:
        yield engine


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
    if not REAL_NEWS.is_dir():
        pytest.skip("no real news beside this checkout")
    with indexed(list(sample()), tmp_path_factory.mktemp("news")) as engine:
        yield engine


def by(name: str) -> Test:
    """Return the test that the name is one of the words of the speaker's."""
    return lambda quote: name in re.findall(r"\w+", (quote.speaker or "").lower())


def says(pattern: str) -> Test:
    """Return the test that the quoted words match, whatever parts them."""
    expression = re.compile(pattern, re.IGNORECASE)
    return lambda quote: any(
        expression.search(quote.text[start - quote.start : end - quote.start])
        for start, end in quote.spans
    )


def both(one: Test, other: Test) -> Test:
    return lambda quote: one(quote) and other(quote)


INTEREST_RATES = says(r"\binterest\W+rat(e|es|ed|ing)\b")
ELECTION = says(r"\belect(ion|ions|ed|s|ing|ive)?\b")

NEWS_CASES = [
    ("speaker:thatcher", by("thatcher")),
    ('quote:"interest rates"', INTEREST_RATES),
    ("speaker:blair quote:election", both(by("blair"), ELECTION)),
]
OUR_CASES = [
    ("speaker:vasell", by("vasell")),
    ('quote:"interest rates"', INTEREST_RATES),
    ("speaker:ardley quote:hole", both(by("ardley"), says(r"\bholes?\b"))),
]


def check(engine: SearchEngine, query: str, holds: Test) -> None:
    """Hold the results of a query to all quotations of all articles of the index."""
    every = engine.show([id for id, _ in engine.rank("*", limit=None)])
    expected = {
        stored.article.id for stored in every if any(holds(quote) for quote in stored.quotes)
    }
    results = engine.search(query, limit=None)
    assert expected, "the question has an answer"
    assert {hit.id for hit in results} == expected
    assert results.total == len(expected)
    for hit in results:
        body = hit.article.body
        assert [quote for quote in hit.quotes if not holds(quote)] == []
        for quote in hit.quotes:
            assert quote.text == body[quote.start : quote.end]
            surname = (quote.speaker or "").split()[-1:]
            assert all(name in body for name in surname)
        for snippet in hit.snippets:
            field = hit.article.headline if snippet.field == "headline" else body
            assert snippet.text == field[snippet.start : snippet.end]


@pytest.mark.parametrize(("query", "holds"), NEWS_CASES)
def test_real_news_gives_right_results(news: SearchEngine, query: str, holds: Test) -> None:
    check(news, query, holds)


@pytest.mark.parametrize(("query", "holds"), OUR_CASES)
def test_our_corpus_gives_right_results(ours: SearchEngine, query: str, holds: Test) -> None:
    check(ours, query, holds)


def test_single_quotations_are_those_of_the_articles(ours: SearchEngine) -> None:
    quotations = ours.quotes("tunnel", limit=None)
    every = ours.show([id for id, _ in ours.rank("*", limit=None)])
    with_word = says(r"\btunnels?\b")
    expected = {
        (stored.article.id, quote.start)
        for stored in every
        for quote in stored.quotes
        if with_word(quote)
    }
    assert {(hit.article.id, hit.quote.start) for hit in quotations} == expected
    assert len(list(chain.from_iterable(stored.quotes for stored in every))) > 400
