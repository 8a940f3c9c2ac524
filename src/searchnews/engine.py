"""What any engine does: add, delete, search, count; results as values.

An engine keeps articles with their quotations and answers requests made of syntax trees.
It ranks, it does not mark: snippets and highlights are found in the text afterwards, so
that they do not depend on the engine behind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol, TypeAlias, get_args

from searchnews.article import Article, Quote, Speaker
from searchnews.errors import RequestError
from searchnews.explanation import Candidate, QueryExplanation, Suggestion
from searchnews.match import SpokenBy
from searchnews.query.asked import AskedWord
from searchnews.query.tree import Match, Node

__all__ = [
    "AddReport",
    "Bucket",
    "Candidate",
    "Engine",
    "Found",
    "FoundQuote",
    "Match",
    "Period",
    "QuotePage",
    "Request",
    "ResultPage",
    "Sort",
    "SpeakerPage",
    "Stats",
    "Stored",
    "Suggestion",
    "TimelinePage",
]

Sort: TypeAlias = Literal["relevance", "date"]
Period: TypeAlias = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One search. Each of `filters` has to hold as well but adds nothing to a score.

    `sort` by date is newest first; articles without a date come last. Equal scores (or
    dates) are ordered by the order of indexing. `limit` None means all. With `indirect`,
    what is reported without quotation marks counts as a quotation. `words` are those of the
    query and of options that a slip of the pen may have hit: what no article has is answered
    by suggestions.
    """

    query: Node
    filters: tuple[Node, ...] = ()
    match: Match = "all"
    sort: Sort = "relevance"
    limit: int | None = 10
    offset: int = 0
    indirect: bool = False
    words: tuple[AskedWord, ...] = ()

    def __post_init__(self) -> None:
        """Raise RequestError for a value that cannot be used."""
        for name, value, possible in (
            ("match", self.match, get_args(Match)),
            ("sort", self.sort, get_args(Sort)),
        ):
            if value not in possible:
                raise RequestError(f"{name}={value!r}: it is one of {', '.join(possible)}")
        if self.limit is not None and (type(self.limit) is not int or self.limit < 0):
            raise RequestError(f"limit={self.limit!r}: it is 0 or more, or None for all")
        if type(self.offset) is not int or self.offset < 0:
            raise RequestError(f"offset={self.offset!r}: it is 0 or more")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """An article as the engine keeps it, with all its indexed quotations.

    `quotes` are those in quotation marks and `indirect` the reported ones, each in text
    order. The *ordinal* of a quotation is its place among both, `quotes` first.
    """

    article: Article
    quotes: tuple[Quote, ...]
    indirect: tuple[Quote, ...] = ()

    def quote(self, ordinal: int) -> Quote:
        """Return the quotation of this ordinal."""
        marked = len(self.quotes)
        return self.quotes[ordinal] if ordinal < marked else self.indirect[ordinal - marked]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An article that a request found. `rank` counts from 1 over all pages.

    `matching` are the ordinals of the quotations that made a `quote:`, `speaker:` or `by:`
    part of the query true (or, where the query has none, that contain one of its words).
    `spoken_by` tells which quotations are by the speaker with a name, if the engine knows.
    """

    rank: int
    score: float
    stored: Stored
    matching: tuple[int, ...]
    spoken_by: SpokenBy | None = field(default=None, compare=False)


class FoundQuote(NamedTuple):
    """A quotation of an article, by its ordinal, that a request found.

    It is scored with its own length. `spoken_by` is as in `Found`.
    """

    rank: int
    score: float
    stored: Stored
    ordinal: int
    spoken_by: SpokenBy | None = None

    @property
    def quote(self) -> Quote:
        """The quotation."""
        return self.stored.quote(self.ordinal)


class ResultPage(NamedTuple):
    """`hits` is the page that was asked for, `total` the number of all articles found.

    `relaxed` tells that nothing had all clauses, and the hits are the best with some.
    """

    hits: tuple[Found, ...]
    total: int
    relaxed: bool = False
    suggestions: tuple[Suggestion, ...] = ()


class QuotePage(NamedTuple):
    """`hits` is the page that was asked for, `total` the number of all quotations found."""

    hits: tuple[FoundQuote, ...]
    total: int
    relaxed: bool = False
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """One period of a timeline: `start` is ``2009``, ``2009-12`` or ``2009-12-01``."""

    start: str
    articles: int


class SpeakerPage(NamedTuple):
    """`hits` is the page that was asked for, `total` the number of all speakers found.

    `relaxed` tells that no article had all clauses, and they speak in those with some.
    """

    hits: tuple[Speaker, ...]
    total: int
    relaxed: bool = False
    suggestions: tuple[Suggestion, ...] = ()


class TimelinePage(NamedTuple):
    """`buckets` are in order of time; of the `total` articles, `undated` are in none of them.

    `relaxed` tells that no article had all clauses, and those with some are counted.
    """

    buckets: tuple[Bucket, ...]
    total: int
    undated: int
    relaxed: bool = False
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AddReport:
    """What became of the articles of one `add`."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    removed: int = 0
    quotations: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """Figures of an index; `bytes` is its size on disk, dates are ISO 8601.

    `quotations` are those in quotation marks, `attributed` those of them with a speaker, of
    whom there are so many `speakers`; `indirect` are the reported quotations.
    `words` counts those of deleted articles, too, until they are merged away.
    """

    articles: int
    quotations: int
    attributed: int
    indirect: int
    speakers: int
    words: int
    bytes: int
    segments: int
    format_version: int
    oldest: str | None
    newest: str | None
    sources: int


class Engine(Protocol):
    """The contract of an engine. Every method raises errors of `searchnews.errors` only."""

    def add(
        self,
        articles: Iterable[Article],
        *,
        gone: Callable[[str], bool] | None = None,
        keep: Callable[[str], bool] | None = None,
        on_error: Callable[[RequestError], None] | None = None,
        quotations: bool = True,
        indirect: bool = True,
        jobs: int | None = None,
    ) -> AddReport:
        """Add new articles, replace changed ones, skip unchanged ones; commit.

        Afterwards remove articles that were not among `articles` and whose origin is `gone`,
        and those that brought no id where others of the same origin took their place: they
        have changed. An origin that `keep` names (because it could not be read in full, for
        example) loses none. An article that cannot be kept is given to `on_error`
        and the rest go on; without it, what came before is committed and the error raised.
        An interruption leaves what was committed so far.

        With `quotations` False no quotations are looked for in what is added, with `indirect`
        False only those in quotation marks. `jobs` is how many processes may work side by
        side, None for one on each core.
        """
        ...

    def delete(self, ids: Iterable[str]) -> int:
        """Remove articles; return how many there were. Unknown ids are no error."""
        ...

    def search(self, request: Request) -> ResultPage:
        """Return a page of the articles that the request finds."""
        ...

    def iterate(self, request: Request) -> tuple[int, Iterator[Found]]:
        """Return how many articles the request finds, and those of its page one by one.

        All of them are of one commit, whatever is written meanwhile, and none is relaxed.
        """
        ...

    def rank(self, request: Request) -> list[tuple[str, float]]:
        """Return (id, score) of a page, best first, without reading the articles."""
        ...

    def quotes(self, request: Request) -> QuotePage:
        """Return a page of quotations; bare words of the query are looked for in them."""
        ...

    def speakers(self, request: Request, by: str | None = None) -> SpeakerPage:
        """Return a page of who is quoted in the articles that are found, most quoted first.

        Only those who answer to the name `by`, if it is given.
        """
        ...

    def timeline(self, request: Request, every: Period) -> TimelinePage:
        """Return how many of all articles found each period holds, empty ones included."""
        ...

    def suggest(self, request: Request) -> tuple[Suggestion, ...]:
        """Return which of the request's words are in no article, each with the nearest."""
        ...

    def explain(
        self, request: Request, id: str | None = None, words: int | None = None
    ) -> QueryExplanation:
        """Return how the request is understood, and what it finds in the article with the id.

        Of the words that a clause stands for at most so many, None for all. Raises
        ArticleNotFound.
        """
        ...

    def get(self, ids: Sequence[str]) -> list[Stored]:
        """Return articles by id, in that order. Raises ArticleNotFound."""
        ...

    def stats(self) -> Stats:
        """Return the figures of the index."""
        ...

    def close(self) -> None:
        """Release files and locks; a second call does nothing."""
        ...
