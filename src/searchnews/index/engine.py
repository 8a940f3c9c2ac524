"""The Whoosh engine: the contract of `searchnews.engine` on one index directory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from time import time_ns
from typing import Final

from searchnews.article import Article
from searchnews.engine import (
    AddReport,
    Found,
    Period,
    QuotePage,
    Request,
    ResultPage,
    SpeakerPage,
    Stats,
    Stored,
    Suggestion,
    TimelinePage,
)
from searchnews.errors import RequestError
from searchnews.explanation import QueryExplanation
from searchnews.index.files import storage
from searchnews.index.files.toc import latest_generation, read_contents
from searchnews.index.read.searcher import Searcher
from searchnews.index.read.snapshot import Snapshot

__all__ = ["WhooshEngine"]


#: Nanoseconds in which two changes of a directory may bear the same time.
_TICK: Final = 100_000_000


class WhooshEngine:
    """Articles in a Whoosh index. Make one with `create` or `open`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._newest: Searcher | None = None
        self._generation = -1
        self._listed = -1

    @classmethod
    def create(cls, path: Path) -> WhooshEngine:
        """Open the index in the directory, or make an empty one."""
        # A search does not pay for what only writing needs.
        from searchnews.index import whoosh_index

        whoosh_index.create(path)
        return cls(path)

    @classmethod
    def rebuild(
        cls,
        path: Path,
        articles: Iterable[Article],
        *,
        on_error: Callable[[RequestError], None] | None = None,
        quotations: bool = True,
        indirect: bool = True,
        jobs: int | None = None,
    ) -> AddReport:
        """Make the index in the directory anew, of these articles only.

        Until all of them are in, the old one stays; an interruption leaves it as it was.
        """
        from searchnews.index import whoosh_index
        from searchnews.index.write import writer

        with whoosh_index.Rebuild(path) as new:
            report = writer.add(
                new.index,
                new.folder,
                articles,
                on_error=on_error,
                quotations=quotations,
                indirect=indirect,
                jobs=jobs,
            )
            if not report.added:
                raise RequestError(f"{path}: no article to build it of; the index stays as it was")
            new.adopt()
        return report

    @classmethod
    def open(cls, path: Path) -> WhooshEngine:
        """Open the index in the directory. Raises IndexNotFound or another StorageError."""
        storage.open_contents(path)
        return cls(path)

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
        """Add, replace or skip articles, and commit; see `searchnews.engine.Engine`."""
        from searchnews.index import whoosh_index
        from searchnews.index.write import writer

        return writer.add(
            whoosh_index.open_index(self._path),
            self._path,
            articles,
            gone=gone,
            keep=keep,
            on_error=on_error,
            quotations=quotations,
            indirect=indirect,
            jobs=jobs,
        )

    def delete(self, ids: Iterable[str]) -> int:
        """Remove articles; return how many there were."""
        from searchnews.index import whoosh_index
        from searchnews.index.write import writer

        return writer.delete(whoosh_index.open_index(self._path), self._path, ids)

    def close(self) -> None:
        """Release the files; the next request opens them again."""
        if self._newest is not None:
            self._newest.close()
        self._newest = None

    def search(self, request: Request) -> ResultPage:
        """Return a page of the articles that the request finds."""
        return self._searcher().search(request)

    def iterate(self, request: Request) -> tuple[int, Iterator[Found]]:
        """Return how many articles the request finds, and those of its page one by one."""
        # Commits may come between two articles: this one keeps its generation to itself.
        searcher = self._opened()
        try:
            total, found = searcher.iterate(request)
        except BaseException:
            searcher.close()
            raise
        return total, _closing(searcher, found)

    def rank(self, request: Request) -> list[tuple[str, float]]:
        """Return (id, score) of a page, best first, without reading the articles."""
        return self._searcher().rank(request)

    def quotes(self, request: Request) -> QuotePage:
        """Return a page of quotations; bare words of the query are looked for in them."""
        return self._searcher().quotes(request)

    def speakers(self, request: Request, by: str | None = None) -> SpeakerPage:
        """Return a page of who is quoted in the articles that are found, most quoted first."""
        return self._searcher().speakers(request, by)

    def timeline(self, request: Request, every: Period) -> TimelinePage:
        """Return how many of all articles found each period holds, empty ones included."""
        return self._searcher().timeline(request, every)

    def suggest(self, request: Request) -> tuple[Suggestion, ...]:
        """Return which of the request's words are in no article, each with the nearest."""
        return self._searcher().suggest(request)

    def explain(
        self, request: Request, id: str | None = None, words: int | None = None
    ) -> QueryExplanation:
        """Return how the request is understood, and what it finds in one article."""
        return self._searcher().explain(request, id, words)

    def get(self, ids: Sequence[str]) -> list[Stored]:
        """Return articles by id, in that order. Raises ArticleNotFound."""
        return self._searcher().get(ids)

    def stats(self) -> Stats:
        """Return the figures of the index."""
        with storage.guarded(self._path):
            size = storage.size(self._path)
        return self._searcher().stats(size)

    def _searcher(self) -> Searcher:
        """Return a searcher of the newest commit."""
        if self._newest is None or self._has_changed():
            self.close()
            self._newest = self._opened()
        return self._newest

    def _has_changed(self) -> bool:
        """Tell whether there was a commit since the newest searcher was opened."""
        with storage.guarded(self._path):
            changed = self._path.stat().st_mtime_ns
            if changed == self._listed:
                return False
            # A clock ticks slowly: what was changed just now may change again unseen.
            self._listed = changed if time_ns() - changed > _TICK else -1
            return latest_generation(self._path) != self._generation

    def _opened(self) -> Searcher:
        def snapshot() -> Snapshot:
            return Snapshot(self._path, read_contents(self._path))

        with storage.guarded(self._path):
            opened = storage.retried(snapshot)
        self._generation = opened.generation
        return Searcher(opened)


def _closing(searcher: Searcher, found: Iterator[Found]) -> Iterator[Found]:
    try:
        yield from found
    finally:
        searcher.close()
