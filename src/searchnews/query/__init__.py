"""Query text ↔ syntax tree, both ways, with errors that carry a span and a hint."""

from searchnews.query.parser import MAX_DEPTH, parse
from searchnews.query.printer import to_text
from searchnews.query.simplify import drop_stop_words
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
from searchnews.query.underline import underline

__all__ = [
    "MAX_DEPTH",
    "And",
    "AtLeast",
    "Boost",
    "Clauses",
    "Dates",
    "Everything",
    "Exact",
    "Field",
    "FieldName",
    "Fuzzy",
    "Near",
    "Node",
    "Not",
    "Or",
    "Pattern",
    "Phrase",
    "Within",
    "Word",
    "drop_stop_words",
    "parse",
    "to_text",
    "underline",
]
