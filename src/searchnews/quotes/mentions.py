"""Where an article names its entities, and how: as a subject, an owner, a speaker."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from searchnews.quotes import lexicon
from searchnews.quotes.name_scan import Found
from searchnews.quotes.names import Names
from searchnews.quotes.positions import is_governed, opens_sentence, word_before
from searchnews.text import Span

__all__ = ["Mention", "entity_at", "first_from", "read_mentions"]

_POSSESSIVE = re.compile(r"['’](?:s\b|(?!\w))", re.IGNORECASE)
_NEXT_WORD = re.compile(r"(?:,\s\d{1,3}(?=,))?,?\s+([^\W\d_]+)")
# Nouns to which a name before them belongs as an owner does: a Holm supporter.
_BEARERS = (
    lexicon.PERSON_NOUNS
    | lexicon.ORGANISATION_WORDS
    | {f"{noun}s" for noun in lexicon.PERSON_NOUNS}
    | frozenset("campaigns rally rallies backers fundraiser outlets years era plan".split())
)
_LOCATIVE = ("in", "near", "outside")
_ACT = lexicon.CUES | lexicon.AUXILIARIES | lexicon.VERBS | lexicon.ADVERBS


class Mention(NamedTuple):
    """Where an entity is named.

    `subject` if it stands as a subject does, `speaking` if a verb of speech follows.
    """

    start: int
    end: int
    entity: int
    subject: bool
    possessive: bool
    speaking: bool = False


def read_mentions(text: str, names: Names, hidden: Sequence[Span]) -> list[Mention]:
    """Return the mentions outside the `hidden` runs, in order.

    What they tell of an entity, that it acts or that it speaks, is set there.
    """
    mentions: list[Mention] = []
    h = 0
    for item, index in names.found:
        while h < len(hidden) and hidden[h].end <= item.start:
            h += 1
        if h < len(hidden) and hidden[h].start <= item.start:
            continue
        word = word_before(text, item.start)
        opens = opens_sentence(text, item.start, word)
        mention = _mention(text, item, index, word, opens=opens)
        entity = names.entities[index]
        if len(entity.words) == 1 and not entity.roles and word in _LOCATIVE:
            entity.kind = "organisation"  # in Florence; no person, though a given name
        entity.speaks = entity.speaks or mention.speaking
        entity.acts = entity.acts or (mention.subject and opens)
        mentions.append(mention)
    return mentions


def _mention(text: str, item: Found, entity: int, before: str, *, opens: bool) -> Mention:
    end = item.end
    if text[end : end + 1] in _APOSTROPHES and _POSSESSIVE.match(text, end):
        return Mention(item.start, end, entity, subject=False, possessive=True)
    following = _NEXT_WORD.match(text, end)
    word = following.group(1).lower() if following is not None else ""
    if word in _BEARERS and text[end] == " ":
        return Mention(item.start, end, entity, subject=False, possessive=True)
    if not opens and is_governed(text, item.start, before):
        return Mention(item.start, end, entity, subject=False, possessive=False)
    subject = opens or word in _ACT or word.endswith("ed")
    speaking = word in lexicon.STRONG_CUES
    return Mention(item.start, end, entity, subject, possessive=False, speaking=speaking)


_APOSTROPHES = ("'", "’")


def first_from(mentions: Sequence[Mention], position: int) -> int:
    """Return the index of the first mention that starts at `position` or behind it."""
    return bisect_left(mentions, position, key=lambda m: m.start)


def entity_at(mentions: Sequence[Mention], position: int) -> int | None:
    """Return the entity that is named at the position."""
    before = first_from(mentions, position + 1)
    mention = mentions[before - 1] if before else None
    return mention.entity if mention is not None and position < mention.end else None
