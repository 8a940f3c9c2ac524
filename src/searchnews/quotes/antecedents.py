"""Whom a pronoun stands for: the likeliest of the mentions before it."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from searchnews.quotes.discourse import WINDOW, Discourse, is_plausible
from searchnews.quotes.entities import Entity
from searchnews.quotes.given_names import Gender
from searchnews.quotes.mentions import Mention, first_from
from searchnews.text import Span

__all__ = ["PRONOUN_GENDER", "Antecedent", "Pronouns"]

PRONOUN_GENDER: dict[str, Gender] = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
# The pattern begins with one character of a set: the engine skips to the next of them.
_PRONOUN = re.compile(r"[HhSs](?<!\w.)(?:(?<=[Hh])e|(?<=[Ss])he)\b")
# What speaks for a mention as the antecedent of a pronoun.
_HERE = 1.2  # it stands in the same paragraph
_FAR = 1.1  # against it: for each sentence between
_SUBJECT = 1.4
_POSSESSIVE = 0.8
_SPEAKING = 0.5
_GENDER = 0.6  # its gender is known to agree
_UNKNOWN = 1.0  # against it: it may be no person
_LAST_SPEAKER = 0.4
_QUOTED = 1.5  # against it: what is quoted names it
_REPORTED = 1.4  # against it: so does what is reported
_REACH = 6  # sentences


class Antecedent(NamedTuple):
    """The mention that a pronoun stands for, its entity, and how sure that is (0 to 1)."""

    entity: int
    span: Span
    confidence: float
    subject: bool


class Pronouns:
    """Resolves he and she; asked in the order of the text.

    Each pronoun that is resolved joins the history, also those between that nobody asks for.
    """

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse
        self._found = _outside(_PRONOUN.finditer(discourse.text), discourse.hidden)
        self._next = 0
        self._asked: dict[int, Antecedent | None] = {}

    def resolve(self, position: int, gender: Gender, speaker: int | None) -> Antecedent | None:
        """Return whom the subject of a verb of speech stands for; `speaker` spoke last.

        Whom it says something about, in its sentence, is another; and who is named in the
        run that it says is hardly its speaker.
        """
        if position not in self._asked:
            self._advance(position, speaker)
            barred = self._discourse.behind(position)
            self._asked[position] = self.antecedent(position, gender, speaker, barred)
        return self._asked[position]

    def _advance(self, position: int, speaker: int | None) -> None:
        """Resolve the pronouns before `position`, each an antecedent of those after it."""
        discourse = self._discourse
        while self._next < len(self._found) and self._found[self._next].start < position:
            span = self._found[self._next]
            self._next += 1
            if span.start in self._asked:
                found = self._asked[span.start]
            else:
                gender = PRONOUN_GENDER[discourse.text[span.start : span.end].lower()]
                found = self.antecedent(span.start, gender, speaker)
            if found is not None:
                mention = Mention(*span, found.entity, subject=True, possessive=False)
                insort(discourse.history, mention, key=lambda m: m.start)

    def antecedent(
        self,
        position: int,
        gender: Gender | None,
        speaker: int | None,
        barred: Collection[int] = (),
        among: Collection[int] | None = None,
    ) -> Antecedent | None:
        """Return the likeliest antecedent before `position`, if `among` is given, of those."""
        discourse = self._discourse
        history = discourse.history
        at = first_from(history, position)
        starts = discourse.sentence_starts(position, _REACH + 1)
        opening = discourse.paragraph(position)
        quoted = discourse.quoted(position)
        reported = discourse.reported_from(position)
        scores: dict[int, tuple[float, Mention]] = {}
        distance = 0
        for mention in reversed(history[max(0, at - WINDOW) : at]):
            index = mention.entity
            while distance < len(starts) and mention.start < starts[distance]:
                distance += 1
            if distance > _REACH:
                break
            if index in barred or (among is not None and index not in among):
                continue
            entity = discourse.entities[index]
            if not _agrees(entity, gender):
                continue
            score = _score(mention, entity, distance)
            if index == speaker:
                score += _LAST_SPEAKER
            if mention.start >= opening:
                score += _HERE
            if index in quoted:
                score -= _QUOTED
            elif mention.start >= reported:
                score -= _REPORTED
            if index not in scores or score > scores[index][0]:
                scores[index] = (score, mention)
        return _likeliest(scores)


def _agrees(entity: Entity, gender: Gender | None) -> bool:
    if gender is not None and entity.gender is not None and entity.gender != gender:
        return False
    return entity.kind != "unknown" or is_plausible(entity)


def _score(mention: Mention, entity: Entity, distance: int) -> float:
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
    return score


def _likeliest(scores: dict[int, tuple[float, Mention]]) -> Antecedent | None:
    """Return the mention with the best score, the surer the worse the next best entity's."""
    if not scores:
        return None
    ranked = sorted(scores.items(), key=lambda item: -item[1][0])
    index, (best, mention) = ranked[0]
    margin = best - ranked[1][1][0] if len(ranked) > 1 else 2.0
    confidence = 0.54 + min(0.36, 0.2 * margin)
    return Antecedent(index, Span(mention.start, mention.end), confidence, mention.subject)


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
