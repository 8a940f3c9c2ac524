"""Laws of the extraction: what holds of any text."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchnews.article import Article, Quote
from searchnews.quotes.extract import extract

MARKS = ['"', "'", "''", "``", "`", *"“”„‟«»‹›‘’"]
PAIRS = ["“”", '""', "‘’", "''", "«»", "„“", "‹›", '“"', "“ ", "”“", "``", "(“"]
WHO = [
    *("Ada Holm", "Ben Ruud", "Holm", "Dr. Holm", "Åse Lindström", "O’Dell", "the Harbour Board"),
    *("HB", "the chief pilot", "a spokeswoman", "the report", "he", "she", "they", "it", "Mr."),
    *("Ada Holm, the mayor", "Ada Holm and Ben Ruud", "her brother", "AH", "Q", "A", "both"),
]
CUES = "said says told added asked wrote called saying claim thinks was would".split()
SENTENCES = [
    *("{a}It sails,{b} {cue} {who}.", "{a}It sails,{b} {who} {cue}. {a}It sinks.{b}"),
    *("{a}It sails,{b} {who} {cue}, {a}and it sinks.{b}", "{who} {cue}: {a}It sails.{b}"),
    *("{who} {cue} it would sail on Monday{odd}.", "{who} {cue} it was {a}as safe as doors{b}."),
    *("According to {who}, it would {a}sail again{b}.", "{who} was quoted as saying {a}no{b}"),
    *("{a}It sails. It sinks.{b}", "{a}It sails.", "{who} {odd} left.", "{who}: It {a}sails{b}."),
    *("It would sail, {who} {cue}.", "the {a}old{b} ferry {odd}", "— {who}", "PORT VELL {odd} - "),
]
GAPS = [" ", " ", "\n", "\n\n", "\n\n", "\r\n\r\n", "", ", ", ". ", ": ", "; ", " — ", "… ", "-"]
ODD = [
    *("", "", "\t", "\u00a0", "\u200b", "\u2028", "\ufeff", "\x00", "\u0301", "é", "e\u0301", "ß"),
    *("😀", "𝐀da 𝐇olm", "קרא", "\u202eabc", "١٢٣", "2009", "ﬁ", "İ", "Ǆ", "ʼ", "(HB)", "6'2\""),
    *("(", ")", "[", "]", "{", "<b>", "&quot;", "--", "/", "\\", "*", "@ada", "$5", "http://a/“b”"),
]
SENTENCE = st.builds(
    lambda form, pair, who, cue, odd: form.format(a=pair[0], b=pair[1], who=who, cue=cue, odd=odd),
    st.sampled_from(SENTENCES),
    st.sampled_from(PAIRS),
    st.sampled_from(WHO),
    st.sampled_from(CUES),
    st.sampled_from(ODD),
)
PIECE = st.one_of(
    st.sampled_from([*WHO, *CUES, *GAPS, *ODD]), st.sampled_from(MARKS), st.text(max_size=6)
)
ARTICLE = st.lists(st.tuples(SENTENCE, st.sampled_from(GAPS)).map("".join), max_size=8)
LABELS = st.sampled_from(["Ada Holm", "Holm", "AH", "Ben Ruud", "BR", "Q", "A"])
INTERVIEW = st.lists(st.builds("{}: {}".format, LABELS, SENTENCE), max_size=6)
BODIES = st.one_of(
    INTERVIEW.map("\n".join),
    ARTICLE.map("".join),
    st.lists(st.one_of(SENTENCE, PIECE, PIECE), max_size=25).map("".join),
)
MARK = frozenset("".join(MARKS))
LAWS = settings(max_examples=300, deadline=None)


def quotes(body: str, *, indirect: bool = False) -> tuple[Quote, ...]:
    return extract(Article(id="a", body=body), indirect=indirect)


def assert_sound(body: str, found: tuple[Quote, ...]) -> None:
    """Hold the spans of the quotations against the body."""
    at = 0
    for quote in found:
        assert quote.text == body[quote.start : quote.end]
        assert (quote.start, quote.end) == (quote.spans[0].start, quote.spans[-1].end)
        for span in quote.spans:
            assert at <= span.start < span.end <= len(body), "sorted, disjoint, inside the body"
            at = span.end
        if quote.kind != "indirect" and quote.rule != "interview":
            assert all(body[span.start] in MARK for span in quote.spans), "marks included"
        for words, place in ((quote.mention, quote.mention_span), (quote.cue, quote.cue_span)):
            assert (words is None) == (place is None)
            assert place is None or 0 <= place.start < place.end <= len(body)
            assert place is None or body[slice(*place)] == words
        antecedent = quote.antecedent_span
        assert antecedent is None or 0 <= antecedent.start < antecedent.end <= len(body)
        assert (quote.confidence is None) == (quote.speaker is None)
        assert quote.confidence is None or 0 < quote.confidence <= 1
        assert quote.speaker is None or quote.speaker.strip() == quote.speaker != ""


@LAWS
@given(BODIES)
def test_spans_are_sound(body: str) -> None:
    assert_sound(body, quotes(body))


@LAWS
@given(BODIES)
def test_spans_are_sound_with_reported_speech(body: str) -> None:
    assert_sound(body, quotes(body, indirect=True))


@LAWS
@given(BODIES)
def test_reported_speech_changes_no_marked_quotation(body: str) -> None:
    marked, both = quotes(body), quotes(body, indirect=True)
    clauses = [quote for quote in both if quote.kind == "indirect"]
    held = [
        quote
        for quote in marked
        if any(clause.start <= quote.start and quote.end <= clause.end for clause in clauses)
    ]
    apart = [quote for quote in both if quote.kind != "indirect"]
    assert apart == [quote for quote in marked if quote not in held]
    assert all(quote.kind == "partial" for quote in held)


# No marks, no names, and nothing to continue what stands before.
ENDINGS = st.sampled_from(["and then it rained all night.", "it rains.", "no more 12 of that"])


@LAWS
@given(BODIES, ENDINGS, st.booleans())
def test_a_last_paragraph_of_plain_words_changes_nothing(
    body: str, ending: str, indirect: bool
) -> None:
    assert quotes(f"{body}\n\n{ending}", indirect=indirect) == quotes(body, indirect=indirect)


@LAWS
@given(BODIES, st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_every_normal_form_gives_sound_spans(
    body: str, form: Literal["NFC", "NFD", "NFKC", "NFKD"]
) -> None:
    normal = unicodedata.normalize(form, body)
    assert_sound(normal, quotes(normal, indirect=True))


ACCENTED = (
    "Åse Lindström, the pilot, left. “It will sail,” she said. “José knew it,” said Zoë Ångs. "
    "Lindström said: “Ça va bien.” “Née à Orléans,” Ángel Muñoz added."
)


def test_composed_and_decomposed_text_give_the_same_quotations() -> None:
    def told(form: Literal["NFC", "NFD"]) -> list[tuple[str, str | None]]:
        found = quotes(unicodedata.normalize(form, ACCENTED))
        return [(unicodedata.normalize("NFC", quote.text), quote.speaker) for quote in found]

    assert len(told("NFC")) == 4
    assert all(speaker for _, speaker in told("NFC"))
    assert told("NFD") == told("NFC")


@pytest.mark.parametrize(
    "body", ["", " ", "\n", "“", "“”", '"', "''", "”“", "‘’", "«\n»", "\ufeff"]
)
def test_next_to_nothing_quotes_nobody(body: str) -> None:
    for indirect in (False, True):
        assert quotes(body, indirect=indirect) == ()


CORPUS = Path(__file__).parents[2] / "corpus"
READ_THE_CORPUS = """
import sys
from pathlib import Path

from searchnews import read
from searchnews.quotes.extract import quotations

for article in read([Path(sys.argv[1])], on_error=sys.exit):
    found = quotations(article, indirect=True, profiles=True)
    print(*((item.quote, item.profiles) for item in (*found.marked, *found.indirect)), sep="\\n")
"""


def test_the_order_of_sets_changes_nothing() -> None:
    def told(seed: str) -> bytes:
        return subprocess.run(
            [sys.executable, "-c", READ_THE_CORPUS, CORPUS],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout

    first = told("1")
    assert first.count(b"Quote(") > 100
    assert told("2") == first
