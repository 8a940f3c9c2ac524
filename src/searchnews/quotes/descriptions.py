"""Who “the minister”, “his lawyer” or “Varn’s chairwoman” is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import islice

from searchnews.quotes import lexicon
from searchnews.quotes.answers import NOBODY, Answer
from searchnews.quotes.antecedents import PRONOUN_GENDER, Antecedent, Pronouns
from searchnews.quotes.discourse import Discourse
from searchnews.quotes.given_names import Gender
from searchnews.quotes.mentions import Mention, first_from
from searchnews.quotes.tokens import Token
from searchnews.text import Span

__all__ = ["Descriptions", "noun_gender"]

# Persons that a report leaves without a name.
_UNNAMED = frozenset(
    "spokesman spokeswoman spokesperson official officer source witness neighbour neighbor person "
    "voter insider judge resident caller reporter aide fan supporter worker".split()
)
_WINDOW = 40  # mentions
_SURE = 0.65
_HOLDER = 0.8
_GUESSED = 0.1  # off, where no role is known
# What those with one of the other offices are called as well.
_LEADERS = frozenset("leader candidate nominee politician head".split())
_LED_BY = frozenset(
    "president minister premier chancellor senator governor mayor representative lawmaker".split()
)
_NAMED_NEXT = 0.7
_SOON = 2  # sentences
_RELATIVES = frozenset(
    "father mother son daughter brother sister husband wife uncle aunt cousin nephew niece "
    "grandfather grandmother grandson granddaughter parent child widow widower".split()
)
_ROLE_WORDS = (
    lexicon.PERSON_NOUNS
    | lexicon.TITLES
    | lexicon.TITLE_PARTS
    | lexicon.ADVERBS
    | lexicon.POSSESSIVES
    | lexicon.PREPOSITIONS
    | lexicon.CONJUNCTIONS
    | lexicon.DETERMINERS
)
_MODIFIERS = lexicon.PERSON_NOUNS | lexicon.TITLE_PARTS


class Descriptions:
    """Resolves descriptions of persons; asked in the order of the text."""

    def __init__(self, discourse: Discourse, pronouns: Pronouns) -> None:
        self._discourse = discourse
        self._entities = discourse.entities
        self._pronouns = pronouns

    def resolve(self, phrase: Sequence[Token], speaker: int | None) -> Answer:
        """Return who the phrase, definite and of a noun for a person, describes."""
        first, head = phrase[0], phrase[-1]
        words = {token.low for token in phrase}
        proper = {token.low for token in phrase[1:] if token.kind == "P"}
        owner = self._owner(phrase, speaker)
        rule = "relation" if owner is not None else "role"
        barred = {i for i in (owner,) if i is not None} | self._of_others(head.low, proper)
        holder = self._holder(words, head, speaker, barred)
        if holder is not None:
            return self._answer(holder, rule)
        sole = self._entities.sole_holder(head.low)
        if sole is None or sole in barred or not self._fits(sole, words, head.low):
            sole = self._relative(owner, head.low)
        if sole is not None:
            entity = self._entities[sole]
            return Answer(entity.name, _HOLDER, sole, entity.where, rule)
        found = self._named_next(head)
        if found is not None:
            return self._answer(found, rule)
        return self._guess(first, head, proper, speaker)

    def _guess(
        self, first: Token, head: Token, proper: Collection[str], speaker: int | None
    ) -> Answer:
        """Return whom a pronoun in place of the description would mean, if that is sure.

        A name in the description has to be known of that one: the Varn mayor.
        """
        if first.low != "the" or head.low in _UNNAMED:
            return NOBODY
        found = self._pronouns.antecedent(first.start, noun_gender(head.low), speaker)
        if found is None or not self._is_sure(found, first.start):
            return NOBODY
        if not self._may_be(found.entity, head.low):
            return NOBODY
        if not self._entities[found.entity].roles.issuperset(proper):
            return NOBODY
        return self._answer(found._replace(confidence=found.confidence - _GUESSED), "description")

    def _is_sure(self, found: Antecedent, position: int) -> bool:
        apart = self._discourse.distance(found.span.start, position) > 0
        return (found.subject or apart) and found.confidence >= _SURE

    def _answer(self, found: Antecedent, rule: str) -> Answer:
        name = self._entities[found.entity].name
        return Answer(name, found.confidence, found.entity, found.span, rule)

    def _owner(self, phrase: Sequence[Token], speaker: int | None) -> int | None:
        """Return whose relation is described: “her cousin”, “Holm’s lawyer”."""
        first = phrase[0]
        gender = PRONOUN_GENDER.get(first.low)
        if gender is not None:
            found = self._pronouns.antecedent(first.start, gender, speaker)
            return None if found is None else found.entity
        for i, token in enumerate(phrase[:-1]):
            if token.possessive and token.kind == "P":
                return self._entities.find([t.text for t in phrase[: i + 1] if t.kind == "P"])
        return None

    def _holder(
        self, words: set[str], head: Token, speaker: int | None, barred: Collection[int]
    ) -> Antecedent | None:
        """Return the mention before `head` of the one whose role fits the words best.

        Of several, whom a pronoun would mean. Else the first mention behind it of one of
        whom all that the words ask for is ever known.
        """
        history = self._discourse.history
        at = first_from(history, head.start)
        whole = "its" in words or "their" in words  # of a body that may be any
        best: dict[int, Mention] = {}
        most = 1
        gender = noun_gender(head.low)
        for mention in reversed(history[max(0, at - _WINDOW) : at]):
            index = mention.entity
            entity = self._entities[index]
            roles = entity.roles
            if head.low not in roles or index in barred or index in best:
                continue
            if ("prime" in roles and "prime" not in words) or _conflict(entity.gender, gender):
                continue
            if whole and not self._fits(index, words, head.low):
                continue
            fit = len(roles & words)
            if fit > most:
                best, most = {}, fit
            if fit == most:
                best[index] = mention
        if len(best) > 1:
            return self._pronouns.antecedent(head.start, gender, speaker, barred, best)
        later = history[at : at + _WINDOW]
        known = next(iter(best.values()), None) or next(
            (m for m in later if m.entity not in barred and self._fits(m.entity, words, head.low)),
            None,
        )
        if known is None:
            return None
        span = Span(known.start, known.end)
        return Antecedent(known.entity, span, _HOLDER, known.subject)

    def _of_others(self, role: str, proper: Collection[str]) -> set[int]:
        """Return who holds the role elsewhere: of “the Varn mayor”, Harwick mayor Ada Holm."""
        if not proper:
            return set()
        elsewhere = set()
        for index in islice(self._entities.holders(role), _WINDOW):
            places = self._entities[index].roles - _ROLE_WORDS
            if places and places.isdisjoint(proper):
                elsewhere.add(index)
        return elsewhere

    def _relative(self, owner: int | None, noun: str) -> int | None:
        """Return the one other who bears the owner's surname and may be the relative."""
        if owner is None or noun not in _RELATIVES:
            return None
        gender = noun_gender(noun)
        others = [
            i
            for i in self._entities.family_of(owner)
            if not _conflict(self._entities[i].gender, gender)
        ]
        return others[0] if len(others) == 1 else None

    def _named_next(self, head: Token) -> Antecedent | None:
        """Return who is named for the first time, as a subject, soon behind the description.

        As in “the mayor said. Ada Holm has asked for more.”
        """
        discourse = self._discourse
        at = first_from(discourse.history, head.start)
        if at == len(discourse.history):
            return None
        mention = discourse.history[at]
        entity = self._entities[mention.entity]
        new = entity.where is not None and entity.where.start == mention.start
        if not new or not mention.subject or len(entity.words) < 2:
            return None
        if not entity.acts or entity.roles & lexicon.PERSON_NOUNS:
            return None
        near = discourse.paragraph(head.start) == discourse.paragraph(mention.start)
        if not near or not 0 < discourse.distance(head.start, mention.start) <= _SOON:
            return None
        span = Span(mention.start, mention.end)
        return Antecedent(mention.entity, span, _NAMED_NEXT, subject=True)

    def _fits(self, entity: int, words: set[str], role: str) -> bool:
        """Tell whether all that the words ask for is known of the entity."""
        asked = words & _MODIFIERS | {role}
        roles = self._entities[entity].roles
        return asked <= roles and ("prime" in words or "prime" not in roles)

    def _may_be(self, entity: int, role: str) -> bool:
        """Tell whether no other role is known of the entity."""
        roles = self._entities[entity].roles & lexicon.PERSON_NOUNS
        if not roles or role in roles:
            return True
        return role in _LEADERS and not roles.isdisjoint(_LED_BY)


def _conflict(one: Gender | None, other: Gender | None) -> bool:
    return one is not None and other is not None and one != other


def noun_gender(noun: str) -> Gender | None:
    """Return the gender of those whom a noun for persons can mean, None if it tells none."""
    if noun in lexicon.MALE_NOUNS:
        return "m"
    return "f" if noun in lexicon.FEMALE_NOUNS else None
