from __future__ import annotations

from typing import Literal
from unicodedata import normalize

import pytest

from searchnews.article import Article, Quote
from searchnews.match import Matcher
from searchnews.query import MAX_DEPTH, parse
from searchnews.query.tree import Node, Not, Word
from searchnews.text import Span

TEXT = "The ferry was late. The harbour was shut, and the ferry left.\n\nA tide came in."
ARTICLE = Article(id="a1", headline="Tide", body=TEXT, date="2009-05-01", source="Vale Post")


def found(query: str | Node, article: Article = ARTICLE, match: str = "all") -> list[str] | None:
    """Return the marked words of headline and body; None where the query is false."""
    node = parse(query) if isinstance(query, str) else query
    marks = Matcher(node, "any" if match == "any" else "all").of_article(article, ())
    if marks is None:
        return None
    texts = {"headline": article.headline, "body": article.body}
    return [
        texts[mark.field][mark.span.start : mark.span.end]
        for mark in sorted(set(marks))
        if mark.field in texts
    ]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("ferry AND harbour", ["ferry", "harbour", "ferry"]),
        ("ferry mayor", None),
        ("ferry OR mayor", ["ferry", "ferry"]),
        ("mayor OR bridge", None),
        ("harbour^2", ["harbour"]),
        ("harbour -mayor", ["harbour"]),
        ("harbour -ferry", None),
        ("body:harbour", ["harbour"]),
        ("headline:harbour", None),
        ("headline:tide", ["Tide"]),
        ("tide", ["tide", "Tide"]),
        ("harbour date:2009", ["harbour"]),
        ("harbour date:2010", None),
        ("*", []),
        ("-mayor", []),
    ],
)
def test_the_operators_say_which_words_count(query: str, words: list[str] | None) -> None:
    assert found(query) == words


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("(ferry -harbour) OR tide", ["tide", "Tide"]),
        ("(ferry -mayor) OR tide", ["ferry", "ferry", "tide", "Tide"]),
        ("(ferry mayor) OR harbour", ["harbour"]),
        ("(ferry AND source:ledger) OR harbour", ["harbour"]),
        ("(ferry AND source:vale) OR mayor", ["ferry", "ferry"]),
        ("(ferry date:2010) OR harbour", ["harbour"]),
        ("-(ferry -harbour)", ["harbour"]),
        ("-(-harbour)", ["harbour"]),
        ("-(mayor OR -harbour)", ["harbour"]),
        ("late -(mayor harbour)", ["late"]),
        ("-headline:(-tide)", ["Tide"]),
    ],
)
def test_what_is_in_a_false_branch_is_not_marked(query: str, words: list[str]) -> None:
    assert found(query) == words


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("ferry /s harbour", ["harbour", "ferry"]),
        ("ferry /s -harbour", ["ferry"]),
        ("ferry /s NOT (harbour OR late)", None),
        ("was /s -(-harbour)", ["harbour", "was"]),
        ("ferry /s (harbour OR mayor)", ["harbour", "ferry"]),
        ("ferry /s body:harbour^2", ["harbour", "ferry"]),
        ("ferry /s headline:harbour", None),
        ("ferry /s headline:tide", None),
        ("ferry /s -headline:tide", ["ferry", "ferry"]),
        ("harbour /s tide", None),
        ("harbour /s mayor", None),
        ("ferry /p (was harbour)", ["ferry", "was", "harbour", "was", "ferry"]),
        ("harbour /p tide", None),
        ("ferry /s date:2009", ["ferry", "ferry"]),
        ("ferry /s date:2010", None),
        ("harbour /s source:vale", ["harbour"]),
        ("harbour /s source:ledger", None),
        ("-ferry /s -harbour", []),
        ("-the /p -tide", None),
        ("harbour /s *", ["harbour"]),
        ('"late the harbour"', ["late. The harbour"]),
        ('"late the harbour" /s was', None),
        ('"late the harbour" /p was', ["was", "late. The harbour", "was"]),
        ("harb* /s f?rry", ["harbour", "ferry"]),
        ("harbuor~1 /s ferry", ["harbour", "ferry"]),
        ("atleast2:the /s ferry", ["The", "the", "ferry"]),
        ("atleast3:the /s ferry", None),
        ("(ferry /s late) /p harbour", ["ferry", "late", "harbour"]),
        ("(ferry /s -harbour) OR mayor", ["ferry"]),
    ],
)
def test_operands_of_s_and_p_hold_in_the_same_unit(query: str, words: list[str] | None) -> None:
    assert found(query) == words


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("ferry mayor", ["ferry", "ferry"]),
        ("ferry mayor -harbour", None),
        ("mayor -bridge", None),
        ("harbour (late AND mayor)", ["harbour"]),
    ],
)
def test_of_clauses_side_by_side_one_may_be_enough(query: str, words: list[str] | None) -> None:
    assert found(query, match="any") == words


def test_leaves_that_are_not_marked_are_no_clauses() -> None:
    for query in ("-ferry", "-(ferry OR tide)", "-quote:(-ferry)", "-(ferry /s tide)", "-id:(-a)"):
        assert Matcher(parse(query)).clauses == ()
    assert len(Matcher(parse("ferry /s (tide -mayor)")).clauses) == 1


def test_nesting_as_deep_as_a_query_may_be() -> None:
    node: Node = Word("ferry")
    for _ in range(MAX_DEPTH):
        node = Not(node)
    assert found(node) == ["ferry", "ferry"]
    assert found(Not(node)) is None


def quoted(text: str, words: str, speaker: str | None, mention: str) -> Quote:
    """Return the quotation of `words` in a text."""
    start = text.index(words)
    end, at = start + len(words), text.index(mention)
    return Quote(
        text=words,
        start=start,
        end=end,
        spans=(Span(start, end),),
        speaker=speaker,
        mention=mention,
        mention_span=Span(at, at + len(mention)),
    )


SAID = (
    "“The tunnel is dear. The bridge is old,” said Ada Vasell. "
    "“No tunnel, no bridge,” said Orin Ardley. “Tunnels are dark,” she said."
)
SPEAKERS = (
    quoted(SAID, "“The tunnel is dear. The bridge is old,”", "Ada Vasell", "Ada Vasell"),
    quoted(SAID, "“No tunnel, no bridge,”", "Orin Ardley", "Orin Ardley"),
    quoted(SAID, "“Tunnels are dark,”", "Ada Vasell", "she"),
)


def by(name: str, ordinal: int) -> bool:
    """Know Ada Vasell as A. V., too."""
    return {"vasell": {0, 2}, "a v": {0, 2}, "ardley": {1}}[name] >= {ordinal}


@pytest.mark.parametrize(
    ("query", "body", "values"),
    [
        ("quote:tunnel", ["tunnel", "tunnel", "Tunnels"], []),
        ("quote:tunnel speaker:vasell", ["tunnel", "Vasell", "Tunnels"], ["0 Vasell", "2 Vasell"]),
        ("quote:tunnel -speaker:vasell", ["tunnel"], []),
        ("quote:tunnel -quote:bridge", ["Tunnels"], []),
        ("quote:tunnel quote:dark", ["Tunnels", "dark"], []),
        ("quote:tunnel AND (quote:dark OR quote:old)", ["tunnel", "old", "Tunnels", "dark"], []),
        ("(quote:dear speaker:vasell) quote:no", ["dear", "Vasell", "No", "no"], ["0 Vasell"]),
        (
            "quote:tunnel by:vasell",
            ["tunnel", "Vasell", "Tunnels"],
            ["0 Ada Vasell", "2 Ada Vasell"],
        ),
        ('by:"a. v." quote:dear', ["dear"], ["0 Ada Vasell"]),
        ("by:vas* quote:dear", ["dear", "Vasell"], ["0 Vasell"]),
        ("by:(vasell OR ardley) quote:no", ["No", "no", "Ardley"], ["1 Orin Ardley"]),
        ("speaker:ada", ["Ada"], ["0 Ada", "2 Ada"]),
        ("tunnel /s speaker:vasell", ["tunnel", "Vasell", "Tunnels"], ["0 Vasell", "2 Vasell"]),
        ("quote:tunnel /s quote:bridge", ["tunnel", "bridge"], []),
        ("quote:(tunnel /s dear)", ["tunnel", "dear"], []),
        ("quote:(tunnel /s -dear)", ["tunnel", "Tunnels"], []),
        ("tunnel /s by:ardley", ["tunnel", "Ardley"], ["1 Orin Ardley"]),
    ],
)
def test_clauses_about_quotations_are_marked_in_those_they_mean(
    query: str, body: list[str], values: list[str]
) -> None:
    marks = Matcher(parse(query)).of_article(Article(id="a", body=SAID), SPEAKERS, by)
    assert marks is not None
    texts = [SAID[m.span.start : m.span.end] for m in sorted(set(marks)) if m.field == "body"]
    assert texts == body
    assert [
        f"{m.quotation} {(SPEAKERS[m.quotation].speaker or '')[m.span.start : m.span.end]}"
        for m in sorted(set(marks))
        if m.field == "speaker"
    ] == values


def test_without_anybody_who_knows_all_names_the_name_has_to_be_there() -> None:
    article = Article(id="a", body=SAID)
    assert Matcher(parse("by:vasell")).of_article(article, SPEAKERS) is not None
    assert Matcher(parse('by:"a. v."')).of_article(article, SPEAKERS) is None


@pytest.mark.parametrize(
    ("query", "values"),
    [
        ("source:vale", [("source", "Vale")]),
        ('source:"vale post"', [("source", "Vale Post")]),
        ("id:a1", [("id", "a1")]),
        ("id:a*", [("id", "a1")]),
        ("id:(a1 OR a2)", [("id", "a1")]),
        ("id:a", None),
        ("id:(-a2)", []),
        ("url:(-x)", None),
        ("source:*", []),
        ("author:*", None),
        ("author:(-roe)", []),
    ],
)
def test_other_fields_are_marked_in_their_values(
    query: str, values: list[tuple[str, str]] | None
) -> None:
    marks = Matcher(parse(query)).of_article(ARTICLE, ())
    if values is None:
        assert marks is None
        return
    assert [
        (m.field, getattr(ARTICLE, m.field)[m.span.start : m.span.end]) for m in marks or ()
    ] == values


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?京", ["東京"]),
        ("東?港", ["東京港"]),
        ("東港", None),
        ("?く", ["がく"]),
        ("서*", ["서울"]),
        ("서?특", None),
        ("대?민국", ["대한민국"]),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_question_mark_is_one_character_as_it_is_read(
    query: str, words: list[str] | None, form: Literal["NFC", "NFD"]
) -> None:
    body = normalize(form, "東京港、がく。 서울 선거 대한민국")
    marked = found(normalize(form, query), Article(id="a2", body=body))
    assert marked == (None if words is None else [normalize(form, word) for word in words])


def test_a_headline_of_marks_alone_has_no_word() -> None:
    article = Article(id="1", body="It sank.", headline="… — …")
    assert Matcher(parse("headline:*")).of_article(article, ()) is None
    assert Matcher(parse("body:*")).of_article(article, ()) == []
    assert Matcher(parse("*")).of_article(Article(id="2", body="…"), ()) == []
