"""How a query was understood, what its words stand for, and what it finds in one article.

A score is the sum of what the leaves of the query contribute, and of what an article gets
for where they stand. What is excluded, filters, dates, `by` and fields of one value
contribute nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from searchnews.article import Article
from searchnews.match import Mark
from searchnews.query.asked import AskedWord, OptionName, replaced, with_replacements
from searchnews.query.tree import And, Boost, Clauses, Field, FieldName, Match, Node, Not
from searchnews.text import Span

__all__ = [
    "ArticleExplanation",
    "Candidate",
    "ClauseExplanation",
    "Count",
    "Holding",
    "Meaning",
    "QueryExplanation",
    "Suggestion",
    "TermScore",
    "WordCount",
    "corrected",
    "corrected_options",
    "failing_clauses",
]


class Candidate(NamedTuple):
    """A word, or two, that may have been meant: as written, in so many articles.

    `at_most` so many where too many texts would have to be read to be sure.
    """

    word: str
    articles: int
    edits: int
    at_most: bool = False


class Suggestion(NamedTuple):
    """A word of a query that is in no article, where it stands, and which are the nearest.

    `candidates` come by edits, then by articles and how usual the slip is; there may be none.
    `field` is the one that it is asked of. `quoted` tells that the word stands in quotation
    marks, `exact` that it is asked for letter by letter. A word that was written as two is
    both of them. A word of an option stands in its `value`, not in the query.
    """

    word: str
    span: Span
    candidates: tuple[Candidate, ...]
    quoted: bool = False
    option: OptionName | None = None
    value: str | None = None
    field: FieldName | None = None
    exact: bool = False


class Count(NamedTuple):
    """How many there are; `at_most` where too many texts would have to be read to be sure."""

    number: int
    at_most: bool = False


class WordCount(NamedTuple):
    """A word as the index has it, folded but not stemmed, and how many articles have it."""

    word: str
    articles: Count


class Meaning(NamedTuple):
    """One place of a clause: what is asked for there, and what stands for it.

    `term` is the term of the index, None for patterns and misspellings, which mean several.
    `words` are those in any article, the most frequent first; `total` tells how many there
    are where the list was cut.
    """

    asked: str
    term: str | None
    words: tuple[WordCount, ...]
    total: int


class TermScore(NamedTuple):
    """A term in a field of an article: ``score = idf · impact`` (see BM25 in the index).

    `length` and `average`, that of all articles, are in words; lengths are kept rounded, and
    of the longest texts it is only kept that they are `at_least` so long.
    """

    field: str
    term: str
    frequency: int
    length: float
    average: float
    idf: float
    score: float
    at_least: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A clause in one article: whether it holds, where, and its part of the article's score.

    `score` is the sum of the `terms`, times `weight` (of boosts) and `spelling` (1 where the
    words stand as they were typed); 0 where the clause does not count. `marks` are what is
    highlighted; of an excluded clause, where it stands.
    """

    holds: bool
    score: float = 0.0
    weight: float = 1.0
    spelling: float = 1.0
    terms: tuple[TermScore, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseExplanation:
    """A node of the query: what it means, how much it finds alone, and what is below it.

    `field` is the one it is looked for in, None for headline and body. `quotations` are those
    that it finds, None for a clause that is not about quotations. `together` are the places
    of the `children` that have to hold for one quotation; empty where nothing has to meet.
    """

    node: Node
    field: FieldName | None
    articles: Count
    quotations: Count | None = None
    meanings: tuple[Meaning, ...] = ()
    together: tuple[int, ...] = ()
    children: tuple[ClauseExplanation, ...] = ()
    here: Holding | None = None

    def walk(self) -> Iterator[ClauseExplanation]:
        """Yield this clause and all below it, in the order of the query."""
        stack = [self]
        while stack:
            clause = stack.pop()
            yield clause
            stack += reversed(clause.children)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleExplanation:
    """What a query finds in one article.

    `score` is None where a search does not return it. It is the sum of the scores of all
    clauses and of `placement`, what it gets for where its words stand: early, and near each
    other (see `bonus` in the index). `failing` are the clauses that do not hold but should.
    """

    article: Article
    matches: bool
    score: float | None
    placement: float = 0.0
    failing: tuple[ClauseExplanation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryExplanation:
    """How a query was read, and what it finds.

    `canonical` is the query as it is meant, without `dropped` words. `filters` are options
    that have to hold as well; `options_together` tells that they have to do so for the same
    quotation as clauses of the query. `total` counts the articles that the query finds; where there
    are none, `relaxed` is how many have some of its words (None where that is not tried).
    """

    tree: ClauseExplanation
    filters: tuple[ClauseExplanation, ...]
    match: Match
    indirect: bool
    total: int
    relaxed: int | None = None
    options_together: bool = False
    article: ArticleExplanation | None = None
    suggestions: tuple[Suggestion, ...] = ()
    query: str = ""
    canonical: str = ""
    dropped: tuple[AskedWord, ...] = ()

    @property
    def found(self) -> bool:
        """Whether a search returns the article or, where none is asked about, any."""
        if self.article is not None:
            return self.article.score is not None
        return bool(self.total or self.relaxed)

    @property
    def did_you_mean(self) -> str | None:
        """The query with the nearest words in place of those that are in no article, if any."""
        return corrected(self.query, self.suggestions)

    @property
    def options_meant(self) -> dict[OptionName, str]:
        """The options with such words, each with the nearest words in its value."""
        return corrected_options(self.suggestions)


def corrected(query: str, suggestions: Sequence[Suggestion]) -> str | None:
    """Return the query with the first candidates at their places; None if there is none."""
    of_query = [suggestion for suggestion in suggestions if suggestion.option is None]
    return with_replacements(query, _replacements(of_query, query))


def corrected_options(suggestions: Sequence[Suggestion]) -> dict[OptionName, str]:
    """Return the values of options with the first candidates at their places, where any is."""
    values = {s.option: s.value for s in suggestions if s.candidates}
    return {
        option: replaced(
            value, _replacements([s for s in suggestions if s.option == option], value)
        )
        for option, value in values.items()
        if option is not None and value is not None
    }


def _replacements(suggestions: Sequence[Suggestion], text: str) -> list[tuple[Span, str]]:
    return [(s.span, _fitted(s, text)) for s in suggestions if s.candidates]


def _fitted(suggestion: Suggestion, text: str) -> str:
    """Return the first candidate, with capitals where the text has them; two are a phrase."""
    word = suggestion.candidates[0].word
    asked = text[suggestion.span.start : suggestion.span.end]
    if suggestion.exact:
        return word
    if asked == asked.lower():
        word = word.lower()
    elif asked[0].isupper():
        word = word[0].upper() + word[1:]
    return f'"{word}"' if " " in word and not suggestion.quoted else word


def failing_clauses(clause: ClauseExplanation, match: Match) -> tuple[ClauseExplanation, ...]:
    """Return the clauses that do not hold in the article though the whole needs them.

    Those furthest down the query: where a part that needs all of its children lacks some, these;
    where it has them but not in one quotation, the part itself.
    """
    if clause.here is None or clause.here.holds:
        return ()
    match clause.node:
        case And() | Boost() | Field():
            needed = clause.children
        case Clauses() if match == "all":
            needed = clause.children
        case Clauses():
            needed = tuple(child for child in clause.children if isinstance(child.node, Not))
        case _:
            needed = ()
    below = tuple(failing for child in needed for failing in failing_clauses(child, match))
    return below or (clause,)
