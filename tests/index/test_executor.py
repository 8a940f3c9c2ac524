"""The executor against two oracles: stock Whoosh, and the text itself."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from index_fixtures import Build
from whoosh import query as wq
from whoosh import scoring
from whoosh.index import open_dir

from searchnews.analysis import PROSE
from searchnews.article import Article
from searchnews.engine import Match, Request, Stored
from searchnews.index.engine import WhooshEngine
from searchnews.index.read import searcher as searcher_module
from searchnews.query import parse
from searchnews.query.groups import quotation_query
from searchnews.query.tree import (
    And,
    AtLeast,
    Boost,
    Clauses,
    Dates,
    Everything,
    Exact,
    Field,
    FieldName,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Within,
    Word,
)
from searchnews.truth import Truth

# Few words, so that random queries meet random texts; two share a stem with another form.
WORDS = ["dam", "dams", "flood", "water", "minister", "ministers", "vote", "Vale", "été"]
NAMES = ["Ana Roe", "Bo Lind", "Roe"]


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """Draw paragraphs of plain words and of quotations with a speaker."""
    paragraphs: list[str] = []
    for _ in range(draw(st.integers(1, 4))):
        words = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6)))
        if draw(st.booleans()):
            name = draw(st.sampled_from(NAMES))
            paragraphs.append(f"“We see {words} here today,” {name} said.")
        elif draw(st.booleans()):
            name = draw(st.sampled_from(NAMES))
            paragraphs.append(f"{name} said that the “{words} here” would see the {words}.")
        else:
            paragraphs.append(f"The {words}.")
    return "\n".join(paragraphs)


@st.composite
def corpora(draw: st.DrawFn) -> list[Article]:
    """Draw articles with distinct ids; some have no date."""
    texts = draw(st.lists(bodies(), min_size=1, max_size=8))
    dates = st.sampled_from([None, "2020-01-31", "2020-02", "2021-06-15T10:00:00"])
    return [
        Article(
            id=f"a{i}",
            headline=" ".join(draw(st.lists(st.sampled_from(WORDS), max_size=3))),
            body=text,
            date=draw(dates),
            source=draw(st.sampled_from([None, "Vale Post", "Daily Dam"])),
        )
        for i, text in enumerate(texts)
    ]


words = st.sampled_from(WORDS).map(Word)
phrases = st.lists(words, min_size=2, max_size=3).map(lambda parts: Phrase(tuple(parts)))
patterns = st.sampled_from(["da*", "minister?", "*ter", "v?te", "zz*"]).map(Pattern)
simple = st.one_of(words, phrases)
FIELDS: list[FieldName] = ["headline", "body", "quote"]


def combined(leaves: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """Return a strategy of trees over the leaves."""
    return st.recursive(
        leaves,
        lambda nodes: st.one_of(
            st.lists(nodes, min_size=2, max_size=3).map(lambda c: And(tuple(c))),
            st.lists(nodes, min_size=2, max_size=3).map(lambda c: Or(tuple(c))),
            st.lists(nodes, min_size=2, max_size=3).map(lambda c: Clauses(tuple(c))),
            nodes.map(Not),
            st.builds(Boost, nodes, st.sampled_from([0.5, 2.0])),
        ),
        max_leaves=5,
    )


fielded = st.builds(Field, st.sampled_from(FIELDS), simple)
speakers = st.one_of(
    st.sampled_from(["roe", "ana", "lind"]).map(lambda w: Field("speaker", Word(w))),
    # Names that mean the same speakers whoever else is known.
    st.sampled_from(["roe", "LIND"]).map(lambda w: Field("by", Word(w))),
    st.just(Field("by", Phrase((Word("bo"), Word("lind"))))),
    st.just(Field("by", Or((Word("lind"), Not(Word("roe")))))),
    st.just(Field("by", Pattern("ro*"))),
)
rare = st.one_of(
    patterns,
    st.builds(Fuzzy, st.sampled_from(["dan", "watter", "vote"]), st.just(1)),
    st.sampled_from(["Vale", "vale", "water dam", "été"]).map(Exact),
    st.builds(
        Near,
        st.lists(st.one_of(words, words, patterns, phrases), min_size=2, max_size=3).map(tuple),
        st.integers(0, 3),
        st.booleans(),
    ),
    st.lists(st.one_of(words, patterns), min_size=2, max_size=3).map(lambda p: Phrase(tuple(p))),
    st.builds(Field, st.just("quote"), st.builds(AtLeast, st.integers(1, 2), simple)),
    st.builds(Field, st.just("speaker"), st.sampled_from(["a*", "ro?", "*n*"]).map(Pattern)),
    st.builds(Within, st.tuples(words, words), st.sampled_from(["sentence", "paragraph"])),
    st.builds(AtLeast, st.integers(1, 3), st.one_of(words, phrases, patterns)),
    st.builds(
        Dates, st.sampled_from([None, "2020", "2020-02-10"]), st.sampled_from([None, "2020-02"])
    ),
    st.just(Everything()),
    st.builds(Field, st.just("source"), st.sampled_from(["vale", "dam"]).map(Word)),
    st.builds(Field, st.sampled_from(["source", "quote", "speaker"]), st.just(Everything())),
    st.builds(Field, st.just("id"), st.sampled_from([Word("a1"), Pattern("a*"), Pattern("a?")])),
    st.just(Field("id", Or((Word("a0"), Not(Word("a2")))))),
)
everything = combined(st.one_of(simple, fielded, speakers, rare))
ORACLE = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@contextmanager
def indexed(articles: list[Article], removed: int = 0) -> Iterator[WhooshEngine]:
    """Yield an index of the articles in two segments, the first `removed` deleted again."""
    with tempfile.TemporaryDirectory() as folder:
        engine = WhooshEngine.create(Path(folder))
        half = len(articles) // 2
        engine.add(articles[:half])
        engine.add(articles[half:])
        engine.delete([article.id for article in articles[:removed]])
        try:
            yield engine
        finally:
            engine.close()


def in_whoosh(node: Node, fields: tuple[str, ...] = ("headline", "body")) -> wq.Query:
    """Return the same question in Whoosh's own query classes."""
    match node:
        case Word(text=text):
            terms = PROSE.terms(text)
            return wq.Or([wq.Term(field, terms[0]) for field in fields])
        case Phrase(parts=parts):
            terms = [term for part in parts for term in PROSE.terms(part.text)]
            return wq.Or([wq.Phrase(field, terms) for field in fields])
        case Field(name=name, child=child):
            return in_whoosh(child, ("quotes" if name == "quote" else name,))
        case And(children=children) | Clauses(children=children):
            return wq.And([in_whoosh(child, fields) for child in children])
        case Or(children=children):
            return wq.Or([in_whoosh(child, fields) for child in children])
        case Boost(child=child):
            return in_whoosh(child, fields)
        case _:
            raise NotImplementedError(node)


# Without NOT: Whoosh's AndNot matcher lets documents through that it should not.
whoosh_trees = st.one_of(
    st.one_of(simple, st.builds(Field, st.sampled_from(["headline", "body"]), simple)),
    st.lists(simple, min_size=2, max_size=3).map(lambda c: And(tuple(c))),
    st.lists(simple, min_size=2, max_size=3).map(lambda c: Or(tuple(c))),
    st.tuples(simple, st.tuples(simple, simple).map(Or)).map(And),
)


@given(corpora(), whoosh_trees, st.integers(0, 1))
@ORACLE
def test_ids_and_scores_are_those_of_stock_whoosh(
    articles: list[Article], tree: Node, removed: int
) -> None:
    with indexed(articles, removed) as engine, pytest.MonkeyPatch.context() as patch:
        # Whoosh has no bonus for where words stand.
        patch.setattr(searcher_module, "DEPTH", 0)
        ours = dict(engine.rank(Request(query=tree, limit=None)))
        index = open_dir(str(engine._path))
        with index.searcher(weighting=scoring.BM25F()) as searcher:
            hits = searcher.search(in_whoosh(tree), limit=None, optimize=False)
            theirs = {hit["id"]: hit.score for hit in hits}
    assert ours.keys() == theirs.keys()
    assert ours == pytest.approx(theirs, abs=1e-6)


@given(corpora(), everything, st.sampled_from(["all", "any"]), st.booleans(), st.integers(0, 2))
@ORACLE
def test_articles_are_those_whose_text_satisfies_the_query(
    articles: list[Article], tree: Node, match: Match, indirect: bool, removed: int
) -> None:
    with indexed(articles, removed) as engine:
        stored = engine.get([article.id for article in articles[removed:]])
        truth = Truth(tree, match, indirect=indirect)
        expected = {s.article.id for s in stored if truth.of_article(s)}
        request = Request(query=Or((tree,)), match=match, limit=None, indirect=indirect)
        page = engine.search(request)
    assert {hit.stored.article.id for hit in page.hits} == expected
    assert page.total == len(expected)


def countable(stored: Stored, *, indirect: bool) -> list[int]:
    """Return the ordinals of the quotations that count, by the text alone."""
    marked = range(len(stored.quotes))
    if not indirect:
        return list(marked)
    spans = [(quote.start, quote.end) for quote in stored.indirect]
    free = [
        k for k in marked if not any(start <= stored.quote(k).start < end for start, end in spans)
    ]
    return [*free, *range(len(marked), len(marked) + len(spans))]


@given(corpora(), everything, st.booleans(), st.integers(0, 2))
@ORACLE
def test_quotations_are_those_that_satisfy_the_query(
    articles: list[Article], tree: Node, indirect: bool, removed: int
) -> None:
    with indexed(articles, removed) as engine:
        stored = engine.get([article.id for article in articles[removed:]])
        truth = Truth(tree, indirect=indirect)
        expected = {
            (s.article.id, s.quote(k).start, s.quote(k).kind)
            for s in stored
            for k in countable(s, indirect=indirect)
            if truth.of_quotation(s, k)
        }
        page = engine.quotes(Request(query=Or((tree,)), limit=None, indirect=indirect))
    found = {(hit.stored.article.id, hit.quote.start, hit.quote.kind) for hit in page.hits}
    assert found == expected
    assert page.total == len(expected)


@given(corpora(), everything, st.booleans(), st.integers(0, 2))
@ORACLE
def test_the_quotations_of_a_hit_are_those_that_made_it_match(
    articles: list[Article], tree: Node, indirect: bool, removed: int
) -> None:
    query = Or((tree,))
    about = quotation_query(query)
    with indexed(articles, removed) as engine:
        for hit in engine.search(Request(query=query, limit=3, indirect=indirect)).hits:
            truth = Truth(about, indirect=indirect) if about is not None else None
            expected = [
                k
                for k in countable(hit.stored, indirect=indirect)
                if truth and truth.of_quotation(hit.stored, k)
            ]
            assert list(hit.matching) == expected


@pytest.mark.parametrize(
    ("query", "total"),
    [
        # An exclusion inside a group is one of the quotation, not of its article.
        ("(-quote:water OR speaker:nobody) AND speaker:lind", 1),
        ("(-quote:water OR speaker:nobody) AND speaker:roe", 0),
        # What a sentence must not have may be in another.
        ("vote /s NOT flood", 1),
        ("vote /s NOT minister", 0),
        ("vote /s (dam OR -flood)", 1),
        # One sentence of one quotation.
        ("quote:water /s quote:rises", 1),
        ("quote:water /s quote:dry", 0),
        ("rises /s speaker:roe", 1),
        ("rises /s speaker:lind", 0),
    ],
)
def test_what_is_excluded_is_excluded_where_the_clause_holds(
    build: Build, query: str, total: int
) -> None:
    body = "“The water rises. It is late,” said Ana Roe.\n“All is dry here,” said Bo Lind.\n"
    article = Article(id="a1", body=f"{body}The minister lost the vote. The flood came.")
    assert build([article]).search(Request(query=parse(query))).total == total


@pytest.mark.parametrize(
    ("query", "factor"),
    [("dam OR dam OR dam", 3), ("dam AND dam", 2), ("dam dam^2", 3), ("(dam dam) (dam dam)", 4)],
)
def test_a_clause_scores_as_often_as_it_is_given(build: Build, query: str, factor: int) -> None:
    engine = build([Article(id="one", body="A dam. The dam."), Article(id="two", body="No dam?")])
    once = dict(engine.rank(Request(query=parse("dam"))))
    often = dict(engine.rank(Request(query=parse(query))))
    assert often == pytest.approx({name: factor * score for name, score in once.items()})
