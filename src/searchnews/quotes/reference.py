"""From the words that name a speaker to the fullest name the article gives."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from searchnews.quotes import lexicon
from searchnews.quotes.affiliations import affiliations
from searchnews.quotes.antecedents import PRONOUN_GENDER, WINDOW, Discourse, is_plausible
from searchnews.quotes.cues import Evidence
from searchnews.quotes.entities import Entities
from searchnews.quotes.given_names import Gender, is_given_name
from searchnews.quotes.mentions import Mention, entity_at, first_from
from searchnews.quotes.name_scan import Found, split_titles
from searchnews.quotes.names import Names, read_names
from searchnews.quotes.profile import SpeakerProfile, offices
from searchnews.quotes.tokens import Token
from searchnews.text import Span

__all__ = ["Answer", "Resolver"]

# Evidence and reference weaker than this, multiplied, name no speaker.
THRESHOLD = 0.55
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
_SURE = 0.65
_NEAR = 2  # sentences
_ROLES_WINDOW = 40


class Answer(NamedTuple):
    """Who speaks, and why: `antecedent` is the mention a pronoun stands for."""

    speaker: str | None
    confidence: float
    entity: int | None = None
    antecedent: Span | None = None


class Resolver:
    """Resolves the mentions of one article; call it in the order of the text."""

    def __init__(self, text: str, parts: Sequence[Span], hidden: Sequence[Span]) -> None:
        """Take the paragraphs that may name someone, and the runs, whose names do not count."""
        self._text = text
        self._parts = parts
        self._hidden = hidden
        self._speaker: int | None = None
        self._described: tuple[int, Gender | None] | None = None  # who spoke without a name
        self._profiles: dict[int, SpeakerProfile] = {}

    @cached_property
    def _names(self) -> Names:
        """The names: read only if a quotation has evidence for its speaker."""
        return read_names(self._text, self._parts)

    @cached_property
    def _entities(self) -> Entities:
        return self._names.entities

    @cached_property
    def _places(self) -> dict[int, list[Found]]:
        return self._names.by_entity()

    @cached_property
    def _discourse(self) -> Discourse:
        """The mentions: read only if a pronoun or a description asks for them."""
        return Discourse(self._text, self._names, self._hidden)

    def profile(self, entity: int | None, name: str = "") -> SpeakerProfile:
        """Return what the article tells of an answer's entity; of none, only its `name`."""
        if entity is None:
            return SpeakerProfile(name)
        known = self._profiles.get(entity)
        if known is None:
            known = self._profiles[entity] = self._described_as(entity)
        return known

    def _described_as(self, index: int) -> SpeakerProfile:
        entity = self._entities[index]
        if entity.kind == "organisation":
            return SpeakerProfile(entity.name, entity.kind)
        tied = affiliations(self._text, self._places.get(index, ()))
        return SpeakerProfile(entity.name, entity.kind, entity.gender, offices(entity.roles), tied)

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
        index = self._entities.find([*_proper_tail(phrase), *(token.text for token in tail)])
        return None if index is None else Answer(self._entities[index].name, 0.9, index)

    def _name(self, phrase: Sequence[Token]) -> Answer:
        words = _proper_tail(phrase)
        titles, rest = split_titles(words)
        lead = tuple(t.low for t in phrase[: len(phrase) - len(words)])
        index = self._entities.find(rest, titles + lead, phrase[0].start)
        if index is None:
            index = entity_at(self._discourse.mentions, phrase[-1].start)
        if index is None:
            start = phrase[len(phrase) - len(rest)].start
            name = " ".join(self._text[start : phrase[-1].end].split())
            return Answer(None if _is_common(name) else name, 0.9)
        entity = self._entities[index]
        if _is_common(entity.name):
            return Answer(None, 0.9)
        return Answer(entity.name, 0.95, index)

    def _pronoun(self, token: Token) -> Answer:
        if token.low == "it":
            return self._organisation(token.start)
        if token.low in ("they", "both", "them", "their"):
            return self._plural(token.start)
        gender = PRONOUN_GENDER.get(token.low)
        if gender is None:
            return Answer(None, 0.0)
        known = self._discourse.pronoun(token.start, gender, self._speaker)
        described = self._described
        if described is not None and (known is None or known.span.start < described[0]):
            position, kind = described
            if self._discourse.distance(position, token.start) <= _NEAR and kind in (None, gender):
                return Answer(None, 0.0)
        if known is None:
            return Answer(None, 0.0)
        name = self._entities[known.entity].name
        return Answer(name, known.confidence, known.entity, known.span)

    def _plural(self, position: int) -> Answer:
        """Return the two whom the text names together last, or one of no known gender."""
        discourse = self._discourse
        history = discourse.history
        at = first_from(history, position)
        for i in range(at - 1, max(0, at - WINDOW), -1):
            mention, before = history[i], history[i - 1]
            if discourse.distance(mention.start, position) > _NEAR:
                break
            if self._text[before.end : mention.start] == " and ":
                pair = [self._entities[m.entity] for m in (before, mention)]
                if all(is_plausible(entity) or entity.kind == "person" for entity in pair):
                    return self._together([entity.name for entity in pair])
        return self._singular_they(history[at - 1], position) if at else Answer(None, 0.0)

    def _singular_they(self, mention: Mention, position: int) -> Answer:
        entity = self._entities[mention.entity]
        if self._discourse.distance(mention.start, position) > 1:
            return Answer(None, 0.0)
        if entity.kind != "person" or entity.gender is not None or not mention.subject:
            return Answer(None, 0.0)
        span = Span(mention.start, mention.end)
        return Answer(entity.name, 0.7, mention.entity, span)

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
        words = {token.low for token in phrase[1:]}
        holder = self._holder(words, head)
        if holder is not None:
            name = self._entities[holder.entity].name
            return Answer(name, 0.8, holder.entity, Span(holder.start, holder.end))
        sole = self._entities.sole_holder(head.low)
        if sole is not None and self._fits(sole, words, head.low):
            return Answer(self._entities[sole].name, 0.8, sole)
        if first.low == "the" and head.low not in _UNNAMED:
            gender = _noun_gender(head.low)
            found = self._discourse.antecedent(first.start, gender, self._speaker)
            sure = found is not None and found.confidence >= _SURE
            if found is not None and sure and self._may_be(found.entity, head.low):
                name = self._entities[found.entity].name
                return Answer(name, found.confidence - 0.1, found.entity, found.span)
        return Answer(own, 0.7)

    def _holder(self, words: set[str], head: Token) -> Mention | None:
        """Return the last mention before `head` of the one whose role fits the words best.

        Else the first behind it of one of whom all that the words ask for is ever known.
        """
        history = self._discourse.history
        at = first_from(history, head.start)
        best: Mention | None = None
        most = 0
        for mention in reversed(history[max(0, at - _ROLES_WINDOW) : at]):
            roles = self._entities[mention.entity].roles
            fit = len(roles & words) if head.low in roles else 0
            if fit > most and ("prime" in words or "prime" not in roles):
                best, most = mention, fit
        later = history[at : at + _ROLES_WINDOW]
        return best or next((m for m in later if self._fits(m.entity, words, head.low)), None)

    def _fits(self, entity: int, words: set[str], role: str) -> bool:
        """Tell whether all that the words ask for is known of the entity."""
        asked = words & (lexicon.PERSON_NOUNS | lexicon.TITLE_PARTS) | {role}
        roles = self._entities[entity].roles
        return asked <= roles and ("prime" in words or "prime" not in roles)

    def _may_be(self, entity: int, role: str) -> bool:
        """Tell whether no other role is known of the entity."""
        roles = self._entities[entity].roles & lexicon.PERSON_NOUNS
        return not roles or role in roles

    def _organisation(self, position: int, noun: str = "", own: str | None = None) -> Answer:
        """Return the organisation last named, one with `noun` in its name if that is given."""
        mentions = self._discourse.mentions
        at = first_from(mentions, position)
        for mention in reversed(mentions[max(0, at - 4 * WINDOW) : at]):
            entity = self._entities[mention.entity]
            distance = self._discourse.distance(mention.start, position)
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


def _noun_gender(noun: str) -> Gender | None:
    if noun in lexicon.MALE_NOUNS:
        return "m"
    return "f" if noun in lexicon.FEMALE_NOUNS else None


def _has_titled_name(tail: Sequence[Token]) -> bool:
    """Tell whether a name ends the words behind a role: of State Jane Doe, to NATO Jane Doe."""
    words = _proper_tail(tail)
    return len(words) > 2 and len(split_titles(words)[1]) < len(words)


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
