"""Scores against the formula, worked out word by word from the texts."""

from __future__ import annotations

import re
from math import log

import pytest
from index_fixtures import Build
from whoosh.util.numeric import byte_to_length, length_to_byte

from searchnews.analysis import PROSE
from searchnews.article import Article
from searchnews.engine import Request
from searchnews.query.tree import Field, Phrase, Word

TEXTS = [
    "The dam broke. The dam was old.",
    "Water rose behind the dam for days and days before the town council met.",
    "The council met.",
    "A dam, a dam, a dam.",
]


def quantised(length: int) -> int:
    return int(byte_to_length(length_to_byte(length)))


def brute_force(word: str) -> dict[str, float]:
    """Return id → BM25 (K1 = 1.2, B = 0.75) of one word in the bodies.

    A tenth of that where small letters were asked for and the word only stands with a capital.
    """
    tokens = [PROSE.terms(text) for text in TEXTS]
    (term,) = PROSE.terms(word)
    df = sum(term in words for words in tokens)
    idf = log(len(TEXTS) / (df + 1)) + 1
    average = sum(map(len, tokens)) / len(TEXTS)
    scores: dict[str, float] = {}
    for i, words in enumerate(tokens):
        tf = words.count(term)
        if tf:
            norm = 1.2 * (0.25 + 0.75 * quantised(len(words)) / average)
            is_typed = word != "the" or re.search(r"\bthe\b", TEXTS[i])
            scores[f"a{i}"] = idf * tf * 2.2 / (tf + norm) * (1.0 if is_typed else 0.1)
    return scores


@pytest.fixture
def articles() -> list[Article]:
    return [Article(id=f"a{i}", body=text) for i, text in enumerate(TEXTS)]


@pytest.mark.parametrize("word", ["dam", "dams", "council", "days", "the"])
def test_a_word_scores_as_the_formula_says(
    build: Build, articles: list[Article], word: str
) -> None:
    engine = build(articles)
    ranked = dict(engine.rank(Request(query=Field("body", Word(word)))))
    assert ranked == pytest.approx(brute_force(word), abs=1e-9)


def test_a_phrase_scores_the_sum_of_its_words(build: Build, articles: list[Article]) -> None:
    engine = build(articles)
    ranked = dict(engine.rank(Request(query=Phrase((Word("council"), Word("met"))))))
    council, met = brute_force("council"), brute_force("met")
    assert ranked == pytest.approx({id: council[id] + met[id] for id in ("a1", "a2")})


def test_a_phrase_is_not_found_across_two_quotations(build: Build) -> None:
    body = "“It is raining,” Ana Roe said.\n“Harder than ever,” Bo Lind said."
    engine = build([Article(id="a", body=body)])
    across = Field("quote", Phrase((Word("raining"), Word("harder"))))
    assert engine.search(Request(query=across)).total == 0
    inside = Field("quote", Phrase((Word("is"), Word("raining"))))
    assert engine.search(Request(query=inside)).total == 1


def test_a_pattern_matches_words_as_written_not_their_stems(build: Build) -> None:
    engine = build(
        [
            Article(id="a", body="The university opened."),
            Article(id="b", body="The universe is old."),
        ]
    )
    from searchnews.query.tree import Pattern

    found = engine.search(Request(query=Pattern("universit*")))
    assert [hit.stored.article.id for hit in found.hits] == ["a"]
