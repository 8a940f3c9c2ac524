"""What must hold of reference whatever the article: sound answers, and time in proportion."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest
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


SYLLABLES = "ba do ki lu me no pa ri su ta ve zo ga he fi jo".split()


def word(k: int) -> str:
    """Return the k-th of many different names."""
    return "".join(SYLLABLES[k >> shift & 15] for shift in (0, 4, 8, 12)).capitalize()


def each(pattern: str) -> Callable[[int], str]:
    """Return a text of `n` sentences, each with a name of its own."""
    return lambda n: " ".join(pattern.format(word(k)) for k in range(n))


HOSTILE: dict[str, tuple[int, Callable[[int], str]]] = {
    "names": (6_000, lambda n: each("{}")(n) + " said “no”. “No,” he said."),
    "pronouns": (1_000, lambda n: "Ada Holm met Ben Ruud. " + "He sat. " * n + "“No,” he said."),
    "bodies": (300, each("The {} Commission met. “No,” the Commission said.")),
    "firms": (300, each("The {} Ferry Company met. “No,” the company said.")),
    "offices": (300, each("Varn pilot {} Holm met. “No,” the Harwick pilot said.")),
    "relatives": (1_000, each("Ada {} left. “No,” her cousin said.")),
    "families": (300, each("{} Holm left. “No,” Holm said. “No,” said Holm senior.")),
    "pairs": (300, each("Ada {0} and Ben {0} left. “No,” they said.")),
    "datelines": (600, each("HARWICK {} (Meridian) – “No,” it said.\n\n")),
}


def seconds(body: str) -> float:
    began = process_time()
    read(body)
    return process_time() - began


@pytest.mark.parametrize("shape", HOSTILE)
def test_time_grows_with_the_length(shape: str) -> None:
    count, text = HOSTILE[shape]
    small, large = text(count), text(4 * count)
    # Four times the text takes four times as long; with a quadratic step, sixteen times.
    fast, slow = float("inf"), float("inf")
    for _ in range(4):
        fast, slow = min(fast, seconds(small)), min(slow, seconds(large))
        if slow < 6 * fast:
            break
    assert slow < 8 * fast
