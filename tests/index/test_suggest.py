"""Words that are in no article: the nearest ones, against all words of the texts."""

from __future__ import annotations

import random
from collections import Counter
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchnews.analysis import NAME
from searchnews.article import Article
from searchnews.engine import Candidate, Request, Suggestion
from searchnews.index.engine import WhooshEngine
from searchnews.index.write import merge_policy
from searchnews.match import edit_distance
from searchnews.query import parse
from searchnews.query.asked import asked_words

WORDS = """reservoir reservoirs harbour harbours harvest treaty treat threat pretax gate date dates
    rate grate orchard archard football salamander valley volley ballow bellow below
    Zürich Çelik""".split()


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    rng = random.Random(11)
    made = [
        Article(
            id=f"a{i}",
            headline=rng.choice(WORDS),
            body=" ".join(rng.choices(WORDS, range(1, len(WORDS) + 1), k=rng.randint(1, 12)))
            + f" New Haven. “The orchard is in bloom,” said {rng.choice(['Ada', 'Ben'])} Holm.",
            source=rng.choice(["Vale Post", "Daily Heron"]),
        )
        for i in range(120)
    ]
    return [*made, Article(id="gone", body="The pomegranate.")]


@pytest.fixture(scope="module")
def engine(articles: list[Article], tmp_path_factory: pytest.TempPathFactory) -> WhooshEngine:
    """Return an index of several segments, with deletions."""
    engine = WhooshEngine.create(tmp_path_factory.mktemp("suggested"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(merge_policy, "_SMALL", 0)
        engine.add(articles[:100])
        engine.add(articles[100:])
        engine.delete(["a3", "a90", "gone"])
    assert len(engine._searcher()._snapshot.views) == 2
    return engine


def suggested(engine: WhooshEngine, query: str, *, quotes: bool = False) -> tuple[Suggestion, ...]:
    tree = parse(query)
    request = Request(query=tree, words=asked_words(tree, query))
    return engine.quotes(request).suggestions if quotes else engine.suggest(request)


def words_of(engine: WhooshEngine, articles: list[Article]) -> Counter[str]:
    """Return in how many live articles each word stands, headline or body."""
    found: Counter[str] = Counter()
    for article in articles:
        if article.id not in ("a3", "a90", "gone"):
            found.update({*NAME.terms(article.headline), *NAME.terms(article.body)})
    return found


def rank(word: str, asked: str, articles: int, edits: int) -> tuple[int, float, str]:
    """Return what words are ordered by; whether letters are doubled is one likely slip."""
    likely = articles / (1 if word[0] == asked[0] else 10)
    if [letter for letter, _ in groupby(word)] == [letter for letter, _ in groupby(asked)]:
        return 1, -10 * likely, word
    return edits, -likely, word


@given(data=st.data())
@settings(deadline=None, max_examples=150)
def test_candidates_are_the_nearest_of_all_words(
    engine: WhooshEngine, articles: list[Article], data: st.DataObject
) -> None:
    word = data.draw(st.sampled_from([word for word in WORDS if word.isascii()]))
    for _ in range(data.draw(st.integers(1, 2))):
        at = data.draw(st.integers(0, len(word)))
        letters = ["", "x", "q", 2 * word[at : at + 1]]
        word = word[:at] + data.draw(st.sampled_from(letters)) + word[at + 1 :]
    known = words_of(engine, articles)
    suggestions = suggested(engine, word) if word else ()
    if not suggestions:
        return
    [suggestion] = suggestions
    assert word not in known
    most = 1 if len(word) <= 4 else 2
    near = {w: d for w in known if (d := edit_distance(w, word, most)) <= most}
    expected = sorted(near, key=lambda w: rank(w, word, known[w], near[w]))
    shown = [c for c in suggestion.candidates if " " not in c.word]
    assert [NAME.terms(c.word)[0] for c in shown] == expected[: len(shown)]
    assert len(suggestion.candidates) >= min(3, len(expected))
    assert all(c.articles == known[NAME.terms(c.word)[0]] for c in shown)
    assert all(c.edits == near[NAME.terms(c.word)[0]] for c in shown)


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("generatinn", [("generating", 4), ("generation", 2)]),
        ("generatons", [("generations", 3), ("generators", 1)]),
        ("genric", [("generic", 1)]),
    ],
)
def test_words_that_share_a_bit_have_their_own_numbers(
    tmp_path: Path, query: str, best: list[tuple[str, int]]
) -> None:
    engine = WhooshEngine.create(tmp_path / "index")
    times = {"generating": 4, "generation": 2, "generations": 3, "generic": 1, "generators": 1}
    forms = "generate generated generates generatings generator generative".split()
    words = [word for word in [*forms, *times] for _ in range(times.get(word, 1))]
    engine.add(Article(id=f"a{i}", body=f"{word} {word}") for i, word in enumerate(words))
    [suggestion] = suggested(engine, query)
    assert [(c.word, c.articles) for c in suggestion.candidates][: len(best)] == best


def test_a_word_is_parted_into_words_that_stand_together_as_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = WhooshEngine.create(tmp_path / "index")
    engine.add(
        [Article(id="a", body="A turned table. We turn them. Tables turn. It turns tables.")]
    )
    [suggestion] = suggested(engine, "turntables")
    assert suggestion.candidates == ()
    engine.add([Article(id="b", body="They Turn tables."), Article(id="c", body="Turned tables.")])
    [suggestion] = suggested(engine, "turntables")
    assert suggestion.candidates == (Candidate("turn tables", 1, 1),)
    monkeypatch.setattr("searchnews.index.read.suggest._MOST_READ", 2)
    [suggestion] = suggested(engine, "turntables")
    assert suggestion.candidates == (Candidate("turn tables", 2, 1, at_most=True),)


@pytest.mark.parametrize("query", ["treaty", "Treaties", "by:holm", "source:heron", "quote:bloom"])
def test_nothing_is_suggested_for_what_is_there(engine: WhooshEngine, query: str) -> None:
    assert suggested(engine, query) == ()


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("tretay", "treaty"),
        ("zuricj", "Zürich"),
        ("balow", "ballow"),
        ("balllow", "ballow"),
        ("celk", "Çelik"),
        ("speaker:hlm", "Holm"),
        ('by:"ada horm"', "Holm"),
        ("source:herin", "Heron"),
        ("quote:blom", "bloom"),
        ("headline:treati OR NOT -xreaty", "treaty"),
        ("newhaven", "new haven"),
        ("foot ball", "football"),
        ("date AND trety^3", "treaty"),
        ('exact:"Trety"', "treaty"),
        ("atleast2:trety", "treaty"),
    ],
)
def test_the_best_is_spelled_as_articles_spell_it(
    engine: WhooshEngine, query: str, best: str
) -> None:
    [suggestion] = suggested(engine, query)
    assert suggestion.candidates[0].word == best


def test_a_word_is_missing_where_it_is_looked_for(engine: WhooshEngine) -> None:
    assert suggested(engine, "salamander") == ()
    [suggestion] = suggested(engine, "quote:salamander")
    assert suggestion.candidates == ()
    [suggestion] = suggested(engine, "salamander", quotes=True)
    assert suggestion.word == "salamander"


def test_words_of_deleted_articles_are_neither_there_nor_suggested(engine: WhooshEngine) -> None:
    for query in ("pomegranate", "pomegranite"):
        [suggestion] = suggested(engine, query)
        assert suggestion.candidates == ()


def test_two_words_that_are_one_are_one_suggestion(engine: WhooshEngine) -> None:
    [suggestion] = suggested(engine, 'gate "foot ball"')
    assert suggestion.word == "foot ball"
    assert (suggestion.span, suggestion.quoted) == ((6, 15), True)


@pytest.mark.parametrize("query", ["7654", "x", "日", "qqqqqqqq"])
def test_numbers_and_strange_words_have_no_candidates(engine: WhooshEngine, query: str) -> None:
    [suggestion] = suggested(engine, query)
    assert suggestion.candidates == ()


@pytest.mark.parametrize(("letters", "best"), [(90, ["a" * 90 + " " + "b" * 90]), (110, [])])
def test_a_word_of_hundreds_of_letters_has_no_candidates(
    tmp_path: Path, letters: int, best: list[str]
) -> None:
    engine = WhooshEngine.create(tmp_path / "long")
    one, other = "a" * letters, "b" * letters
    engine.add([Article(id="a1", body=f"{one} {other}")])
    [suggestion] = suggested(engine, one + other)
    assert [candidate.word for candidate in suggestion.candidates] == best


def test_an_index_without_articles_has_no_candidates(tmp_path: Path) -> None:
    engine = WhooshEngine.create(tmp_path / "empty")
    [suggestion] = suggested(engine, "treaty")
    assert suggestion.candidates == ()


def test_a_query_of_many_strange_words_has_the_nearest_of_the_first(engine: WhooshEngine) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    suggestions = suggested(engine, " ".join(f"tre{letter}ty" for letter in letters[1:]))
    assert len(suggestions) == 25
    assert [bool(suggestion.candidates) for suggestion in suggestions] == [True] * 16 + [False] * 9


def test_a_word_that_comes_again_is_looked_for_once(engine: WhooshEngine) -> None:
    suggestions = suggested(engine, " ".join(["tretay"] * 40))
    assert {suggestion.candidates[0].word for suggestion in suggestions} == {"treaty"}
