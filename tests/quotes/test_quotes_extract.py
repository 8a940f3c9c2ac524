from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchnews.article import Article, Quote, Region, RegionKind
from searchnews.quotes.extract import extract
from searchnews.text import Span

SAVED = sorted((Path(__file__).parents[3] / "shared" / "data" / "seed").glob("*.txt"))


def quotes(body: str, *regions: Region) -> tuple[Quote, ...]:
    return extract(Article(id="a", body=body, regions=regions))


def test_a_split_quotation_is_one_with_two_spans() -> None:
    body = "“My aim,” Ada Holm said, “is that it sails.”"
    (quote,) = quotes(body)
    assert [body[slice(*span)] for span in quote.spans] == ["“My aim,”", "“is that it sails.”"]
    assert (quote.start, quote.end) == (0, len(body))
    assert quote.text == body
    assert quote.kind == "direct"


def test_the_next_sentence_is_a_quotation_of_the_same_speaker() -> None:
    found = quotes("“It will sail,” Ada Holm said. “I know it.”")
    assert [(q.text, q.speaker) for q in found] == [
        ("“It will sail,”", "Ada Holm"),
        ("“I know it.”", "Ada Holm"),
    ]


def test_a_quotation_that_reopens_is_one_of_several_spans() -> None:
    (quote,) = quotes("“It will sail.\n\n“I know it,” Ada Holm said.")
    assert len(quote.spans) == 2
    assert quote.speaker == "Ada Holm"


def test_a_floating_quotation_is_that_of_the_paragraph_before() -> None:
    found = quotes("Ada Holm said it would sail.\n\n“I know it. Nothing can stop it now.”")
    assert [q.speaker for q in found] == ["Ada Holm"]


def test_a_paragraph_that_ends_with_a_colon_leads_in() -> None:
    found = quotes("Ben Ruud said no. But Ada Holm said:\n\n“I know it. It will sail now.”")
    assert [q.speaker for q in found] == ["Ada Holm"]


def test_a_paragraph_that_ends_with_a_colon_announces() -> None:
    found = quotes(
        "“No,” Ben Ruud said. Ada Holm then listed her aims for the year:\n\n"
        "“To sail every day of it. To sink on none of them.”"
    )
    assert [q.speaker for q in found] == ["Ben Ruud", "Ada Holm"]


def test_a_signature_may_close_the_paragraph() -> None:
    found = quotes("“It sails again today.” And it will.” ― Ada Holm\n\nBen Ruud left.")
    assert {q.speaker for q in found} == {"Ada Holm"}


def test_a_signature_names_the_speaker() -> None:
    found = quotes("“It will sail.” ― Ada Holm\n\n“It will never sail again.”\n\n— Ben Ruud, pilot")
    assert [q.speaker for q in found] == ["Ada Holm", "Ben Ruud"]


def test_a_sentence_introduces_the_next_speaker() -> None:
    found = quotes("“It sank,” Ada Holm said. Ben Ruud shook his head. “I never saw it sink.”")
    assert [q.speaker for q in found] == ["Ada Holm", "Ben Ruud"]


def test_a_sentence_behind_a_quotation_is_not_its_attribution() -> None:
    found = quotes("“It sank last night.” Ada Holm said the boat was “a floating wreck”.")
    assert [len(q.spans) for q in found] == [1, 1]


def test_kinds() -> None:
    body = (
        "“It will sail,” Ada Holm said. She called it “a floating miracle”.\n\n"
        "She added: “Nothing can stop it now.”"
    )
    assert [q.kind for q in quotes(body)] == ["direct", "partial", "direct"]


def test_words_and_spans_of_mention_and_cue_agree() -> None:
    body = "Ada Holm runs it.\n\n“It will sail,” she said."
    (quote,) = quotes(body)
    assert quote.mention_span is not None
    assert quote.cue_span is not None
    assert body[slice(*quote.mention_span)] == quote.mention == "she"
    assert body[slice(*quote.cue_span)] == quote.cue == "said"


@pytest.mark.parametrize("kind", ["navigation", "boilerplate", "headline"])
def test_what_is_not_the_articles_own_has_no_speaker(kind: RegionKind) -> None:
    body = "Ada Holm said it was “as safe as a house”."
    (quote,) = quotes(body, Region(kind, Span(0, len(body))))
    assert (quote.speaker, quote.mention) == (None, None)


def test_a_repeated_caption_is_attributed_as_usual() -> None:
    body = "Ada Holm said it was “as safe as a house”."
    (quote,) = quotes(body, Region("repeat", Span(0, len(body))))
    assert quote.speaker == "Ada Holm"


def test_no_marks_no_quotations() -> None:
    assert quotes("") == ()
    assert quotes("Ada Holm said it would sail.") == ()


WORDS = ["he said", "Ada Holm", "said", "according to", "Mr. ", "“", "”", '"', "'", "''", "‘", "’"]
PIECES = st.one_of(
    st.sampled_from(
        [*WORDS, " and ", " of ", " the ", " de ", ", ", ". ", "\n", ": ", "(", ")", " who "]
    ),
    st.text(),
)


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_text_gives_sound_quotations(body: str) -> None:
    at = 0
    for quote in quotes(body):
        assert quote.text == body[quote.start : quote.end]
        assert quote.start == quote.spans[0].start
        assert quote.end == quote.spans[-1].end
        for span in quote.spans:
            assert at <= span.start < span.end
            at = span.end
        for words, place in (
            (quote.mention, quote.mention_span),
            (quote.cue, quote.cue_span),
        ):
            assert (words is None) == (place is None)
            assert place is None or body[slice(*place)] == words


@pytest.mark.skipif(not SAVED, reason="no saved page beside this checkout")
def test_a_saved_page_gives_up_its_quotations() -> None:
    body = SAVED[0].read_text(encoding="utf-8")
    found = quotes(body)
    assert sum(len(quote.spans) for quote in found) == 29
    lines = {line.strip() for line in body.splitlines()}
    assert [q for q in found if q.text.strip() in lines and q.text.istitle()] == []
    words = set(re.findall(r"\w+", body))
    named = [q for q in found if q.speaker and words.issuperset(re.findall(r"\w+", q.speaker))]
    assert sum(len(quote.spans) for quote in named) >= 26


@settings(max_examples=200)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_text_gives_sound_indirect_quotations(body: str) -> None:
    end = 0
    for quote in extract(Article(id="a", body=body), indirect=True):
        assert quote.text == body[quote.start : quote.end]
        assert quote.start <= quote.spans[0].start
        assert quote.spans[-1].end <= quote.end
        assert end <= quote.start < quote.end
        end = quote.end


@pytest.mark.parametrize("line", ["By Ada Holm, Harwick", "Ada Holm Continued Below"])
def test_furniture_is_no_antecedent(line: str) -> None:
    assert [q.speaker for q in quotes(f"A pilot left.\n\n{line}\n\n“It sails,” she said.")] == [
        None
    ]


def test_two_who_speak_in_one_sentence_are_two_quotations() -> None:
    body = "“It sails”, said Ada Holm; “it stays”, said Ben Ruud."
    found = extract(Article(id="a", body=body))
    assert [(q.text, q.speaker) for q in found] == [
        ("“It sails”", "Ada Holm"),
        ("“it stays”", "Ben Ruud"),
    ]
