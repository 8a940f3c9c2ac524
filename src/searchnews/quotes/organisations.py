"""Which body “it”, “the company” and “the harbour board” stand for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from searchnews.quotes import lexicon
from searchnews.quotes.answers import Answer
from searchnews.quotes.discourse import WINDOW, Discourse
from searchnews.quotes.entities import Entity
from searchnews.quotes.mentions import Mention, first_from
from searchnews.quotes.name_forms import is_common
from searchnews.text import Span

__all__ = ["body_before", "body_of_kind", "is_body_noun"]

_NEAR = 2  # sentences
_FAR_BACK = 4 * WINDOW
# Nouns for a body of any name, and the words of names that rule them out.
_FIRMS = frozenset("company firm corporation group business organisation organization".split())
# Words in the names of bodies of a kind; its noun is in hardly any of them.
_PRESS = frozenset(
    "times post journal news herald tribune gazette guardian telegraph observer mail echo".split()
)
_KINDS: dict[str, frozenset[str]] = {
    "newspaper": _PRESS,
    "paper": _PRESS,
    "tabloid": _PRESS,
    "daily": _PRESS,
    "magazine": frozenset(("magazine", "review", "weekly")),
    "broadcaster": frozenset("radio television tv broadcasting abc bbc cbs cnn nbc".split()),
    "network": frozenset("news tv television abc cbs cnn nbc".split()),
    "airline": frozenset("airlines airways air".split()),
    "carmaker": frozenset(("motor", "motors")),
}
_OFFICIAL = frozenset(
    "ministry department party university college school council court police army navy "
    "government parliament congress senate house court commission kremlin pentagon union "
    "hospital church embassy nato un eu fbi cia committee treaty".split()
)


def body_before(discourse: Discourse, position: int) -> Answer | None:
    """Return the body that is the subject last before the position, as “it” may mean."""
    for mention in _bodies(discourse, position):
        if discourse.distance(mention.start, position) > _NEAR:
            return None
        if mention.subject:
            entity = discourse.entities[mention.entity]
            span = Span(mention.start, mention.end)
            return Answer(entity.name, 0.75, mention.entity, span, "organisation pronoun")
    return None


def body_of_kind(
    discourse: Discourse, position: int, noun: str, words: Collection[str]
) -> Answer | None:
    """Return the body named last whose name has `noun` and most of the other `words` in it.

    “The company” or “the newspaper” may also be a body without that word, named shortly before.
    """
    best: tuple[int, Mention] | None = None
    for mention in _bodies(discourse, position):
        entity = discourse.entities[mention.entity]
        name = entity.name.lower().split()
        if noun in name:
            fit = len(set(words).intersection(name))
            if best is None or fit > best[0]:
                best = fit, mention
        elif best is None and _is_of_kind(noun, name):
            near = discourse.distance(mention.start, position) <= _NEAR
            best = (0, mention) if near and (mention.subject or noun in _KINDS) else None
    if best is None:
        return None
    mention = best[1]
    name_of = discourse.entities[mention.entity].name
    return Answer(name_of, 0.75, mention.entity, Span(mention.start, mention.end), "organisation")


def _bodies(discourse: Discourse, position: int) -> Iterator[Mention]:
    """Return the mentions of bodies before the position, the nearest first."""
    mentions = discourse.mentions
    at = first_from(mentions, position)
    for mention in reversed(mentions[max(0, at - _FAR_BACK) : at]):
        entity = discourse.entities[mention.entity]
        if entity.kind == "organisation" or (entity.kind == "unknown" and _speaks_as_body(entity)):
            yield mention


def _speaks_as_body(entity: Entity) -> bool:
    """Tell whether what is named by one word, which is no given name, says something."""
    return entity.speaks and len(entity.words) == 1 and not is_common(entity.name)


def _is_of_kind(noun: str, name: Sequence[str]) -> bool:
    """Tell whether the noun means bodies of such names, given in lower case."""
    if noun in _FIRMS:
        return _OFFICIAL.isdisjoint(name) and lexicon.PLACES.isdisjoint(name)
    return not _KINDS.get(noun, frozenset()).isdisjoint(name)


def is_body_noun(noun: str) -> bool:
    """Tell whether the noun means a body."""
    return noun in lexicon.ORGANISATION_WORDS or noun in _KINDS or noun in _FIRMS
