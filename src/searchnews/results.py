"""What a search gives: hits with the passages and quotations that made them match."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from searchnews.article import Article, Quote, Speaker
from searchnews.engine import Bucket, Period, Suggestion
from searchnews.explanation import corrected, corrected_options
from searchnews.kwic import KwicLine, KwicSort
from searchnews.query.asked import OptionName
from searchnews.snippets import Snippet
from searchnews.text import Span

__all__ = [
    "Hit",
    "KwicResults",
    "QuoteHit",
    "QuoteResults",
    "Results",
    "SpeakerResults",
    "Timeline",
]

_HitT = TypeVar("_HitT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that a search found; `quotes` are those of its quotations that matched.

    `quote_highlights` are, for each of them, offsets into its text, `speaker_highlights` into
    the name of its speaker.
    """

    rank: int
    score: float
    article: Article
    snippets: tuple[Snippet, ...]
    headline_highlights: tuple[Span, ...]
    quotes: tuple[Quote, ...]
    quote_highlights: tuple[tuple[Span, ...], ...]
    speaker_highlights: tuple[tuple[Span, ...], ...]

    @property
    def id(self) -> str:
        """The id of the article."""
        return self.article.id


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteHit:
    """A quotation that a search found.

    `highlights` are offsets into ``quote.text``, `speaker_highlights` into ``quote.speaker``.
    """

    rank: int
    score: float
    article: Article
    quote: Quote
    highlights: tuple[Span, ...]
    speaker_highlights: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page(Generic[_HitT]):
    """A page of what was found; `total` counts that of all pages, `seconds` is wall time.

    `relaxed` tells that nothing had all clauses, and the hits are of what has some.
    `suggestions` are for words of the query and of options that are in no article.
    """

    hits: tuple[_HitT, ...]
    total: int
    limit: int | None
    offset: int
    query: str
    seconds: float
    relaxed: bool = False
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def did_you_mean(self) -> str | None:
        """The query with the nearest words in place of those that are in no article, if any."""
        return corrected(self.query, self.suggestions)

    @property
    def options_meant(self) -> dict[OptionName, str]:
        """The options with such words, each with the nearest words in its value."""
        return corrected_options(self.suggestions)

    def __iter__(self) -> Iterator[_HitT]:
        return iter(self.hits)

    def __len__(self) -> int:
        return len(self.hits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Results(_Page[Hit]):
    """A page of hits; `total` counts the articles of all pages, `seconds` is wall time.

    `relaxed` tells that no article had all clauses, and the hits are the best with some.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteResults(_Page[QuoteHit]):
    """A page of quotations; `total` counts the quotations of all pages.

    `relaxed` tells that none had all clauses, and the hits are the best with some.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerResults(_Page[Speaker]):
    """A page of speakers, most quoted first; `total` counts the speakers of all pages.

    `relaxed` tells that no article had all clauses, and they speak in those with some.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class KwicResults(_Page[KwicLine]):
    """A page of concordance lines; `total` counts the lines of all pages, in `articles` of them.

    `unplaced` are the articles that are found for what stands nowhere in their text, such as
    the name of one who is called "he" there. `relaxed` tells that no article had all clauses,
    and the lines are of those with some.
    """

    articles: int
    unplaced: int
    sort: KwicSort

    @property
    def lines(self) -> tuple[KwicLine, ...]:
        """The lines of the page."""
        return self.hits


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """How many articles each period holds, oldest first, empty ones between them included.

    `total` counts all articles found, `undated` those of them without a date, which are in
    no bucket; `seconds` is wall time. `relaxed` tells that no article had all clauses, and
    those with some are counted.
    """

    buckets: tuple[Bucket, ...]
    total: int
    undated: int
    query: str
    every: Period
    seconds: float
    relaxed: bool = False
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def did_you_mean(self) -> str | None:
        """The query with the nearest words in place of those that are in no article, if any."""
        return corrected(self.query, self.suggestions)

    @property
    def options_meant(self) -> dict[OptionName, str]:
        """The options with such words, each with the nearest words in its value."""
        return corrected_options(self.suggestions)

    def __iter__(self) -> Iterator[Bucket]:
        return iter(self.buckets)

    def __len__(self) -> int:
        return len(self.buckets)
