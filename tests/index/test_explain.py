"""Explanations: contributions add up to scores, counts and words are those of the texts."""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_executor import NAMES, WORDS, everything

from searchnews.analysis import FIELD_ANALYZERS, NAME
from searchnews.article import Article
from searchnews.engine import Match, Request
from searchnews.errors import ArticleNotFound
from searchnews.explanation import ClauseExplanation, Meaning, QueryExplanation
from searchnews.index.engine import WhooshEngine
from searchnews.index.write import merge_policy
from searchnews.match import edit_distance
from searchnews.query import parse
from searchnews.query.tree import Boost, Clauses, Dates, Field, Node, Not, Word

REMOVED = ["a2", "a31"]
_FILTERS: list[tuple[Node, ...]] = [
    (),
    (Field("source", Word("vale")),),
    (Dates("2020", None), Field("by", Word("lind"))),
]


def body(rng: random.Random) -> str:
    paragraphs: list[str] = []
    for _ in range(rng.randint(1, 4)):
        words = " ".join(rng.choices(WORDS, k=rng.randint(1, 7)))
        name = rng.choice(NAMES)
        paragraphs.append(
            rng.choice([f"“{words.capitalize()},” said {name}.", f"{words.capitalize()}.", words])
        )
    return "\n\n".join(paragraphs)


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    rng = random.Random(5)
    return [
        Article(
            id=f"a{i}",
            headline=" ".join(rng.choices(WORDS, k=rng.randint(0, 3))),
            body=body(rng),
            date=rng.choice([None, "2020-01-31", "2020-02", "2021-06-15"]),
            source=rng.choice([None, "Vale Post", "Daily Dam"]),
        )
        for i in range(40)
    ]


@pytest.fixture(scope="module")
def engine(articles: list[Article], tmp_path_factory: pytest.TempPathFactory) -> WhooshEngine:
    """Return an index of two segments, with deletions."""
    engine = WhooshEngine.create(tmp_path_factory.mktemp("explained"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(merge_policy, "_SMALL", 0)
        engine.add(articles[:30])
        engine.add(articles[30:])
        engine.delete(REMOVED)
    assert len(engine._searcher()._snapshot.views) == 2
    return engine


def added_up(explanation: QueryExplanation) -> float:
    clauses = [
        clause for root in (explanation.tree, *explanation.filters) for clause in root.walk()
    ]
    placement = explanation.article.placement if explanation.article else 0.0
    return sum(clause.here.score for clause in clauses if clause.here) + placement


@given(
    everything,
    st.sampled_from(["all", "any"]),
    st.sampled_from(_FILTERS),
    st.booleans(),
    st.integers(0, 39),
)
@settings(deadline=None, max_examples=300)
def test_contributions_add_up_to_the_score(
    engine: WhooshEngine,
    query: Node,
    match: Match,
    filters: tuple[Node, ...],
    indirect: bool,
    number: int,
) -> None:
    request = Request(query=query, filters=filters, match=match, limit=None, indirect=indirect)
    page = engine.search(request)
    scores = dict(engine.rank(request))
    id = f"a{number}"
    if id in REMOVED:
        return
    for asked in {id, *list(scores)[:2]}:
        explanation = engine.explain(request, asked, 0)
        assert explanation.article is not None
        assert explanation.article.matches == (asked in scores and not page.relaxed)
        assert explanation.total == (0 if page.relaxed else page.total)
        assert (explanation.relaxed or 0) == (page.total if page.relaxed else 0)
        if asked in scores:
            assert explanation.article.score == pytest.approx(scores[asked], abs=2e-9)
            assert added_up(explanation) == pytest.approx(scores[asked], abs=2e-9)
        else:
            assert explanation.article.score is None
            assert added_up(explanation) == 0
        held = all(
            root.here is not None and root.here.holds
            for root in (explanation.tree, *explanation.filters)
        )
        assert held or not explanation.article.matches


@given(everything, st.sampled_from(["all", "any"]))
@settings(deadline=None, max_examples=100)
def test_a_clause_finds_alone_what_a_search_for_it_finds(
    engine: WhooshEngine, query: Node, match: Match
) -> None:
    explanation = engine.explain(Request(query=query, match=match), words=0)
    for clause in explanation.tree.walk():
        alone = clause.node if clause.field is None else Field(clause.field, clause.node)
        request = Request(query=alone, match=match, limit=None)
        searched = engine.iterate(request)[0]
        assert clause.articles == (searched, False)


def leaves(explanation: QueryExplanation) -> list[ClauseExplanation]:
    return [clause for clause in explanation.tree.walk() if clause.meanings]


@given(everything)
@settings(deadline=None, max_examples=150)
def test_words_are_those_of_the_texts(
    engine: WhooshEngine, articles: list[Article], query: Node
) -> None:
    explanation = engine.explain(Request(query=query))
    for clause in leaves(explanation):
        known = written(engine, articles, clause.field)
        for meaning in clause.meanings:
            counts = {word: count for word, count in known.items() if stands(meaning, word, clause)}
            assert {w.word: w.articles.number for w in meaning.words} == counts
            assert meaning.total == len(counts)
            frequent = [(-w.articles.number, w.word) for w in meaning.words]
            assert frequent == sorted(frequent)


def stands(meaning: Meaning, word: str, clause: ClauseExplanation) -> bool:
    """Tell, by other means, whether a word is one that a place of a clause asks for."""
    analyzer = FIELD_ANALYZERS["body" if clause.field in (None, "quote") else "source"]
    if clause.field in ("headline", "body"):
        analyzer = FIELD_ANALYZERS["body"]
    if meaning.term is not None:
        return analyzer.terms(word) == [meaning.term]
    asked, tilde, edits = meaning.asked.partition("~")
    if tilde:
        return edit_distance(word, asked, 2) <= int(edits)
    pattern = re.escape(asked).replace(r"\*", ".*").replace(r"\?", ".")
    return re.fullmatch(pattern, word) is not None


def written(engine: WhooshEngine, articles: list[Article], field: str | None) -> Counter[str]:
    """Return in how many live articles each word stands in the texts of a field."""
    found: Counter[str] = Counter()
    for stored in engine.get([a.id for a in articles if a.id not in REMOVED]):
        article = stored.article
        texts = {
            None: [article.headline, article.prose()],
            "headline": [article.headline],
            "body": [article.prose()],
            "quote": [quote.spoken() for quote in stored.quotes],
            "speaker": [quote.speaker or "" for quote in stored.quotes],
            "source": [article.source or ""],
        }
        found.update({word for text in texts[field] for word in NAME.terms(text)})
    return found


def test_the_list_of_words_is_cut_and_the_total_true(engine: WhooshEngine) -> None:
    assert leaves(engine.explain(Request(query=parse("*")), words=2)) == []
    [clause] = leaves(engine.explain(Request(query=parse("*e*")), words=2))
    [meaning] = clause.meanings
    assert len(meaning.words) == 2
    assert meaning.total > 2


def test_marks_are_what_a_hit_highlights(engine: WhooshEngine) -> None:
    request = Request(query=parse("water -dam"), limit=1)
    [(id, _)] = engine.rank(request)
    explanation = engine.explain(request, id)
    word, excluded = explanation.tree.children
    assert word.here is not None
    assert excluded.here is not None
    assert word.here.marks
    assert excluded.here.holds
    [stored] = engine.get([id])
    for mark in word.here.marks:
        text = stored.article.headline if mark.field == "headline" else stored.article.body
        assert NAME.terms(text[mark.span.start : mark.span.end]) == ["water"]


def test_an_excluded_clause_shows_where_it_stands(engine: WhooshEngine) -> None:
    [(id, _)] = engine.rank(Request(query=parse("water dam"), limit=1))
    explanation = engine.explain(Request(query=parse("water -dam")), id)
    _, excluded = explanation.tree.children
    [dam] = excluded.children
    assert excluded.here is not None
    assert dam.here is not None
    assert (excluded.here.holds, dam.here.holds) == (False, True)
    assert dam.here.marks


def test_boosts_weigh(engine: WhooshEngine) -> None:
    [(id, _)] = engine.rank(Request(query=Word("water"), limit=1))
    [plain] = leaves(engine.explain(Request(query=Word("water")), id))
    boosted = Boost(Boost(Word("water"), 2.0), 3.0)
    [six] = leaves(engine.explain(Request(query=boosted), id))
    assert plain.here is not None
    assert six.here is not None
    assert six.here.weight == 6.0
    assert six.here.score == pytest.approx(6 * plain.here.score)


def test_clauses_of_one_quotation_are_named(engine: WhooshEngine) -> None:
    query = parse("water quote:dam speaker:roe -quote:vote")
    assert engine.explain(Request(query=query)).tree.together == (1, 2, 3)
    assert engine.explain(Request(query=parse("water dam"))).tree.together == ()


def test_an_exclusion_in_one_quotation_holds_there(tmp_path: Path) -> None:
    engine = WhooshEngine.create(tmp_path / "index")
    engine.add(
        [
            Article(id="both", body="“The dam holds,” said Ada Holm.\n\n“No vote,” said Ada Holm."),
            Article(id="mixed", body="“The dam and the vote hold,” said Ada Holm."),
        ]
    )
    query = Clauses((Field("quote", Word("dam")), Not(Field("quote", Word("vote")))))
    both = engine.explain(Request(query=query), "both")
    assert both.article is not None
    assert [c.here.holds for c in both.tree.children if c.here] == [True, True]
    mixed = engine.explain(Request(query=query), "mixed")
    assert mixed.article is not None
    assert [clause.node for clause in mixed.article.failing] == [query.children[1]]


def test_words_of_a_quotation_by_another_add_nothing(tmp_path: Path) -> None:
    """Any clause is enough, and both clauses about quotations are one of them."""
    engine = WhooshEngine.create(tmp_path / "index")
    engine.add(
        [Article(id="a", body="A heron. “The dam holds,” said Ada Holm.\n\n“No,” said Bo Lind.")]
    )
    request = Request(query=parse("heron quote:dam by:lind"), match="any")
    [(_, score)] = engine.rank(request)
    explanation = engine.explain(request, "a")
    assert added_up(explanation) == pytest.approx(score)
    assert [c.here.score > 0 for c in leaves(explanation) if c.here] == [True, False]


def test_options_may_have_to_hold_for_the_same_quotation(engine: WhooshEngine) -> None:
    by = (Field("by", Word("lind")),)
    for query, together in [("quote:dam", True), ("dam", False), ("dam quote:vote", True)]:
        explanation = engine.explain(Request(query=parse(query), filters=by))
        assert explanation.options_together == together


def test_an_article_that_is_not_there_is_an_error(engine: WhooshEngine) -> None:
    with pytest.raises(ArticleNotFound):
        engine.explain(Request(query=Word("water")), "a2")


def test_an_index_without_articles_explains_too(tmp_path: Path) -> None:
    engine = WhooshEngine.create(tmp_path / "empty")
    explanation = engine.explain(Request(query=parse("water quote:dam*")))
    assert (explanation.total, explanation.tree.articles) == (0, (0, False))
