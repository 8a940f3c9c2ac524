from __future__ import annotations

import pytest

from searchnews.article import Article
from searchnews.quotes.extract import attributed, extract


def speakers(*paragraphs: str) -> list[str | None]:
    return [q.speaker for q in extract(Article(id="a", body="\n\n".join(paragraphs)))]


def test_a_surname_stands_for_the_fullest_name() -> None:
    assert speakers(
        "Ada J. Holm runs the ferry.", "“It will sail today,” Holm said.",
    ) == ["Ada J. Holm"]  # fmt: skip


def test_a_surname_of_two_words_is_one() -> None:
    assert speakers("Ada Van Dorn runs it.", "“It will sail today,” Van Dorn said.") == [
        "Ada Van Dorn"
    ]


def test_a_given_name_alone_is_enough() -> None:
    assert speakers("Ada Holm runs it.", "“It will sail today,” Ada said.") == ["Ada Holm"]


@pytest.mark.parametrize(
    ("pronoun", "speaker"), [("he", "Ben Ruud"), ("she", "Ada Holm")]
)  # fmt: skip
def test_a_pronoun_agrees_in_gender(pronoun: str, speaker: str) -> None:
    body = "Ada Holm met Ben Ruud at the harbour.", f"“It will sail today,” {pronoun} said."
    assert speakers(*body) == [speaker]


def test_a_pronoun_prefers_the_subject() -> None:
    assert speakers(
        "Ben Ruud wrote to Tom Vance about the ferry.", "“It will sail today,” he said."
    ) == ["Ben Ruud"]


def test_a_title_tells_the_gender() -> None:
    assert speakers("Mrs Quenby met Mr Osk at the harbour.", "“It will sail today,” she said.") == [
        "Quenby"
    ]


def test_members_of_a_family_are_told_apart() -> None:
    assert speakers(
        "Ada Holm and Ben Holm own the ferry.",
        "“It will sail today,” Mr Holm said.",
        "“It will not,” Mrs Holm said.",
    ) == ["Ben Holm", "Ada Holm"]


def test_a_role_leads_to_its_name() -> None:
    assert speakers(
        "Transport Minister Ada Holm spoke to Ben Ruud, a pilot.",
        "“It will sail today,” the minister said.",
        "“It will not,” the pilot said.",
    ) == ["Ada Holm", "Ben Ruud"]


def test_an_indefinite_description_is_nobody_known() -> None:
    assert speakers("Ada Holm, a pilot, left.", "“It will sail,” another pilot said.") == [None]


def test_a_body_keeps_what_its_name_ends_with() -> None:
    assert speakers("The Harwick Institute of Pilots called it “the lesson of the year”.") == [
        "Harwick Institute of Pilots"
    ]


def test_the_longer_role_goes_first() -> None:
    assert speakers(
        "Prime Minister Ada Holm met Health Minister Bea Ruud.",
        "“It will sail today,” the prime minister said.",
    ) == ["Ada Holm"]


def test_an_acronym_leads_to_the_organisation() -> None:
    assert speakers(
        "The Harwick Ferry Company (HFC) owns it.", "HFC said it was “as safe as a house”."
    ) == ["Harwick Ferry Company"]


def test_an_acronym_leaves_small_words_out() -> None:
    assert speakers("The Bank of Harwick met.", "The BH said it was “as safe as a house”.") == [
        "Bank of Harwick"
    ]


def test_it_is_the_organisation_named_last() -> None:
    assert speakers("Harwick Council met. It said the boat was “as safe as a house”.") == [
        "Harwick Council"
    ]


def test_a_pronoun_that_nothing_explains_has_no_speaker() -> None:
    item = attributed(Article(id="a", body="“It will sail today,” he said."))[0]
    assert item.quote.speaker is None
    assert item.quote.mention == "he"


def test_a_statement_is_that_of_its_owner() -> None:
    assert speakers("Ada Holm left.", "“It will sail today,” her statement read.") == ["Ada Holm"]


def test_the_answer_knows_its_antecedent() -> None:
    body = "Ada Holm runs the ferry.\n\n“It will sail today,” she said."
    answer = attributed(Article(id="a", body=body))[0].answer
    assert answer.antecedent is not None
    assert body[slice(*answer.antecedent)] == "Ada Holm"


def test_a_pronoun_may_stand_for_someone_without_a_name() -> None:
    assert speakers(
        "Ada Holm met Ben Ruud.",
        "“It will sail today,” a spokesman said. “It will sail,” he added.",
    ) == [None, None]


def test_a_surname_may_stand_first() -> None:
    assert speakers("Spokeswoman Quo Lingyu met Ben Ruud.", "“It sails,” Quo said.") == [
        "Quo Lingyu"
    ]


def test_a_short_form_in_brackets_leads_to_the_full_name() -> None:
    assert speakers(
        "The Pilots’ and Sailors’ Union (PSU) met.", "The PSU said it was “as safe as a house”."
    ) == ["Pilots’ and Sailors’ Union"]


def test_a_title_tells_members_of_a_family_apart() -> None:
    assert speakers(
        "Ben Holm, a pilot, thanked his sister. Ada Holm, a surgeon, was there. Ben Holm left.",
        "“It will sail today,” said Dr Holm.",
    ) == ["Ada Holm"]


def test_a_title_means_the_member_named_last() -> None:
    assert speakers(
        "Ada Holm runs it. Ada Holm built it. Her mother, Olga Holm, owns it.",
        "“It will sail today,” Mrs Holm said.",
    ) == ["Olga Holm"]


def test_a_byline_is_nobody_in_the_text() -> None:
    assert speakers("By Ada Holm, Harwick", "A pilot left.", "“It will sail,” she said.") == [None]


def test_a_role_with_another_holder_is_not_guessed() -> None:
    assert speakers("Judge Ada Holm sat.", "“It will sail today,” the prosecutor said.") == [None]


def test_a_role_goes_to_one_of_whom_no_other_is_known() -> None:
    assert speakers("Ada Holm sat down.", "“It will sail today,” the prosecutor said.") == [
        "Ada Holm"
    ]


def test_a_minister_is_not_the_prime_minister() -> None:
    assert speakers("Prime Minister Ada Holm left.", "“It will sail,” the minister said.") == [
        "Ada Holm"
    ]


def test_the_role_of_another_may_possess() -> None:
    assert speakers(
        "Ada Holm, chairwoman of Varn, left.", "“It sails,” Varn’s chairwoman said."
    ) == ["Ada Holm"]


def test_a_role_of_two_nouns_has_its_name_behind_it() -> None:
    assert speakers("“It will sail,” said its founder and chief pilot, Ada Holm.") == ["Ada Holm"]
    assert speakers("It was called “as safe as ice” by its owner, Ada Holm, on Monday.") == [
        "Ada Holm"
    ]


def test_no_nationality_speaks() -> None:
    assert speakers("Chinese said it was “as safe as a house”.") == [None]
    assert speakers("Analysts said it was “as safe as a house”.") == [None]
    assert speakers("Western called it “as safe as a house”.") == [None]


def test_a_report_is_not_its_author() -> None:
    assert speakers("Ada Holm left.", "Her report called it “as safe as a house”.") == [None]


def test_a_name_keeps_its_points() -> None:
    assert speakers("“It will sail,” said Edward J. Vesper.") == ["Edward J. Vesper"]
    assert speakers("Edward J. Vesper left.", "“It will sail,” Vesper said.") == [
        "Edward J. Vesper"
    ]


def test_an_antecedent_of_the_same_paragraph_goes_first() -> None:
    assert speakers(
        "Ada Holm said it would sail. Ada Holm was sure.",
        "Olga Vesper left the room. “It will sail today,” she said.",
    ) == ["Olga Vesper"]


def test_a_place_that_is_a_surname_is_a_person() -> None:
    assert speakers("“It will sail today,” said Ada London.") == ["Ada London"]
    assert speakers("Ada London left.", "“It will sail today,” she said.") == ["Ada London"]


def test_a_role_with_a_place_leads_to_the_name_behind_it() -> None:
    assert speakers(
        "The mayor of Harwick, Ada Holm, met Ben Ruud.", "“It will sail,” the mayor said."
    ) == ["Ada Holm"]


@pytest.mark.parametrize("nickname", ["“Shorty”", '"Shorty"', "‘Shorty’"])
def test_a_nickname_parts_no_name(nickname: str) -> None:
    assert speakers(f"Ben {nickname} Ruud left.", "“It will sail today,” Ruud said.") == [
        "Ben Ruud"
    ]


def test_a_role_may_be_explained_later() -> None:
    assert speakers(
        "“It will sail today,” the mayor said.", "Mayor Ada Holm met Judge Olga Vesper."
    ) == ["Ada Holm"]


@pytest.mark.parametrize(
    "between",
    [
        "She sentenced Ben Ruud.",
        "The judge told Ruud that he was late. Ben Ruud left.",
        "The judge pleased Ruud. Ben Ruud wept.",
        " ".join(["Ben Ruud met Tom Vance."] * 30),
    ],
)
def test_a_role_stays_with_its_holder(between: str) -> None:
    assert speakers(
        f"Judge Ada Holm sat. {between}", "“You betrayed them,” the judge said. Ruud said nothing."
    ) == ["Ada Holm"]


@pytest.mark.parametrize(("title", "role"), [("Gov.", "governor"), ("Sen.", "senator")])
def test_a_short_title_is_a_role(title: str, role: str) -> None:
    assert speakers(
        f"{title} Ada Holm met Ben Ruud. Ruud spoke.", f"“It will sail,” the {role} said."
    ) == ["Ada Holm"]
