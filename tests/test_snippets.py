from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchnews.article import Article, Quote, Region
from searchnews.match import Marks, Matcher, marks_of
from searchnews.query import parse
from searchnews.sentences import paragraphs, sentences
from searchnews.snippets import Snippet, highlight, snippets
from searchnews.snippets.passages import paragraphs_around
from searchnews.text import Span

BODY = (
    "The ferry to Brisk Island was late again on Monday. Nobody was hurt.\n"
    "“We will mend the harbour wall before the winter storms come,” said Ada Quill, the mayor. "
    "The council has no money for it.\n"
    "A new tariff on cranes makes the harbour dearer. The ferry company, which owns the cranes, "
    "called the tariff a blow. Its ferry is forty years old."
)
HEADLINE = "Harbour wall to be mended"
START = BODY.index("“")
QUOTE = Quote(
    text=BODY[START : BODY.index("”") + 1],
    start=START,
    end=BODY.index("”") + 1,
    spans=(Span(START, BODY.index("”") + 1),),
    speaker="Ada Quill",
)


def shown(
    query: str,
    body: str = BODY,
    *,
    headline: str = "",
    quotes: tuple[Quote, ...] = (),
    limit: int = 3,
    width: int = 240,
) -> list[tuple[str, list[str]]]:
    article = Article(id="1", body=body, headline=headline)
    marks = marks_of(article, quotes, Matcher(parse(query)))
    found = snippets(article, marks, quotes=quotes, limit=limit, width=width)
    return [(s.text, [s.text[a:b] for a, b in s.highlights]) for s in found]


def test_the_passage_with_most_clauses_comes_first() -> None:
    (first, marks), *rest = shown("ferry tariff", width=70)
    assert first == "The ferry company, which owns the cranes, called the tariff a blow."
    assert marks == ["ferry", "tariff"]
    assert [text.split()[0] for text, _ in rest] == ["A", "The"]


def test_together_passages_show_all_clauses() -> None:
    texts = [text for text, _ in shown("ferry tariff council", width=60, limit=2)]
    assert texts == [
        "The ferry company, which owns the cranes, called the tariff a blow.",
        "The council has no money for it.",
    ]


def test_neighbours_fill_a_passage() -> None:
    assert shown("hurt", width=80) == [(BODY.split("\n")[0], ["hurt"])]


def test_a_quotation_that_matched_is_shown_whole() -> None:
    ((text, marks),) = shown('speaker:quill quote:"harbour wall"', quotes=(QUOTE,), width=100)
    assert QUOTE.text in text
    assert marks == ["harbour wall"]


def test_a_speaker_alone_shows_what_they_said() -> None:
    ((text, marks),) = shown("speaker:quill", quotes=(QUOTE,), width=100)
    assert QUOTE.text in text
    assert marks == []


def test_quote_clauses_mark_nothing_outside_matching_quotations() -> None:
    marks = [mark for _, found in shown("quote:harbour", quotes=(QUOTE,)) for mark in found]
    assert marks == ["harbour"]


def test_the_headline_comes_first_where_it_matched() -> None:
    found = shown("wall", headline=HEADLINE, limit=1)
    assert found[0] == (HEADLINE, ["wall"])
    assert len(found) == 2
    assert shown("tariff", headline=HEADLINE)[0][0] != HEADLINE


def test_an_article_found_by_its_headline_shows_how_it_begins() -> None:
    (_, (text, marks)) = shown("mended", body=BODY.split("\n")[0], headline="Mended", width=60)
    assert text == "The ferry to Brisk Island was late again on Monday."
    assert marks == []


def test_regions_are_not_shown() -> None:
    body = "Ferry menu ferry\nThe ferry came at noon.\nFerry rights reserved."
    regions = (
        Region("navigation", Span(0, 16)),
        Region("boilerplate", Span(body.index("Ferry rights"), len(body))),
    )
    article = Article(id="1", body=body, regions=regions)
    (only,) = snippets(article, marks_of(article, (), Matcher(parse("ferry"))))
    assert only.text == "The ferry came at noon."
    (start,) = snippets(article, Marks())
    assert start.text == "The ferry came at noon."


def test_a_phrase_across_sentences_is_not_cut() -> None:
    ((text, marks),) = shown('"monday nobody"', width=40)
    assert marks == ["Monday. Nobody"]
    assert text == BODY.split("\n")[0]


def test_a_very_long_sentence_is_cut_between_words() -> None:
    body = "Once " + "more and " * 100 + "the old ferry sank by the harbour " + "and more " * 100
    ((text, marks),) = shown('"old ferry" harbour', body=body, width=80)
    assert marks == ["old ferry", "harbour"]
    assert len(text) <= 80
    assert f" {text} " in body


def test_text_without_spaces_is_cut_too() -> None:
    ((text, marks),) = shown("港", body="東" * 1000 + "港" + "京" * 1000, width=60)
    assert marks == ["港"]
    assert len(text) <= 60


def test_what_did_not_make_the_query_true_is_not_marked() -> None:
    found = shown("(ferry zeppelin) OR tariff")
    assert {mark for _, marks in found for mark in marks} == {"tariff"}


@pytest.mark.parametrize("limit", [0, -1])
def test_no_snippets_are_none(limit: int) -> None:
    assert shown("ferry", headline="Ferry", limit=limit) == []


def test_an_empty_body_has_no_passage() -> None:
    assert shown("ferry", body="") == []
    assert shown("ferry", body=" \n ") == []


def test_headlines_and_names_are_highlighted() -> None:
    matcher = Matcher(parse('"harbour wall" speaker:quill'))
    assert highlight(HEADLINE, "headline", matcher) == (Span(0, 12),)
    assert highlight("Ada Quill", "speaker", matcher) == (Span(4, 9),)
    assert highlight("Ada Quill", "headline", matcher) == ()


# --- laws -------------------------------------------------------------------------------

WORDS = [
    "ferry",
    "the",
    "Łódź",
    "e\u0301te\u0301",
    "東京",
    "🙂",
    "harbour.",
    "“Wall",
    "wall”",
    "So",
]
bodies = st.lists(st.sampled_from([*WORDS, "\n", ". ", "? The", "long " * 30]), max_size=60).map(
    " ".join
)
queries = st.lists(
    st.sampled_from(["ferry", "lodz", "été", "東京", '"ferry harbour"', "har*", "-the", "wall"]),
    min_size=1,
    max_size=4,
).map(" ".join)


@st.composite
def articles(draw: st.DrawFn) -> tuple[Article, tuple[Quote, ...]]:
    body = draw(bodies)
    places = sorted(draw(st.sets(st.integers(0, len(body)), max_size=4)))
    pairs = [Span(*pair) for pair in zip(places[::2], places[1::2], strict=False)]
    regions = tuple(Region("navigation", span) for span in pairs[:1])
    quotes = tuple(
        Quote(text=body[s:e], start=s, end=e, spans=(Span(s, e),), speaker="Ada Wall")
        for s, e in pairs[1:]
    )
    article = Article(id="1", body=body, headline=draw(bodies), regions=regions)
    return article, quotes


@settings(max_examples=500, deadline=None)
@given(articles(), queries, st.integers(1, 4), st.integers(10, 300))
def test_snippets_are_true_to_the_text(
    drawn: tuple[Article, tuple[Quote, ...]], query: str, limit: int, width: int
) -> None:
    article, quotes = drawn
    matcher = Matcher(parse(query))
    found = snippets(
        article, marks_of(article, quotes, matcher), quotes=quotes, limit=limit, width=width
    )
    for snippet in found:
        source = article.body if snippet.field == "body" else article.headline
        assert snippet.text == source[snippet.start : snippet.end]
        check_highlights(snippet)
    passages = [s for s in found if s.field == "body"]
    assert len(passages) <= limit
    assert bool(passages) == bool(article.prose().strip())
    ordered = sorted(Span(s.start, s.end) for s in passages)
    assert all(a.end <= b.start for a, b in pairwise(ordered))
    marks = [mark.span for mark in matcher.find("body", article.prose())]
    for passage in passages:
        whole = Span(passage.start, passage.end)
        assert not any(m.overlaps(whole) and not whole.contains(m) for m in marks)
        check_ends(article.prose(), passage, width)


def check_highlights(snippet: Snippet) -> None:
    open_mark, close_mark = "\ue000", "\ue001"
    pieces: list[str] = []
    at = 0
    for start, end in snippet.highlights:
        assert at <= start < end <= len(snippet.text)
        pieces += [snippet.text[at:start], open_mark, snippet.text[start:end], close_mark]
        at = end
    marked = "".join([*pieces, snippet.text[at:]])
    assert marked.replace(open_mark, "").replace(close_mark, "") == snippet.text


def check_ends(prose: str, passage: Snippet, width: int) -> None:
    bounds = sentences(prose)
    if passage.end - passage.start > width:
        assert passage.start in {s.start for s in bounds} or passage.highlights
    if not any(s.end - s.start > 2 * width for s in bounds):
        # Joined sentences that are too long are cut; single ones are not.
        starts, ends = {s.start for s in bounds}, {s.end for s in bounds}
        whole = passage.start in starts and passage.end in ends
        assert whole or len(passage.highlights) > 0


def test_long_bodies_are_quick() -> None:
    body = "The ferry sank. " * 5_000
    assert len(shown("ferry", body=body)) == 3
    assert len(shown("ferry", body="ferry " * 10_000)) == 1


@given(st.text(st.sampled_from("ab. \n\n\r "), max_size=60), st.data())
def test_paragraphs_are_the_same_without_the_rest_of_the_text(
    text: str, data: st.DataObject
) -> None:
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    wanted = sorted(Span(min(p), max(p)) for p in data.draw(st.lists(places, max_size=4)))
    found = paragraphs_around(text, wanted)
    everything = paragraphs(text)
    assert found == [paragraph for paragraph in everything if paragraph in found]
    touched = [p for p in everything if any(span.overlaps(p) for span in wanted)]
    assert set(touched) <= set(found)


def test_the_opening_may_stand_behind_blank_lines() -> None:
    assert shown("tide", "\n\n \n\nThe ferry left.\n\nIt sank.") == [("The ferry left.", [])]
    assert shown("tide", "\n\n \n\n") == []
