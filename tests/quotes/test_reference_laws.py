"""What must hold of reference whatever the article: sound answers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from searchnews.article import Article
from searchnews.quotes.extract import Attributed, attributed

RULES = frozenset(
    "name|surname|given name|alias|acronym|family|pronoun|plural|role|relation|description|"
    "organisation|organisation pronoun|own words|nobody".split("|")
)
NAMES = st.sampled_from(
    "Ada Holm|Ben Holm|Holm|Mr Holm|Quo Lingyu|Quo|Varn Ferry Company|Varn Ferry|VFC|the Council|"
    "Robin Vesper|Germans|J. K. Ruud|Lord Ruud|May|the mayor|her cousin|the company|Holm senior|"
    "he|she|they|it|his letter|al-Hassan|Florence|Harwick mayor Ida Vance".split("|")
)
CLAUSES = st.tuples(
    NAMES,
    st.sampled_from([" met ", ", head of ", " and ", " said of ", ", ", ". But ", "\n\n", "’s "]),
    NAMES,
    st.sampled_from([". ", ".\n\n", " left. ", ", a pilot. "]),
    NAMES,
    st.sampled_from([" said “it sails well”. ", " left. ", " said on Monday that it sails. "]),
).map("".join)


def read(body: str) -> list[Attributed]:
    return attributed(Article(id="a", body=body), indirect=True)


@given(st.lists(CLAUSES, max_size=8).map("".join))
def test_an_answer_is_sound(body: str) -> None:
    for item in read(body):
        answer = item.answer
        assert answer.rule in RULES
        assert 0 <= answer.confidence <= 1
        assert answer.speaker is None or answer.speaker.strip() == answer.speaker != ""
        assert (answer.rule == "nobody") <= (answer.speaker is None)
        assert answer.entity is None or answer.speaker is not None
        if answer.antecedent is not None:
            assert 0 <= answer.antecedent.start < answer.antecedent.end <= len(body)
