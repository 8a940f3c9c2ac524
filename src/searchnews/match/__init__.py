"""Syntax tree × text → exactly the spans that made it match."""

from searchnews.match.clauses import occurrences
from searchnews.match.distance import edit_distance
from searchnews.match.marks import Marks, marks_of
from searchnews.match.matcher import Clause, ClauseSpan, Matcher
from searchnews.match.slots import pattern_test

__all__ = [
    "Clause",
    "ClauseSpan",
    "Marks",
    "Matcher",
    "edit_distance",
    "marks_of",
    "occurrences",
    "pattern_test",
]
