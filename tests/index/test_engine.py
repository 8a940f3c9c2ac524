"""Searching, counting and reading articles back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from index_fixtures import Build

from searchnews.article import Article
from searchnews.engine import Bucket, Match, Request, Sort, SpeakerPage, TimelinePage
from searchnews.errors import ArticleNotFound, RequestError
from searchnews.index.engine import WhooshEngine
from searchnews.query.tree import (
    And,
    Clauses,
    Dates,
    Everything,
    Field,
    Node,
    Not,
    Word,
)

ARTICLES = [
    Article(
        id="dam",
        headline="Dam vote",
        body="“The dam must go,” Ana Roe said.\n“The vote was fair,” Bo Lind said.",
        date="2020-01-15",
        source="Vale Post",
    ),
    Article(
        id="vote",
        headline="Vote again",
        body="“The dam is safe,” Bo Lind said. Ana Roe asked for a vote.",
        date="2020-03-02",
        source="Daily Dam",
    ),
    Article(id="rain", headline="Rain", body="It rained. “Take a coat,” Cy Brandt said."),
]


@pytest.fixture
def engine(build: Build) -> WhooshEngine:
    return build(ARTICLES)


def found(
    engine: WhooshEngine,
    query: Node,
    *,
    match: Match = "all",
    sort: Sort = "relevance",
    filters: tuple[Node, ...] = (),
) -> list[str]:
    page = engine.search(Request(query=query, filters=filters, match=match, sort=sort))
    return [hit.stored.article.id for hit in page.hits]


SPEAKER_ROE = Field("speaker", Word("roe"))
SPEAKER_LIND = Field("speaker", Word("lind"))
QUOTE_DAM = Field("quote", Word("dam"))


def test_speaker_and_quote_hold_for_the_same_quotation(engine: WhooshEngine) -> None:
    assert found(engine, Clauses((SPEAKER_ROE, QUOTE_DAM))) == ["dam"]
    assert found(engine, Clauses((SPEAKER_LIND, QUOTE_DAM))) == ["vote"]
    assert found(engine, And((SPEAKER_LIND, QUOTE_DAM))) == ["vote"]
    assert found(engine, And((QUOTE_DAM, Not(SPEAKER_LIND)))) == ["dam"]


ROE_ON_DAM = Clauses((SPEAKER_ROE, QUOTE_DAM))
LIND_ON_VOTE = Clauses((SPEAKER_LIND, Field("quote", Word("vote"))))


@pytest.mark.parametrize("together", [And, Clauses])
def test_each_group_in_parentheses_has_a_quotation_of_its_own(
    engine: WhooshEngine, together: Callable[[tuple[Node, ...]], Node]
) -> None:
    assert found(engine, together((ROE_ON_DAM, LIND_ON_VOTE))) == ["dam"]
    assert found(engine, together((ROE_ON_DAM, SPEAKER_LIND))) == ["dam"]
    assert found(engine, together((QUOTE_DAM, Not(ROE_ON_DAM)))) == ["vote"]
    (hit,) = engine.search(Request(query=together((ROE_ON_DAM, LIND_ON_VOTE)))).hits
    assert [hit.stored.quotes[k].speaker for k in hit.matching] == ["Ana Roe", "Bo Lind"]


def test_any_word_is_enough_but_by_one_of_the_speakers(engine: WhooshEngine) -> None:
    words = (QUOTE_DAM, Field("quote", Word("coat")))
    assert set(found(engine, Clauses(words), match="any")) == {"dam", "vote", "rain"}
    assert found(engine, Clauses((*words, SPEAKER_ROE)), match="any") == ["dam"]
    assert set(found(engine, Clauses((*words, SPEAKER_LIND)), match="any")) == {"vote"}
    assert found(engine, Clauses(words), match="any", filters=(SPEAKER_ROE,)) == ["dam"]


def test_several_speakers_ask_for_articles_that_quote_each(engine: WhooshEngine) -> None:
    assert found(engine, And((SPEAKER_ROE, SPEAKER_LIND))) == ["dam"]


def test_a_speaker_filter_joins_the_quotation_and_scores_nothing(engine: WhooshEngine) -> None:
    alone = engine.search(Request(query=QUOTE_DAM))
    narrowed = engine.search(Request(query=QUOTE_DAM, filters=(SPEAKER_LIND,)))
    scores = {hit.stored.article.id: hit.score for hit in alone.hits}
    assert [(h.stored.article.id, h.score) for h in narrowed.hits] == [("vote", scores["vote"])]


def test_the_matching_quotations_are_named(engine: WhooshEngine) -> None:
    (hit,) = engine.search(Request(query=Clauses((SPEAKER_ROE, QUOTE_DAM)))).hits
    assert [hit.stored.quotes[k].text for k in hit.matching] == ["“The dam must go,”"]
    hits = engine.search(Request(query=Word("vote"))).hits
    quoted = {h.stored.article.id: [h.stored.quotes[k].text for k in h.matching] for h in hits}
    assert quoted == {"dam": ["“The vote was fair,”"], "vote": []}


def test_pages_follow_one_another(engine: WhooshEngine) -> None:
    every = engine.search(Request(query=Everything(), limit=None))
    pages = [engine.search(Request(query=Everything(), limit=1, offset=i)) for i in range(4)]
    assert [p.total for p in pages] == [3, 3, 3, 3]
    assert [h.rank for p in pages for h in p.hits] == [1, 2, 3]
    assert [h.stored for p in pages for h in p.hits] == [h.stored for h in every.hits]


def test_by_date_is_newest_first_and_undated_last(engine: WhooshEngine) -> None:
    assert found(engine, Everything(), sort="date") == ["vote", "dam", "rain"]


def test_periods_include_both_ends(engine: WhooshEngine) -> None:
    assert found(engine, Dates("2020-01", "2020-01")) == ["dam"]
    assert found(engine, Dates("2020-01-16", None)) == ["vote"]
    assert set(found(engine, Dates(None, "2020"))) == {"dam", "vote"}


def test_when_nothing_has_all_words_the_best_with_some_are_shown(engine: WhooshEngine) -> None:
    page = engine.search(Request(query=Clauses((Word("rained"), Word("fair")))))
    assert page.relaxed
    assert {hit.stored.article.id for hit in page.hits} == {"rain", "dam"}
    strict = engine.search(Request(query=And((Word("rained"), Word("fair")))))
    assert (strict.total, strict.relaxed) == (0, False)


def test_a_relaxed_search_still_keeps_out_what_is_excluded(engine: WhooshEngine) -> None:
    query = Clauses((Word("rained"), Word("fair"), Not(Word("coat"))))
    assert found(engine, query) == ["dam"]


def test_quotations_are_results_of_their_own(engine: WhooshEngine) -> None:
    page = engine.quotes(Request(query=Word("dam")))
    assert page.total == 2
    assert {(hit.stored.article.id, hit.quote.speaker) for hit in page.hits} == {
        ("dam", "Ana Roe"),
        ("vote", "Bo Lind"),
    }
    by_lind = engine.quotes(Request(query=Everything(), filters=(SPEAKER_LIND,), sort="date"))
    assert [hit.quote.text for hit in by_lind.hits] == [
        "“The dam is safe,”",
        "“The vote was fair,”",
    ]


def test_speakers_are_counted_with_their_dates(engine: WhooshEngine) -> None:
    counts = engine.speakers(Request(query=Everything(), limit=None)).hits
    assert [(s.name, s.quotations, s.articles, s.first, s.last) for s in counts] == [
        ("Bo Lind", 2, 2, "2020-01-15", "2020-03-02"),
        ("Ana Roe", 1, 1, "2020-01-15", "2020-01-15"),
        ("Cy Brandt", 1, 1, None, None),
    ]


def test_a_page_of_speakers_knows_the_total(engine: WhooshEngine) -> None:
    page = engine.speakers(Request(query=Everything(), limit=1, offset=1))
    assert ([speaker.name for speaker in page.hits], page.total) == (["Ana Roe"], 3)
    assert engine.speakers(Request(query=Word("coat"), offset=9)) == SpeakerPage((), 1)
    relaxed = engine.speakers(Request(query=Clauses((Word("coat"), Word("zeppelin")))))
    assert ([speaker.name for speaker in relaxed.hits], relaxed.relaxed) == (["Cy Brandt"], True)
    assert engine.speakers(Request(query=Word("zeppelin"))) == SpeakerPage((), 0)


def test_a_timeline_says_how_many_articles_are_not_in_it(engine: WhooshEngine) -> None:
    fair_or_coat = Clauses((Word("fair"), Word("coat")))
    page = engine.timeline(Request(query=fair_or_coat, limit=1, offset=1), "year")
    assert page == TimelinePage((Bucket(start="2020", articles=1),), 2, 1, relaxed=True)
    neither = Clauses((Word("zeppelin"), Word("balloon")))
    assert engine.timeline(Request(query=neither), "year") == TimelinePage((), 0, 0)


def test_a_timeline_has_its_empty_periods(engine: WhooshEngine) -> None:
    assert engine.timeline(Request(query=Everything()), "month").buckets == (
        Bucket(start="2020-01", articles=1),
        Bucket(start="2020-02", articles=0),
        Bucket(start="2020-03", articles=1),
    )
    assert engine.timeline(Request(query=Word("coat")), "month") == TimelinePage((), 1, 1)


def test_stats_count(engine: WhooshEngine) -> None:
    stats = engine.stats()
    assert (stats.articles, stats.quotations, stats.attributed, stats.speakers) == (3, 4, 4, 3)
    assert (stats.oldest, stats.newest, stats.sources) == ("2020-01-15", "2020-03-02", 2)
    assert stats.bytes > 0


def test_every_filter_joins_on_its_own(engine: WhooshEngine) -> None:
    request = Request(query=QUOTE_DAM, filters=(SPEAKER_LIND, Dates("2020", None)))
    assert [hit.stored.article.id for hit in engine.search(request).hits] == ["vote"]
    request = Request(query=QUOTE_DAM, filters=(SPEAKER_LIND, Dates(None, "2020-02")))
    assert engine.search(request).total == 0


def test_only_words_are_relaxed(engine: WhooshEngine) -> None:
    query = Clauses((Word("fair"), Word("coat"), Dates("2020", None)))
    assert found(engine, query) == ["dam"]


def test_a_walk_over_all_hits_is_of_one_commit(engine: WhooshEngine) -> None:
    total, hits = engine.iterate(Request(query=Everything(), limit=None))
    first = next(hits)
    engine.delete(["vote", "rain"])
    engine.add([Article(id=f"new{i}", body="Snow fell.") for i in range(20)])
    rest = list(hits)
    assert total == 3
    assert {hit.stored.article.id for hit in (first, *rest)} == {"dam", "vote", "rain"}


@pytest.mark.parametrize(
    "options", [{"match": "some"}, {"sort": "size"}, {"limit": -1}, {"limit": "3"}, {"offset": -1}]
)
def test_impossible_requests_are_named(options: dict[str, Any]) -> None:
    with pytest.raises(RequestError, match=next(iter(options))):
        Request(query=Everything(), **options)


def test_an_empty_index_answers(build: Build) -> None:
    empty = build([])
    assert empty.search(Request(query=Word("dam"))).total == 0
    assert empty.quotes(Request(query=Everything())).total == 0
    assert empty.stats().articles == 0
    assert empty.timeline(Request(query=Everything()), "year") == TimelinePage((), 0, 0)


def test_an_unknown_id_is_named(engine: WhooshEngine) -> None:
    with pytest.raises(ArticleNotFound, match="'nowhere'"):
        engine.get(["dam", "nowhere"])


def test_a_search_sees_what_was_committed_since(engine: WhooshEngine) -> None:
    assert found(engine, Word("snow")) == []
    engine.add([Article(id="snow", body="Snow fell.")])
    assert found(engine, Word("snow")) == ["snow"]
    engine.delete(["snow"])
    assert found(engine, Word("snow")) == []
