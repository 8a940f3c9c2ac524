"""One clause × one text → the spans that make it true."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

from searchnews.analysis import NAME, PROSE
from searchnews.match.document import Document, analyzer_of, document
from searchnews.match.exact import exact
from searchnews.match.near import near
from searchnews.match.rows import Row
from searchnews.match.slots import slots_of
from searchnews.query.tree import (
    And,
    AtLeast,
    Boost,
    Clauses,
    Dates,
    Everything,
    Exact,
    Field,
    FieldName,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Within,
    Word,
)
from searchnews.sentences import paragraphs, sentences
from searchnews.text import Span

__all__ = ["Finder", "Leaf", "finder_of", "occurrences"]

Finder: TypeAlias = Callable[[Document], list[Span]]
#: What is looked for as it is; all other nodes are made of these.
Leaf: TypeAlias = Word | Pattern | Fuzzy | Phrase | Near | Exact | AtLeast


def occurrences(clause: Node, field: FieldName, text: str) -> list[Span]:
    """Return the spans of `text`, of the field `field`, that make the clause true.

    Sorted by start; each once. Empty where the clause is false, and for clauses that are
    about no text (dates, exclusions, everything). Words of several tokens and phrases are
    one span from the first token to the last; of proximity and ``/s`` the parts are
    marked. Clauses inside `Within` count as `And` does.
    """
    found = _found(clause, field, text)
    return sorted(set(found)) if found else []


def _found(node: Node, field: FieldName, text: str) -> list[Span] | None:
    """Return the spans, which may be none although the node holds, or None if it is false."""
    match node:
        case Word() | Pattern() | Fuzzy() | Phrase() | Near() | Exact() | AtLeast():
            stemmed = analyzer_of(field).stemmed
            return finder_of(node, stemmed=stemmed)(document(text, stemmed=stemmed)) or None
        case Field(name=name, child=child):
            return _found(child, field, text) if name == field else None
        case Boost(child=child):
            return _found(child, field, text)
        case Not(child=child):
            return [] if _found(child, field, text) is None else None
        case Everything() | Dates():
            return []
        case And(children=children) | Clauses(children=children):
            return _all(children, field, text)
        case Or(children=children):
            found = [_found(child, field, text) for child in children]
            true = [spans for spans in found if spans is not None]
            return [span for spans in true for span in spans] if true else None
        case Within():
            return _within(node, field, text)


def _all(children: tuple[Node, ...], field: FieldName, text: str) -> list[Span] | None:
    spans: list[Span] = []
    for child in children:
        found = _found(child, field, text)
        if found is None:
            return None
        spans += found
    return spans


def _within(node: Within, field: FieldName, text: str) -> list[Span] | None:
    # What is not in the text as a whole is in none of its sentences; a NOT may be.
    if any(_is_plain(child) and _found(child, field, text) is None for child in node.children):
        return None
    spans: list[Span] = []
    for unit in sentences(text) if node.unit == "sentence" else paragraphs(text):
        found = _all(node.children, field, text[unit.start : unit.end])
        spans += [Span(s + unit.start, e + unit.start) for s, e in found or ()]
    return spans or None


def _is_plain(node: Node) -> bool:
    return isinstance(node, Word | Pattern | Fuzzy | Phrase | Near | Exact)


@lru_cache(maxsize=512)
def finder_of(leaf: Leaf, *, stemmed: bool) -> Finder:
    """Return what finds the leaf in a text; a leaf is worked out once for many texts."""
    analyzer = PROSE if stemmed else NAME
    match leaf:
        case Word() | Pattern() | Fuzzy() | Phrase():
            return Row(slots_of(leaf, analyzer)).spans
        case Exact(text=text):
            tokens = Row(slots_of(Word(text), analyzer))
            return lambda doc: exact(text, doc, tokens)
        case Near(parts=parts, distance=distance, ordered=ordered):
            rows = tuple(slots_of(part, analyzer) for part in parts)
            return lambda doc: [doc.span(*o) for o in near(rows, distance, doc, ordered=ordered)]
        case AtLeast(count=count, child=child):
            counted = Row(slots_of(child, analyzer))
            return lambda doc: found if len(found := counted.spans(doc)) >= count else []
