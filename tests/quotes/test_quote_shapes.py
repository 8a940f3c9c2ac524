"""One table for each shape in which English news prose quotes someone."""

from __future__ import annotations

import pytest

from searchnews.article import Article
from searchnews.quotes.extract import extract

# A body, and its quotations: text and speaker.
Case = tuple[str, list[tuple[str, str | None]]]


def found(body: str) -> list[tuple[str, str | None]]:
    return [(quote.text, quote.speaker) for quote in extract(Article(id="a", body=body))]


_BEFORE_AFTER_INSIDE: list[Case] = [
    ("Ada Holm said the ferry “will sail today” and left.", [("“will sail today”", "Ada Holm")]),
    (
        "“My aim,” Ada Holm said, “is to sail.”",
        [("“My aim,” Ada Holm said, “is to sail.”", "Ada Holm")],
    ),
    (
        "“My aim,” said Ada Holm, a pilot, “is to sail.”",
        [("“My aim,” said Ada Holm, a pilot, “is to sail.”", "Ada Holm")],
    ),
]


@pytest.mark.parametrize(("body", "quotes"), _BEFORE_AFTER_INSIDE)
def test_a_cue_may_stand_before_after_or_inside(
    body: str, quotes: list[tuple[str, str | None]]
) -> None:
    assert found(body) == quotes


_APPOSITION_RELATIVE: list[Case] = [
    (
        "“The ferry will sail,” said Ada Holm, who runs the harbour.",
        [("“The ferry will sail,”", "Ada Holm")],
    ),
    (
        "“The ferry will sail,” said Ada Holm, the harbour master who opened it.",
        [("“The ferry will sail,”", "Ada Holm")],
    ),
    (
        "“The ferry will sail,” Ada Holm, 54, of Harwick, said.",
        [("“The ferry will sail,”", "Ada Holm")],
    ),
    (
        "“The ferry will sail,” said harbour master Ada Holm.",
        [("“The ferry will sail,”", "Ada Holm")],
    ),
    (
        "Ada Holm, the harbour master, who opened it, called it “a great day for us”.",
        [("“a great day for us”", "Ada Holm")],
    ),
    (
        "Ada Holm, head of the fleet said the boat was “as safe as ice”.",
        [("“as safe as ice”", "Ada Holm")],
    ),
    (
        "Ada Holm of Salem, Oregon said the boat was “as safe as ice”.",
        [("“as safe as ice”", "Ada Holm")],
    ),
    (
        "“The ferry will sail,” said one of the pilots, Ada Holm.",
        [("“The ferry will sail,”", "Ada Holm")],
    ),
]


@pytest.mark.parametrize(("body", "quotes"), _APPOSITION_RELATIVE)
def test_appositions_and_relative_clauses_stand_around_the_speaker(
    body: str, quotes: list[tuple[str, str | None]]
) -> None:
    assert found(body) == quotes


_ACCORDING_TO: list[Case] = [
    ("The ferry is “safe as a house”, according to Ada Holm.", [("“safe as a house”", "Ada Holm")]),
    (
        "According to the survey’s “six words for mud”, the ferry sailed.",
        [("“six words for mud”", None)],
    ),
    ("According to Ada Holm, “it will sail”.", [("“it will sail”", "Ada Holm")]),
    (
        "The ferry, according to the port authority, is “safe as a house”.",
        [("“safe as a house”", None)],
    ),
]


@pytest.mark.parametrize(("body", "quotes"), _ACCORDING_TO)
def test_a_source_needs_no_verb(body: str, quotes: list[tuple[str, str | None]]) -> None:
    assert found(body) == quotes


_COLON: list[Case] = [
    ("Ada Holm: “The ferry will sail.”", [("“The ferry will sail.”", "Ada Holm")]),
    ("Harbour master Ada Holm: “The ferry will sail.”", [("“The ferry will sail.”", "Ada Holm")]),
    ("Ada Holm had one word for it: “never”.", [("“never”", "Ada Holm")]),
    (
        "Here is Ada Holm on Monday: “The ferry will sail.”",
        [("“The ferry will sail.”", "Ada Holm")],
    ),
    ("ADA HOLM: “The ferry will sail.”", [("“The ferry will sail.”", "ADA HOLM")]),
]


@pytest.mark.parametrize(("body", "quotes"), _COLON)
def test_a_colon_gives_the_floor(body: str, quotes: list[tuple[str, str | None]]) -> None:
    assert found(body) == quotes


_TWEETS_STATEMENTS: list[Case] = [
    ("Ada Holm wrote on X: “The ferry will sail.”", [("“The ferry will sail.”", "Ada Holm")]),
    ("“The ferry will sail,” Ada Holm wrote on X.", [("“The ferry will sail,”", "Ada Holm")]),
    ("“The ferry will sail,” Ada Holm posted on Monday.", [("“The ferry will sail,”", "Ada Holm")]),
    (
        "In a post on X, Ada Holm wrote, “The ferry will sail.”",
        [("“The ferry will sail.”", "Ada Holm")],
    ),
    ("“The ferry will sail,” tweeted Ada Holm.", [("“The ferry will sail,”", "Ada Holm")]),
    ("Ada Holm took to X to call it “a great day”.", [("“a great day”", "Ada Holm")]),
    ("Ada Holm tweeted that it was “a great day”.", [("“a great day”", "Ada Holm")]),
    ("“The ferry will sail,” the port said in a statement.", [("“The ferry will sail,”", None)]),
    (
        "“The ferry will sail,” the Harwick Port Authority said in a statement.",
        [("“The ferry will sail,”", "Harwick Port Authority")],
    ),
    ("“The ferry will sail,” a statement read.", [("“The ferry will sail,”", None)]),
    (
        "“The ferry will sail,” Ada Holm told Meridian on Monday.",
        [("“The ferry will sail,”", "Ada Holm")],
    ),
    (
        "Ada Holm told Meridian that the ferry was “as safe as ice”.",
        [("“as safe as ice”", "Ada Holm")],
    ),
]


@pytest.mark.parametrize(("body", "quotes"), _TWEETS_STATEMENTS)
def test_posts_and_statements_are_quoted(body: str, quotes: list[tuple[str, str | None]]) -> None:
    assert found(body) == quotes


_CONJOINED: list[Case] = [
    (
        "“The ferry will sail,” Ada Holm and Ben Ruud said.",
        [("“The ferry will sail,”", "Ada Holm and Ben Ruud")],
    ),
]


@pytest.mark.parametrize(("body", "quotes"), _CONJOINED)
def test_several_speak_together(body: str, quotes: list[tuple[str, str | None]]) -> None:
    assert found(body) == quotes


_PASSIVE: list[Case] = [
    (
        "Ada Holm was quoted as saying: “The ferry will sail.”",
        [("“The ferry will sail.”", "Ada Holm")],
    ),
    (
        "Ada Holm was quoted by Meridian as saying the ferry was “as safe as ice”.",
        [("“as safe as ice”", "Ada Holm")],
    ),
    (
        "The boat was described by Ada Holm as “a floating wreck”.",
        [("“a floating wreck”", "Ada Holm")],
    ),
    ("The boat, dubbed “the wreck” by Ada Holm, sank.", [("“the wreck”", "Ada Holm")]),
    ("Asked if it sails, Ada Holm said “it does”.", [("“it does”", "Ada Holm")]),
]


@pytest.mark.parametrize(("body", "quotes"), _PASSIVE)
def test_a_passive_names_its_agent(body: str, quotes: list[tuple[str, str | None]]) -> None:
    assert found(body) == quotes


_DOCUMENTS: list[Case] = [
    ("The report said the ferry was “as safe as ice”.", [("“as safe as ice”", None)]),
    ("The law says “no ferry shall sail at night”.", [("“no ferry shall sail at night”", None)]),
    ("A banner read “No ferry at night”.", [("“No ferry at night”", None)]),
    ("He wore a hat that said “Sail or sink”.", [("“Sail or sink”", None)]),
    (
        "Greenwater Watch accused the port of “criminal neglect”.",
        [("“criminal neglect”", "Greenwater Watch")],
    ),
]


@pytest.mark.parametrize(("body", "quotes"), _DOCUMENTS)
def test_documents_and_bodies_speak(body: str, quotes: list[tuple[str, str | None]]) -> None:
    assert found(body) == quotes


_FLOATING: list[Case] = [
    (
        "Ada Holm came on Monday.\n\n“It will sail again,” she said.\n\n“We waited ten years.”",
        [
            ("“It will sail again,”", "Ada Holm"),
            ("“We waited ten years.”", "Ada Holm"),
        ],
    ),
    (
        "Ada Holm spoke to the crowd on Monday. “It will sail again in the spring.”",
        [("“It will sail again in the spring.”", "Ada Holm")],
    ),
]


@pytest.mark.parametrize(("body", "quotes"), _FLOATING)
def test_a_quotation_without_a_speaker_goes_on(
    body: str, quotes: list[tuple[str, str | None]]
) -> None:
    assert found(body) == quotes


_CUE_INSIDE_MARKS: list[Case] = [
    ("“Ruud said it would sink,” Ada Holm said.", [("“Ruud said it would sink,”", "Ada Holm")]),
    (
        "Ada Holm said: “Ben Ruud told me ‘it will sink’.”",
        [("“Ben Ruud told me ‘it will sink’.”", "Ada Holm")],
    ),
    (
        "“‘It will sink,’ Ben Ruud told me,” Ada Holm said.",
        [("“‘It will sink,’ Ben Ruud told me,”", "Ada Holm")],
    ),
]


@pytest.mark.parametrize(("body", "quotes"), _CUE_INSIDE_MARKS)
def test_a_cue_inside_the_marks_attributes_nothing(
    body: str, quotes: list[tuple[str, str | None]]
) -> None:
    assert found(body) == quotes


_REPORTS_OF_REPORTS: list[Case] = [
    (
        "Ada Holm said that Ben Ruud had promised to make the harbour “a safe place again”.",
        [("“a safe place again”", "Ada Holm")],
    ),
    ("Ada Holm said Ben Ruud shouted: “It sinks!”", [("“It sinks!”", "Ben Ruud")]),
    (
        "Ada Holm has railed against what she calls “a floating wreck”.",
        [("“a floating wreck”", "Ada Holm")],
    ),
]


@pytest.mark.parametrize(("body", "quotes"), _REPORTS_OF_REPORTS)
def test_who_reports_a_report_keeps_its_words(
    body: str, quotes: list[tuple[str, str | None]]
) -> None:
    assert found(body) == quotes


_CLAUSES: list[Case] = [
    ("Ada Holm charged that it was “a floating wreck”.", [("“a floating wreck”", "Ada Holm")]),
    ("It is, in the words of Ada Holm, “a floating wreck”.", [("“a floating wreck”", "Ada Holm")]),
    ("“It sails,” said a pilot known as Ada, who left.", [("“It sails,”", None)]),
    ("That led Ada Holm to say it was “as safe as ice”.", [("“as safe as ice”", "Ada Holm")]),
    ("It is odd for Ada Holm to call it “a floating wreck”.", [("“a floating wreck”", "Ada Holm")]),
    (
        "The boat, in a word used by sailors described as “old hands of the sea”, sank.",
        [("“old hands of the sea”", None)],
    ),
    (
        "The crew left, with Ada Holm calling it “a floating wreck”.",
        [("“a floating wreck”", "Ada Holm")],
    ),
    (
        "The crew left, with Ada Holm tweeting that it sank and calling it “a floating wreck”.",
        [("“a floating wreck”", "Ada Holm")],
    ),
    (
        "Pilots left, with the Harwick Federation of Pilots calling it “a floating wreck”.",
        [("“a floating wreck”", "Harwick Federation of Pilots")],
    ),
    (
        "They saw Ada Holm telling the crew “to sail or to sink”.",
        [("“to sail or to sink”", "Ada Holm")],
    ),
    (
        "Ada Holm left the room and in a statement called it “a floating wreck”.",
        [("“a floating wreck”", "Ada Holm")],
    ),
    ("“Is it safe?” Ada Holm wondered.", [("“Is it safe?”", "Ada Holm")]),
    (
        "Ada Holm said the two would sail, and called them “the best of all”.",
        [("“the best of all”", "Ada Holm")],
    ),
    ("A survey by Greenwater Watch said it was “as safe as ice”.", [("“as safe as ice”", None)]),
    (
        "When Ben Ruud left the harbour, Ada Holm laughed and said: “It sinks!”",
        [("“It sinks!”", "Ada Holm")],
    ),
    (
        "As Ben Ruud left, Ada Holm waved to the crowd, saying “it sinks”.",
        [("“it sinks”", "Ada Holm")],
    ),
    (
        "Ben Ruud left, and Ada Holm took the wheel and called it “a floating wreck”.",
        [("“a floating wreck”", "Ada Holm")],
    ),
    ("Groups linked to the fleet said it was “as safe as ice”.", [("“as safe as ice”", None)]),
    ("“It sinks!” Will Ruud said. Ada Holm left.", [("“It sinks!”", "Will Ruud")]),
    ("Will Holm is a pilot. “It sinks,” Will said.", [("“It sinks,”", "Will Holm")]),
    ("Two in ten pilots say it is “as safe as ice”.", [("“as safe as ice”", None)]),
    (
        "Monday on “The Morning Hour,” Ada Holm said the ferry was “as safe as ice”.",
        [("“as safe as ice”", "Ada Holm")],
    ),
    (
        "PARIS (Agency) – “The ferry will sail,” said Ada Holm.",
        [("“The ferry will sail,”", "Ada Holm")],
    ),
    (
        "HARWICK, May 3 (Agency) - Ada Holm praised the crew, saying it was “the best of all”.",
        [("“the best of all”", "Ada Holm")],
    ),
]


@pytest.mark.parametrize(("body", "quotes"), _CLAUSES)
def test_the_clause_of_the_cue_has_the_subject(
    body: str, quotes: list[tuple[str, str | None]]
) -> None:
    assert found(body) == quotes
