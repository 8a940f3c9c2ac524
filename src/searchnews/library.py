"""The engine as people use it: a query string in; ranked hits, passages and quotations out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import Self, Unpack, get_args

from searchnews.article import Article
from searchnews.engine import AddReport, Engine, Period, Request, Stats, Stored
from searchnews.errors import RequestError
from searchnews.explanation import QueryExplanation
from searchnews.hits import FoundHit, quote_hit
from searchnews.kwic import WIDTH, Context, KwicSort, search_lines
from searchnews.match import Matcher
from searchnews.query import parse, to_text
from searchnews.query.asked import asked_words
from searchnews.requests import filtered
from searchnews.results import (
    Hit,
    KwicResults,
    QuoteResults,
    Results,
    SpeakerResults,
    Timeline,
)
from searchnews.selection import Narrowing, Selection, named, request_of

__all__ = ["SearchEngine", "checked_jobs"]


class SearchEngine:
    """Searches and fills one index. A context manager; made by `create` or `open`."""

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
        keep: Callable[[str], bool] | None = None,
        on_error: Callable[[RequestError], None] | None = None,
        quotations: bool = True,
        indirect: bool = True,
        jobs: int | None = None,
    ) -> AddReport:
        """Add new articles, replace changed ones, skip unchanged ones.

        An article that brought no id is known by its content: it has changed where the file
        it came from holds another in its place.

        With `prune`, the paths that `articles` were read from, articles that are gone are
        removed afterwards: those that came from one of these paths, or from a file that was
        deleted from its folder, and were not among `articles`. `keep` says of an origin that
        its articles stay all the same (because it could not be read in full, for example).
        `on_error` is told of articles that cannot be kept; without it they raise.

        With `quotations` False only text is indexed: no quotation of these articles will be
        found. With `indirect` False reported speech is not looked for, which takes half of
        the time. `jobs` is how many processes work side by side, None for one on each core;
        with 1 all is done in this process.
        """
        gone: Callable[[str], bool] | None = None
        if prune is not None:
            roots = [Path(path).absolute() for path in prune]
            gone = partial(_is_gone_if_unseen, roots=roots)
        return self._engine.add(
            articles,
            gone=gone,
            keep=keep,
            on_error=on_error,
            quotations=quotations,
            indirect=indirect,
            jobs=checked_jobs(jobs),
        )

    def delete(self, ids: Iterable[str]) -> int:
        """Remove articles; return how many there were. Unknown ids are no error."""
        return self._engine.delete(ids)

    def search(
        self,
        query: str,
        *,
        limit: int | None = 10,
        offset: int = 0,
        passages: int = 3,
        **selection: Unpack[Selection],
    ) -> Results:
        """Return the articles that a query finds, with their passages and quotations.

        `limit` None means all; `passages` is the most snippets a hit. Raises QueryError for
        a query, RequestError for an option that cannot be used.
        """
        began = perf_counter()
        request = request_of(query, limit, offset, selection)
        page = self._engine.search(request)
        matcher = _matcher(request)
        return Results(
            hits=tuple(FoundHit(found, matcher, passages) for found in page.hits),
            total=page.total,
            limit=limit,
            offset=offset,
            query=query,
            seconds=perf_counter() - began,
            relaxed=page.relaxed,
            suggestions=page.suggestions,
        )

    def iterate(
        self,
        query: str,
        *,
        limit: int | None = None,
        passages: int = 3,
        **selection: Unpack[Selection],
    ) -> tuple[int, Iterator[Hit]]:
        """Return how many articles a query finds, and the hits one by one.

        For results that memory should not hold; all are of one commit. None that has only
        some of the words is among them.
        """
        request = request_of(query, limit, 0, selection)
        total, found = self._engine.iterate(request)
        matcher = _matcher(request)
        return total, (FoundHit(one, matcher, passages) for one in found)

    def rank(
        self,
        query: str,
        *,
        limit: int | None = 1000,
        offset: int = 0,
        **selection: Unpack[Selection],
    ) -> list[tuple[str, float]]:
        """Return (article id, score), best first, without reading the articles."""
        return self._engine.rank(request_of(query, limit, offset, selection))

    def quotes(
        self,
        query: str = "",
        *,
        by: str | None = None,
        limit: int | None = 10,
        offset: int = 0,
        **selection: Unpack[Selection],
    ) -> QuoteResults:
        """Return the quotations that a query finds; its bare words are looked for in them.

        `by` is another name for `speaker`: only what that speaker said.
        """
        began = perf_counter()
        request = request_of(query, limit, offset, named(selection, by))
        page = self._engine.quotes(request)
        matcher = _matcher(request)
        return QuoteResults(
            hits=tuple(quote_hit(found, matcher) for found in page.hits),
            total=page.total,
            limit=limit,
            offset=offset,
            query=query,
            seconds=perf_counter() - began,
            relaxed=page.relaxed,
            suggestions=page.suggestions,
        )

    def speakers(
        self,
        query: str = "",
        *,
        by: str | None = None,
        limit: int | None = None,
        offset: int = 0,
        **selection: Unpack[Selection],
    ) -> SpeakerResults:
        """Return who is quoted in the articles that a query finds, most quoted first.

        One entry a speaker, however many spellings articles have of the name. `by` is another
        name for `speaker`: only those who answer to that name, several where namesakes are
        known. `limit` None means all.
        """
        began = perf_counter()
        selection = named(selection, by)
        request = request_of(query, limit, offset, selection)
        page = self._engine.speakers(request, selection.get("speaker"))
        return SpeakerResults(
            hits=page.hits,
            total=page.total,
            limit=limit,
            offset=offset,
            query=query,
            seconds=perf_counter() - began,
            relaxed=page.relaxed,
            suggestions=page.suggestions,
        )

    def kwic(
        self,
        query: str,
        *,
        sort: KwicSort = "relevance",
        width: int = WIDTH,
        words: int | None = None,
        limit: int | None = None,
        offset: int = 0,
        **selection: Unpack[Narrowing],
    ) -> KwicResults:
        """Return every place where the articles that a query finds match, in its context.

        That is `width` characters on each side at most, or so many `words`. Lines stand in the
        order of their articles, or are sorted by the words to the `left` or to the `right`, from
        the keyword outwards, or by the `keyword`. `limit` None means all.
        """
        began = perf_counter()
        ordered: Selection = {**selection, "sort": "date" if sort == "date" else "relevance"}
        request = request_of(query, limit, offset, ordered)
        context = Context(width, words)
        page = search_lines(self._engine, request, _matcher(request), sort, context)
        return KwicResults(
            hits=page.lines,
            total=page.total,
            articles=page.articles,
            unplaced=page.unplaced,
            limit=limit,
            offset=offset,
            query=query,
            sort=sort,
            seconds=perf_counter() - began,
            relaxed=page.relaxed,
            suggestions=page.suggestions,
        )

    def timeline(
        self, query: str = "", *, every: Period = "month", **selection: Unpack[Selection]
    ) -> Timeline:
        """Return how many of the articles that a query finds each period holds."""
        began = perf_counter()
        if every not in get_args(Period):
            raise RequestError(f"every={every!r}: it is one of {', '.join(get_args(Period))}")
        page = self._engine.timeline(request_of(query, None, 0, selection), every)
        return Timeline(
            buckets=page.buckets,
            total=page.total,
            undated=page.undated,
            query=query,
            every=every,
            seconds=perf_counter() - began,
            relaxed=page.relaxed,
            suggestions=page.suggestions,
        )

    def explain(
        self,
        query: str,
        *,
        id: str | None = None,
        words: int | None = 10,
        **narrowing: Unpack[Narrowing],
    ) -> QueryExplanation:
        """Return how a query is read, what its words stand for, and what each clause finds.

        With `id`, also what each clause finds in that article, and adds to its score there.
        `words` is the most that are listed for one word of the query, None for all. Raises
        QueryError, RequestError, and ArticleNotFound.
        """
        if words is not None and (type(words) is not int or words < 1):
            raise RequestError(f"words={words!r}: it is 1 or more, or None for all")
        request = request_of(query, None, 0, {**narrowing, "sort": "relevance"})
        all_words = asked_words(parse(query), query) if query.strip() else ()
        return replace(
            self._engine.explain(request, id, words),
            query=query,
            canonical=to_text(request.query),
            dropped=tuple(word for word in all_words if word not in request.words),
        )

    def show(self, ids: Sequence[str]) -> list[Stored]:
        """Return articles with all their quotations. Raises ArticleNotFound."""
        return self._engine.get(ids)

    def stats(self) -> Stats:
        """Return the figures of the index."""
        return self._engine.stats()


def _matcher(request: Request) -> Matcher:
    """Return what marks the query and its filters, as they were asked together."""
    return Matcher(filtered(request), request.match, indirect=request.indirect)


def checked_jobs(jobs: int | None) -> int | None:
    """Return a number of processes. Raises RequestError for what is none."""
    if jobs is not None and (type(jobs) is not int or jobs < 1):
        raise RequestError(f"jobs={jobs!r}: it is 1 or more, or None for one on each core")
    return jobs


def _is_gone_if_unseen(origin: str, roots: Sequence[Path]) -> bool:
    """Tell whether an article from `origin` that a run over `roots` did not see is gone."""
    if origin in ("", "-"):
        return False
    path = Path(origin)
    if any(path.is_relative_to(root) for root in roots):
        return True
    # Where the folder is missing too, a disk may only not be mounted.
    return path.parent.is_dir() and not path.exists()
