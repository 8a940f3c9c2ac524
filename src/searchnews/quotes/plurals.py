"""Whom “they” and “both” stand for: two whom the text names together, or one."""

from __future__ import annotations

import re

from searchnews.quotes.answers import NOBODY, Answer
from searchnews.quotes.discourse import WINDOW, Discourse, is_plausible
from searchnews.quotes.mentions import Mention, first_from
from searchnews.quotes.positions import is_governed, word_before
from searchnews.text import Span

__all__ = ["pair_before", "singular_they"]

_NEAR = 2  # sentences
_LONGEST_LINK = 120  # code points between the names of two who are named together
# Ada Holm and her cousin Ben Ruud.
_AND = re.compile(r" and (?:(?:his|her) [a-z-]+,? )?")
# Ada Holm, head of the board, and Ben Ruud.
_APPOSED = re.compile(r", (?!and )[^.;:!?]{3,100}, and (?:(?:his|her) [a-z-]+,? )?")


def pair_before(discourse: Discourse, position: int) -> tuple[Mention, Mention] | None:
    """Return the last two before the position whom “and” joins: Ada Holm and Ben Ruud."""
    history = discourse.history
    at = first_from(history, position)
    for i in range(at - 1, max(0, at - WINDOW), -1):
        before, mention = history[i - 1], history[i]
        if discourse.distance(mention.start, position) > _NEAR:
            break
        if _are_joined(discourse, before, mention):
            return before, mention
    return None


def _are_joined(discourse: Discourse, before: Mention, mention: Mention) -> bool:
    pair = [discourse.entities[m.entity] for m in (before, mention)]
    if before.entity == mention.entity or _is_governed(discourse.text, before.start):
        return False
    if not all(is_plausible(entity) or entity.kind == "person" for entity in pair):
        return False
    link = discourse.text[before.end : mention.start]
    if len(link) > _LONGEST_LINK or discourse.distance(before.start, mention.start):
        return False
    return _AND.fullmatch(link) is not None or (
        before.subject and _APPOSED.fullmatch(link) is not None
    )


def _is_governed(text: str, start: int) -> bool:
    return is_governed(text, start, word_before(text, start))


def singular_they(discourse: Discourse, position: int, spoke: Mention | None) -> Answer:
    """Return the person of no known gender who spoke or is named last, as the subject."""
    at = first_from(discourse.history, position)
    last = discourse.history[at - 1] if at else None
    for mention, reach in ((spoke, _NEAR), (last, 1)):
        if mention is None or discourse.distance(mention.start, position) > reach:
            continue
        entity = discourse.entities[mention.entity]
        if entity.kind == "person" and entity.gender is None and mention.subject:
            span = Span(mention.start, mention.end)
            return Answer(entity.name, 0.7, mention.entity, span, "pronoun")
    return NOBODY
