"""Reads the names of an article into entities, with what the words around them tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from searchnews.quotes import lexicon
from searchnews.quotes.acronyms import expansions
from searchnews.quotes.entities import Entities, Entity
from searchnews.quotes.name_forms import title_gender
from searchnews.quotes.name_scan import Found, scan
from searchnews.text import Span

__all__ = ["Names", "read_names"]

_APPOSITION = re.compile(
    r",\s+(?!(?:and|but|or|who|which|while|as)\s)((?:[\w’'-]+\s+){0,9}?[\w’'-]+)(?=[,.;)]|\s(?:of|for|at|in|who|with)\b)"
)
# The role in “the chief pilot of the harbour, X”.
_DESCRIPTION = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[’']s)\s((?:\w+\s){1,3})(?:of|for|at)\s[^,.;]{1,50},$"
)
# What closes an apposition behind the name in it.
_CLOSED = re.compile(r"[,.;:)!?”\"—–]|\s[-–—(“\"]|\s(?:and|who)\b|\n|$")
_DATELINE = re.compile(r",?\s*(?:\(|[-–—]|[A-Z][a-z]+\.?\s\d)")
_AGE = re.compile(r",\s+\d{1,3}\b")
_WINDOW = 80  # code points before a name
_APPOSED = 130  # and behind it
# Titles that are short for one role.
_ABBREVIATED_ROLES = {
    "prof": "professor",
    "sen": "senator",
    "gov": "governor",
    "gen": "general",
}


@dataclass(frozen=True, slots=True)
class Names:
    """The entities of an article, and its names in order, each with its entity's index."""

    entities: Entities
    found: tuple[tuple[Found, int], ...]

    def by_entity(self) -> dict[int, list[Found]]:
        """Return where each entity is named, in order."""
        places: dict[int, list[Found]] = {}
        for item, index in self.found:
            places.setdefault(index, []).append(item)
        return places


def read_names(text: str, parts: Sequence[Span]) -> Names:
    """Return the names in `parts` of `text`."""
    entities = Entities()
    placed = [
        (item, part)
        for part in parts
        for item in scan(text, part)
        if item.start > part.start or not _heads(text, item)
    ]
    found = [item for item, _ in placed]
    for part in parts:
        for short, start, end in expansions(text, part):
            full = text[start:end]
            index = entities.add_short(short, " ".join(full.split()), full.split())
            entities[index].where = Span(start, end)
    for item in found:
        if len(item.name.words) > 1 and item.name.kind == "organisation":
            entities.announce(item.name.words)
    # Full names first: a surname may stand before the name that it is short for.
    indexes = [-1] * len(found)
    for i, (item, part) in enumerate(placed):
        if len(item.name.words) > 1:
            indexes[i] = index = entities.add_full(item.name, item.start)
            _learn(text, item, part, entities[index])
    for i, (item, part) in enumerate(placed):
        if indexes[i] < 0:
            indexes[i] = index = entities.add_single(item.name, item.start)
            _learn(text, item, part, entities[index])
    for item, index in zip(found, indexes, strict=True):
        entity = entities[index]
        if entity.where is None and item.name.words == entity.words:
            entity.where = Span(item.start, item.end)
    return Names(entities, tuple(zip(found, indexes, strict=True)))


def _heads(text: str, item: Found) -> bool:
    """Tell whether the first name of a paragraph is a dateline's: PORT VARN (Reporter) –."""
    capitals = text[item.start : item.end].isupper()
    return capitals and _DATELINE.match(text, item.end) is not None


def _learn(text: str, item: Found, part: Span, entity: Entity) -> None:
    """Add the roles and the gender that the words around a mention in its paragraph tell."""
    titles = item.name.titles
    if titles:
        entity.described.add(titles)
        entity.roles.update(titles)
        entity.roles.update(_ABBREVIATED_ROLES[t] for t in titles if t in _ABBREVIATED_ROLES)
    if entity.kind == "organisation":
        return
    if titles:
        gender = title_gender(titles)
        if gender is not None:
            entity.kind, entity.gender = "person", gender
    words = _words_before(text, item, part)
    if words:
        entity.described.add(tuple(words))
    if text[item.end : item.end + 1] == ",":
        behind = _apposition(text, item.end, part)
        if behind:
            entity.described.add(tuple(behind))
        words += [word for word in behind if word in lexicon.PERSON_NOUNS][-3:]
        if entity.kind == "unknown" and _AGE.match(text, item.end):
            entity.kind = "person"
    if words and not lexicon.PERSON_NOUNS.isdisjoint(words):
        entity.roles.update(words)
        if entity.kind == "unknown":
            entity.kind = "person"
    if entity.gender is None and entity.roles:
        if not entity.roles.isdisjoint(lexicon.MALE_NOUNS):
            entity.gender = "m"
        elif not entity.roles.isdisjoint(lexicon.FEMALE_NOUNS):
            entity.gender = "f"


def _words_before(text: str, item: Found, part: Span) -> list[str]:
    """Return the words that may be a role before a name: spokeswoman X; the mayor, X."""
    start = item.start
    if not text[start - 1 : start].isspace():
        return []
    before = text[max(part.start, start - _WINDOW) : start].rstrip()
    if before.endswith(","):
        if _CLOSED.match(text, item.end) is None:
            return []  # in a letter to the mayor, X wrote
        described = _description(before)
        if described is not None:
            return described.group(1).lower().split()
        before = before[:-1]
    words = before.rsplit(None, 2)[-2:]
    if not words or words[-1].lower() not in lexicon.PERSON_NOUNS:
        return []  # chairwoman of X; the judge told X; the judge said. X
    return [word for word in map(str.lower, words) if word not in lexicon.DETERMINERS]


def _description(before: str) -> re.Match[str] | None:
    """Return the description that ends with the comma at the end, if one does."""
    # It holds no other mark: the search begins behind the last one.
    last = max(before.rfind(",", 0, -1), before.rfind(".", 0, -1), before.rfind(";", 0, -1))
    return _DESCRIPTION.search(before, last + 1)


def _apposition(text: str, comma: int, part: Span) -> list[str]:
    """Return the words of an apposition behind a name: X, an independent analyst."""
    match = _APPOSITION.match(text, comma, min(part.end, comma + _APPOSED))
    return [] if match is None else match.group(1).lower().split()
