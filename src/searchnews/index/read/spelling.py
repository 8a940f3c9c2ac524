"""How the words of a query were typed, and what that takes from articles that spell them otherwise.

All spellings of a word are found. An article that has it, but never as it was typed, scores
less for it: very little where accents differ, or where case does and nothing else was asked
for, so that it comes after those that have it as typed. Beside other words case is a mere hint.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

import numpy as np

from searchnews.analysis import FIELD_ANALYZERS
from searchnews.index.files.spellings import PLANES
from searchnews.index.read.bm25 import Floats
from searchnews.query.fields import KEYWORD_FIELDS
from searchnews.query.tree import (
    And,
    AtLeast,
    Boost,
    Clauses,
    Exact,
    Field,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Word,
    children_of,
)
from searchnews.text import ACCENTED, CAPITALS, LOWER, PLAIN, TITLE

__all__ = [
    "MISSPELLED",
    "Demotion",
    "Demotions",
    "Term",
    "Typing",
    "factors_of",
    "typed_terms",
    "typing_of",
]

#: A word that is all that is asked for, one of several, or one of several without a small
#: letter, of which nobody knows how they would be written.
Typing: TypeAlias = Literal["alone", "among", "shouted"]

#: What a word scores where only a misspelling of it stands.
MISSPELLED: Final = 0.02
#: Small enough that neither the length of an article nor how often it has the word counts.
_OTHER_ACCENTS: Final = 0.01
_OTHER_CASE: Final[dict[Typing, dict[int, float]]] = {
    "alone": dict.fromkeys((LOWER, TITLE, CAPITALS), 0.1),
    "among": dict.fromkeys((LOWER, TITLE, CAPITALS), 0.9),
    "shouted": {},
}


class Demotion(NamedTuple):
    """An article where a word never has the spelling of `plane` scores `factor` times."""

    plane: str
    factor: float


Demotions: TypeAlias = tuple[Demotion, ...]


class Term(NamedTuple):
    """A term that is looked for, and what it scores where it is spelled otherwise."""

    text: bytes
    demotions: Demotions = ()


@lru_cache(maxsize=1 << 12)
def typed_terms(text: str, field: str, typing: Typing) -> tuple[Term, ...]:
    """Return the terms of a word as it was typed; `field` says how it is analysed."""
    return tuple(
        Term(term.encode(), _demotions(spelling, typing))
        for term, spelling in FIELD_ANALYZERS[field].spelled(text)
    )


def _demotions(spelling: int, typing: Typing) -> Demotions:
    factors = {**_OTHER_CASE[typing], PLAIN: _OTHER_ACCENTS, ACCENTED: _OTHER_ACCENTS}
    return tuple(
        Demotion(plane, factors[bit])
        for plane, bit in PLANES.items()
        if bit & spelling and bit in factors
    )


@cache
def factors_of(demotions: Demotions) -> Floats:
    """Return what each set of some demotions takes; bit i of its number stands for the i-th."""
    factors = np.ones(1)
    for demotion in demotions:
        factors = np.concatenate((factors, factors * demotion.factor))
    return factors


def typing_of(query: Node) -> Typing:
    """Return how the words of a query were typed."""
    words = list(_words(query))
    if len(words) < 2:
        return "alone"
    return "among" if any(char.islower() for word in words for char in word) else "shouted"


def _words(query: Node) -> Iterator[str]:
    """Yield the words that are looked for in text and that score."""
    stack: list[Node] = [query]
    while stack:
        node = stack.pop()
        match node:
            case And(children=children) | Or(children=children) | Clauses(children=children):
                stack += children
            case Word(text=text) | Pattern(text=text) | Fuzzy(text=text) | Exact(text=text):
                yield text
            case Phrase(parts=parts) | Near(parts=parts):
                stack += parts
            case AtLeast(child=child):
                stack.append(child)
            case Not() | Boost(factor=0):
                pass
            case Field(name=name) if name in KEYWORD_FIELDS or name == "by":
                pass
            case _:
                stack += children_of(node)
