from __future__ import annotations

import pytest

from searchnews.query import parse, to_text
from searchnews.query.tree import (
    And,
    AtLeast,
    Boost,
    Clauses,
    Dates,
    Everything,
    Exact,
    Field,
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
from searchnews.text import Span

A, B, C, D = Word("ferry"), Word("harbour"), Word("tariff"), Word("mayor")


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("ferry", A),
        ("ferry harbour", Clauses((A, B))),
        ("ferry AND harbour", And((A, B))),
        ("ferry AND harbour AND tariff", And((A, B, C))),
        ("ferry OR harbour tariff", Or((A, Clauses((B, C))))),
        ("ferry AND harbour tariff", Clauses((And((A, B)), C))),
        ("ferry OR harbour AND tariff", Or((A, And((B, C))))),
        ("(ferry AND harbour) AND tariff", And((And((A, B)), C))),
        ("ferry NOT harbour", Clauses((A, Not(B)))),
        ("ferry -harbour", Clauses((A, Not(B)))),
        ("ferry AND NOT (harbour OR tariff)", And((A, Not(Or((B, C)))))),
        ("NOT NOT ferry", Not(Not(A))),
        ("((ferry))", A),
        ("ferry and harbour or not", Clauses((A, Word("and"), B, Word("or"), Word("not")))),
        ('"ferry harbour"', Phrase((A, B))),
        ("“ferry harbour”", Phrase((A, B))),
        ("„ferry harbour“", Phrase((A, B))),
        ("«ferry harbour»", Phrase((A, B))),
        ("»ferry harbour«", Phrase((A, B))),
        ('"ferry, the Harbour!"', Phrase((A, Word("the"), Word("Harbour")))),
        ('"ferry AND (harbour)"', Phrase((A, Word("AND"), B))),
        ('"ferr* harbour"', Phrase((Pattern("ferr*"), B))),
        ('"ferry * harbour"', Phrase((A, Pattern("*"), B))),
        ('"ferry harbour"~5', Near((A, B), 5)),
        ('"ferry"~5', Phrase((A,))),
        ("ferry NEAR/5 harbour", Near((A, B), 5)),
        ("ferry ADJ/3 harbour ADJ/3 tariff", Near((A, B, C), 3, ordered=True)),
        ('ferry ADJ/3 "harbour tariff"', Near((A, Phrase((B, C))), 3, ordered=True)),
        ("(ferry OR harbour) NEAR/2 tariff", Or((Near((A, C), 2), Near((B, C), 2)))),
        ("ferry near/5 harbour", Near((A, B), 5)),
        (
            "(ferry OR (harbour OR tariff)) ADJ/1 mayor",
            Or(tuple(Near((word, D), 1, ordered=True) for word in (A, B, C))),
        ),
        ("ferry && harbour || tariff", Or((And((A, B)), C))),
        ("ferry /S harbour", Within((A, B), "sentence")),
        ("ferry NEAR harbour", Clauses((A, Word("NEAR"), B))),
        ("ferry /s harbour", Within((A, B), "sentence")),
        ("ferry /s harbour /p tariff", Within((Within((A, B), "sentence"), C), "paragraph")),
        ("ferry /p harbour AND tariff", And((Within((A, B), "paragraph"), C))),
        ("ferr*", Pattern("ferr*")),
        ("f?rry", Pattern("f?rry")),
        ("f??ry what?", Clauses((Pattern("f??ry"), Word("what")))),
        ("ferr**", Pattern("ferr*")),
        ("mid-ferr*", Phrase((Word("mid"), Pattern("ferr*")))),
        ("東京*", Phrase((Word("東"), Word("京")))),
        ("what?東 f*", Clauses((Phrase((Pattern("what?"), Word("東"))), Pattern("f*")))),
        ("?京", Phrase((Pattern("?"), Word("京")))),
        ("東??京", Phrase((Word("東"), Pattern("?"), Pattern("?"), Word("京")))),
        ("京?abc", Phrase((Word("京"), Pattern("?abc")))),
        ('"東?* ferry"', Phrase((Word("東"), Pattern("?"), A))),
        ("東京?", Word("東京")),
        ("**東京**の", Word("東京*の")),
        ("*東京", Phrase((Word("東"), Word("京")))),
        ("ferr*-*", Phrase((Pattern("ferr*"), Pattern("*")))),
        ("*", Everything()),
        ("***", Everything()),
        ("* ferry", A),
        ("* -ferry", Clauses((Everything(), Not(A)))),
        ("speaker:*", Field("speaker", Everything())),
        ("ferry~", Fuzzy("ferry", 1)),
        ("ferry~2", Fuzzy("ferry", 2)),
        ("ferry~0", A),
        ("10~20", Word("10~20")),
        ("exact:Ferry", Exact("Ferry")),
        ("Exact:Ferry", Exact("Ferry")),
        ("exact: Ferry", Exact("Ferry")),
        ("Exact: Ferry", Clauses((Word("Exact"), Word("Ferry")))),
        ('exact:"M*A*S*H"', Exact("M*A*S*H")),
        (r"exact:M\*A", Exact("M*A")),
        ("exact:10~20", Exact("10~20")),
        ('headline:exact:"Ferry"', Field("headline", Exact("Ferry"))),
        ('exact:"Ferry  Harbour"', Exact("Ferry  Harbour")),
        ("ferry~00", A),
        ("ferry^2", Boost(A, 2.0)),
        ("ferry^1e3", Boost(A, 1000.0)),
        ("(ferry harbour)^5e-1", Boost(Clauses((A, B)), 0.5)),
        ("(ferry harbour)^.5", Boost(Clauses((A, B)), 0.5)),
        ('"ferry harbour"~4^3', Boost(Near((A, B), 4), 3.0)),
        ("atleast3:ferry", AtLeast(3, A)),
        ("atleast3: ferry", AtLeast(3, A)),
        ("AtLeast3:ferr*", AtLeast(3, Pattern("ferr*"))),
        ('atleast2:"ferry harbour"^2', Boost(AtLeast(2, Phrase((A, B))), 2.0)),
        ("speaker:ferry", Field("speaker", A)),
        ("Speaker:ferry", Field("speaker", A)),
        ("by:mayor", Field("by", D)),
        ("title:ferry quotes:harbour", Clauses((Field("headline", A), Field("quote", B)))),
        ("speaker:(ferry OR harbour)", Field("speaker", Or((A, B)))),
        ('quote:"ferry harbour"', Field("quote", Phrase((A, B)))),
        ("-speaker:ferry^2", Not(Field("speaker", Boost(A, 2.0)))),
        ("speaker:ferry harbour", Clauses((Field("speaker", A), B))),
        ("speaker: ferry", Field("speaker", A)),
        ("Source: Ferry", Clauses((Word("Source"), Word("Ferry")))),
        ("speaker:…", Word("speaker")),
        ("id:**", Field("id", Everything())),
        ('id:"ab', Field("id", Word("ab"))),
        ('exact:"Ferry', Exact("Ferry")),
        ('speaker:"ferry', Field("speaker", A)),
        ("-(ferry OR harbour", Not(Or((A, B)))),
        ("speaker:(ferry (harbour", Field("speaker", Clauses((A, B)))),
        ("id:ab-1.", Field("id", Word("ab-1."))),
        ("url:http://ferry.example/a?b=1", Field("url", Word("http://ferry.example/a?b=1"))),
        ("date:2009", Dates("2009", "2009")),
        ("date:2009-11..2009-12-05", Dates("2009-11", "2009-12-05")),
        ("date:2009..", Dates("2009", None)),
        ("date:..2009", Dates(None, "2009")),
        ("date:>=2009-11", Dates("2009-11", None)),
        ("date:>2009-12", Dates("2010-01", None)),
        ("date:<2009", Dates(None, "2008")),
        ("date:<=2009-03-01", Dates(None, "2009-03-01")),
        ("date:>2009-12-31", Dates("2010-01-01", None)),
        ("exact:\\\tferry", Exact("ferry")),
        (r'\”ferry "harbour"', Clauses((Word("”ferry"), Phrase((B,))))),
        (r"\-ferry", Word("-ferry")),
        (r"ferr\*", Word("ferr*")),
        (r"\AND", Word("AND")),
        (r"speaker\:ferry", Word("speaker:ferry")),
        (r'"ferry \"harbour\""', Phrase((A, Word('"harbour"')))),
    ],
)
def test_what_a_query_means(query: str, tree: Node) -> None:
    assert parse(query) == tree
    assert parse(to_text(tree)) == tree


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("12:30", "12:30"),
        ("Note: ferry", "Note ferry"),
        ("http://ferry.example/?q=1", "http://ferry.example/?q=1"),
        ("6'2\" ferry", "6'2 ferry"),
        ("ferry - & ? … harbour", "ferry harbour"),
        ("what? why?!", "what why"),
        ("don't O’Brien's", "don't O’Brien's"),
        ("R&D AT&T C++", "R&D AT&T C++"),
        ("-- ferry --", "ferry"),
        ("OR ferry NOT", "ferry"),
        ("AND", "AND"),
        ("NOT OR", "NOT OR"),
        ("ferry () harbour", "ferry harbour"),
        ('ferry ""', "ferry"),
        ("ferry, harbour; tariff.", "ferry harbour tariff"),
        ("20% $5 #ferry @mayor", "20% $5 #ferry @mayor"),
        ("*** ferry", "ferry"),
        ("ferry ” harbour", "ferry harbour"),
        ("ferry :)", "ferry"),
        ("ferry) harbour", "ferry harbour"),
        ("(ferry) harbour b) mayor", "ferry harbour b mayor"),
        ("ferry (harbour", "ferry harbour"),
        ("ferry (", "ferry"),
        ('ferry "harbour', "ferry harbour"),
        ("“ferry", "ferry"),
        ("„ferry harbour", "ferry harbour"),
        ("?!", "?!"),
        ("????", "????"),
        ("… -", "…-"),
        ("()", "()"),
        ('"', '"'),
        ("\\", "\\"),
        ("^2", "2"),
        ("about ~5 ferries", "about 5 ferries"),
        ("ferry AND", "ferry"),
        ("Home | Ferry", "Home Ferry"),
        ("atleast: ferry", "atleast ferry"),
        ("exact:…", "exact"),
        ("exact: 🎉", "exact"),
        ('exact: "—"', "exact"),
        ('exact:""', "exact"),
        ('"ferry^nano', "ferry^nano"),
    ],
)
def test_ordinary_punctuation_never_raises(query: str, words: str) -> None:
    tree = parse(query)
    leaves = tree.children if isinstance(tree, Clauses) else (tree,)
    assert [leaf.text for leaf in leaves if isinstance(leaf, Word)] == words.split()
    assert all(isinstance(leaf, Word) for leaf in leaves)


def test_a_sentence_in_capitals_has_no_operators() -> None:
    query = "FERRIES THAT DO NOT CALL AT THE HARBOUR . AND THEIR CREWS OR OWNERS IN THE NORTH"
    tree = parse(query)
    assert isinstance(tree, Clauses)
    assert Word("NOT") in tree.children
    assert parse("VFC AND HB") == And((Word("VFC"), Word("HB")))


def test_nodes_know_where_they_came_from() -> None:
    tree = parse("ferry (harbour OR quote:tariff^2)")
    assert isinstance(tree, Clauses)
    assert tree.span == Span(0, 33)
    choice = tree.children[1]
    assert isinstance(choice, Or)
    assert choice.span == Span(7, 32)
    assert choice.children[1].span.start == 18
