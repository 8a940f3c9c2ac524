"""From the words of a name to the entity that they name, and by which rule."""

from __future__ import annotations

from collections.abc import Sequence

from searchnews.quotes import lexicon
from searchnews.quotes.answers import Answer
from searchnews.quotes.discourse import Discourse
from searchnews.quotes.entities import Entity
from searchnews.quotes.families import surname_confidence
from searchnews.quotes.given_names import is_given_name
from searchnews.quotes.mentions import entity_at
from searchnews.quotes.name_forms import is_common, name_key
from searchnews.quotes.name_titles import is_title, split_titles
from searchnews.quotes.possessives import is_inside_name
from searchnews.quotes.tokens import Token

__all__ = ["is_proper", "is_role_name", "named", "named_body", "own_words", "titled_tail"]


def named(discourse: Discourse, phrase: Sequence[Token]) -> Answer:
    """Return whom a phrase that ends with a name means; unknown to the article, itself."""
    phrase = _before_ticker(discourse.text, phrase)
    words = _proper_tail(phrase)
    lead = tuple(token.low for token in phrase[: len(phrase) - len(words)])
    titles, rest = split_titles(_as_written(discourse.text, phrase[len(lead) :]))
    index = discourse.entities.find(rest, titles + lead, phrase[0].start)
    if index is None:
        index = entity_at(discourse.mentions, phrase[-1].start)
    if index is None:
        name = " ".join(rest)
        if len(name) <= 1 or is_common(name) or (titles and is_title(name)):
            return Answer(None, 0.9)
        return Answer(name, 0.9, rule="own words")
    entity = discourse.entities[index]
    if is_common(entity.name):
        return Answer(None, 0.9)
    rule = _rule(discourse, entity, rest)
    sure = 0.95
    if rule == "family":
        sure = surname_confidence(discourse.entities, index, titles + lead, phrase[0].start)
    return Answer(entity.name if sure >= 0.5 else None, sure, index, entity.where, rule)


def _before_ticker(text: str, phrase: Sequence[Token]) -> Sequence[Token]:
    """Return the phrase up to a sign of the exchange in it: Varn Ferry Ltd <VFL.X>."""
    for i in range(1, len(phrase)):
        if text[phrase[i].start - 1] == "<" and phrase[i - 1].kind == "P":
            return phrase[:i]
    return phrase


def _as_written(text: str, phrase: Sequence[Token]) -> tuple[str, ...]:
    """Return the words of a name with the endings of possessives inside it: Pilots’ Union."""
    if not any(token.possessive for token in phrase[:-1]):
        return tuple(token.text for token in phrase)
    return tuple(text[phrase[0].start : phrase[-1].end].split())


def named_body(
    discourse: Discourse, phrase: Sequence[Token], tail: Sequence[Token]
) -> Answer | None:
    """Return a body whose name goes on behind “of”: the Institute of Auditors."""
    if not tail or tail[0].low != "of" or phrase[-1].low not in lexicon.ORGANISATION_WORDS:
        return None
    index = discourse.entities.find([*_proper_tail(phrase), *(token.text for token in tail)])
    if index is None:
        return None
    entity = discourse.entities[index]
    return Answer(entity.name, 0.9, index, entity.where, "name")


def _rule(discourse: Discourse, entity: Entity, words: Sequence[str]) -> str:
    """Return how the words of a mention name the entity."""
    if tuple(words) == entity.words:
        return "name"
    if entity.kind == "organisation":
        return "acronym" if len(words) == 1 and words[0].isupper() else "alias"
    if len(words) > 1:
        return "name"
    key = name_key(words)[0]
    if key == name_key(entity.words)[-1]:
        return "family" if discourse.entities.is_family(key) else "surname"
    return "given name"


def is_proper(token: Token) -> bool:
    """Tell whether the token is a name's: Holm, al-Hassan."""
    return token.kind == "P" or (token.low[:3] in ("al-", "el-") and token.text[3:4].isupper())


def is_role_name(phrase: Sequence[Token]) -> bool:
    """Tell whether a capitalised phrase is an office: the Prime Minister, the Republican."""
    if phrase[0].kind != "D" or phrase[-1].low not in lexicon.PERSON_NOUNS:
        return False
    # The Kelvin Park MP: a constituency.
    return phrase[-1].low in _SEATS or not any(is_given_name(token.text) for token in phrase)


_SEATS = frozenset(("mp", "mep", "msp"))


def titled_tail(phrase: Sequence[Token], tail: Sequence[Token]) -> bool:
    """Tell whether a name ends the words behind a role: of State Ada Holm, to NATO Ada Holm."""
    if len(tail) < 3 or (phrase[-1].kind == "P" and is_given_name(phrase[0].text)):
        return False
    words = _proper_tail(tail)
    if len(words) > 2 and len(split_titles(words)[1]) < len(words):
        return True
    before = tail[-len(words) - 1] if 1 < len(words) < len(tail) else None
    # Of Harwick governor Ada Holm
    return before is not None and before.kind == "N" and before.low in lexicon.PERSON_NOUNS


def _proper_tail(phrase: Sequence[Token]) -> list[str]:
    """Return the words of the name that ends the phrase."""
    i = len(phrase)
    while i > 0:
        token = phrase[i - 1]
        if token.possessive and i < len(phrase) and not _owns_inside(phrase[i - 1 :]):
            break
        if not is_proper(token) and not (
            i < len(phrase)
            and i > 1
            and phrase[i - 2].kind == "P"
            and (token.low in lexicon.NAME_LINKS or token.low in ("of", "and", "for", "the", "&"))
        ):
            break
        i -= 1
    return [token.text for token in phrase[i:]]


def _owns_inside(phrase: Sequence[Token]) -> bool:
    """Tell whether the possessive that begins the phrase belongs to the name: Pilots’ Union."""
    owner, *behind = phrase
    ending = "’" if owner.low.endswith("s") else "’s"
    return is_inside_name(owner.text + ending, [token.text for token in behind])


def own_words(text: str, phrase: Sequence[Token]) -> str:
    """Return the phrase as it is written, without its article."""
    has_article = len(phrase) > 1 and phrase[0].low in ("the", "a", "an")
    start = phrase[1 if has_article else 0].start
    return " ".join(text[start : phrase[-1].end].split())
