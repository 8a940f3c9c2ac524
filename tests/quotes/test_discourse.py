from __future__ import annotations

from searchnews.quotes.discourse import Discourse
from searchnews.quotes.names import read_names
from searchnews.text import Span


def discourse(text: str, hidden: list[Span] | None = None) -> Discourse:
    return Discourse(text, read_names(text, [Span(0, len(text))]), hidden or [])


def names(read: Discourse, found: set[int]) -> set[str]:
    return {read.entities[index].name for index in found}


def run(text: str) -> Span:
    return Span(text.index("“"), text.index("”") + 1)


def test_abbreviations_and_initials_end_no_sentence() -> None:
    text = "Mr. Holm met Sen. J. Ruud. He left. It rained."
    read = discourse(text)
    assert read.distance(0, text.index("Ruud")) == 0
    assert read.distance(0, text.index("He")) == 1
    assert read.sentence_starts(len(text), 2) == [text.index("It"), text.index("He")]


def test_paragraphs_begin_behind_line_ends() -> None:
    text = "It rained.\n\nHe left."
    assert discourse(text).paragraph(len(text) - 1) == text.index("He")
    assert discourse(text).paragraph(3) == 0


def test_who_is_named_behind_a_pronoun() -> None:
    text = "“It sails,” he told Ben Ruud in the hall, and Ada Holm left."
    read = discourse(text, [run(text)])
    assert names(read, read.behind(text.index("he told"))) == {"Ben Ruud"}


def test_who_is_named_in_the_run_beside_a_pronoun() -> None:
    text = "Ada Holm left. “Ben Ruud is late,” he said. She met Ida Vance."
    read = discourse(text, [run(text)])
    assert names(read, read.quoted(text.index("he said"))) == {"Ben Ruud"}
    assert read.quoted(text.index("She")) == set()


def test_where_a_report_begins() -> None:
    text = "It rained. Ben Ruud is late, he said. When Ben Ruud came, he sat."
    read = discourse(text)
    said, sat = text.index("he said"), text.index("he sat")
    assert read.reported_from(said) == text.index("Ben")
    assert read.reported_from(sat) == sat


def test_no_nationality_is_in_the_history() -> None:
    read = discourse("Germans left. Ada Holm left. The Harwick Council left.")
    assert [read.entities[m.entity].name for m in read.history] == ["Ada Holm"]


def test_a_place_with_a_given_name_is_not_in_the_history() -> None:
    read = discourse("Florence froze. Ada Holm was in Florence.")
    assert [read.entities[m.entity].name for m in read.history] == ["Ada Holm"]
