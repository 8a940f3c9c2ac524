from __future__ import annotations

import pytest

from searchnews.article import Article
from searchnews.quotes.antecedents import Pronouns
from searchnews.quotes.discourse import Discourse
from searchnews.quotes.extract import attributed
from searchnews.quotes.names import read_names
from searchnews.text import Span

TEXT = "Ada Holm met Ben Ruud. He left early. She stayed. Then she slept.\nNobody saw him.\n"


def read() -> tuple[Discourse, Pronouns, list[str]]:
    names = read_names(TEXT, [Span(0, len(TEXT))])
    discourse = Discourse(TEXT, names, [])
    return discourse, Pronouns(discourse), [entity.name for entity in names.entities.all]


def test_gender_chooses_the_antecedent() -> None:
    _, pronouns, names = read()
    he = pronouns.resolve(TEXT.index("He "), "m", None)
    she = pronouns.resolve(TEXT.index("She "), "f", None)
    assert he is not None
    assert she is not None
    assert [names[he.entity], names[she.entity]] == ["Ben Ruud", "Ada Holm"]
    assert TEXT[slice(*she.span)] == "Ada Holm"


def test_a_pronoun_that_is_resolved_is_an_antecedent_itself() -> None:
    _, pronouns, names = read()
    she = pronouns.resolve(TEXT.index("she "), "f", None)
    assert she is not None
    assert TEXT[slice(*she.span)] == "She"
    assert names[she.entity] == "Ada Holm"


def test_distance_counts_sentences() -> None:
    discourse, _, _ = read()
    assert discourse.distance(0, TEXT.index("Ben")) == 0
    assert discourse.distance(0, TEXT.index("She")) == 2


def test_nobody_stands_for_a_pronoun_before_all_names() -> None:
    _, pronouns, _ = read()
    assert pronouns.antecedent(0, "m", None) is None


def speaker(body: str) -> str | None:
    return attributed(Article(id="a", body=body))[-1].quote.speaker


@pytest.mark.parametrize(
    "said",
    [
        "“Tom Vance is late,” he said.",
        "“It will sail today,” he told Tom Vance.",
    ],
)
def test_whom_one_speaks_of_or_to_is_another(said: str) -> None:
    assert speaker(f"Ben Ruud sat. Tom Vance stood. {said}") == "Ben Ruud"
    assert speaker("Ben Ruud sat. Tom Vance stood. “It will sail today,” he said.") == "Tom Vance"


def test_who_is_in_a_report_is_hardly_its_source() -> None:
    assert speaker("Ben Ruud sat. Tom Vance was late, he said, “as ever and ever”.") == "Ben Ruud"
    assert speaker("Ben Ruud sat. When Tom Vance came, he said “it sails well”.") == "Tom Vance"


def test_of_two_who_may_be_meant_none_is() -> None:
    assert speaker("Ben Ruud and Tom Vance left. “It will sail today,” he said.") is None


def test_only_those_asked_for_are_antecedents() -> None:
    _, pronouns, names = read()
    end = len(TEXT)
    found = pronouns.antecedent(end, None, None, (), {names.index("Ada Holm")})
    assert found is not None
    assert names[found.entity] == "Ada Holm"
    assert pronouns.antecedent(end, None, None, {0, 1}) is None
