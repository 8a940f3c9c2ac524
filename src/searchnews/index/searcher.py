"""One generation of an index: what a request finds in it, and the articles behind.

A searcher never changes: a commit that happens meanwhile is seen by the next one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from searchnews.article import Speaker
from searchnews.engine import (
    Bucket,
    Found,
    FoundQuote,
    Period,
    QuotePage,
    Request,
    ResultPage,
    Stats,
    Stored,
)
from searchnews.errors import ArticleNotFound
from searchnews.index.algebra import Candidates, split_key
from searchnews.index.executor import Executor
from searchnews.index.leaves import LeafReader
from searchnews.index.periods import day_of, periods
from searchnews.index.postings import Ints, PostingsReader
from searchnews.index.requests import filtered, relaxation
from searchnews.index.schema import FORMAT_VERSION
from searchnews.query.groups import quotation_query
from searchnews.query.tree import Node
from searchnews.truth import Truth

__all__ = ["Searcher"]


class Searcher:
    """Answers requests from one reader, which it closes."""

    def __init__(self, reader: PostingsReader) -> None:
        self._reader = reader
        self._leaves = LeafReader(reader)

    def close(self) -> None:
        """Release the files."""
        self._reader.close()

    def search(self, request: Request) -> ResultPage:
        """Return a page of the articles that the request finds."""
        found, node, relaxed = self._articles(request)
        hits = self._hits(found, node, request)
        return ResultPage(hits=tuple(hits), total=len(found.keys), relaxed=relaxed)

    def iterate(self, request: Request) -> tuple[int, Iterator[Found]]:
        """Return how many articles the request finds, and those of its page one by one."""
        node = filtered(request)
        found = self._verified(node, request)
        return len(found.keys), self._hits(found, node, request)

    def rank(self, request: Request) -> list[tuple[str, float]]:
        """Return (id, score) of a page, best first, without reading the articles."""
        found, _, _ = self._articles(request)
        return [
            (self._reader.id_of(int(found.keys[at])), float(found.scores[at]))
            for at in self._page(found, found.keys, request)
        ]

    def quotes(self, request: Request) -> QuotePage:
        """Return a page of quotations; bare words of the query are looked for in them."""
        found, relaxed = self._quotations(filtered(request), request), False
        if not len(found.keys) and (partial := relaxation(request)) is not None:
            found = self._quotations(partial, request)
            relaxed = bool(len(found.keys))
        docs, blocks = split_key(found.keys)
        hits: list[FoundQuote] = []
        for rank, at in enumerate(self._page(found, docs, request), request.offset + 1):
            stored = self._reader.article(int(docs[at]))
            quote = stored.quotes[int(blocks[at])]
            score = float(found.scores[at])
            hits.append(FoundQuote(rank=rank, score=score, article=stored.article, quote=quote))
        return QuotePage(hits=tuple(hits), total=len(found.keys), relaxed=relaxed)

    def speakers(self, request: Request) -> list[Speaker]:
        """Return who is quoted in the articles that the request finds, most quoted first."""
        found, _, _ = self._articles(request)
        quotations: Counter[str] = Counter()
        articles: defaultdict[str, list[int]] = defaultdict(list)
        for doc in found.keys.tolist():
            names = [name for name in self._reader.speaker_names(doc) if name]
            quotations.update(names)
            for name in dict.fromkeys(names):
                articles[name].append(doc)
        speakers = [
            self._speaker(name, count, articles[name]) for name, count in quotations.items()
        ]
        return sorted(speakers, key=lambda s: (-s.quotations, -s.articles, s.name))

    def _speaker(self, name: str, quotations: int, docs: Sequence[int]) -> Speaker:
        first, last = self._oldest_and_newest(docs)
        return Speaker(name=name, quotations=quotations, articles=len(docs), first=first, last=last)

    def timeline(self, request: Request, every: Period) -> list[Bucket]:
        """Return how many articles each period holds, oldest first, empty ones included."""
        found, _, _ = self._articles(request)
        dates = self._reader.dates()[found.keys]
        days = [day_of(int(instant)) for instant in dates[dates >= 0]]
        return [Bucket(start=start, articles=n) for start, n in periods(days, every)]

    def get(self, ids: Sequence[str]) -> list[Stored]:
        """Return articles by id, in that order. Raises ArticleNotFound."""
        docs: list[int] = []
        for id in ids:
            doc = self._reader.doc_of(id)
            if doc is None:
                raise ArticleNotFound(id)
            docs.append(doc)
        return [self._reader.article(doc) for doc in docs]

    def stats(self, size: int) -> Stats:
        """Return the figures of the index, whose files take `size` bytes."""
        live = self._reader.live().tolist()
        names = [name for doc in live for name in self._reader.speaker_names(doc)]
        sources = {self._reader.text_of("source_name", doc) for doc in live} - {""}
        oldest, newest = self._oldest_and_newest(live)
        return Stats(
            articles=len(live),
            quotations=len(names),
            attributed=sum(name is not None for name in names),
            speakers=len({name for name in names if name is not None}),
            words=self._reader.total_length("body"),
            bytes=size,
            segments=self._reader.segments,
            format_version=FORMAT_VERSION,
            oldest=oldest,
            newest=newest,
            sources=len(sources),
        )

    def _articles(self, request: Request) -> tuple[Candidates, Node, bool]:
        """Return the documents found, by which query, and whether it had to be relaxed."""
        node = filtered(request)
        found = self._verified(node, request)
        if not len(found.keys) and (partial := relaxation(request)) is not None:
            found = self._verified(partial, request)
            return found, partial, bool(len(found.keys))
        return found, node, False

    def _verified(self, node: Node, request: Request) -> Candidates:
        found = Executor(self._reader, self._leaves, request.match).articles(node)
        if found.exact:
            return found
        truth = Truth(node, request.match)
        return found.where([truth.of_article(self._reader.article(d)) for d in found.keys.tolist()])

    def _quotations(self, node: Node, request: Request, among: Ints | None = None) -> Candidates:
        """Return the quotations that the node finds, only those of the documents `among`."""
        found = Executor(self._reader, self._leaves, request.match).quotations(node)
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
            stored = self._reader.article(doc)
            verdicts.append(truth.of_quotation(stored.article, stored.quotes[block]))
        return found.where(verdicts)

    def _hits(self, found: Candidates, node: Node, request: Request) -> Iterator[Found]:
        page = self._page(found, found.keys, request)
        matching = self._matching(node, request, found.keys[page])
        for rank, at in enumerate(page, request.offset + 1):
            doc = int(found.keys[at])
            yield Found(
                rank=rank,
                score=float(found.scores[at]),
                stored=self._reader.article(doc),
                matching=tuple(matching[doc]),
            )

    def _matching(self, node: Node, request: Request, docs: Ints) -> dict[int, list[int]]:
        """Return, for each document, the ordinals of its quotations that matched."""
        matching: dict[int, list[int]] = {doc: [] for doc in docs.tolist()}
        about = quotation_query(node, request.match)
        if about is not None:
            found = self._quotations(about, request, docs)
            for doc, block in zip(*split_key(found.keys), strict=True):
                matching[int(doc)].append(int(block))
        return matching

    def _page(self, found: Candidates, docs: Ints, request: Request) -> Ints:
        """Return the places, in `found`, of the hits of the page, in order."""
        if request.sort == "date":
            order = np.lexsort((found.keys, -self._reader.dates()[docs]))
        else:
            order = np.lexsort((found.keys, -found.scores))
        end = None if request.limit is None else request.offset + request.limit
        page: Ints = order[request.offset : end]
        return page

    def _oldest_and_newest(self, docs: Sequence[int]) -> tuple[str | None, str | None]:
        dates = self._reader.dates()
        known = [int(dates[doc]) for doc in docs if dates[doc] >= 0]
        if not known:
            return None, None
        return day_of(min(known)).isoformat(), day_of(max(known)).isoformat()
