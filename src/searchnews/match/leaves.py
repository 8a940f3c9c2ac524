"""One leaf of a query × one text → the spans that make it true."""

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
from searchnews.query.tree import AtLeast, Exact, FieldName, Fuzzy, Near, Pattern, Phrase, Word
from searchnews.text import Span

__all__ = ["Finder", "Leaf", "finder_of", "occurrences"]

Finder: TypeAlias = Callable[[Document], list[Span]]
#: What is looked for as it is; all other nodes are made of these.
Leaf: TypeAlias = Word | Pattern | Fuzzy | Phrase | Near | Exact | AtLeast


@lru_cache(maxsize=512)
def finder_of(leaf: Leaf, *, stemmed: bool) -> Finder:
    """Return what finds the leaf in a text; a leaf is worked out once for many texts.

    Spans come sorted, each once; there are none where the leaf is false. Words of several
    tokens and phrases are one span from the first token to the last; of proximity the parts
    are marked that stand near enough, of `AtLeast` all occurrences where they are enough.
    """
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


def occurrences(leaf: Leaf, field: FieldName, text: str) -> list[Span]:
    """Return the spans of `text`, of the field `field`, that make the leaf true."""
    stemmed = analyzer_of(field).stemmed
    return finder_of(leaf, stemmed=stemmed)(document(text, stemmed=stemmed))
