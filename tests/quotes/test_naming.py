from __future__ import annotations

import pytest

from searchnews.article import Article
from searchnews.quotes.extract import attributed


def resolved(*paragraphs: str) -> tuple[str | None, str, str | None]:
    """Return the last speaker, the rule and the antecedent's words."""
    body = "\n\n".join(paragraphs)
    item = attributed(Article(id="a", body=body))[-1]
    where = item.answer.antecedent
    return item.quote.speaker, item.answer.rule, None if where is None else body[slice(*where)]


@pytest.mark.parametrize(
    ("first", "mention", "speaker", "rule", "where"),
    [
        ("Ada J. Holm left.", "Ada Holm", "Ada J. Holm", "name", "Ada J. Holm"),
        ("Ada Holm left.", "Ms Holm", "Ada Holm", "surname", "Ada Holm"),
        ("Ada Holm left.", "Ada", "Ada Holm", "given name", "Ada Holm"),
        ("Ada Holm met Ben Holm.", "Mr Holm", "Ben Holm", "family", "Ben Holm"),
        ("The Varn Ferry Union met.", "VFU", "Varn Ferry Union", "acronym", "Varn Ferry Union"),
        ("Varn Ferry Company met.", "Varn Ferry", "Varn Ferry Company", "alias", None),
        ("It rained.", "Ada Holm", "Ada Holm", "name", "Ada Holm"),
        ("HARWICK (Post) – It rained.", "Harwick", "Harwick", "name", "Harwick"),
        ("Lord Holm left.", "Holm", "Holm", "name", "Lord Holm"),
        ("Archbishop Ben Ruud left.", "Ruud", "Ben Ruud", "surname", "Archbishop Ben Ruud"),
        ("Sister Ada Holm left.", "Sister Ada", "Ada Holm", "given name", "Sister Ada Holm"),
        (
            "Jan van der Berg left.",
            "van der Berg",
            "Jan van der Berg",
            "surname",
            "Jan van der Berg",
        ),
        ("Omar al-Hassan left.", "al-Hassan", "Omar al-Hassan", "surname", "Omar al-Hassan"),
        ("Sean O’Neill left.", "O’Neill", "Sean O’Neill", "surname", "Sean O’Neill"),
        ("J. K. Ruud left.", "Ruud", "J. K. Ruud", "surname", "J. K. Ruud"),
        ("Ben Ruud Jr. left.", "Ruud", "Ben Ruud Jr", "surname", "Ben Ruud Jr"),
        ("ADA HOLM left.", "Holm", "ADA HOLM", "surname", "ADA HOLM"),
        ("ADA HOLM left. Ada Holm sat.", "Holm", "Ada Holm", "surname", "Ada Holm"),
        ("Per Halvorsen left.", "Halvorsen", "Per Halvorsen", "surname", "Per Halvorsen"),
        ("May Holm left.", "Holm", "May Holm", "surname", "May Holm"),
        ("Xu Jun left.", "Xu Jun", "Xu Jun", "name", "Xu Jun"),
        ("New York Ferries Corp met.", "it", "New York Ferries Corp", "organisation pronoun", None),
    ],
)
def test_how_a_name_is_found(
    first: str, mention: str, speaker: str, rule: str, where: str | None
) -> None:
    found = resolved(first, f"“It will sail today,” {mention} said.")
    assert found[:2] == (speaker, rule)
    assert where is None or found[2] == where


@pytest.mark.parametrize(
    ("word", "speaker"), [("senior", "Ben Holm"), ("père", "Ben Holm"), ("junior", "Tom Holm")]
)
def test_a_generation_tells_members_of_a_family_apart(word: str, speaker: str) -> None:
    assert resolved(
        "Tom Holm met his father, Ben Holm, at the quay.", f"“It sails,” said Holm {word}."
    )[:2] == (speaker, "family")


def test_a_generation_of_many_is_nobody() -> None:
    assert resolved("Tom Holm met Ben Holm.", "“It sails,” said Holm senior.")[:2] == (
        None,
        "nobody",
    )


def test_a_name_that_only_the_quotation_gives() -> None:
    assert resolved("“It will sail today,” said Ada Holm.")[:2] == ("Ada Holm", "name")


def test_a_body_has_the_name_of_its_country_or_not() -> None:
    assert resolved(
        "The Irish Justice Department met.", "The Justice Department called it “safe”."
    )[:2] == ("Irish Justice Department", "alias")


@pytest.mark.parametrize(
    ("mention", "speaker"),
    [
        ("the New York Ferry Exchange", "New York Ferry Exchange"),
        ("the Sunday Post", "Sunday Post"),
        ("First Harbour Bank", "First Harbour Bank"),
        ("Harwick Ferries Ltd <HFL.X>", "Harwick Ferries Ltd"),
        ("Bank of Kestria governor Ada Holm", "Ada Holm"),
        ("Association of Ferry Officers president Ada Holm", "Ada Holm"),
        ("Acting Detective Chief Superintendent", None),
        ("Q", None),
    ],
)
def test_the_extent_of_a_name(mention: str, speaker: str | None) -> None:
    assert resolved(f"“It will sail today,” {mention} said.")[0] == speaker


@pytest.mark.parametrize(
    "name",
    [
        "Home Savings and Loan Association",
        "Kestria Telephone and Telegraph Co",
        "Harwick Oil and Gas Ltd",
        "Roebuck and Co",
    ],
)
def test_and_inside_the_name_of_a_body(name: str) -> None:
    assert resolved(f"The {name} met.", "“It will sail today,” it said.")[0] == name


@pytest.mark.parametrize("pair", ["Ada Holm and Kestria Airlines", "Vance and Ruud"])
def test_and_between_two_names(pair: str) -> None:
    speakers = resolved(f"{pair} met.", f"“It will sail today,” {pair.split(' and ')[0]} said.")
    assert speakers[0] == pair.split(" and ")[0]
