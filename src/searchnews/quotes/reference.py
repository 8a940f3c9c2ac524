"""From the words that name a speaker to the fullest name the article gives."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from searchnews.quotes import lexicon
from searchnews.quotes.cues import Evidence
from searchnews.quotes.given_names import Gender, is_given_name
from searchnews.quotes.name_scan import split_titles
from searchnews.quotes.names import Entity, Mention, Names
from searchnews.quotes.tokens import Token
from searchnews.text import Span

__all__ = ["Answer", "Resolver"]

# Evidence and reference weaker than this, multiplied, name no speaker.
THRESHOLD = 0.55
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")
_SENTENCE_END = re.compile(r"[.!?]+[\"”’')]*\s+(?=[^a-z\s])|\n")
_LINE_END = re.compile(r"[\r\n]+")
_PRONOUN_GENDER: dict[str, Gender] = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
# Persons that a report leaves without a name.
_UNNAMED = frozenset(
    "spokesman spokeswoman spokesperson official officer source witness neighbour neighbor person "
    "voter insider judge resident caller reporter aide fan supporter worker".split()
)
# Documents that are someone's own words: her statement; but not her report.
_UTTERANCES = frozenset(
    "statement letter email e-mail message note post tweet article "
    "column essay book manifesto testimony caption".split()
)
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
_SURE = 0.65
_NEAR = 2  # sentences
_WINDOW = 16
_ROLES_WINDOW = 40
_REACH = 6  # sentences


@dataclass(frozen=True, slots=True)
class Answer:
    """Who speaks, and why: `antecedent` is the mention a pronoun stands for."""

    speaker: str | None
    confidence: float
    entity: int | None = None
    antecedent: Span | None = None


class Resolver:
    """Resolves the mentions of one article; call it in the order of the text."""

    def __init__(self, text: str, names: Names, hidden: Sequence[Span]) -> None:
        self._text = text
        self._names = names
        self._history: list[Mention] = [
            m for m in names.mentions if names.entities[m.entity].kind != "organisation"
        ]
        self._breaks = [m.end() for m in _SENTENCE_END.finditer(text)]
        self._lines = [m.end() for m in _LINE_END.finditer(text)]
        self._pronouns = _outside(_PRONOUN.finditer(text), hidden)
        self._next = 0
        self._resolved: dict[int, tuple[int, Span, float]] = {}
        self._speaker: int | None = None
        self._described: tuple[int, Gender | None] | None = None  # who spoke without a name

    def resolve(self, evidence: Evidence) -> Answer:
        """Return the speaker that the evidence's phrases stand for."""
        answer = self._resolve(evidence)
        if not evidence.others or answer.speaker is None:
            return answer
        names = [self._name(phrase).speaker for phrase in evidence.others]
        return self._together([name for name in (*names, answer.speaker) if name])

    def _together(self, names: Sequence[str]) -> Answer:
        *first, last = dict.fromkeys(names)
        joint = f"{', '.join(first)} and {last}" if first else last
        self._speaker, self._described = None, None
        return Answer(joint, 0.85)

    def _resolve(self, evidence: Evidence) -> Answer:
        phrase = evidence.phrase
        if len(evidence.tail) > 2 and _has_titled_name(evidence.tail):
            phrase = evidence.tail
        head = phrase[-1]
        if head.kind == "R" or (head.kind == "D" and len(phrase) == 1):
            answer = self._pronoun(head)
        elif head.kind == "P" and not _is_role_name(phrase):
            answer = self._body(phrase, evidence.tail) or self._name(phrase)
        else:
            answer = self._description(phrase)
        if answer.confidence * evidence.confidence < THRESHOLD:
            return Answer(None, answer.confidence)
        if answer.entity is not None:
            self._speaker = answer.entity
            self._described = None
        elif head.kind == "N" and head.low in lexicon.PERSON_NOUNS:
            self._described = (head.start, _noun_gender(head.low))
        return answer

    def _body(self, phrase: Sequence[Token], tail: Sequence[Token]) -> Answer | None:
        """Return a body whose name goes on behind “of”: the Institute of Auditors."""
        if not tail or tail[0].low != "of" or phrase[-1].low not in lexicon.ORGANISATION_WORDS:
            return None
        index = self._names.find([*_proper_tail(phrase), *(token.text for token in tail)])
        return None if index is None else Answer(self._names.entities[index].name, 0.9, index)

    def _name(self, phrase: Sequence[Token]) -> Answer:
        words = _proper_tail(phrase)
        titles, rest = split_titles(words)
        lead = tuple(t.low for t in phrase[: len(phrase) - len(words)])
        index = self._names.find(rest, titles + lead, phrase[0].start)
        if index is None:
            index = self._names.at(phrase[-1].start)
        if index is None:
            start = phrase[len(phrase) - len(rest)].start
            name = " ".join(self._text[start : phrase[-1].end].split())
            return Answer(None if _is_common(name) else name, 0.9)
        entity = self._names.entities[index]
        if _is_common(entity.name):
            return Answer(None, 0.9)
        return Answer(entity.name, 0.95, index)

    def _pronoun(self, token: Token) -> Answer:
        if token.low == "it":
            return self._organisation(token.start)
        if token.low in ("they", "both", "them", "their"):
            return self._plural(token.start)
        gender = _PRONOUN_GENDER.get(token.low)
        if gender is None:
            return Answer(None, 0.0)
        self._advance(token.start + 1)
        known = self._resolved.get(token.start)
        if known is None:
            known = self._antecedent(token.start, gender)
        described = self._described
        if described is not None and (known is None or known[1].start < described[0]):
            position, kind = described
            if self._distance(position, token.start) <= _NEAR and kind in (None, gender):
                return Answer(None, 0.0)
        if known is None:
            return Answer(None, 0.0)
        index, span, confidence = known
        return Answer(self._names.entities[index].name, confidence, index, span)

    def _plural(self, position: int) -> Answer:
        """Return the two whom the text names together last, or one of no known gender."""
        at = bisect_left(self._history, position, key=lambda m: m.start)
        for i in range(at - 1, max(0, at - _WINDOW), -1):
            mention, before = self._history[i], self._history[i - 1]
            if self._distance(mention.start, position) > _NEAR:
                break
            if self._text[before.end : mention.start] == " and ":
                pair = [self._names.entities[m.entity] for m in (before, mention)]
                if all(_is_plausible(entity) or entity.kind == "person" for entity in pair):
                    return self._together([entity.name for entity in pair])
        return self._singular_they(position, at)

    def _singular_they(self, position: int, at: int) -> Answer:
        if at == 0 or self._distance(self._history[at - 1].start, position) > 1:
            return Answer(None, 0.0)
        mention = self._history[at - 1]
        entity = self._names.entities[mention.entity]
        if entity.kind != "person" or entity.gender is not None or not mention.subject:
            return Answer(None, 0.0)
        span = Span(mention.start, mention.end)
        return Answer(entity.name, 0.7, mention.entity, span)

    def _distance(self, earlier: int, later: int) -> int:
        """Return how many sentences begin between the two places."""
        return bisect_right(self._breaks, later) - bisect_right(self._breaks, earlier)

    def _advance(self, position: int) -> None:
        """Resolve the pronouns before `position`, each an antecedent of those after it."""
        while self._next < len(self._pronouns) and self._pronouns[self._next].start < position:
            span = self._pronouns[self._next]
            self._next += 1
            gender = _PRONOUN_GENDER[self._text[span.start : span.end].lower()]
            found = self._antecedent(span.start, gender)
            if found is None:
                continue
            self._resolved[span.start] = found
            mention = Mention(span.start, span.end, found[0], subject=True, possessive=False)
            insort(self._history, mention, key=lambda m: m.start)

    def _antecedent(self, position: int, gender: Gender | None) -> tuple[int, Span, float] | None:
        """Return entity, mention and confidence of the likeliest antecedent before `position`."""
        at = bisect_left(self._history, position, key=lambda m: m.start)
        here = bisect_right(self._breaks, position)
        line = bisect_right(self._lines, position)
        opening = self._lines[line - 1] if line else 0
        scores: dict[int, tuple[float, Mention]] = {}
        for mention in reversed(self._history[max(0, at - _WINDOW) : at]):
            distance = here - bisect_right(self._breaks, mention.start)
            if distance > _REACH:
                break
            entity = self._names.entities[mention.entity]
            if gender is not None and entity.gender is not None and entity.gender != gender:
                continue
            if entity.kind == "unknown" and not _is_plausible(entity):
                continue
            score = self._score(mention, entity, distance)
            if mention.start >= opening:
                score += _HERE
            if mention.entity not in scores or score > scores[mention.entity][0]:
                scores[mention.entity] = (score, mention)
        if not scores:
            return None
        ranked = sorted(scores.items(), key=lambda item: -item[1][0])
        index, (best, mention) = ranked[0]
        margin = best - ranked[1][1][0] if len(ranked) > 1 else 2.0
        confidence = 0.54 + min(0.36, 0.2 * margin)
        return index, Span(mention.start, mention.end), confidence

    def _score(self, mention: Mention, entity: Entity, distance: int) -> float:
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
        if mention.entity == self._speaker:
            score += _LAST_SPEAKER
        return score + min(entity.mentions, 4) * _OFTEN

    def _description(self, phrase: Sequence[Token]) -> Answer:
        """Resolve “the minister”; a body that its phrase names speaks for itself."""
        first, head = phrase[0], phrase[-1]
        named = head.low in lexicon.ORGANISATION_WORDS and any(t.kind == "P" for t in phrase)
        own = _without_article(self._text, phrase) if named else None
        if head.low in lexicon.DOCUMENTS and len(phrase) > 1:
            if first.low in ("his", "her") and head.low in _UTTERANCES:
                return self._pronoun(first)
            if phrase[-2].possessive and phrase[-2].kind == "P":
                return self._name(phrase[:-1])
        definite = first.low in ("the", "this", "that") or first.low in lexicon.POSSESSIVES
        definite = definite or first.possessive
        if definite and head.low in lexicon.ORGANISATION_WORDS:
            return self._organisation(head.start, head.low, own)
        if not definite or head.low not in lexicon.PERSON_NOUNS:
            return Answer(own, 0.75)
        at = bisect_left(self._history, head.start, key=lambda m: m.start)
        words = {token.low for token in phrase[1:]}
        holder = self._holder(words, head.low, at) or self._later_holder(words, head.low, at)
        if holder is not None:
            name = self._names.entities[holder.entity].name
            return Answer(name, 0.8, holder.entity, Span(holder.start, holder.end))
        sole = self._names.sole_holder(head.low)
        if sole is not None and self._fits(sole, words, head.low):
            return Answer(self._names.entities[sole].name, 0.8, sole)
        if first.low == "the" and head.low not in _UNNAMED:
            found = self._antecedent(first.start, _noun_gender(head.low))
            if found is not None and self._may_be(found[0], head.low) and found[2] >= _SURE:
                index, span, confidence = found
                name = self._names.entities[index].name
                return Answer(name, confidence - 0.1, index, span)
        return Answer(own, 0.7)

    def _holder(self, words: set[str], role: str, at: int) -> Mention | None:
        """Return the last mention of the one whose role fits the words best."""
        best: Mention | None = None
        most = 0
        for mention in reversed(self._history[max(0, at - _ROLES_WINDOW) : at]):
            roles = self._names.entities[mention.entity].roles
            fit = len(roles & words) if role in roles else 0
            if fit > most and ("prime" in words or "prime" not in roles):
                best, most = mention, fit
        return best

    def _later_holder(self, words: set[str], role: str, at: int) -> Mention | None:
        """Return the first mention behind `at` of the only one who ever has all of the role."""
        for mention in self._history[at : at + _ROLES_WINDOW]:
            if self._fits(mention.entity, words, role):
                return mention
        return None

    def _fits(self, entity: int, words: set[str], role: str) -> bool:
        """Tell whether all that the words ask for is known of the entity."""
        asked = words & (lexicon.PERSON_NOUNS | lexicon.TITLE_PARTS) | {role}
        roles = self._names.entities[entity].roles
        return asked <= roles and ("prime" in words or "prime" not in roles)

    def _may_be(self, entity: int, role: str) -> bool:
        """Tell whether no other role is known of the entity."""
        roles = self._names.entities[entity].roles & lexicon.PERSON_NOUNS
        return not roles or role in roles

    def _organisation(self, position: int, noun: str = "", own: str | None = None) -> Answer:
        """Return the organisation last named, one with `noun` in its name if that is given."""
        mentions = self._names.mentions
        here = bisect_right(self._breaks, position)
        at = self._names.before(position)
        for mention in reversed(mentions[max(0, at - 4 * _WINDOW) : at]):
            entity = self._names.entities[mention.entity]
            distance = here - bisect_right(self._breaks, mention.start)
            if entity.kind != "organisation" or (not noun and distance > 2):
                continue
            if noun and noun not in entity.name.lower().split():
                continue
            if noun or mention.subject:
                span = Span(mention.start, mention.end)
                return Answer(entity.name, 0.75, mention.entity, span)
        return Answer(own, 0.7)


def _is_role_name(phrase: Sequence[Token]) -> bool:
    """Tell whether a capitalised phrase is an office: the Prime Minister, the Republican."""
    return (
        phrase[0].kind == "D"
        and phrase[-1].low in lexicon.PERSON_NOUNS
        and not any(map(is_given_name, (token.text for token in phrase)))
    )


def _is_common(name: str) -> bool:
    """Tell whether the one word of a name names nobody: Chinese, Western, Analysts."""
    low = name.lower()
    if low in lexicon.TITLE_PARTS or low in _COMMON or low.endswith("ese"):
        return True
    single = low.removesuffix("s")
    return single != low and (single in lexicon.TITLE_PARTS or single in lexicon.PERSON_NOUNS)


_COMMON = frozenset("western eastern northern southern others article section chapter".split())


def _is_plausible(entity: Entity) -> bool:
    """Tell whether a name of unknown kind behaves like a person's."""
    return entity.speaks or (len(entity.words) > 1 and (entity.reused or entity.acts))


def _noun_gender(noun: str) -> Gender | None:
    if noun in lexicon.MALE_NOUNS:
        return "m"
    return "f" if noun in lexicon.FEMALE_NOUNS else None


def _has_titled_name(tail: Sequence[Token]) -> bool:
    """Tell whether a name ends the words behind a role: of State Jane Doe, to NATO Jane Doe."""
    words = _proper_tail(tail)
    return len(words) > 2 and len(split_titles(words)[1]) < len(words)


def _outside(found: Iterable[re.Match[str]], hidden: Sequence[Span]) -> list[Span]:
    spans: list[Span] = []
    h = 0
    for match in found:
        span = Span(*match.span())
        while h < len(hidden) and hidden[h].end <= span.start:
            h += 1
        if h == len(hidden) or span.start < hidden[h].start:
            spans.append(span)
    return spans


def _proper_tail(phrase: Sequence[Token]) -> list[str]:
    """Return the words of the name that ends the phrase."""
    i = len(phrase)
    while i > 0:
        token = phrase[i - 1]
        if token.possessive and i < len(phrase):
            break
        if token.kind != "P" and not (
            i < len(phrase)
            and i > 1
            and phrase[i - 2].kind == "P"
            and (token.low in lexicon.NAME_LINKS or token.low in ("of", "and", "for", "the", "&"))
        ):
            break
        i -= 1
    return [token.text for token in phrase[i:]]


def _without_article(text: str, phrase: Sequence[Token]) -> str:
    start = (
        phrase[1].start
        if len(phrase) > 1 and phrase[0].low in ("the", "a", "an")
        else (phrase[0].start)
    )
    return " ".join(text[start : phrase[-1].end].split())
