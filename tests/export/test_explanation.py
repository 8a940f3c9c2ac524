from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import searchnews
from searchnews.article import Article, Quote, Region
from searchnews.export.explanation import REFERENCES, RULES, explain
from searchnews.text import Span

QUOTES = Path(searchnews.__file__).parent / "quotes"
BODY = (
    "Ada Holm runs the ferry. She has run it for years.\n\n"
    "“It holds,” she said on Monday. Nobody else spoke. “It will hold.”\n"
)
SHE = BODY.index("she said")
QUOTE = Quote(
    text="“It holds,”",
    start=BODY.index("“It holds"),
    end=BODY.index(" she said"),
    spans=(Span(BODY.index("“It holds"), BODY.index(" she said")),),
    speaker="Ada Holm",
    mention="she",
    cue="said",
    mention_span=Span(SHE, SHE + 3),
    cue_span=Span(SHE + 4, SHE + 8),
    rule="NP said",
    reference="pronoun",
    antecedent_span=Span(0, 8),
    confidence=0.724,
)
ARTICLE = Article(id="ferry", body=BODY)


def strings(node: ast.expr | None) -> Iterator[str]:
    """Yield the strings that an expression may be."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp():
            yield from (*strings(node.body), *strings(node.orelse))
        case ast.BoolOp():
            yield from (text for value in node.values for text in strings(value))


def codes(maker: str, place: int) -> set[str]:
    """Return the rules in the source: of calls of `maker` at `place` or by name."""
    found: set[str] = set()
    for path in QUOTES.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if called != maker:
                continue
            found.update(*map(strings, node.args[place : place + 1]))
            found.update(*(strings(k.value) for k in node.keywords if k.arg == "rule"))
    return found


def assigned() -> set[str]:
    """Return the rules that a variable of that name is given before it is used."""
    return {
        text
        for path in QUOTES.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "rule"
        for text in strings(node.value)
    }


def test_every_rule_of_the_package_has_words() -> None:
    attributing = codes("evidence_of", 0) | codes("Evidence", 0)
    inherited = {code for code in codes("_replace", 9) | assigned() if code}
    assert {"said NP", "passive"} < attributing
    assert {"floating", "continued"} < inherited
    assert (attributing | inherited) - {*RULES} == set()


def test_every_reference_of_the_package_has_words() -> None:
    assert {code for code in codes("Answer", 4) if code} - {*REFERENCES} == set()


@pytest.mark.parametrize("words", [*RULES.values(), *REFERENCES.values()])
def test_words_are_one_line_with_known_places(words: str) -> None:
    assert "\n" not in words
    assert "{" not in words.format(cue="said", mention="she")


def test_the_reasons_lead_from_the_cue_to_the_name() -> None:
    why = explain(ARTICLE, QUOTE)
    assert why.context == "“It holds,” she said on Monday."
    shown = [(why.context[slice(*mark.span)], mark.note) for mark in why.marks]
    assert shown == [("she", "mention"), ("said", "cue")]
    rule, reference, antecedent, confidence = why.reasons
    assert rule == "“she” is the subject of the cue “said”, right behind the quotation"
    assert reference.startswith("“she” → Ada Holm: ")
    assert antecedent == "named at character 0: “Ada Holm”"
    assert confidence == "confidence 0.72 of 1"


def test_a_rule_that_is_not_known_is_shown_as_it_is() -> None:
    why = explain(ARTICLE, replace(QUOTE, rule="a new one", reference="another"))
    assert why.reasons[:2] == ("a new one", "“she” → Ada Holm: another")


def test_without_a_speaker_it_says_why_not() -> None:
    nobody = replace(QUOTE, speaker=None, reference=None, antecedent_span=None, confidence=None)
    *_, last = explain(ARTICLE, nobody).reasons
    assert last == "“she” → no name: nobody whom the article names is surely meant"
    floating = Quote(text="“It will", start=117, end=125, spans=(Span(117, 125),))
    why = explain(ARTICLE, floating)
    assert (why.context, why.marks) == ("", ())
    assert why.reasons == ("no speaker: no words near the quotation say whose it is",)
    legal = replace(ARTICLE, regions=(Region("boilerplate", Span(60, len(BODY))),))
    [reason] = explain(legal, floating).reasons
    assert reason == "no speaker: it stands in the page's boilerplate, not in the article's text"


def test_a_long_sentence_is_cut_at_words() -> None:
    filler = "and the long river flows " * 40
    body = f"{filler}she said {filler}"
    at = body.index("she said")
    quote = replace(QUOTE, mention_span=Span(at, at + 3), cue_span=Span(at + 4, at + 8))
    context = explain(Article(id="a", body=body), quote).context
    assert context.startswith("… ")
    assert context.endswith(" …")
    assert len(context) < 250
    assert set(context.split()) <= {"…", *body.split()}


def test_a_cue_far_from_its_subject_is_left_out_of_the_sentence() -> None:
    body = f"she {'of the river, ' * 500}said so."
    at = body.index("said")
    quote = replace(QUOTE, mention_span=Span(0, 3), cue_span=Span(at, at + 4), antecedent_span=None)
    why = explain(Article(id="a", body=body), quote)
    assert [mark.note for mark in why.marks] == ["mention"]
    assert len(why.context) < 250


@given(st.text(max_size=400), st.integers(0, 400), st.integers(1, 9), st.integers(0, 400))
def test_what_is_pointed_at_is_what_the_article_says(
    body: str, start: int, length: int, other: int
) -> None:
    mention = Span(min(start, len(body)), min(start + length, len(body)))
    cue = Span(min(other, len(body)), min(other + length, len(body)))
    quote = replace(QUOTE, mention_span=mention, cue_span=cue, antecedent_span=None)
    why = explain(Article(id="a", body=body), quote)
    spans = {"mention": mention, "cue": cue}
    for mark in why.marks:
        assert why.context[slice(*mark.span)] == body[slice(*spans[mark.note])]
