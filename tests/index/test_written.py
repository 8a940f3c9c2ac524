"""Words as written and their articles, against the texts."""

from __future__ import annotations

import random
from collections import Counter

import numpy as np
import pytest

from searchnews.analysis import NAME
from searchnews.article import Article
from searchnews.engine import Stored
from searchnews.index.engine import WhooshEngine
from searchnews.index.read.view import SegmentView
from searchnews.index.read.written import WrittenWords

# All are the stem "gener" to the stemmer: more forms than a mask can tell apart.
FAMILY = """generate generates generated generating generation generations generator generators
    generative generic""".split()
OTHERS = ["dam", "dams", "dammed", "heron", "naïve", "zürich", "zurich's", "o'hara"]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> WhooshEngine:
    rng = random.Random(3)
    engine = WhooshEngine.create(tmp_path_factory.mktemp("written"))
    made = [
        Article(
            id=f"a{i}",
            headline=" ".join(rng.choices(FAMILY + OTHERS, k=rng.randint(0, 3))),
            body=" ".join(rng.choices(FAMILY + OTHERS, k=rng.randint(1, 6)))
            + f" “The {rng.choice(FAMILY)} of dams came early,” said {rng.choice(['Ada', 'Ben'])}"
            " Holm.",
        )
        for i in range(160)
    ]
    engine.add(made)
    engine.delete([f"a{i}" for i in range(0, 160, 7)])
    return engine


def texts(stored: Stored, fields: tuple[str, ...]) -> list[str]:
    known = {
        "headline": [stored.article.headline],
        "body": [stored.article.prose()],
        "quotes": [quote.spoken() for quote in stored.quotes],
        "speakers": [quote.speaker or "" for quote in stored.quotes],
    }
    return [text for field in fields for text in known[field]]


def expected(view: SegmentView, fields: tuple[str, ...]) -> Counter[str]:
    """Return in how many live articles of a segment each word stands."""
    found: Counter[str] = Counter()
    for doc in view.segment.live.tolist():
        found.update({t for text in texts(view.article(doc), fields) for t in NAME.terms(text)})
    return found


FIELDS = [("headline", "body"), ("body",), ("headline",), ("quotes",), ("speakers",)]


@pytest.mark.parametrize("fields", FIELDS)
def test_counts_are_those_of_the_texts(engine: WhooshEngine, fields: tuple[str, ...]) -> None:
    [view] = engine._searcher()._snapshot.views
    written = WrittenWords(view, fields)
    words = np.arange(len(written.words))
    counts, too_high = written.settled(words)
    wanted = expected(view, fields)
    assert not too_high.any()
    assert {
        written.words[word].decode(): count
        for word, count in zip(words.tolist(), counts.tolist(), strict=True)
        if count
    } == dict(wanted)
    assert (written.counts(words) >= counts).all()


def test_the_stemmer_gives_a_stem_of_the_test_more_forms_than_bits(engine: WhooshEngine) -> None:
    view = engine._searcher()._snapshot.views[0]
    assert np.bincount(view.segment.file["forms.stem"]).max() > 8


def test_no_word_has_no_articles(engine: WhooshEngine) -> None:
    view = engine._searcher()._snapshot.views[0]
    nothing = np.empty(0, dtype=np.int64)
    for fields in FIELDS:
        assert WrittenWords(view, fields).counts(nothing).tolist() == []


def test_words_of_too_many_articles_are_given_together(
    engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("searchnews.index.read.written._MOST_READ", 0)
    view = engine._searcher()._snapshot.views[0]
    written = WrittenWords(view, ("headline", "body"))
    words = np.arange(len(written.words))
    counts, too_high = written.settled(words)
    assert too_high.any()
    assert (counts == written.counts(words)).all()
