from __future__ import annotations

from dataclasses import replace

import pytest
from benchmarks.quotations.gold import Case, Quoted
from benchmarks.quotations.judge import Judged, Outcome, judge, match_wholes

from searchnews.article import Article
from searchnews.text import Span

BODY = "“It sails,” she said. “It is late,” said a pilot."
FIRST = Quoted("“It sails,”", (Span(0, 11),), "she", "Ada Holm")
SECOND = Quoted("“It is late,”", (Span(22, 35),), "a pilot", None)


def judged(gold: list[Quoted], found: list[Quoted]) -> list[Judged]:
    return judge(Case(Article(id="a", body=BODY), tuple(gold)), found)


@pytest.mark.parametrize(
    ("gold", "found", "outcome"),
    [
        (FIRST, FIRST, "right"),
        (FIRST, replace(FIRST, name="Dr. Ada Holm"), "right"),
        (FIRST, replace(FIRST, name="Ben Ruud"), "wrong"),
        (FIRST, replace(FIRST, name=None), "none"),
        (FIRST, None, "missed"),
        (None, FIRST, "taken"),
        # The mention says who it is where no name is known.
        (replace(FIRST, name=None), FIRST, "right"),
        (replace(FIRST, name=None), replace(FIRST, mention="he"), "wrong"),
        # A pronoun that stands for nobody is a speaker missing; one who has no name is not.
        (replace(FIRST, name=None), replace(FIRST, name=None), "none"),
        (SECOND, SECOND, "right"),
        (SECOND, replace(SECOND, mention="a sailor"), "none"),
        (replace(SECOND, is_nameless=True), SECOND, "right"),
        (replace(SECOND, is_nameless=True), replace(SECOND, name="Ben Ruud"), "invented"),
        (replace(SECOND, mention=None), replace(SECOND, name="Ben Ruud"), "invented"),
    ],
)
def test_outcomes(gold: Quoted | None, found: Quoted | None, outcome: Outcome) -> None:
    (one,) = judged([gold] if gold else [], [found] if found else [])
    assert one.outcome == outcome


def test_the_full_name_is_stricter_than_its_last_word() -> None:
    (one,) = judged([FIRST], [replace(FIRST, name="Holm")])
    assert (one.has_speaker, one.has_name, one.has_full_name) == (True, True, False)


def test_a_mention_is_no_resolved_name() -> None:
    (one,) = judged([FIRST], [replace(FIRST, name="Ben Ruud")])
    assert (one.has_speaker, one.has_name) == (True, False)


def test_runs_of_one_quotation_are_judged_one_by_one() -> None:
    both = Quoted(BODY[:35], (FIRST.spans[0], SECOND.spans[0]), "she", "Ada Holm")
    assert [one.outcome for one in judged([both], [FIRST])] == ["right", "missed"]


def test_whole_quotations_match_one_to_one_the_most_alike_first() -> None:
    words = "the old ferry sails at nine tomorrow"
    gold = Quoted(words, (Span(0, 36),))
    near = Quoted(f"{words} morning", (Span(0, 44),))
    far = Quoted("the old ferry", (Span(0, 13),))
    elsewhere = Quoted(words, (Span(50, 86),))
    assert match_wholes([gold], [near, gold]).matched == 1
    assert match_wholes([gold, near], [near, gold]).matched == 2
    assert match_wholes([gold], [far, elsewhere]).matched == 0
