"""What holds for the lines of any articles, any query, any page and any order."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from searchnews.article import Article, Region
from searchnews.engine import Found, Request, Stored
from searchnews.kwic.context import Context
from searchnews.kwic.lines import Concordance, Marker, concordance
from searchnews.kwic.order import KwicSort, key_of
from searchnews.match import Matcher, marks_of
from searchnews.query import parse
from searchnews.quotes.extract import extract
from searchnews.text import Span, merge

DEFAULT = Context()
WORDS = (
    *("bridge", "Bridges", "BRIDGE", "bri\u0301dge", "old", "new", "the", "of", "3,000", "U.S."),
    *(
        "橋",
        "新しい橋",
        "橋橋",
        "גשר",
        "पुल",
        "👩\u200d👧",
        "“The",
        "bridge”",
        "said",
        "Ada",
        "Holm",
    ),
    *(",", ".", "—", "\n", "\n\n", "-", "old-bridge"),
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
QUERIES = st.sampled_from(
    [
        *("bridge", "old bridge", '"old bridge"', '"old bridge"~3', "old /s bridge", "橋", "br*"),
        *('"the old" OR old OR "old bridge"', "headline:old body:bridge", "bridge -new"),
        *('exact:"Bridges"', "brigde~1", "quote:bridge", "speaker:holm OR old", "atleast2:bridge"),
        *("3000", "גשר OR पुल", "新しい", "us OR of"),
    ]
)


@st.composite
def articles(draw: st.DrawFn) -> list[Article]:
    made: list[Article] = []
    for n in range(draw(st.integers(1, 3))):
        body = draw(TEXTS)
        start, end = sorted(draw(st.integers(0, len(body))) for _ in range(2))
        regions = (Region("boilerplate", Span(start, end)),) if draw(st.booleans()) else ()
        made.append(Article(id=str(n), headline=draw(TEXTS), body=body, regions=regions))
    return made


def found_in(made: list[Article]) -> list[Found]:
    """Return the articles as an engine would find them, whether they match or not."""
    return [
        Found(rank=rank, score=1.0, stored=Stored(article=one, quotes=extract(one)), matching=())
        for rank, one in enumerate(made, 1)
    ]


def page(
    made: list[Article],
    query: str,
    sort: KwicSort = "relevance",
    context: Context = DEFAULT,
    limit: int | None = None,
    offset: int = 0,
) -> Concordance:
    request = Request(query=parse(query), limit=limit, offset=offset)
    return concordance(found_in(made), Marker(Matcher(request.query)), request, sort, context)


CONTEXTS = st.builds(Context, st.integers(0, 40), st.none() | st.integers(0, 4))


@settings(max_examples=200, deadline=None)
@given(articles(), QUERIES, CONTEXTS)
def test_a_line_is_what_stands_in_the_article(
    made: list[Article], query: str, context: Context
) -> None:
    for line in page(made, query, context=context).lines:
        article = made[int(line.id)]
        text = article.headline if line.field == "headline" else article.body
        assert text[line.start : line.end] == line.keyword != ""
        assert text[: line.start].endswith(line.left)
        assert text[line.end :].startswith(line.right)
        if line.field == "body":
            first, last = line.start - len(line.left), line.end + len(line.right)
            shown = {*range(first, line.start), *range(line.end, last)}
            assert not any(shown & {*range(*region.span)} for region in article.regions)


@settings(max_examples=200, deadline=None)
@given(articles(), QUERIES)
def test_each_mark_is_one_line_and_the_total_counts_them(made: list[Article], query: str) -> None:
    matcher = Matcher(parse(query))
    expected = []
    for one in found_in(made):
        marks = marks_of(one.stored.article, one.stored.quotes, matcher)
        for field, found in (("headline", marks.headline), ("body", marks.body)):
            spans = merge(mark.span for mark in found)
            expected += [(one.stored.article.id, field, *span) for span in spans]
    whole = page(made, query)
    lines = [(line.id, line.field, line.start, line.end) for line in whole.lines]
    assert lines == expected
    assert whole.total == len(expected)
    assert whole.articles == len({id for id, *_ in expected})
    assert whole.articles + whole.unplaced == len(made)


SORTS = st.sampled_from(get_args(KwicSort))


@settings(max_examples=200, deadline=None)
@given(articles(), QUERIES, SORTS, st.integers(0, 12), st.integers(0, 12))
def test_a_page_is_a_part_of_the_whole(
    made: list[Article], query: str, sort: KwicSort, limit: int, offset: int
) -> None:
    whole = page(made, query, sort)
    part = page(made, query, sort, limit=limit, offset=offset)
    assert part.lines == whole.lines[offset : offset + limit]
    assert page(made, query, sort, offset=offset).lines == whole.lines[offset:]
    assert (part.total, part.articles) == (whole.total, whole.articles)
    assert [line.rank for line in whole.lines] == list(range(1, whole.total + 1))


@settings(max_examples=200, deadline=None)
@given(articles(), QUERIES, SORTS, CONTEXTS)
def test_sorting_keeps_every_line_and_equals_in_the_order_of_the_articles(
    made: list[Article], query: str, sort: KwicSort, context: Context
) -> None:
    plain = page(made, query, "relevance", context)
    place = {(line.id, line.field, line.start): line.rank for line in plain.lines}
    lines = page(made, query, sort, context).lines
    ranks = [place[line.id, line.field, line.start] for line in lines]
    assert sorted(ranks) == list(range(1, plain.total + 1))
    key = key_of(sort)
    keys = [((key(line) if key else ()), rank) for line, rank in zip(lines, ranks, strict=True)]
    assert all(before < after for before, after in pairwise(keys))
