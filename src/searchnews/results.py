"""What a search gives: hits with the passages and quotations that made them match."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from searchnews.article import Article, Quote
from searchnews.snippets import Snippet
from searchnews.text import Span

__all__ = ["Hit", "QuoteHit", "QuoteResults", "Results"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that a search found; `quotes` are those of its quotations that matched.

    `quote_highlights` are, for each of them, offsets into its text.
    """

    rank: int
    score: float
    article: Article
    snippets: tuple[Snippet, ...]
    headline_highlights: tuple[Span, ...]
    quotes: tuple[Quote, ...]
    quote_highlights: tuple[tuple[Span, ...], ...]

    @property
    def id(self) -> str:
        """The id of the article."""
        return self.article.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """A page of hits; `total` counts the articles of all pages, `seconds` is wall time.

    `relaxed` tells that no article had all clauses, and the hits are the best with some.
    """

    hits: tuple[Hit, ...]
    total: int
    limit: int | None
    offset: int
    query: str
    seconds: float
    relaxed: bool = False

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)

    def __len__(self) -> int:
        return len(self.hits)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteHit:
    """A quotation that a search found; `highlights` are offsets into ``quote.text``."""

    rank: int
    score: float
    article: Article
    quote: Quote
    highlights: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteResults:
    """A page of quotations; `total` counts the quotations of all pages."""

    hits: tuple[QuoteHit, ...]
    total: int
    limit: int | None
    offset: int
    query: str
    seconds: float
    relaxed: bool = False

    def __iter__(self) -> Iterator[QuoteHit]:
        return iter(self.hits)

    def __len__(self) -> int:
        return len(self.hits)
