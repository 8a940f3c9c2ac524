"""Syntax tree × text → exactly the spans that made it match."""

from searchnews.match.distance import edit_distance
from searchnews.match.leaves import occurrences
from searchnews.match.marks import Marks, marks_of
from searchnews.match.matcher import ClauseSpan, Matcher, keyword_test
from searchnews.match.parts import Mark
from searchnews.match.plan import Clause
from searchnews.match.scope import SpokenBy
from searchnews.match.slots import pattern_test

__all__ = [
    "Clause",
    "ClauseSpan",
    "Mark",
    "Marks",
    "Matcher",
    "SpokenBy",
    "edit_distance",
    "keyword_test",
    "marks_of",
    "occurrences",
    "pattern_test",
]
