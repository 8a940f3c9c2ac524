"""Articles that have a word as it was typed come before those that spell it otherwise."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from math import log
from pathlib import Path
from typing import Literal, TypeAlias
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from index_fixtures import Build
from whoosh.util.numeric import byte_to_length, length_to_byte

from searchnews.article import Article
from searchnews.engine import Request
from searchnews.index.engine import WhooshEngine
from searchnews.index.read import bonus
from searchnews.index.read.spelling import typing_of
from searchnews.query import parse
from searchnews.query.tree import And, Clauses, Field, Fuzzy, Node, Or, Phrase, Word

Form: TypeAlias = Literal["NFC", "NFD"]
FORMS: list[Form] = ["NFC", "NFD"]
LONG = "Nothing of note was said about the weather in the valley on that day. " * 60


def ranked(build: Build, texts: Sequence[str], query: str) -> list[str]:
    """Return the bodies of the texts that are found, best first."""
    engine = build([Article(id=str(i), body=text) for i, text in enumerate(texts)])
    page = engine.search(Request(query=parse(query), limit=None))
    every = engine.rank(Request(query=parse(query), limit=10))
    assert [hit.stored.article.id for hit in page.hits] == [id for id, _ in every]
    return [hit.stored.article.body for hit in page.hits]


@pytest.mark.parametrize(
    ("query", "typed", "other"),
    [
        ("café", "café", "cafe"),
        ("cafe", "cafe", "café"),
        ("Łódź", "Łódź", "Lodz"),
        ("Lodz", "Lodz", "Łódź"),
        ("Đorđe", "Đorđe", "Dorde"),
        ("tromsø", "tromsø", "tromso"),
        ("straße", "straße", "strasse"),
        ("strasse", "strasse", "straße"),
        ("ﬁne", "ﬁne", "fine"),
        ("fine", "fine", "ﬁne"),
        ("İzmir", "İzmir", "Izmir"),
        ("cafés", "café", "cafes"),
    ],
)
@pytest.mark.parametrize("form", FORMS)
def test_accents_as_typed_come_first_however_long_the_article_is(
    build: Build, query: str, typed: str, other: str, form: Form
) -> None:
    texts = [f"{other}, {other}, {other}.", normalize(form, f"{LONG} {typed}.")]
    assert ranked(build, texts, query) == texts[::-1]


@pytest.mark.parametrize(
    ("query", "typed", "other"),
    [
        ("US", "US", "us"),
        ("us", "us", "US"),
        ("IT", "IT", "it"),
        ("Turkey", "Turkey", "turkey"),
        ("turkey", "turkey", "Turkey"),
        ("Turkey", "Turkey", "TURKEY"),
        ("TURKEY", "TURKEY", "Turkey"),
        ("McRoe", "McRoe", "mcroe"),
        ("headline:Turkey", "Turkey", "turkey"),
        ('"the Turkey"', "the Turkey", "the turkey"),
        ("the Turkey", "the Turkey", "the turkey"),
        ("atleast1:Turkey", "Turkey", "turkey"),
        ("author:Roe", "Roe", "ROE"),
    ],
)
def test_case_as_typed_comes_first(build: Build, query: str, typed: str, other: str) -> None:
    # What ranks alike stays in the order of the articles.
    articles = [
        Article(id=id, headline=text, body=f"We saw {text} there.", author=text)
        for id, text in (("other", other), ("typed", typed), ("mute", "nobody"))
    ]
    for indexed in (articles, articles[::-1]):
        ids = [id for id, _ in build(indexed).rank(Request(query=parse(query), limit=None))]
        assert ids == ["typed", "other"]


def scores(build: Build, texts: Sequence[str], query: str) -> list[float]:
    """Return what each of the texts scores."""
    engine = build([Article(id=str(i), body=text) for i, text in enumerate(texts)])
    found = dict(engine.rank(Request(query=parse(query), limit=None)))
    return [found[str(i)] for i in range(len(texts))]


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        # Nobody writes it as it was typed.
        ("café", ["cafe", "cafe"]),
        ("cafe", ["café", "café"]),
        ("turkey", ["Turkey", "TURKEY"]),
        # Shouted, a query does not say how its words are written.
        ("US ARMY", ["US Army", "us army", "Us ARMY"]),
        ('"US ARMY"', ["US army", "us army", "US ARMY"]),
        # None of these is a spelling.
        ("don't", ["don't", "don’t", "dont"]),
        ("Roe", ["Roe", "Roe’s", "Roe's"]),
        ("e-mail", ["e-mail", "e‑mail", "e mail"]),
        ("café", ["caf\u00e9", "cafe\u0301"]),
        ("soft", ["soft", "so\u00adft", "so\u200bft"]),
        ("1,000", ["1,000", "1000"]),
        # What matches any spelling prefers none.
        ("caf*", ["café", "cafe"]),
    ],
)
def test_nothing_else_counts(build: Build, query: str, texts: list[str]) -> None:
    first, *others = scores(build, texts, query)
    assert others == [pytest.approx(first)] * len(others)


def test_an_article_that_has_both_spellings_counts_in_full(build: Build) -> None:
    engine = build(
        [
            Article(id="both", headline="Cafe", body="The café."),
            Article(id="typed", headline="Café", body="The café."),
            Article(id="other", headline="Cafe", body="The cafe."),
        ]
    )
    found = dict(engine.rank(Request(query=Word("café"), limit=None)))
    assert found["both"] == pytest.approx(found["typed"])
    assert found["other"] < 0.1 * found["typed"]


def test_a_word_comes_before_its_misspellings(build: Build) -> None:
    texts = [f"{LONG} colour.", "color, color, color.", "Colours, or color.", "Colored."]
    found = ranked(build, texts, "colour~1")
    assert set(found[:2]) == {texts[0], texts[2]}
    assert found[2:] == [texts[1]]


def test_a_misspelling_that_stands_alone_counts_in_full(build: Build) -> None:
    texts = ["The color.", "A color and a color."]
    due = scores(build, texts, "color")
    assert scores(build, texts, "colour~1") == pytest.approx(due)


def test_quotations_with_the_word_as_typed_come_first(build: Build) -> None:
    articles = [
        Article(id=word, body=f"“We saw the {word} over there,” said Ana Roe.")
        for word in ("Cafe", "Café", "pub")
    ]
    for indexed in (articles, articles[::-1]):
        page = build(indexed).quotes(Request(query=Word("Café"), limit=None))
        assert [hit.stored.article.id for hit in page.hits] == ["Café", "Cafe"]


@pytest.mark.parametrize(
    ("query", "typing"),
    [
        ("US", "alone"),
        ("us -ARMY date:2009", "alone"),
        ("US ARMY", "shouted"),
        ('"US ARMY"', "shouted"),
        ("US ARMY 2009", "shouted"),
        ("US OR army", "among"),
        ("US language:en", "alone"),
        ("NATO SUMMIT by:roe", "shouted"),
        ("US speaker:roe", "among"),
        ('"US ARMY"~3 bases', "among"),
        ("*", "alone"),
    ],
)
def test_how_a_query_was_typed(query: str, typing: str) -> None:
    assert typing_of(parse(query)) == typing


VARIANTS = ["cafe", "café", "Cafe", "Café", "CAFÉ", "us", "US", "Us", "dam", "Łódź", "lodz"]
bodies = st.lists(st.sampled_from(VARIANTS), min_size=1, max_size=9).map(" ".join)
headlines = st.lists(st.sampled_from(VARIANTS), max_size=3).map(" ".join)
corpora = st.lists(st.tuples(headlines, bodies), min_size=1, max_size=7)


def folded(word: str) -> str:
    """Return the word without case and accents."""
    plain = normalize("NFD", word.replace("Ł", "L").replace("ł", "l"))
    return re.sub("[\u0300-\u036f]", "", plain).lower()


def is_accented(word: str) -> bool:
    return not word.isascii()


def case(word: str) -> str:
    return "lower" if word.islower() else "title" if word.istitle() else "capitals"


def factor(word: str, written: set[str], everywhere: set[str], typing: str) -> float:
    """Return what part of its score a word keeps in an article; both hold its variants."""
    found = 1.0
    accented = {is_accented(w) for w in written}
    if is_accented(word) not in accented and is_accented(word) in map(is_accented, everywhere):
        found *= 0.01
    if typing != "shouted" and case(word) in set(map(case, everywhere)) - set(map(case, written)):
        found *= 0.9 if typing == "among" else 0.1
    return found


def quantised(length: int) -> int:
    return int(byte_to_length(length_to_byte(length)))


def brute_force(corpus: list[tuple[str, str]], words: list[str]) -> dict[str, float]:
    """Return id → score of the articles with any of the words."""
    has_small = any(char.islower() for word in words for char in word)
    typing = "alone" if len(words) == 1 else "among" if has_small else "shouted"
    total: dict[str, float] = {}
    for word in words:
        sums: dict[int, float] = {}
        for texts in zip(*corpus, strict=True):
            tokens = [text.split() for text in texts]
            counts = [[folded(w) for w in row].count(folded(word)) for row in tokens]
            idf = log(len(corpus) / (sum(map(bool, counts)) + 1)) + 1
            average = sum(map(len, tokens)) / len(corpus)
            for i, tf in enumerate(counts):
                if tf:
                    norm = 1.2 * (0.25 + 0.75 * quantised(len(tokens[i])) / average)
                    sums[i] = sums.get(i, 0.0) + idf * tf * 2.2 / (tf + norm)
        variants = [
            {w for text in both for w in text.split() if folded(w) == folded(word)}
            for both in corpus
        ]
        for i, score in sums.items():
            kept = factor(word, variants[i], set().union(*variants), typing)
            total[f"a{i}"] = total.get(f"a{i}", 0.0) + kept * score
    return total


def of_words(words: list[str]) -> Node:
    return Or(tuple(map(Word, words))) if len(words) > 1 else Word(words[0])


@given(corpora, st.lists(st.sampled_from(VARIANTS), min_size=1, max_size=3), st.data())
@settings(deadline=None, max_examples=80)
def test_scores_are_those_of_the_formula_however_the_index_came_about(
    corpus: list[tuple[str, str]], words: list[str], data: st.DataObject
) -> None:
    made = [
        Article(id=f"a{i}", headline=headline, body=body)
        for i, (headline, body) in enumerate(corpus)
    ]
    expected = brute_force(corpus, words)
    cut = data.draw(st.integers(0, len(made)))
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        # What comes on top does not ask for spellings.
        for part in ("LEAD", "FOLLOWING", "NEAR"):
            patch.setattr(bonus, part, 0.0)
        engine = WhooshEngine.create(Path(folder))
        for batch in (made[:cut], made[cut:]):
            engine.add(batch, jobs=1)
        for limit in (None, 10):
            found = dict(engine.rank(Request(query=of_words(words), limit=limit)))
            assert found == pytest.approx(expected, abs=1e-9)
        engine.close()


def test_all_of_several_words_score_as_any_of_them(build: Build) -> None:
    texts = ["The Café at the dam.", "The cafe at the dam.", "A dam with a café."]
    engine = build([Article(id=str(i), body=text) for i, text in enumerate(texts)])
    words: tuple[Node, ...] = (Word("Café"), Word("dam"))
    for query in (And(words), Clauses(words), Or(words)):
        found = engine.rank(Request(query=query, limit=None))
        assert [id for id, _ in found] == ["0", "2", "1"]
        assert engine.rank(Request(query=query, limit=3)) == found
    fuzzy = Request(query=Field("body", Fuzzy("cafe", 1)), limit=None)
    assert len(engine.rank(fuzzy)) == len(texts)
    phrase = Request(query=Phrase((Word("a"), Word("café"))), limit=None)
    assert [id for id, _ in engine.rank(phrase)] == ["2"]
