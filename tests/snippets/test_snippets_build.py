from __future__ import annotations

import pytest

from searchnews.article import Article, Quote, Region
from searchnews.match import Marks, Matcher, marks_of
from searchnews.query import parse
from searchnews.snippets import snippets
from searchnews.snippets.passages import LONGEST
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
    longest: int = LONGEST,
) -> list[tuple[str, list[str]]]:
    article = Article(id="1", body=body, headline=headline)
    matcher = Matcher(parse(query))
    marks = marks_of(article, quotes, matcher)
    found = snippets(
        article,
        marks,
        matcher.clauses,
        quotes=quotes,
        limit=limit,
        width=width,
        longest=longest,
    )
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


def test_a_sentence_is_shown_whole_however_long() -> None:
    body = "It was late. Once " + "more and " * 200 + "the ferry sank " + "and more " * 99 + "went."
    ((text, marks),) = shown("ferry", body=body, width=80)
    assert text == body.removeprefix("It was late. ")
    assert marks == ["ferry"]


def test_what_was_cut_from_a_list_says_so() -> None:
    body = "Once " + "more and " * 100 + "the old ferry sank by the harbour " + "and more " * 100
    assert shown("ferry", body=body, longest=2000) == [(body.strip(), ["ferry"])]
    matcher = Matcher(parse('"old ferry" harbour'))
    article = Article(id="1", body=body)
    (snippet,) = snippets(article, marks_of(article, (), matcher), width=80, longest=1000)
    assert snippet.cut
    assert [snippet.text[a:b] for a, b in snippet.highlights] == ["old ferry", "harbour"]
    assert len(snippet.text) <= 80
    assert f" {snippet.text} " in body


def test_text_without_spaces_is_cut_too() -> None:
    body = "東" * 1000 + "港" + "京" * 1000
    ((text, marks),) = shown("港", body=body, width=60, longest=1000)
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


def test_words_are_shown_by_their_passages_not_by_their_quotations() -> None:
    ((text, marks),) = shown("tariff crane harbour", quotes=(QUOTE,), width=100, limit=1)
    assert marks == ["tariff", "cranes", "harbour"]
    assert QUOTE.text not in text


def test_a_line_that_was_set_again_and_again_is_shown_once() -> None:
    texts = [text for text, _ in shown("ferry", body="The ferry sank.\n" * 5_000 + "No ferry.")]
    assert texts == ["The ferry sank.", "No ferry."]


def test_a_sentence_that_was_set_twice_is_shown_once() -> None:
    twice = "The old ferry to Brisk Island sank on Monday night in the storm off Port Lume"
    body = f"{twice}.\nNobody heard of it.\n{twice.upper()} (file photo).\nThe ferry is a wreck."
    assert [text for text, _ in shown("ferry", body=body)] == [
        f"{twice}.",
        "The ferry is a wreck.",
    ]


def test_sentences_that_fit_are_one_passage() -> None:
    assert shown("monday hurt", width=80) == [(BODY.split("\n")[0], ["Monday", "hurt"])]


def test_the_opening_may_stand_behind_blank_lines() -> None:
    assert shown("tide", "\n\n \n\nThe ferry left.\n\nIt sank.") == [("The ferry left.", [])]
    assert shown("tide", "\n\n \n\n") == []


def test_the_quotation_is_shown_though_other_sentences_have_more_clauses() -> None:
    query = 'quote:"harbour wall" ferry tariff cranes'
    texts = [text for text, _ in shown(query, quotes=(QUOTE,), width=100, limit=2)]
    assert "cranes" in texts[0]
    assert QUOTE.text in texts[1]
    ((text, marks),) = shown(query, quotes=(QUOTE,), width=100, limit=1)
    assert QUOTE.text in text
    assert marks == ["harbour wall"]


def test_a_quotation_is_shown_with_the_sentence_that_attributes_it() -> None:
    body = "“Will the wall hold? I doubt it!” Ada Quill asked on Monday. Nobody answered her."
    end = body.index("”") + 1
    asked = Quote(
        text=body[:end],
        start=0,
        end=end,
        spans=(Span(0, end),),
        speaker="Ada Quill",
        mention="Ada Quill",
        mention_span=Span(end + 1, end + 10),
    )
    ((text, marks),) = shown("speaker:quill quote:wall", body=body, quotes=(asked,), width=20)
    assert text == body.removesuffix(" Nobody answered her.")
    assert marks == ["wall", "Quill"]


def test_a_quotation_too_long_to_be_shown_is_shown_in_part() -> None:
    said = "“" + "The wall is old. " * 100 + "It will be mended.”"
    quote = Quote(text=said, start=0, end=len(said), spans=(Span(0, len(said)),), speaker="Ada")
    found = shown("quote:mended", body=said, quotes=(quote,), width=20, longest=200)
    assert [text for text, _ in found] == ["It will be mended.”", "“The wall is old."]


def test_the_parts_of_a_proximity_match_stand_together() -> None:
    body = "It was the harbour. The ferry sank. Nobody saw the harbour."
    for query in ('"harbour ferry"~2', "harbour ADJ/2 ferry"):
        ((text, marks),) = shown(query, body=body, width=20)
        assert (text, marks) == ("It was the harbour. The ferry sank.", ["harbour", "ferry"])


def test_the_parts_of_a_match_in_a_paragraph_stand_together() -> None:
    body = "A ferry came. It was late. It went to the harbour at noon.\nA ferry went.\nA harbour."
    ((text, marks),) = shown("ferry /p harbour", body=body, width=20)
    assert (text, marks) == (body.split("\n")[0], ["ferry", "harbour"])
