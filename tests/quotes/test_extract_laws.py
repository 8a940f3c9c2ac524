"""Laws of the extraction: what holds of any text, and that time grows with its length only."""

from __future__ import annotations

import gc
import unicodedata
from collections.abc import Callable, Iterator
from time import process_time
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
@given(BODIES, st.booleans())
def test_the_same_text_gives_the_same_quotations(body: str, indirect: bool) -> None:
    assert quotes(body, indirect=indirect) == quotes(body, indirect=indirect)


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


# Time: four times the text takes four times as long; with a quadratic step, sixteen times.

_SYLLABLES = "ba do ki lu me no pa ri su ta ve zo ga he fi jo".split()


def names(count: int) -> Iterator[tuple[str, str]]:
    """Yield different given names and surnames."""
    for k in range(count):
        given, family = (
            "".join(_SYLLABLES[n >> shift & 15] for shift in (0, 4, 8, 12)).capitalize()
            for n in (k, k * 7919 & 0xFFFF)
        )
        yield given, family


PROSE = (
    "The ferry lay at the quay all winter while the harbour froze and thawed and froze again. "
    "Ada Holm, the chief pilot, said on Monday that it would sail before the end of the month. "
    "“It will sail,” she said, “and it will not sink.” Nobody on the quay had seen it move since "
    "the storm of 2019, when two of the cranes fell. According to Ben Ruud it is “as safe as a "
    "house”. The mayor was not there. Tickets are sold from Tuesday on at the old customs house. "
)

# What takes long in other extractors or might here, by the count of its repetitions.
HOSTILE: dict[str, tuple[int, Callable[[int], str]]] = {
    "one paragraph": (150, lambda n: PROSE * n),
    "many paragraphs": (150, lambda n: (PROSE + "\n\n") * n),
    **{f"unclosed {mark}": (20_000, lambda n, m=mark: f"{m}word and " * n) for mark in "“„«‹‘'`"},  # type: ignore[misc]
    'unclosed "': (1_500, lambda n: '"word and ' * n),
    "unclosed ''": (1_000, lambda n: "''word and " * n),
    "unopened ”": (20_000, lambda n: "word” and " * n),
    "unopened ’": (20_000, lambda n: "players’ and " * n),
    "paragraphs that reopen": (2_000, lambda n: "“It will sail and sail.\n\n" * n),
    "marks and nothing else": (5_000, lambda n: "“\"‘«'" * n),
    "nested marks": (3_000, lambda n: "“‘" * n + "it sails" + "’”" * n + " Ada Holm said."),
    "nested brackets": (5_000, lambda n: "“It sails,” " + "(" * n + "Holm" + ")" * n + " said."),
    "brackets of brackets": (3_000, lambda n: "Holm " + "(of " * n + ")" * n + " said: “No.”"),
    "inches": (10_000, lambda n: "5\" x 6' x " * n),
    "capitals and commas": (3_000, lambda n: "Ada, Holm, " * n + "said: “It sails.”"),
    "a list of speakers": (3_000, lambda n: "“It sails,” said " + "Ada Holm and " * n),
    "a list on the left": (3_000, lambda n: "Ada Holm, " * n + "and Ben Ruud said “it sails”."),
    "one long word": (200_000, lambda n: f"“It sails,” said {'Aa' * n}."),
    "one long quoted word": (200_000, lambda n: f"“{'a' * n}” Ada Holm said."),
    "one hyphened word": (20_000, lambda n: f"“It sails,” said {'A-' * n}."),
    "combining marks": (50_000, lambda n: f"“It sails,” said A{chr(0x301) * n}."),
    "pronouns": (700, lambda n: "Ada Holm left. " + "“It will sail,” she said. " * n),
    "two pronouns": (300, lambda n: "“It sails,” she said. He called it “a raft of doors”. " * n),
    "pronouns in paragraphs": (500, lambda n: "Ada left.\n\n" + "“It sails,” she said.\n\n" * n),
    "different names": (
        400,
        lambda n: " ".join(f"“It sails,” said {a} {b}. “No,” {b} said." for a, b in names(n)),
    ),
    "different names and a pronoun": (
        400,
        lambda n: "\n\n".join(f"{a} {b} came. “It sails,” she said." for a, b in names(n)),
    ),
    "different names in one role": (
        150,
        lambda n: " ".join(f"Pilot {a} {b} came. “No,” the pilot said." for a, b in names(n)),
    ),
    "one large family": (
        500,
        lambda n: " ".join(f"“It sails,” said {a} Holm. “No,” Holm said." for a, _ in names(n)),
    ),
    "one given name": (
        500,
        lambda n: " ".join(f"“It sails,” said Ada {b}. “No,” Ada said." for _, b in names(n)),
    ),
    "colons": (5_000, lambda n: "word: " * n + "“It sails.”"),
    "labels": (500, lambda n: "Ada Holm: It sails.\nBen Ruud: It sinks.\n" * n),
    "different labels": (3_000, lambda n: "\n".join(f"{a} {b}: It sails." for a, b in names(n))),
    "dashes": (10_000, lambda n: "word — " * n + "“It sails.”"),
    "signatures": (400, lambda n: "“It sails all day.”\n\n— Ada Holm\n\n" * n),
    "cues": (10_000, lambda n: "said " * n + "“it sails”"),
    "cues and subjects": (1_500, lambda n: "Ada Holm said that the pilot told the mayor and " * n),
    "cues and runs in a sentence": (300, lambda n: "Holm said “it sails” and told me “no”, " * n),
    "sources": (1_500, lambda n: "according to Ada Holm, it would sail, " * n + "“it sails”"),
    "adverbs": (10_000, lambda n: "Ada Holm " + "quickly " * n + "said “it sails well”."),
    "relative clauses": (2_000, lambda n: "Ada Holm, who knows Ruud, " * n + "said: “It sails.”"),
    "complements": (3_000, lambda n: "A pilot " + "of the port " * n + "said: “It sails.”"),
    "titles": (2_000, lambda n: f"“It sails,” said {'Mr. Dr. Sir ' * n}Holm."),
    "initials": (2_000, lambda n: f"“It sails,” said {'J. R. ' * n}Holm."),
    "wrapped lines": (1_500, lambda n: "Ada Holm said on Monday that the ferry would\n" * n),
    "blanks": (50_000, lambda n: f"“It sails,” said{' ' * n}Ada Holm."),
    "passives": (100, lambda n: "Ada Holm was quoted as saying “it sails” by " * n),
}  # fmt: skip
_TIMES, _BOUND = 4, 8


@pytest.fixture
def no_collector() -> Iterator[None]:
    """Keep the garbage collector, whose time does not grow evenly, out of a measurement."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def seconds(body: str, indirect: bool) -> float:
    began = process_time()
    quotes(body, indirect=indirect)
    return process_time() - began


def growth(small: str, large: str, indirect: bool, enough: float) -> float:
    """Return how many times longer `large` takes: of a few rounds the fastest of either."""
    fast, slow = float("inf"), float("inf")
    for _ in range(4):
        fast = min(fast, seconds(small, indirect))
        slow = min(slow, seconds(large, indirect))
        if slow <= enough * fast:
            break
    return slow / fast


@pytest.mark.usefixtures("no_collector")
@pytest.mark.parametrize("indirect", [False, True], ids=["marked", "reported"])
@pytest.mark.parametrize("shape", HOSTILE)
def test_time_is_linear_in_the_length(shape: str, indirect: bool) -> None:
    count, text = HOSTILE[shape]
    times = growth(text(count), text(_TIMES * count), indirect, 0.75 * _BOUND)
    assert times < _BOUND, f"{_TIMES} times the text takes {times:.1f} times as long"


@pytest.mark.usefixtures("no_collector")
@pytest.mark.parametrize(("gap", "indirect"), [("", True), ("\n\n", False)])
def test_an_article_of_five_megabytes(gap: str, indirect: bool) -> None:
    part = (PROSE + gap) * (5_000_000 // 8 // len(PROSE + gap) + 1)
    assert len(part * 8) >= 5_000_000
    times = growth(part, part * 8, indirect, 14)
    assert times < 16, f"8 times the text takes {times:.1f} times as long"
