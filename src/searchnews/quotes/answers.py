"""Who speaks, as reference resolves it: the name, and what it rests on."""

from __future__ import annotations

from typing import NamedTuple

from searchnews.text import Span

__all__ = ["NOBODY", "Answer"]


class Answer(NamedTuple):
    """Who speaks, and why.

    `rule` is how the mention led to the name: “name”, “surname”, “given name”, “alias”,
    “acronym”, “family”, “pronoun”, “plural”, “role”, “relation”, “description”,
    “organisation”, “organisation pronoun”, “own words” or “nobody”. `antecedent` is what the
    mention stands for: an earlier mention, or where the article gives the name in full.
    `confidence` is from 0 to 1, `entity` the index of the one speaker. Where several speak
    together, `several` are the answers for each of them.
    """

    speaker: str | None
    confidence: float
    entity: int | None = None
    antecedent: Span | None = None
    rule: str = "nobody"
    several: tuple[Answer, ...] = ()


NOBODY = Answer(None, 0.0)
