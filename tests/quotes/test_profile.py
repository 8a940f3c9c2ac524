from __future__ import annotations

import pytest

from searchnews.quotes.profile import SpeakerProfile, offices
from searchnews.quotes.reference import Resolver
from searchnews.text import Span


def profile(body: str) -> SpeakerProfile:
    """Return the profile of the entity that is named first."""
    return Resolver(body, [Span(0, len(body))], []).profile(0)


def test_what_an_article_tells() -> None:
    body = "Sen. Ada Holm of Varn left.\n\nHolm, a lawyer, was chairwoman of the Harwick Council."
    assert profile(body) == SpeakerProfile(
        "Ada Holm", "person", "f", ("lawyer", "senator"), ("varn",)
    )


def test_an_answer_without_an_entity_has_only_its_name() -> None:
    assert Resolver("", [], []).profile(None, "Ada Holm") == SpeakerProfile("Ada Holm")


def test_a_body_has_no_roles() -> None:
    body = "The Harwick Ferry Company, the owner, left."
    assert profile(body) == SpeakerProfile("Harwick Ferry Company", "organisation")


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("mr sir", ()),
        ("her mother the", ()),
        ("prof dr", ("doctor", "professor")),
        ("the former prime minister", ("prime minister",)),
        ("chief executive", ("chief executive",)),
        ("the deputy attorney general", ("deputy attorney general",)),
        ("general secretary", ("general secretary",)),
        ("an independent analyst", ("analyst",)),
        ("chief", ("chief",)),
        ("chairwoman chairman chair", ("chair",)),
        ("sen gov gen rep", ("general", "governor", "representative", "senator")),
    ],
)
def test_offices_are_whole_and_have_one_form(words: str, roles: tuple[str, ...]) -> None:
    assert offices([words.split()]) == roles
