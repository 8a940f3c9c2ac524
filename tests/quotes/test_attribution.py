from __future__ import annotations

import pytest

from searchnews.article import Article
from searchnews.quotes.extract import attributed


def first(body: str) -> tuple[str | None, str | None, str | None]:
    """Return speaker, cue and rule of the first quotation."""
    item = attributed(Article(id="a", body=body))[0]
    rule = item.evidence.rule if item.evidence is not None else None
    return item.quote.speaker, item.quote.cue, rule


@pytest.mark.parametrize(
    ("body", "speaker", "cue"),
    [
        ("“The ferry will sail today,” said Ada Holm.", "Ada Holm", "said"),
        ("“The ferry will sail today,” Ada Holm said.", "Ada Holm", "said"),
        ("“Will the ferry sail today?” Ada Holm asked.", "Ada Holm", "asked"),
        ("“The ferry will sail today,” Ada Holm told Meridian.", "Ada Holm", "told"),
        ("“The ferry will sail,” Ada Holm, a harbour pilot, said.", "Ada Holm", "said"),
        ("“The ferry will sail,” Ada Holm, who runs it, said on Monday.", "Ada Holm", "said"),
        ("“The ferry will sail,” Ada Holm, a pilot of the fleet told us.", "Ada Holm", "told"),
        ("“The ferry will sail,” Ada Holm, who founded the fleet said.", "Ada Holm", "said"),
        ("“The ferry will sail.” Ada Holm said.", "Ada Holm", "said"),
        ("The plan is “dead as a stone” in Harwick, said Ada Holm, a pilot.", "Ada Holm", "said"),
        ("“The ferry will sail,” Ada Holm (the pilot) said.", "Ada Holm", "said"),
        ("“The ferry will sail,” said the mayor, Ada Holm.", "Ada Holm", "said"),
        ("“The ferry will sail,” the mayor, Ada Holm, said.", "Ada Holm", "said"),
        ("“The ferry will sail,” said Salden Mayor Ada Holm.", "Ada Holm", "said"),
        ("“The ferry will sail,” according to Ada Holm.", "Ada Holm", "according"),
        ("According to Ada Holm, the ferry is “as safe as any house”.", "Ada Holm", "According"),
        ("Ada Holm said: “The ferry will sail today.”", "Ada Holm", "said"),
        ("Ada Holm has repeatedly said the ferry is “as safe as a house”.", "Ada Holm", "said"),
        ("Ada Holm, who called it “a floating wreck of a boat”, left.", "Ada Holm", "called"),
        ("Ada Holm left the room, saying the boat “will never sail”.", "Ada Holm", "saying"),
        ("Ada Holm refused to say whether the boat “will ever sail”.", "Ada Holm", "say"),
        ("Ada Holm was quoted as saying: “The ferry will sail.”", "Ada Holm", "saying"),
        ("The boat was called “a floating wreck” by Ada Holm.", "Ada Holm", "called"),
        ("Ada Holm: “The ferry will sail today.”", "Ada Holm", ":"),
        ("Ada Holm’s claim that the boat is “as safe as a house” is new.", "Ada Holm", "claim"),
        ("Ada Holm wrote on X: “The ferry will sail today.”", "Ada Holm", "wrote"),
        ("In a statement, Ada Holm said: “The ferry will sail.”", "Ada Holm", "said"),
        ("“The ferry will sail,” Ada Holm said in a statement.", "Ada Holm", "said"),
        ("“The ferry will sail,” barked Ada Holm.", "Ada Holm", "barked"),
        ("“The ferry will sail,” barked Ada Holm of Harwick.", "Ada Holm", "barked"),
        ("“The ferry will sail,” barked the dog.", None, None),
        ("“Let it sail today,” advised Ada Holm.", "Ada Holm", "advised"),
        ("“Let it sail today,” urged harbour pilot Ada Holm.", "Ada Holm", "urged"),
        ("“The ferry will sail,” read a note taped to the door.", None, "read"),
        ("“The ferry will sail,” Ada Holm barked from the pier.", "Ada Holm", "barked"),
        ("“Will the ferry sail?” Ada Holm went on.", "Ada Holm", "went"),
        ("“The ferry will sail!” a note on the door reads.", None, "reads"),
        ("“The ferry will sail,” wrote a man calling himself Ada. He left.", None, "wrote"),
        ("“The ferry will sail,” added another.", None, "added"),
        ("That is no surprise to pilot Ada Holm: “The ferry will sail.”", "Ada Holm", ":"),
        ("It is the crew of the ferry: “It will sail and sink again.”", None, None),
        ("When Ada Holm said it was “as safe as ice,” Ben Ruud said she lied.", "Ada Holm", "said"),
        ("She “lies down a lot”, as Ada Holm put it.", "Ada Holm", "put"),
        ("She “lies down a lot,” as Ada Holm, a pilot, once said.", "Ada Holm", "said"),
        ("Ben Ruud said it “will never sail”, as Ada Holm calls it.", "Ada Holm", "calls"),
        ("“The ferry will sail,” the VIA said on Monday.", "VIA", "said"),
        ("“It will sail,” said Bank of Salden governor Ada Holm.", "Ada Holm", "said"),
        ("“It will sail,” Bank of Salden governor Ada Holm said.", "Ada Holm", "said"),
        ("“It will sail,” said the Bank of Salden governor, Ada Holm.", "Ada Holm", "said"),
        ("“It will sail,” a Bank of Salden spokesman said.", None, "said"),
        ("“It will sail,” said a Bank of Salden spokesman.", None, "said"),
        ("Asked whether it was “as safe as ice”, Ben Ruud said yes.", None, None),
        ("When asked if it was “as safe as ice”, Ben Ruud left.", None, None),
        ("Asked by Ada Holm if it was “as safe as ice”, Ben Ruud left.", "Ada Holm", "Asked"),
        ("Asked about the boat, Ada Holm said it was “as safe as ice”.", "Ada Holm", "said"),
        ("Asked on “The Pier,” Ada Holm said it was “as safe as ice”.", "Ada Holm", "said"),
        ("When asked, it was “as safe as ice,” Ben Ruud said.", "Ben Ruud", "said"),
        ("Facing the crowd, Ada Holm waved, saying it was “as safe as ice”.", "Ada Holm", "saying"),
        ("Early in May, Ada Holm left, saying it was “as safe as ice”.", "Ada Holm", "saying"),
        (
            "Ada Holm left the room and in a statement called it “a floating wreck”.",
            "Ada Holm",
            "called",
        ),
        (
            "The day was long when Ada Holm left and called it “a floating wreck”.",
            "Ada Holm",
            "called",
        ),
        (
            "A pilot who spoke under cover to save the crew said it was “as safe as ice”.",
            None,
            "said",
        ),
        ("An advert released on Monday says it is “as safe as any house”.", None, "says"),
        ("Ada Holm, who has in the past called it “a floating wreck”, left.", "Ada Holm", "called"),
        (
            "Ada Holm (the pilot) left, and with Ben Ruud saying “it never sails”.",
            "Ben Ruud",
            "saying",
        ),
        ("“The ferry will sail”—Ada Holm.", "Ada Holm", "—"),
        ("Ada Holm’s ferry is, in her words, “as safe as any house”.", "Ada Holm", "words"),
        ("You called it “a floating wreck of a boat”.", None, None),
        ("“It sails every day” is what Ada Holm said to us.", "Ada Holm", "said"),
        ("“It sails” is the motto here, said Ada Holm.", "Ada Holm", "said"),
        ("“It sails every day” is what I said.", None, None),
        ("Someone in the crowd shouted “the ferry will never sail”.", None, "shouted"),
        ("At least half of voters in each town say it is “safe as a house”.", None, "say"),
        (
            "Ada Holm, the head of the pilots’ journal, Osk Vesper, said it is “as safe as ice”.",
            "Ada Holm",
            "said",
        ),
        ("In Harwick, after the landing, Ada Holm (R-OH), said: “It sails.”", "Ada Holm", "said"),
        ("The groups’ rules are new. Article 7 says “no ferry shall sail at night”.", None, "says"),
        ("“The ferry will sail,” Ada Holm barked.", "Ada Holm", "barked"),
        ("The boat is “as safe as any house,” Ada Holm said.", "Ada Holm", "said"),
        ("The report said the boat was “as safe as a house”.", None, "said"),
        ("“The ferry will sail,” a police spokeswoman said.", None, "said"),
        ("“The ferry will sail,” said the head of the pilots’ union.", None, "said"),
        ("In Harwick, Ohio, Ada Holm praised him, saying “he is the best”.", "Ada Holm", "saying"),
    ],
)
def test_a_clause_names_the_speaker(body: str, speaker: str | None, cue: str | None) -> None:
    assert first(body)[:2] == (speaker, cue)


def test_a_mention_is_whole() -> None:
    item = attributed(Article(id="a", body="Article 7 says “no ferry shall sail at night”."))[0]
    assert item.quote.mention == "Article 7"


def test_a_plural_can_possess() -> None:
    item = attributed(Article(id="a", body="The pilots’ union said it was “as safe as ice”."))[0]
    assert item.quote.mention == "The pilots’ union"


def test_the_subject_of_a_verb_behind_a_relative_clause_is_whom_it_is_about() -> None:
    body = "A pilot who spoke under cover to save the crew said it was “as safe as ice”."
    item = attributed(Article(id="a", body=body))[0]
    assert item.quote.mention == "A pilot"


def test_an_advert_that_was_released_speaks() -> None:
    body = "An advert released on Monday says it is “as safe as any house”."
    item = attributed(Article(id="a", body=body))[0]
    assert item.quote.mention == "An advert"


def test_what_introduces_the_next_quotation_is_not_taken() -> None:
    body = "Ada Holm said: “It sank.” Ben Ruud said: “It did not.”"
    found = attributed(Article(id="a", body=body))
    assert [item.quote.speaker for item in found] == ["Ada Holm", "Ben Ruud"]


def test_a_cue_of_the_next_sentence_is_not_taken() -> None:
    body = "Ada Holm asked: “Will it sail?” Ben Ruud said it would.\n"
    assert first(body)[0] == "Ada Holm"


def test_who_acts_is_only_a_mention() -> None:
    item = attributed(
        Article(id="a", body="The council voted down the idea as “a threat to every family”.")
    )[0]
    assert (item.quote.mention, item.quote.speaker) == ("The council", None)


def test_evidence_tells_its_rule_and_its_words() -> None:
    body = "“The ferry will sail today,” said Ada Holm."
    item = attributed(Article(id="a", body=body))[0]
    evidence = item.evidence
    assert evidence is not None
    assert evidence.rule == "said NP"
    assert body[slice(*evidence.mention)] == "Ada Holm"
    assert evidence.cue is not None
    assert body[slice(*evidence.cue)] == "said"
    assert 0 < evidence.confidence <= 1


@pytest.mark.parametrize("described", ["his lawyer", "her sister", "Ruud’s aunt", "the mayor"])
@pytest.mark.parametrize("name", ["Ada Baker", "Quonda Baker", "Ada Holm", "Ada Holm, 34"])
@pytest.mark.parametrize("cue", ["said", "said on Monday", "told reporters"])
def test_the_name_behind_a_description_speaks(described: str, name: str, cue: str) -> None:
    item = attributed(Article(id="a", body=f"“It will sail,” {described}, {name}, {cue}."))[0]
    full = name.removesuffix(", 34")
    assert (item.quote.speaker, item.quote.mention) == (full, f"{described}, {full}")


def test_an_office_in_capitals_is_no_name() -> None:
    body = "“It will sail,” the Harwick Governor, Ada Holm, said."
    assert first(body)[0] == "Ada Holm"


@pytest.mark.parametrize("adjective", ["so-called", "self-styled", "supposed"])
def test_an_adjective_before_the_marks_is_no_mention(adjective: str) -> None:
    body = f"According to the {adjective} “masters of the harbour of Salden”, the ferry is safe."
    (quote,) = (item.quote for item in attributed(Article(id="a", body=body)))
    assert (quote.speaker, quote.mention) == (None, None)
    assert first(f"“It will sail,” said the {adjective} expert Ada Holm.")[0] == "Ada Holm"
