"""Whom a pronoun stands for: the likeliest of the mentions before it."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from searchnews.quotes.entities import Entities, Entity
from searchnews.quotes.given_names import Gender
from searchnews.quotes.mentions import Mention, first_from, read_mentions
from searchnews.quotes.names import Names
from searchnews.text import Span

__all__ = ["PRONOUN_GENDER", "WINDOW", "Antecedent", "Discourse", "is_plausible"]

PRONOUN_GENDER: dict[str, Gender] = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
WINDOW = 16  # mentions
# Each pattern begins with one character of a set: the engine skips to the next of them.
_PRONOUN = re.compile(r"[HhSs](?<!\w.)(?:(?<=[Hh])e|(?<=[Ss])he)\b")
_SENTENCE_END = re.compile(
    r"[.!?\n](?:(?<=\n)|(?<![.!?][.!?])(?<!\n)[.!?]*[\"”’')]*\s+(?=[^a-z\s]))"
)
_LINE_END = re.compile(r"[\r\n][\r\n]*")
# What speaks for a mention as the antecedent of a pronoun.
_HERE = 1.2  # it stands in the same paragraph
_FAR = 1.1  # against it: for each sentence between
_SUBJECT = 1.2
_POSSESSIVE = 0.8
_SPEAKING = 0.3
_GENDER = 0.8  # its gender is known to agree
_UNKNOWN = 1.0  # against it: it may be no person
_LAST_SPEAKER = 0.3
_OFTEN = 0.12  # for each time that it is named, up to four
_REACH = 6  # sentences


class Antecedent(NamedTuple):
    """The mention that a pronoun stands for, its entity, and how sure that is (0 to 1)."""

    entity: int
    span: Span
    confidence: float


class Discourse:
    """Who is named where in an article, and in which sentence; asked in the order of the text.

    `mentions` are those of all entities. `history` are those of persons and of what may be
    one; each pronoun that is resolved joins them.
    """

    def __init__(self, text: str, names: Names, hidden: Sequence[Span]) -> None:
        self._text = text
        self._entities: Entities = names.entities
        self.mentions = read_mentions(text, names, hidden)
        self.history: list[Mention] = [
            m for m in self.mentions if names.entities[m.entity].kind != "organisation"
        ]
        self._breaks = [m.end() for m in _SENTENCE_END.finditer(text)]
        self._lines = [m.end() for m in _LINE_END.finditer(text)]
        self._pronouns = _outside(_PRONOUN.finditer(text), hidden)
        self._next = 0
        self._resolved: dict[int, Antecedent] = {}

    def distance(self, earlier: int, later: int) -> int:
        """Return how many sentences begin between the two places."""
        return bisect_right(self._breaks, later) - bisect_right(self._breaks, earlier)

    def pronoun(self, position: int, gender: Gender, speaker: int | None) -> Antecedent | None:
        """Return whom the pronoun at the position stands for; `speaker` is who spoke last."""
        self._advance(position + 1, speaker)
        known = self._resolved.get(position)
        return self.antecedent(position, gender, speaker) if known is None else known

    def _advance(self, position: int, speaker: int | None) -> None:
        """Resolve the pronouns before `position`, each an antecedent of those after it."""
        while self._next < len(self._pronouns) and self._pronouns[self._next].start < position:
            span = self._pronouns[self._next]
            self._next += 1
            gender = PRONOUN_GENDER[self._text[span.start : span.end].lower()]
            found = self.antecedent(span.start, gender, speaker)
            if found is None:
                continue
            self._resolved[span.start] = found
            mention = Mention(span.start, span.end, found.entity, subject=True, possessive=False)
            insort(self.history, mention, key=lambda m: m.start)

    def antecedent(
        self, position: int, gender: Gender | None, speaker: int | None
    ) -> Antecedent | None:
        """Return the likeliest antecedent before `position`; `speaker` is who spoke last."""
        at = first_from(self.history, position)
        here = bisect_right(self._breaks, position)
        line = bisect_right(self._lines, position)
        opening = self._lines[line - 1] if line else 0
        scores: dict[int, tuple[float, Mention]] = {}
        for mention in reversed(self.history[max(0, at - WINDOW) : at]):
            distance = here - bisect_right(self._breaks, mention.start)
            if distance > _REACH:
                break
            entity = self._entities[mention.entity]
            if gender is not None and entity.gender is not None and entity.gender != gender:
                continue
            if entity.kind == "unknown" and not is_plausible(entity):
                continue
            score = _score(mention, entity, distance, spoke_last=mention.entity == speaker)
            if mention.start >= opening:
                score += _HERE
            if mention.entity not in scores or score > scores[mention.entity][0]:
                scores[mention.entity] = (score, mention)
        return _likeliest(scores)


def _score(mention: Mention, entity: Entity, distance: int, *, spoke_last: bool) -> float:
    score = -_FAR * distance
    if mention.subject:
        score += _SUBJECT
    if mention.possessive:
        score -= _POSSESSIVE
    if mention.speaking:
        score += _SPEAKING
    if entity.gender is not None:
        score += _GENDER
    if entity.kind == "unknown":
        score -= _UNKNOWN
    if spoke_last:
        score += _LAST_SPEAKER
    return score + min(entity.mentions, 4) * _OFTEN


def _likeliest(scores: dict[int, tuple[float, Mention]]) -> Antecedent | None:
    """Return the mention with the best score, the surer the worse the next best entity's."""
    if not scores:
        return None
    ranked = sorted(scores.items(), key=lambda item: -item[1][0])
    index, (best, mention) = ranked[0]
    margin = best - ranked[1][1][0] if len(ranked) > 1 else 2.0
    confidence = 0.54 + min(0.36, 0.2 * margin)
    return Antecedent(index, Span(mention.start, mention.end), confidence)


def is_plausible(entity: Entity) -> bool:
    """Tell whether a name of unknown kind behaves like a person's."""
    return entity.speaks or (len(entity.words) > 1 and (entity.reused or entity.acts))


def _outside(found: Iterable[re.Match[str]], hidden: Sequence[Span]) -> list[Span]:
    """Return where the matches are that begin in none of the `hidden` runs."""
    spans: list[Span] = []
    h = 0
    for match in found:
        span = Span(*match.span())
        while h < len(hidden) and hidden[h].end <= span.start:
            h += 1
        if h == len(hidden) or span.start < hidden[h].start:
            spans.append(span)
    return spans
