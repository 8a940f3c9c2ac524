"""The people and organisations that an article names: fullest name, gender, roles, mentions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from searchnews.quotes import lexicon
from searchnews.quotes.acronyms import expansions
from searchnews.quotes.given_names import Gender, gender_of, is_given_name
from searchnews.quotes.name_scan import SUFFIXES, Found, opens_sentence, scan
from searchnews.text import Span

__all__ = ["Entity", "Mention", "Names", "read_names"]

_POSSESSIVE = re.compile(r"['’](?:s\b|(?!\w))", re.IGNORECASE)
_NEXT_WORD = re.compile(r",?\s+([^\W\d_]+)")
_APPOSITION = re.compile(
    r",\s+((?:[\w’'-]+\s+){0,9}?[\w’'-]+)(?=[,.;)]|\s(?:of|for|at|in|who|with)\b)"
)
# The role in “the chief pilot of the harbour, X”.
_DESCRIPTION = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[’']s)\s((?:\w+\s){1,3})(?:of|for|at)\s[^,.;]{1,50},$"
)
_AGE = re.compile(r",\s+\d{1,3}\b")
# Words for bodies and places that are surnames too.
_SURNAMES = frozenset("house church court post front banks bank ireland france england".split())
_ACT = lexicon.CUES | lexicon.AUXILIARIES | lexicon.VERBS | lexicon.ADVERBS


@dataclass(slots=True)
class Entity:
    """One person or organisation of the article."""

    name: str
    words: tuple[str, ...]
    kind: Literal["person", "organisation", "unknown"]
    gender: Gender | None = None
    roles: set[str] = field(default_factory=set)
    mentions: int = 0
    acts: bool = False  # some mention opens a sentence as the subject of a verb
    speaks: bool = False  # some mention is the subject of a cue
    reused: bool = False  # its last word alone names it elsewhere
    places: list[int] = field(default_factory=list)  # where it is named in full, in order


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an entity is named.

    `subject` if it stands as a subject does, `speaking` if a verb of speech follows.
    """

    start: int
    end: int
    entity: int
    subject: bool
    possessive: bool
    speaking: bool = False


class Names:
    """The entities of one article, looked up by the words of a mention."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self.mentions: list[Mention] = []
        self._full: dict[tuple[str, ...], int] = {}
        self._last: dict[str, list[int]] = {}
        self._first: dict[str, list[int]] = {}
        self._acronym: dict[str, int] = {}
        self._holders: dict[str, set[int]] = {}

    def add_short(self, short: str, full: str, words: Sequence[str]) -> int:
        """Return the organisation for which the text gives a short form, under its full name."""
        index = self._full.get(_key(words))
        if index is None or self.entities[index].kind == "person":
            index = len(self.entities)
            self.entities.append(Entity(full, tuple(words), "organisation"))
            self._full[_key(words)] = index
        entity = self.entities[index]
        entity.kind = "organisation"
        entity.name, entity.words = full, tuple(words)
        self._full[(short.lower(),)] = index
        return index

    def add_full(self, words: Sequence[str], titles: Sequence[str]) -> int:
        """Return the entity of a name of several words, new or known."""
        key = _key(words)
        index = self._full.get(key)
        if index is None:
            index = len(self.entities)
            kind = _kind(words, titles)
            self.entities.append(Entity(" ".join(words), tuple(words), kind))
            self._full[key] = index
            if kind == "organisation":
                self._acronym.setdefault(_initials(words), index)
            else:
                self._last.setdefault(key[-1], []).append(index)
                self._first.setdefault(key[0], []).append(index)
        entity = self.entities[index]
        entity.mentions += 1
        if len(words) > len(entity.words):
            entity.words, entity.name = tuple(words), " ".join(words)
        if titles and entity.kind == "unknown":
            entity.kind = "person"
        if entity.gender is None and entity.kind == "person":
            entity.gender = _title_gender(titles) or gender_of(words[0].split("-")[0])
        return index

    def add_single(self, word: str, titles: Sequence[str], at: int) -> int:
        """Return the entity that a name of one word stands for at a place, new or known."""
        known = self.find([word], titles, at)
        if known is not None:
            self.entities[known].mentions += 1
            self.entities[known].reused = len(self.entities[known].words) > 1
            return known
        index = len(self.entities)
        kind = _kind([word], titles)
        entity = Entity(word, (word,), kind, mentions=1)
        if kind == "person":
            entity.gender = _title_gender(titles) or gender_of(word)
        self.entities.append(entity)
        self._full[(word.lower(),)] = index
        return index

    def find(
        self, words: Sequence[str], titles: Sequence[str] = (), at: int | None = None
    ) -> int | None:
        """Return the entity that the words of a mention name, None if there is none.

        Of a family, a title means the member named last before the position `at`.
        """
        key = _key(words)
        if not key:
            return None
        exact = self._full.get(key)
        if len(key) > 1:
            for i in self._last.get(key[-1], []):
                longer = self.entities[i].words
                if len(longer) > len(words) and longer[-len(words) :] == tuple(words):
                    return i
            if exact is not None:
                return exact
        gender = _title_gender(titles)
        candidates = self._last.get(key[-1], [])
        if len(key) > 1:
            # Another given name: another member of the family, unless it is an initial or short.
            candidates = [i for i in candidates if _same_given(key[0], self.entities[i].words[0])]
        best = self._best(candidates, gender, titles, at)
        if best is not None or len(key) > 1:
            return best
        if exact is None and words[0].isupper():
            exact = self._acronym.get(words[0].replace(".", ""))
        if exact is not None:
            return exact
        # A given name alone, or a surname that stands first: Quo Lingyu, Quo.
        first = self._first.get(key[0], [])
        if not is_given_name(words[0]):
            first = [i for i in first if self.entities[i].kind == "person"]
        return self._best(first, gender, titles, at)

    def _best(
        self,
        candidates: Iterable[int],
        gender: Gender | None,
        titles: Sequence[str],
        at: int | None,
    ) -> int | None:
        best: int | None = None
        most: tuple[bool, bool, int] | None = None
        for i in candidates:
            entity = self.entities[i]
            if gender and entity.gender and gender != entity.gender:
                continue
            count = entity.mentions
            if at is not None and titles:
                count = bisect_left(entity.places, at)
                count = entity.places[count - 1] if count else -1
            rank = (_holds(entity, titles), entity.kind == "person", count)
            if most is None or rank > most:
                best, most = i, rank
        return best

    def sole_holder(self, role: str) -> int | None:
        """Return the one person of whom the role is known, None if there is none or several."""
        if not self._holders:
            for index, entity in enumerate(self.entities):
                for known in entity.roles if entity.kind != "organisation" else ():
                    self._holders.setdefault(known, set()).add(index)
        holders = self._holders.get(role, set())
        return next(iter(holders)) if len(holders) == 1 else None

    def at(self, position: int) -> int | None:
        """Return the entity that is named at the position."""
        before = bisect_left(self.mentions, position + 1, key=lambda m: m.start)
        mention = self.mentions[before - 1] if before else None
        return mention.entity if mention is not None and position < mention.end else None

    def before(self, position: int) -> int:
        """Return how many mentions start before `position`."""
        return bisect_left(self.mentions, position, key=lambda m: m.start)


def _holds(entity: Entity, titles: Sequence[str]) -> bool:
    """Tell whether a known role of the entity explains one of the titles."""
    if not entity.roles.isdisjoint(titles):
        return True
    return any(not entity.roles.isdisjoint(_TITLE_ROLES.get(title, ())) for title in titles)


_TITLE_ROLES = {
    "dr": frozenset("doctor surgeon physician scientist researcher professor psychiatrist".split()),
    "prof": frozenset(("professor",)),
    "sen": frozenset(("senator",)),
    "rep": frozenset("representative congressman congresswoman lawmaker".split()),
    "gov": frozenset(("governor",)),
    "gen": frozenset(("general",)),
}


# Titles that are short for one role.
_ABBREVIATED_ROLES = {title: roles for title, roles in _TITLE_ROLES.items() if len(roles) == 1}


def _key(words: Sequence[str]) -> tuple[str, ...]:
    """Return what two spellings of one person have in common: first and last word."""
    low = [word.lower().strip(".") for word in words]
    if len(low) > 2 and low[-1] in SUFFIXES:
        low = low[:-1]
    return (low[0], low[-1]) if len(low) > 1 else tuple(low)


def _same_given(short: str, given: str) -> bool:
    given = given.lower().strip(".")
    return (
        short == given
        or (len(short) >= 3 and given.startswith(short))
        or (len(given) >= 3 and short.startswith(given))
    )


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words if word[0].isupper())


def _title_gender(titles: Sequence[str]) -> Gender | None:
    for title in titles:
        gender = lexicon.TITLE_GENDER.get(title)
        if gender == "m":
            return "m"
        if gender == "f":
            return "f"
    return None


def _kind(
    words: Sequence[str], titles: Sequence[str]
) -> Literal["person", "organisation", "unknown"]:
    if titles:
        return "person"
    low = [word.lower() for word in words]
    given = is_given_name(low[0].split("-")[0])
    if len(words) == 2 and given and (low[-1] in _SURNAMES or low[-1] in lexicon.PLACES):
        return "organisation" if low[0] in lexicon.PLACES else "person"
    if "of" in low or low[-1] in lexicon.PLACES or low[-1] in lexicon.ORGANISATION_WORDS:
        return "organisation"
    if given:
        return "person"
    if any(word in lexicon.ORGANISATION_WORDS or word in lexicon.PLACES for word in low):
        return "organisation"
    if len(words) == 1 and words[0].isupper() and len(words[0]) > 1:
        return "organisation"
    return "unknown"


def read_names(text: str, parts: Sequence[Span], hidden: Sequence[Span]) -> Names:
    """Return the names in `parts` of `text`; those in the `hidden` runs give no mentions."""
    names = Names()
    found = [item for part in parts for item in scan(text, part)]
    indexes: dict[int, int] = {}
    for part in parts:
        for short, start, end in expansions(text, part):
            full = text[start:end]
            names.add_short(short, " ".join(full.split()), full.split())
    for i, item in enumerate(found):
        if len(item.words) > 1:
            indexes[i] = names.add_full(item.words, item.titles)
            _learn(text, item, names.entities[indexes[i]])
            names.entities[indexes[i]].places.append(item.start)
    for i, item in enumerate(found):
        if i not in indexes:
            indexes[i] = names.add_single(item.words[0], item.titles, item.start)
            _learn(text, item, names.entities[indexes[i]])
    h = 0
    for i, item in enumerate(found):
        entity = names.entities[indexes[i]]
        while h < len(hidden) and hidden[h].end <= item.start:
            h += 1
        if h < len(hidden) and hidden[h].start <= item.start:
            continue
        mention = _mention(text, item, indexes[i])
        entity.speaks = entity.speaks or mention.speaking
        entity.acts = entity.acts or (mention.subject and opens_sentence(text, item.start))
        names.mentions.append(mention)
    return names


def _mention(text: str, item: Found, entity: int) -> Mention:
    possessive = _POSSESSIVE.match(text, item.end) is not None
    following = _NEXT_WORD.match(text, item.end)
    word = following.group(1).lower() if following is not None and not possessive else ""
    subject = word in _ACT or (not possessive and opens_sentence(text, item.start))
    speaking = word in lexicon.STRONG_CUES
    return Mention(item.start, item.end, entity, subject, possessive, speaking)


def _learn(text: str, item: Found, entity: Entity) -> None:
    """Add the roles and the gender that the words around a mention tell."""
    entity.roles.update(item.titles)
    for title in item.titles:
        entity.roles.update(_ABBREVIATED_ROLES.get(title, ()))
    if entity.kind == "organisation":
        return
    gender = _title_gender(item.titles)
    if gender is not None:
        entity.kind, entity.gender = "person", gender
    words = _words_before(text, item.start)
    if text[item.end : item.end + 1] == ",":
        words += _apposition(text, item.end)
        if entity.kind == "unknown" and _AGE.match(text, item.end):
            entity.kind = "person"
    if not lexicon.PERSON_NOUNS.isdisjoint(words):
        entity.roles.update(words)
        if entity.kind == "unknown":
            entity.kind = "person"
    if entity.gender is None and entity.roles:
        if not entity.roles.isdisjoint(lexicon.MALE_NOUNS):
            entity.gender = "m"
        elif not entity.roles.isdisjoint(lexicon.FEMALE_NOUNS):
            entity.gender = "f"


def _words_before(text: str, start: int) -> list[str]:
    """Return the words that may be a role before a name: spokeswoman X; the mayor, X."""
    before = text[max(0, start - 80) : start]
    stripped = before.rstrip()
    if stripped == before:
        return []
    if stripped.endswith(","):
        described = _DESCRIPTION.search(stripped)
        if described is not None:
            return described.group(1).lower().split()
    words = stripped.removesuffix(",").lower().split()[-2:]
    if not words or words[-1] not in lexicon.PERSON_NOUNS:
        return []  # chairwoman of X; the judge told X; the judge said. X
    return [word for word in words if word not in lexicon.DETERMINERS]


def _apposition(text: str, comma: int) -> list[str]:
    """Return the words for persons behind a name: X, an independent analyst."""
    match = _APPOSITION.match(text, comma, comma + 130)
    if match is None:
        return []
    return [word for word in match.group(1).lower().split() if word in lexicon.PERSON_NOUNS][-3:]
