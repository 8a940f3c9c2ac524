"""The engine as people use it: a query string in; ranked hits, passages and quotations out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import Literal, Self, TypedDict

from searchnews.article import Article, Speaker, normalise_date
from searchnews.engine import (
    AddReport,
    Bucket,
    Engine,
    Found,
    FoundQuote,
    Match,
    Period,
    Progress,
    Request,
    Sort,
    Stats,
    Stored,
)
from searchnews.errors import RequestError
from searchnews.match import Matcher
from searchnews.query import drop_stop_words, parse
from searchnews.query.tree import And, Dates, Everything, Field, Node, Word
from searchnews.results import Hit, QuoteHit, QuoteResults, Results
from searchnews.snippets import highlight, snippets

__all__ = ["SearchEngine", "create", "open"]


class SearchEngine:
    """Searches and fills one index. A context manager; make one with `create` or `open`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Release the files of the index."""
        self._engine.close()

    def add(
        self,
        articles: Iterable[Article],
        *,
        prune: Sequence[str | Path] | None = None,
        keep: Callable[[str], bool] = lambda origin: False,
        on_progress: Callable[[Progress], None] | None = None,
    ) -> AddReport:
        """Add new articles, replace changed ones, skip unchanged ones.

        With `prune`, the paths that `articles` were read from, articles that are gone are
        removed afterwards: those that came from one of these paths, or from a file that no
        longer exists, and were not among `articles`. `keep` says of an origin that its
        articles stay all the same (because it could not be read, for example).
        """
        if prune is None:
            return self._engine.add(articles, on_progress=on_progress)
        roots = [Path(path).absolute() for path in prune]

        def stays(origin: str) -> bool:
            return keep(origin) or not _is_gone_if_unseen(origin, roots)

        return self._engine.add(articles, keep=stays, on_progress=on_progress)

    def delete(self, ids: Iterable[str]) -> int:
        """Remove articles; return how many there were. Unknown ids are no error."""
        return self._engine.delete(ids)

    def search(
        self,
        query: str,
        *,
        limit: int | None = 10,
        offset: int = 0,
        match: Match = "all",
        sort: Sort = "relevance",
        speaker: str | None = None,
        source: str | None = None,
        since: str | None = None,
        until: str | None = None,
        snippets: int = 3,
    ) -> Results:
        """Return the articles that a query finds, with their passages and quotations.

        `since` and `until` are ISO 8601 dates (or months, or years), both included; `limit`
        None means all; `snippets` is the most passages a hit. Raises QueryError for a
        query, RequestError for an option that cannot be used.
        """
        began = perf_counter()
        tree = _parsed(query)
        request = Request(
            query=tree,
            filter=_filter(speaker, source, since, until),
            match=match,
            sort=sort,
            **_page(limit, offset),
        )
        page = self._engine.search(request)
        matcher = Matcher(tree)
        return Results(
            hits=tuple(_hit(found, matcher, snippets) for found in page.hits),
            total=page.total,
            limit=limit,
            offset=offset,
            query=query,
            seconds=perf_counter() - began,
            relaxed=page.relaxed,
        )

    def rank(
        self,
        query: str,
        *,
        limit: int | None = 1000,
        offset: int = 0,
        match: Match = "all",
        sort: Sort = "relevance",
        speaker: str | None = None,
        source: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> list[tuple[str, float]]:
        """Return (article id, score), best first, without reading the articles."""
        request = Request(
            query=_parsed(query),
            filter=_filter(speaker, source, since, until),
            match=match,
            sort=sort,
            **_page(limit, offset),
        )
        return self._engine.rank(request)

    def quotes(
        self,
        query: str = "",
        *,
        by: str | None = None,
        limit: int | None = 10,
        offset: int = 0,
        match: Match = "all",
        sort: Sort = "relevance",
        source: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> QuoteResults:
        """Return the quotations that a query finds; its bare words are looked for in them."""
        began = perf_counter()
        tree = _parsed(query) if query.strip() else Everything()
        request = Request(
            query=tree,
            filter=_filter(by, source, since, until),
            match=match,
            sort=sort,
            **_page(limit, offset),
        )
        page = self._engine.quotes(request)
        matcher = Matcher(tree)
        return QuoteResults(
            hits=tuple(_quote_hit(found, matcher) for found in page.hits),
            total=page.total,
            limit=limit,
            offset=offset,
            query=query,
            seconds=perf_counter() - began,
            relaxed=page.relaxed,
        )

    def speakers(self, query: str = "", *, limit: int | None = None) -> list[Speaker]:
        """Return who is quoted in the articles that a query finds, most quoted first."""
        return self._engine.speakers(_everything_or(query))[:limit]

    def timeline(self, query: str = "", *, every: Period = "month") -> list[Bucket]:
        """Return how many of the articles that a query finds each period holds."""
        if every not in ("day", "month", "year"):
            raise RequestError(f"every={every!r}: it is one of day, month, year")
        return self._engine.timeline(_everything_or(query), every)

    def show(self, ids: Sequence[str]) -> list[Stored]:
        """Return articles with all their quotations. Raises ArticleNotFound."""
        return self._engine.get(ids)

    def stats(self) -> Stats:
        """Return the figures of the index."""
        return self._engine.stats()


def create(path: str | Path, *, rebuild: bool = False) -> SearchEngine:
    """Open the index in a directory for adding, or make an empty one.

    With `rebuild`, an index that is there is emptied first.
    """
    from searchnews.index.engine import WhooshEngine

    return SearchEngine(WhooshEngine.create(Path(path), rebuild=rebuild))


def open(path: str | Path) -> SearchEngine:
    """Open the index in a directory. Raises IndexNotFound if there is none."""
    from searchnews.index.engine import WhooshEngine

    return SearchEngine(WhooshEngine.open(Path(path)))


def _parsed(query: str) -> Node:
    return drop_stop_words(parse(query))


def _everything_or(query: str) -> Request:
    return Request(query=_parsed(query) if query.strip() else Everything(), limit=None)


def _filter(
    speaker: str | None, source: str | None, since: str | None, until: str | None
) -> Node | None:
    """Return the options that narrow a search as one node, None if there are none."""
    clauses: list[Node] = []
    if speaker is not None:
        clauses.append(_named("speaker", speaker))
    if source is not None:
        clauses.append(_named("source", source))
    if since is not None or until is not None:
        clauses.append(Dates(_date("since", since), _date("until", until)))
    if not clauses:
        return None
    return clauses[0] if len(clauses) == 1 else And(tuple(clauses))


def _named(name: Literal["speaker", "source"], value: str) -> Node:
    """Return the clause that all words of `value` are in the name."""
    words = tuple(Word(word) for word in value.split())
    if not words:
        raise RequestError(f"{name}={value!r}: it needs a name")
    return Field(name, words[0] if len(words) == 1 else And(words))


def _date(option: str, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        return normalise_date(value)
    except ValueError:
        raise RequestError(
            f"{option}={value!r}: not a date; write 2009-12-01, 2009-12 or 2009"
        ) from None


class _Page(TypedDict):
    limit: int | None
    offset: int


def _page(limit: int | None, offset: int) -> _Page:
    if limit is not None and limit < 0:
        raise RequestError(f"limit={limit}: it is 0 or more, or None for all")
    if offset < 0:
        raise RequestError(f"offset={offset}: it is 0 or more")
    return {"limit": limit, "offset": offset}


def _is_gone_if_unseen(origin: str, roots: Sequence[Path]) -> bool:
    """Tell whether an article from `origin` that a run over `roots` did not see is gone."""
    if origin in ("", "-"):
        return False
    path = Path(origin).absolute()
    return any(path.is_relative_to(root) for root in roots) or not path.exists()


def _hit(found: Found, matcher: Matcher, most: int) -> Hit:
    article, quotes = found.stored.article, found.stored.quotes
    matching = tuple(quotes[k] for k in found.matching)
    return Hit(
        rank=found.rank,
        score=found.score,
        article=article,
        snippets=snippets(article, matcher, quotes=matching, limit=most),
        headline_highlights=highlight(article.headline, "headline", matcher),
        quotes=matching,
        quote_highlights=tuple(highlight(q.spoken(), "quote", matcher) for q in matching),
    )


def _quote_hit(found: FoundQuote, matcher: Matcher) -> QuoteHit:
    return QuoteHit(
        rank=found.rank,
        score=found.score,
        article=found.article,
        quote=found.quote,
        highlights=highlight(found.quote.spoken(), "quote", matcher),
    )
