"""What kind of clause a node of a query is, in words for a reader."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from searchnews.engine import Match
from searchnews.explanation import ClauseExplanation
from searchnews.query import to_text
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

__all__ = ["alone", "kind_of", "label_of", "nowhere", "stretch_of"]

#: Field → where a clause is looked for.
_PLACES: Final[Mapping[FieldName, str]] = {
    "headline": "in the headline",
    "body": "in the body",
    "quote": "in a quotation",
    "speaker": "in the name of the speaker of a quotation",
    "by": "with a quotation by, however spelled",
    "source": "in the source",
    "author": "in the author",
    "section": "in the section",
    "language": "the language is",
    "id": "the id is",
    "url": "the address is",
}


#: Field → where a word is that no article has there.
_NOWHERE: Final[Mapping[FieldName | None, str]] = {
    None: "in no article",
    "headline": "in no headline",
    "body": "in no article's text",
    "quote": "in no quotation",
    "speaker": "in no speaker's name",
    "by": "in no speaker's name",
    "source": "in no source",
    "author": "in no author's name",
    "section": "in no section",
}


def kind_of(node: Node) -> str:
    """Return the kind of a node as JSON names it: the name of its class, in lower case."""
    return type(node).__name__.lower()


def label_of(node: Node, match: Match) -> str:
    """Return what a node asks for of what is below it, or of its text."""
    match node:
        case Word():
            return "word"
        case Pattern():
            return "pattern"
        case Fuzzy(edits=edits):
            return f"up to {_times(edits, 'letter')} otherwise"
        case Phrase():
            return "phrase"
        case Exact():
            return "letter by letter"
        case Near(distance=distance, ordered=ordered):
            order = "in this order" if ordered else "in any order"
            return f"at most {_times(distance, 'word')} between, {order}"
        case Within(unit=unit):
            return f"in one {unit}"
        case Dates():
            return "published"
        case Everything():
            return "every one with any text"
        case Field(name=name):
            return _PLACES[name]
        case And():
            return "all of"
        case Clauses():
            return "all of" if match == "all" else "any of"
        case Or():
            return "any of"
        case Not():
            return "not"
        case AtLeast(count=count):
            return f"at least {_times(count, 'time')}"
        case Boost(factor=factor):
            return f"counts {factor:g} times"


def nowhere(field: FieldName | None) -> str:
    """Return that a word is in none of what a field holds; None for headline and body."""
    return _NOWHERE.get(field, "in no article")


def alone(clause: ClauseExplanation) -> str:
    """Return the clause with its field as a query."""
    node = clause.node
    return to_text(node if clause.field is None else Field(clause.field, node))


def stretch_of(clause: ClauseExplanation, query: str) -> str:
    """Return the stretch of the query that a clause came from; of an option, its clause."""
    start, end = clause.node.span
    return query[start:end] if start < end else to_text(clause.node)


def _times(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
