from __future__ import annotations

import pytest

from searchnews.article import Article
from searchnews.quotes.extract import extract


def texts(body: str) -> list[str]:
    return [quote.text for quote in extract(Article(id="a", body=body))]


@pytest.mark.parametrize(
    "body",
    [
        "Her novel “The Long Winter Road” won a prize in Salden.",
        "He starred in the film 'Night Over Harwick' last year.",
        "Tom “Shorty” Brennick runs the harbour.",
        "Some so-called “experts” were in the room.",
        "According to the so-called “experts”, the ferry was safe.",
        "According to self-styled “experts”, the ferry was safe.",
        "The harbour is known for its “mud”.",
        "‘A Night To Remember’\n\nThe harbour opened on Monday.",
        "'Cold and lonely'\n\nThe harbour opened on Monday.",
        "READ MORE: Mayor says harbour plan is ‘dead in the water’",
        "On Harwick Radio's “This Morning,” Ada Holm left early.",
        "Monday on Radio Harwick’s “Breakwater,” Ada Holm said it sails.",
        "She held up an empty pair of marks: “”.",
    ],
)
def test_what_quotes_nobody_is_left_out(body: str) -> None:
    assert texts(body) == []


@pytest.mark.parametrize(
    ("body", "quotes"),
    [
        ("Mayor Ada Holm called the plan “dead”.", ["“dead”"]),
        ("Ada Holm said the plan was “a mess” on Monday.", ["“a mess”"]),
        ("Ada Holm called him “Big Boss”.", ["“Big Boss”"]),
        ("Holm Calls Harbour Plan ‘A Disgrace’", ["‘A Disgrace’"]),
        ("“Yes,” said Ada Holm.", ["“Yes,”"]),
        ("“We Will Rebuild Salden!” Ada Holm shouted.", ["“We Will Rebuild Salden!”"]),
        (
            "The council rejected the idea as “a threat to every family in town”.",
            ["“a threat to every family in town”"],
        ),
        ("The road runs, Ada Holm said, from “Harwick to Salden,” no more.",
         ["“Harwick to Salden,”"]),
    ],
)  # fmt: skip
def test_partial_and_short_quotations_with_a_cue_stay(body: str, quotes: list[str]) -> None:
    assert texts(body) == quotes


def test_one_word_with_a_comma_between_names_is_no_nickname() -> None:
    (quote,) = extract(Article(id="a", body="They were in Korsund. “No,” Holm said."))
    assert (quote.text, quote.speaker) == ("“No,”", "Holm")
