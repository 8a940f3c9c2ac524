"""Syntax tree → the same without the function words that a query of several words does not mean."""

from __future__ import annotations

from dataclasses import replace

from searchnews.analysis import STOP_WORDS
from searchnews.query.tree import (
    And,
    Boost,
    Clauses,
    Dates,
    Everything,
    Field,
    FieldName,
    Node,
    Not,
    Or,
    Within,
    Word,
)
from searchnews.text import fold

__all__ = ["drop_stop_words"]

# Names are short: every word of one counts.
_PROSE_FIELDS: frozenset[FieldName] = frozenset({"headline", "body", "quote"})


def drop_stop_words(node: Node) -> Node:
    """Return `node` without stop words that stand beside other words.

    Only bare words among `Clauses` and `And` go, never those of phrases or of fields of
    names, and none where only stop words, exclusions and dates would be left. In a list
    with words in lower case, one in capitals is an acronym (US, WHO, IT) and stays.
    """
    match node:
        case Clauses(children=children) | And(children=children):
            kept = _without_stop_words(children)
            return kept[0] if len(kept) == 1 else type(node)(kept, node.span)
        case Or(children=children) | Within(children=children):
            return replace(node, children=tuple(map(drop_stop_words, children)))
        case Field(name=name, child=child) if name in _PROSE_FIELDS:
            return replace(node, child=drop_stop_words(child))
        case Not(child=child) | Boost(child=child):
            return replace(node, child=drop_stop_words(child))
        case _:
            return node


def _without_stop_words(children: tuple[Node, ...]) -> tuple[Node, ...]:
    words = [_word(child) for child in children]
    mixed = any(word != word.upper() for word in words)
    kept = tuple(
        child
        for child, word in zip(children, words, strict=True)
        if not (word and _is_stop_word(word, mixed=mixed))
    )
    if all(isinstance(child, Not | Dates | Everything) for child in kept):
        kept = children
    return tuple(map(drop_stop_words, kept))


def _is_stop_word(word: str, *, mixed: bool) -> bool:
    if mixed and len(word) > 1 and word.isupper():
        return False
    return fold(word) in STOP_WORDS


def _word(node: Node) -> str:
    """Return the text of a bare word, boosted or not; else nothing."""
    while isinstance(node, Boost):
        node = node.child
    return node.text if isinstance(node, Word) else ""
