"""The Whoosh engine: the contract of `searchnews.engine` on one index directory."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from whoosh.index import FileIndex

from searchnews.article import Article, Speaker
from searchnews.engine import (
    AddReport,
    Bucket,
    Found,
    FoundQuote,
    Period,
    Progress,
    QuotePage,
    Request,
    ResultPage,
    Stats,
    Stored,
)
from searchnews.errors import ArticleNotFound
from searchnews.index import storage
from searchnews.index.algebra import Candidates, split_key
from searchnews.index.executor import Executor
from searchnews.index.periods import day_of, period_of, periods
from searchnews.index.postings import Ints, PostingsReader
from searchnews.index.requests import filtered, relaxation
from searchnews.index.schema import FORMAT_VERSION, stored_article, stored_quotes
from searchnews.query.groups import quotation_query
from searchnews.query.tree import Node
from searchnews.truth import Truth

__all__ = ["WhooshEngine"]


class WhooshEngine:
    """Articles in a Whoosh index. Make one with `create` or `open`."""

    def __init__(self, path: Path, index: FileIndex) -> None:
        self._path = path
        self._index = index
        self._generation = -1
        self._reader: PostingsReader | None = None
        self._executor: Executor | None = None
        storage.load_stems(path)

    @classmethod
    def create(cls, path: Path, *, rebuild: bool = False) -> WhooshEngine:
        """Open the index in the directory, or make an empty one; `rebuild` empties it first."""
        return cls(path, storage.create(path, rebuild=rebuild))

    @classmethod
    def open(cls, path: Path) -> WhooshEngine:
        """Open the index in the directory. Raises IndexNotFound or another StorageError."""
        return cls(path, storage.open_index(path))

    def add(
        self,
        articles: Iterable[Article],
        *,
        keep: Callable[[str], bool] | None = None,
        on_progress: Callable[[Progress], None] | None = None,
    ) -> AddReport:
        """Add, replace or skip articles, and commit; see `searchnews.engine.Engine`."""
        # A search does not pay for what only writing needs.
        from searchnews.index import writer

        return writer.add(self._index, self._path, articles, keep=keep, on_progress=on_progress)

    def delete(self, ids: Iterable[str]) -> int:
        """Remove articles; return how many there were."""
        from searchnews.index import writer

        return writer.delete(self._index, self._path, ids)

    def close(self) -> None:
        """Release the files."""
        if self._reader is not None:
            self._reader.close()
        self._reader = self._executor = None
        self._generation = -1

    def search(self, request: Request) -> ResultPage:
        """Return a page of the articles that the request finds."""
        with storage.guarded(self._path):
            found, relaxed = self._found(request)
            page = self._page(found, found.keys, request)
            matching = self._matching(request, found.keys[page])
            hits = tuple(
                Found(
                    rank=request.offset + i + 1,
                    score=float(found.scores[at]),
                    stored=self._stored(doc := int(found.keys[at])),
                    matching=tuple(matching[doc]),
                )
                for i, at in enumerate(page)
            )
            return ResultPage(hits=hits, total=len(found.keys), relaxed=relaxed)

    def rank(self, request: Request) -> list[tuple[str, float]]:
        """Return (id, score) of a page, best first, without reading the articles."""
        with storage.guarded(self._path):
            found, _ = self._found(request)
            reader = self._current()
            return [
                (reader.id_of(int(found.keys[at])), float(found.scores[at]))
                for at in self._page(found, found.keys, request)
            ]

    def quotes(self, request: Request) -> QuotePage:
        """Return a page of quotations; bare words of the query are looked for in them."""
        with storage.guarded(self._path):
            found, relaxed = self._quotations(filtered(request), request), False
            if not len(found.keys) and (partial := relaxation(request)) is not None:
                found = self._quotations(partial, request)
                relaxed = bool(len(found.keys))
            docs, blocks = split_key(found.keys)
            hits: list[FoundQuote] = []
            for i, at in enumerate(self._page(found, docs, request)):
                stored = self._stored(int(docs[at]))
                hits.append(
                    FoundQuote(
                        rank=request.offset + i + 1,
                        score=float(found.scores[at]),
                        article=stored.article,
                        quote=stored.quotes[int(blocks[at])],
                    )
                )
            return QuotePage(hits=tuple(hits), total=len(found.keys), relaxed=relaxed)

    def speakers(self, request: Request) -> list[Speaker]:
        """Return who is quoted in the articles that the request finds, most quoted first."""
        with storage.guarded(self._path):
            found, _ = self._found(request)
            reader = self._current()
            quotations: Counter[str] = Counter()
            articles: defaultdict[str, list[int]] = defaultdict(list)
            for doc in map(int, found.keys):
                names = [name for name in reader.speaker_names(doc) if name]
                quotations.update(names)
                for name in dict.fromkeys(names):
                    articles[name].append(doc)
            speakers = [
                Speaker(
                    name=name,
                    quotations=count,
                    articles=len(articles[name]),
                    first=self._oldest(articles[name]),
                    last=self._newest(articles[name]),
                )
                for name, count in quotations.items()
            ]
            return sorted(speakers, key=lambda s: (-s.quotations, -s.articles, s.name))

    def timeline(self, request: Request, every: Period) -> list[Bucket]:
        """Return how many articles each period holds, oldest first, empty ones included."""
        with storage.guarded(self._path):
            found, _ = self._found(request)
            dates = self._current().dates()[found.keys]
            counts = Counter(period_of(int(instant), every) for instant in dates[dates >= 0])
            if not counts:
                return []
            return [
                Bucket(start=start, articles=counts[start])
                for start in periods(min(counts), max(counts), every)
            ]

    def get(self, ids: Sequence[str]) -> list[Stored]:
        """Return articles by id, in that order. Raises ArticleNotFound."""
        with storage.guarded(self._path):
            reader = self._current()
            docs = [reader.doc_of(id) for id in ids]
            for id, doc in zip(ids, docs, strict=True):
                if doc is None:
                    raise ArticleNotFound(id)
            return [self._stored(doc) for doc in docs if doc is not None]

    def stats(self) -> Stats:
        """Return the figures of the index."""
        with storage.guarded(self._path):
            reader = self._current()
            live = [int(doc) for doc in reader.live()]
            names = [name for doc in live for name in reader.speaker_names(doc)]
            sources = {reader.column("source_name")[doc] for doc in live} - {b"", None}
            return Stats(
                articles=len(live),
                quotations=len(names),
                attributed=sum(name is not None for name in names),
                speakers=len({name for name in names if name is not None}),
                words=reader.total_length("body"),
                bytes=storage.size(self._path),
                segments=reader.segments,
                format_version=FORMAT_VERSION,
                oldest=self._oldest(live),
                newest=self._newest(live),
                sources=len(sources),
            )

    def _current(self) -> PostingsReader:
        """Return a reader of the newest commit."""
        generation = self._index.latest_generation()
        if self._reader is None or generation != self._generation:
            self.close()
            self._reader = PostingsReader(self._index.reader())
            self._generation = generation
        return self._reader

    def _executor_for(self, request: Request) -> Executor:
        self._current()
        if self._executor is None:
            self._executor = Executor(self._current())
        return self._executor.with_match(request.match)

    def _found(self, request: Request) -> tuple[Candidates, bool]:
        """Return all documents that the request finds, and whether it had to be relaxed."""
        found = self._articles(filtered(request), request)
        if not len(found.keys) and (partial := relaxation(request)) is not None:
            found = self._articles(partial, request)
            return found, bool(len(found.keys))
        return found, False

    def _articles(self, node: Node, request: Request) -> Candidates:
        found = self._executor_for(request).articles(node)
        if found.exact:
            return found
        truth = Truth(node, request.match)
        return found.where([truth.of_article(self._stored(int(doc))) for doc in found.keys])

    def _quotations(self, node: Node, request: Request, among: Ints | None = None) -> Candidates:
        """Return the quotations that the node finds, only those of the documents `among`."""
        found = self._executor_for(request).quotations(node)
        docs, blocks = split_key(found.keys)
        if among is not None:
            keep = np.isin(docs, among)
            found = Candidates(found.keys[keep], found.scores[keep], found.exact)
            docs, blocks = docs[keep], blocks[keep]
        if found.exact:
            return found
        truth = Truth(node, request.match)
        verdicts: list[bool] = []
        for doc, block in zip(docs.tolist(), blocks.tolist(), strict=True):
            stored = self._stored(doc)
            verdicts.append(truth.of_quotation(stored.article, stored.quotes[block]))
        return found.where(verdicts)

    def _matching(self, request: Request, docs: Ints) -> dict[int, list[int]]:
        """Return, for each document, the ordinals of its quotations that matched."""
        matching: dict[int, list[int]] = {doc: [] for doc in docs.tolist()}
        node = quotation_query(request.query)
        if request.filter is not None and node is None:
            node = quotation_query(request.filter)
        if node is not None:
            found = self._quotations(node, replace(request, match="any"), docs)
            for doc, block in zip(*split_key(found.keys), strict=True):
                matching[int(doc)].append(int(block))
        return matching

    def _page(self, found: Candidates, docs: Ints, request: Request) -> Ints:
        """Return the places, in `found`, of the hits of the page, in order."""
        if request.sort == "date":
            order = np.lexsort((found.keys, -self._current().dates()[docs]))
        else:
            order = np.lexsort((found.keys, -found.scores))
        end = None if request.limit is None else request.offset + request.limit
        page: Ints = order[request.offset : end]
        return page

    def _stored(self, doc: int) -> Stored:
        reader = self._current()
        fields = reader.stored(doc)
        origin = (reader.column("origin")[doc] or b"").decode()
        return Stored(article=stored_article(fields, origin), quotes=stored_quotes(fields))

    def _oldest(self, docs: Sequence[int]) -> str | None:
        return self._extreme(docs, min)

    def _newest(self, docs: Sequence[int]) -> str | None:
        return self._extreme(docs, max)

    def _extreme(self, docs: Sequence[int], pick: Callable[[Sequence[int]], int]) -> str | None:
        dates = self._current().dates()
        known = [int(dates[doc]) for doc in docs if dates[doc] >= 0]
        return day_of(pick(known)) if known else None
