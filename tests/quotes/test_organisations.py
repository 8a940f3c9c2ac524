from __future__ import annotations

import pytest

from searchnews.article import Article
from searchnews.quotes.extract import attributed


def resolved(body: str) -> list[tuple[str | None, str]]:
    found = attributed(Article(id="a", body=body))
    return [(item.quote.speaker, item.answer.rule) for item in found]


FERRY = "The Harwick Ferry Company met."


@pytest.mark.parametrize(
    ("body", "speaker", "rule"),
    [
        (f"{FERRY} It said the boat was “as safe as a house”.", "Ferry", "organisation pronoun"),
        (f"{FERRY} The company called it “as safe as a house”.", "Ferry", "organisation"),
        (f"{FERRY} The ferry company called it “as safe as ice”.", "Ferry", "organisation"),
        (f"{FERRY} Harwick Ferry called it “as safe as a house”.", "Ferry", "alias"),
        (f"{FERRY} The HFC called it “as safe as a house”.", "Ferry", "acronym"),
        ("Kestria Air met. The company called it “as safe as ice”.", "Kestria Air", "organisation"),
        (
            "The Varn Gazette met. The newspaper called it “as safe as ice”.",
            "Varn Gazette",
            "organ",
        ),
        ("It was Kestria Air. The airline called it “as safe as ice”.", "Kestria Air", "organ"),
        ("Kestria said so. The organisation called it “as safe as ice”.", "Kestria", "organ"),
        ("The Varn Commission met. The Commission called it “safe”.", "Varn Commission", "alias"),
        ("The Justice Department met. It called it “as safe as ice”.", "Justice Department", ""),
        ("The State Department called it “as safe as a house”.", "State Department", "name"),
    ],
)
def test_a_body_is_known_by_its_short_forms(body: str, speaker: str, rule: str) -> None:
    [(found, by)] = resolved(body)
    assert found == {"Ferry": "Harwick Ferry Company"}.get(speaker, speaker)
    assert rule in by


def test_the_nearest_body_of_the_kind_is_meant() -> None:
    assert resolved(
        "The Harwick Council met. The Varn Council met. The council called it “as safe as ice”."
    ) == [("Varn Council", "organisation")]
    assert resolved(
        "The Harwick Harbour Board met. The Varn School Board met. "
        "The harbour board called it “as safe as ice”."
    ) == [("Harwick Harbour Board", "organisation")]


def test_a_ministry_is_no_company() -> None:
    assert resolved("The Harwick Ministry met. The company called it “as safe as ice”.") == [
        (None, "nobody")
    ]


def test_a_person_is_no_company() -> None:
    assert resolved("Ada Holm left. The company called it “as safe as ice”.") == [(None, "nobody")]
