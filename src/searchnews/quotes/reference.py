"""From the words that name a speaker to the fullest name the article gives."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property, partial

from searchnews.quotes import lexicon
from searchnews.quotes.affiliations import affiliations
from searchnews.quotes.answers import NOBODY, Answer
from searchnews.quotes.antecedents import PRONOUN_GENDER, Pronouns
from searchnews.quotes.cues import Evidence
from searchnews.quotes.descriptions import Descriptions, noun_gender
from searchnews.quotes.discourse import Discourse
from searchnews.quotes.given_names import Gender
from searchnews.quotes.mentions import Mention
from searchnews.quotes.name_scan import Found
from searchnews.quotes.names import read_names
from searchnews.quotes.naming import (
    is_proper,
    is_role_name,
    named,
    named_body,
    own_words,
    titled_tail,
)
from searchnews.quotes.organisations import body_before, body_of_kind, is_body_noun
from searchnews.quotes.plurals import pair_before, singular_they
from searchnews.quotes.profile import SpeakerProfile, offices
from searchnews.quotes.tokens import Token
from searchnews.text import Span

__all__ = ["Answer", "Resolver"]

# Evidence and reference weaker than this, multiplied, name no speaker.
THRESHOLD = 0.45
# An antecedent that hardly outdoes the next best one is none.
_CLEAR = 0.58
# Documents that are someone's own words: her statement; but not her report.
_UTTERANCES = frozenset(
    "statement letter email e-mail message note post tweet article "
    "column essay book manifesto testimony caption".split()
)
_NEAR = 2  # sentences
_OWN = 0.7  # how sure a body is that only its phrase names
# Words behind a surname: whether they mean the elder one, and of which gender.
_GENERATIONS: dict[str, tuple[bool, Gender | None]] = {
    "senior": (True, None),
    "junior": (False, None),
    "père": (True, "m"),
    "fils": (False, "m"),
}
_PLURAL = frozenset(("they", "both", "them", "their"))


_JOINT = 0.85  # how sure several who speak together are


class Resolver:
    """Resolves the mentions of one article; call it in the order of the text."""

    def __init__(self, text: str, parts: Sequence[Span], hidden: Sequence[Span]) -> None:
        """Take the paragraphs that may name someone, and the runs, whose names do not count."""
        self._text = text
        self._parts = parts
        self._names = cache(partial(read_names, text, parts))
        self._hidden = hidden
        self._spoke: Mention | None = None  # who spoke last, where
        self._joint: tuple[Answer, ...] = ()  # who spoke last, if they were several
        self._described: tuple[int, Gender | None] | None = None  # who spoke without a name
        self._profiles: dict[int, SpeakerProfile] = {}

    @cached_property
    def _discourse(self) -> Discourse:
        """The names: read only if a quotation has evidence for its speaker."""
        return Discourse(self._text, self._names(), self._hidden)

    def afresh(self) -> Resolver:
        """Return a resolver of the same article that has resolved nothing; names are read once."""
        other = Resolver(self._text, self._parts, self._hidden)
        other._names = self._names
        return other

    @cached_property
    def _pronouns(self) -> Pronouns:
        return Pronouns(self._discourse)

    @cached_property
    def _descriptions(self) -> Descriptions:
        return Descriptions(self._discourse, self._pronouns)

    @cached_property
    def _places(self) -> dict[int, list[Found]]:
        return self._discourse.names.by_entity()

    def profiles(self, answer: Answer) -> tuple[SpeakerProfile, ...]:
        """Return what the article tells of each of the speakers of an answer."""
        each = answer.several or (answer,)
        return tuple(self.profile(one.entity, one.speaker) for one in each if one.speaker)

    def profile(self, entity: int | None, name: str = "") -> SpeakerProfile:
        """Return what the article tells of an answer's entity; of none, only its `name`."""
        if entity is None:
            return SpeakerProfile(name)
        known = self._profiles.get(entity)
        if known is None:
            known = self._profiles[entity] = self._described_as(entity)
        return known

    def _described_as(self, index: int) -> SpeakerProfile:
        entity = self._discourse.entities[index]
        if entity.kind == "organisation":
            return SpeakerProfile(entity.name, entity.kind)
        tied = affiliations(self._text, self._places.get(index, ()))
        return SpeakerProfile(
            entity.name, entity.kind, entity.gender, offices(entity.described), tied
        )

    def resolve(self, evidence: Evidence) -> Answer:
        """Return the speaker that the evidence's phrases stand for."""
        phrase = evidence.phrase
        if titled_tail(phrase, evidence.tail):
            phrase = evidence.tail
        answer = self._whom(phrase, evidence.tail)
        if answer.confidence * evidence.confidence < THRESHOLD:
            answer = answer._replace(speaker=None, entity=None)
        if evidence.others and answer.speaker is not None:
            others = [named(self._discourse, other) for other in evidence.others]
            answer = _together((*others, answer), answer.antecedent)
        self._remember(answer, phrase)
        return answer

    def _remember(self, answer: Answer, phrase: Sequence[Token]) -> None:
        """Keep who spoke last, for the pronouns that follow."""
        head = phrase[-1]
        if answer.entity is not None:
            spoke = Mention(
                phrase[0].start, head.end, answer.entity, subject=True, possessive=False
            )
            self._spoke, self._joint, self._described = spoke, (), None
        elif answer.several:
            self._spoke, self._joint, self._described = None, answer.several, None
        elif head.kind == "N" and head.low in lexicon.PERSON_NOUNS:
            self._described = (head.start, noun_gender(head.low))

    @property
    def _speaker(self) -> int | None:
        return None if self._spoke is None else self._spoke.entity

    def _whom(self, phrase: Sequence[Token], tail: Sequence[Token]) -> Answer:
        head = phrase[-1]
        if head.low in _GENERATIONS and len(phrase) > 1 and phrase[-2].kind == "P":
            return self._generation(phrase[-2].low, *_GENERATIONS[head.low])
        if head.kind == "R" or (head.kind == "D" and len(phrase) == 1):
            return self._pronoun(head)
        if is_proper(head) and not is_role_name(phrase):
            return named_body(self._discourse, phrase, tail) or named(self._discourse, phrase)
        return self._description(phrase)

    def _generation(self, surname: str, elder: bool, gender: Gender | None) -> Answer:
        """Return the parent or the child of a family of two: Holm senior, Holm fils."""
        entities = self._discourse.entities
        found = entities.of_generation(surname, elder=elder, gender=gender)
        if found is None:
            return NOBODY
        return Answer(entities[found].name, 0.8, found, entities[found].where, "family")

    def _pronoun(self, token: Token) -> Answer:
        if token.low == "it":
            return body_before(self._discourse, token.start) or NOBODY
        if token.low in _PLURAL:
            return self._plural(token.start)
        gender = PRONOUN_GENDER.get(token.low)
        if gender is None:
            return NOBODY
        known = self._pronouns.resolve(token.start, gender, self._speaker)
        if known is None or self._means_unnamed(token.start, gender, known.span):
            return NOBODY
        if known.confidence < _CLEAR:
            return Answer(None, known.confidence, None, known.span, "pronoun")
        name = self._discourse.entities[known.entity].name
        return Answer(name, known.confidence, known.entity, known.span, "pronoun")

    def _means_unnamed(self, position: int, gender: Gender, known: Span) -> bool:
        """Tell whether someone without a name spoke shortly before, behind the antecedent."""
        if self._described is None:
            return False
        spoke, kind = self._described
        near = self._discourse.distance(spoke, position) <= _NEAR
        return known.start < spoke and near and kind in (None, gender)

    def _plural(self, position: int) -> Answer:
        """Return the two whom the text names together last, or one of no known gender."""
        if self._joint:
            return _together(self._joint, None)
        pair = pair_before(self._discourse, position)
        if pair is None:
            return singular_they(self._discourse, position, self._spoke)
        first, second = pair
        entities = self._discourse.entities
        each = [Answer(entities[m.entity].name, _JOINT, m.entity, rule="plural") for m in pair]
        return _together(each, Span(first.start, second.end))

    def _description(self, phrase: Sequence[Token]) -> Answer:
        """Resolve “the minister”; a body that its phrase names speaks for itself."""
        first, head = phrase[0], phrase[-1]
        if head.low in lexicon.DOCUMENTS and len(phrase) > 1:
            if first.low in ("his", "her") and head.low in _UTTERANCES:
                return self._pronoun(first)
            if phrase[-2].possessive and phrase[-2].kind == "P":
                return named(self._discourse, phrase[:-1])
        definite = first.low in ("the", "this", "that") or first.low in lexicon.POSSESSIVES
        definite = definite or first.possessive
        if is_body_noun(head.low):
            words = {token.low for token in phrase[:-1]}
            known = definite and body_of_kind(self._discourse, head.start, head.low, words)
            return known or self._own(phrase)
        if definite and head.low in lexicon.PERSON_NOUNS:
            return self._descriptions.resolve(phrase, self._speaker)
        return NOBODY

    def _own(self, phrase: Sequence[Token]) -> Answer:
        """Return a body under the words that name it: the Harwick council."""
        if not any(token.kind == "P" for token in phrase):
            return NOBODY
        return Answer(own_words(self._text, phrase), _OWN, rule="own words")


def _together(answers: Sequence[Answer], antecedent: Span | None) -> Answer:
    """Return the answer for several: Ada Holm, Ben Ruud and Ida Vance."""
    each = {answer.speaker: answer for answer in answers if answer.speaker is not None}
    *first, last = each
    joint = f"{', '.join(first)} and {last}" if first else last
    return Answer(joint, _JOINT, None, antecedent, "plural", tuple(each.values()))
