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
from searchnews.export.evidence import REFERENCES, RULES, evidence_of
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


def nodes() -> Iterator[ast.AST]:
    """Yield all that the modules that find quotations are made of."""
    for path in QUOTES.glob("*.py"):
        yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def strings(node: ast.expr | None) -> Iterator[str]:
    """Yield the strings that an expression may be."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp():
            yield from (*strings(node.body), *strings(node.orelse))
        case ast.BoolOp():
            yield from (text for value in node.values for text in strings(value))


def passed_to(*makers: str) -> set[str]:
    """Return the strings that calls of the functions are given, other than by another name."""
    found: set[str] = set()
    for node in nodes():
        if isinstance(node, ast.Call):
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            rules = [keyword.value for keyword in node.keywords if keyword.arg == "rule"]
            arguments = node.args if called in makers else []
            found.update(text for value in (*rules, *arguments) for text in strings(value))
    return found


def assigned() -> set[str]:
    """Return the strings that a variable or a field named `rule` is given."""
    found: set[str] = set()
    for node in nodes():
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(getattr(target, "id", "") == "rule" for target in targets):
                found.update(strings(node.value))
    return found


def returned() -> set[str]:
    """Return the strings that functions return whose name ends with “rule”."""
    return {
        text
        for node in nodes()
        if isinstance(node, ast.FunctionDef) and node.name.endswith("rule")
        for inner in ast.walk(node)
        if isinstance(inner, ast.Return)
        for text in strings(inner.value)
    }


def test_every_rule_of_the_package_has_words() -> None:
    found = passed_to("evidence_of", "Evidence", "Answer", "_answer") | assigned() | returned()
    assert {"said NP", "floating", "continued"} < found
    assert found - {"", *RULES, *REFERENCES} == set()


def test_what_the_sample_corpus_needs_has_words() -> None:
    for article in searchnews.read([QUOTES.parents[2] / "corpus"], on_error=print):
        for quote in searchnews.extract(article, indirect=True):
            assert quote.rule is None or quote.rule in RULES
            assert quote.reference is None or quote.reference in REFERENCES


@pytest.mark.parametrize("words", [*RULES.values(), *REFERENCES.values()])
def test_words_are_one_line_with_known_places(words: str) -> None:
    assert "\n" not in words
    assert "{" not in words.format(cue="said", mention="she")


def test_the_reasons_lead_from_the_cue_to_the_name() -> None:
    why = evidence_of(ARTICLE, QUOTE)
    assert why.context == "“It holds,” she said on Monday."
    shown = [(why.context[slice(*mark.span)], mark.note) for mark in why.marks]
    assert shown == [("she", "mention"), ("said", "cue")]
    rule, reference, antecedent, confidence = why.reasons
    assert rule == "“she” is the subject of the cue “said”, right behind the quotation"
    assert reference.startswith("“she” → Ada Holm: ")
    assert antecedent == "named as “Ada Holm” at character 0"
    assert confidence == "confidence 0.72 of 1"


def test_an_antecedent_may_be_a_pronoun_itself() -> None:
    at = BODY.index("She has")
    reasons = evidence_of(ARTICLE, replace(QUOTE, antecedent_span=Span(at, at + 3))).reasons
    assert f"the same as “She” at character {at}" in reasons


def test_a_rule_that_is_not_known_is_shown_as_it_is() -> None:
    why = evidence_of(ARTICLE, replace(QUOTE, rule="a new one", reference="another"))
    assert why.reasons[:2] == ("a new one", "“she” → Ada Holm: another")


def test_without_a_speaker_it_says_why_not() -> None:
    nobody = replace(QUOTE, speaker=None, reference=None, antecedent_span=None, confidence=None)
    *_, last = evidence_of(ARTICLE, nobody).reasons
    assert last == "“she” → no name: nobody whom the article names is surely meant"
    unsure = replace(nobody, reference="role")
    *_, last = evidence_of(ARTICLE, unsure).reasons
    assert last.endswith("of whom the article tells it, but not surely enough")
    guessed = replace(nobody, antecedent_span=QUOTE.antecedent_span)
    assert evidence_of(ARTICLE, guessed).reasons[-1] == "the likeliest is “Ada Holm” at character 0"
    floating = Quote(text="“It will", start=117, end=125, spans=(Span(117, 125),))
    why = evidence_of(ARTICLE, floating)
    assert (why.context, why.marks) == ("", ())
    assert why.reasons == ("no speaker: no words near the quotation say whose it is",)
    legal = replace(ARTICLE, regions=(Region("boilerplate", Span(60, len(BODY))),))
    [reason] = evidence_of(legal, floating).reasons
    assert reason == "no speaker: it stands in the page's boilerplate, not in the article's text"


def test_a_long_sentence_is_cut_at_words() -> None:
    filler = "and the long river flows " * 40
    body = f"{filler}she said {filler}"
    at = body.index("she said")
    quote = replace(QUOTE, mention_span=Span(at, at + 3), cue_span=Span(at + 4, at + 8))
    context = evidence_of(Article(id="a", body=body), quote).context
    assert context.startswith("… ")
    assert context.endswith(" …")
    assert len(context) < 250
    assert set(context.split()) <= {"…", *body.split()}


def test_a_cue_far_from_its_subject_is_left_out_of_the_sentence() -> None:
    body = f"she {'of the river, ' * 500}said so."
    at = body.index("said")
    quote = replace(QUOTE, mention_span=Span(0, 3), cue_span=Span(at, at + 4), antecedent_span=None)
    why = evidence_of(Article(id="a", body=body), quote)
    assert [mark.note for mark in why.marks] == ["mention"]
    assert len(why.context) < 250


@given(st.text(max_size=400), st.integers(0, 400), st.integers(1, 9), st.integers(0, 400))
def test_what_is_pointed_at_is_what_the_article_says(
    body: str, start: int, length: int, other: int
) -> None:
    mention = Span(min(start, len(body)), min(start + length, len(body)))
    cue = Span(min(other, len(body)), min(other + length, len(body)))
    quote = replace(QUOTE, mention_span=mention, cue_span=cue, antecedent_span=None)
    why = evidence_of(Article(id="a", body=body), quote)
    spans = {"mention": mention, "cue": cue}
    for mark in why.marks:
        assert why.context[slice(*mark.span)] == body[slice(*spans[mark.note])]
