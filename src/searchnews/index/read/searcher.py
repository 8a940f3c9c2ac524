"""One generation of an index: what a request finds in it, and the articles behind.

A searcher never changes: a commit that happens meanwhile is seen by the next one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, Final

import numpy as np

from searchnews.engine import (
    Bucket,
    Found,
    FoundQuote,
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
from searchnews.errors import ArticleNotFound
from searchnews.index.files.layout import FORMAT_VERSION
from searchnews.index.files.segment import Ints, Segment
from searchnews.index.read.algebra import (
    BLOCK_BITS,
    BLOCK_MASK,
    Candidates,
    confirmed,
    joined,
    nothing,
    score_of,
    split_key,
)
from searchnews.index.read.bonus import DEPTH, bonus_words
from searchnews.index.read.counting import held
from searchnews.index.read.doubt import article_holds, quotation_holds
from searchnews.index.read.executor import Executor, quotation_fields
from searchnews.index.read.figures import count
from searchnews.index.read.found import FoundArticle, Page, rounded
from searchnews.index.read.leaves import LeafReader
from searchnews.index.read.missing import missing_words
from searchnews.index.read.page import page_of
from searchnews.index.read.periods import day_of, periods
from searchnews.index.read.plan import ARTICLE_FIELDS, Plan, plan_of
from searchnews.index.read.ranking import InDoubt, best_of
from searchnews.index.read.rescore import bonus_of, rescored
from searchnews.index.read.snapshot import Snapshot
from searchnews.index.read.spelling import typing_of
from searchnews.index.read.view import SegmentView
from searchnews.match import SpokenBy
from searchnews.query.groups import quotation_query
from searchnews.query.tree import Node
from searchnews.requests import filtered, relaxation
from searchnews.truth import Truth

if TYPE_CHECKING:
    from searchnews.explanation import QueryExplanation
    from searchnews.index.read.speakers import Speakers
    from searchnews.index.read.suggest import Suggester

__all__ = ["Searcher"]

#: Up to how many hits are found without scoring all.
_MOST_RANKED: Final = 1000


class Searcher:
    """Answers requests from one snapshot, which it closes."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._quotation_frequencies: dict[tuple[str, bytes], int] = {}
        self._leaves = [LeafReader(view, self._quotations_with) for view in snapshot.views]

    def close(self) -> None:
        """Release the files."""
        self._snapshot.close()

    @cached_property
    def _speakers(self) -> Speakers:
        # Most searches ask for no speaker, and do not wait for what knows names.
        from searchnews.index.read.speakers import Speakers

        return Speakers(self._snapshot.views)

    @cached_property
    def _suggester(self) -> Suggester:
        from searchnews.index.read.suggest import Suggester

        return Suggester(self._leaves, self._is_known)

    def search(self, request: Request) -> ResultPage:
        """Return a page of the articles that the request finds."""
        page, relaxed = self._relaxed_page(request)
        return ResultPage(
            hits=tuple(self._hits(page, request)),
            total=page.total,
            relaxed=relaxed,
            suggestions=self.suggest(request),
        )

    def iterate(self, request: Request) -> tuple[int, Iterator[Found]]:
        """Return how many articles the request finds, and those of its page one by one."""
        page = self._page(filtered(request), request)
        return page.total, self._hits(page, request)

    def rank(self, request: Request) -> list[tuple[str, float]]:
        """Return (id, score) of a page, best first, without reading the articles."""
        page, _ = self._relaxed_page(request)
        return [
            (self._snapshot.id_of(doc), score)
            for doc, score in zip(page.hits.keys.tolist(), page.hits.scores.tolist(), strict=True)
        ]

    def quotes(self, request: Request) -> QuotePage:
        """Return a page of quotations; bare words of the query are looked for in them."""
        found, relaxed = self._quotations(filtered(request), request), False
        if not len(found) and (wider := relaxation(request)) is not None:
            found = self._quotations(wider, request)
            relaxed = bool(len(found))
        dates = self._dates(found.keys >> BLOCK_BITS, request)
        page = rounded(page_of(found, dates, offset=request.offset, limit=request.limit))
        hits: list[FoundQuote] = []
        for rank, (doc, ordinal, score) in enumerate(
            zip(*(part.tolist() for part in (*split_key(page.keys), page.scores)), strict=True),
            request.offset + 1,
        ):
            view, local = self._snapshot.place(doc)
            spoken_by = self._spoken_in(view, local)
            hits.append(FoundQuote(rank, score, view.article(local), ordinal, spoken_by))
        fields = quotation_fields("quote", indirect=request.indirect)
        suggestions = self.suggest(request, fields)
        return QuotePage(tuple(hits), len(found), relaxed=relaxed, suggestions=suggestions)

    def speakers(self, request: Request, by: str | None = None) -> SpeakerPage:
        """Return a page of who is quoted in the articles that are found, most quoted first."""
        docs, relaxed = self._articles(request)
        parts = [docs_of for _, docs_of in self._split(docs)]
        speakers = self._speakers.listed(parts, indirect=request.indirect, by=by)
        end = None if request.limit is None else request.offset + request.limit
        page = tuple(speakers[request.offset : end])
        relaxed = relaxed and bool(speakers)
        return SpeakerPage(page, len(speakers), relaxed, suggestions=self.suggest(request))

    def timeline(self, request: Request, every: Period) -> TimelinePage:
        """Return how many of all articles found each period holds, empty ones included."""
        docs, relaxed = self._articles(request)
        dates = self._snapshot.dates(docs)
        days = [day_of(instant) for instant in dates[dates >= 0].tolist()]
        buckets = tuple(Bucket(start=start, articles=n) for start, n in periods(days, every))
        undated, suggestions = len(docs) - len(days), self.suggest(request)
        return TimelinePage(buckets, len(docs), undated, relaxed, suggestions)

    def suggest(
        self, request: Request, bare: tuple[str, ...] = ARTICLE_FIELDS
    ) -> tuple[Suggestion, ...]:
        """Return which of the request's words are in no article, each with the nearest.

        `bare` are the fields that a word without a field is looked for in.
        """
        words, indirect = request.words, request.indirect
        views, is_known = self._snapshot.views, self._is_known
        missing = missing_words(words, views, bare, indirect=indirect, is_known=is_known)
        if not missing:
            return ()
        return self._suggester.suggest(words, missing, bare, indirect=indirect)

    def explain(
        self, request: Request, id: str | None = None, words: int | None = None
    ) -> QueryExplanation:
        """Return how the request is understood, and what it finds in the article with the id.

        Of the words that a clause stands for at most so many. Raises ArticleNotFound.
        """
        from searchnews.index.read.explain import Explainer

        found, wider = self._found_or_relaxed(request)
        total, relaxed = (0, len(found)) if wider else (len(found), None)
        executors = [self._executor(leaves, request) for leaves in self._leaves]
        explainer = Explainer(executors, request, self._spoken_in, words)
        suggestions = self.suggest(request)
        if id is None:
            return replace(explainer.of_query(total, relaxed), suggestions=suggestions)
        [doc] = self._docs([id])
        bonus = (
            0.0
            if request.sort == "date"
            else bonus_of(self._snapshot.views, request.query, found, doc)
        )
        explained = explainer.of_article(total, relaxed, doc, score_of(found, doc), bonus)
        return replace(explained, suggestions=suggestions)

    def get(self, ids: Sequence[str]) -> list[Stored]:
        """Return articles by id, in that order. Raises ArticleNotFound."""
        return [self._snapshot.article(doc) for doc in self._docs(ids)]

    def _docs(self, ids: Sequence[str]) -> list[int]:
        docs: list[int] = []
        for id in ids:
            doc = self._snapshot.find(id)
            if doc is None:
                raise ArticleNotFound(id)
            docs.append(doc)
        return docs

    def stats(self, size: int) -> Stats:
        """Return the figures of the index, whose files take `size` bytes."""
        everything = self._split(self._snapshot.live())
        figures = count(everything)
        speakers = self._speakers.listed([docs for _, docs in everything], indirect=False)
        return Stats(
            **figures._asdict(),
            speakers=len(speakers),
            words=self._snapshot.statistics.total_length("body"),
            bytes=size,
            segments=len(self._snapshot.views),
            format_version=FORMAT_VERSION,
        )

    def _articles(self, request: Request) -> tuple[Ints, bool]:
        """Return all documents that the request finds, and whether it was relaxed for them."""
        found, wider = self._found_or_relaxed(request)
        return found.keys, wider and len(found) > 0

    def _found_or_relaxed(self, request: Request) -> tuple[Candidates, bool]:
        """Return what the request finds, or what it finds relaxed; and whether that was tried."""
        found = self._found(filtered(request), request)
        if not len(found) and (wider := relaxation(request)) is not None:
            return self._found(wider, request), True
        return found, False

    def _relaxed_page(self, request: Request) -> tuple[Page, bool]:
        """Return the page, and whether the query had to be relaxed for it."""
        page = self._page(filtered(request), request)
        if not page.total and (wider := relaxation(request)) is not None:
            page = self._page(wider, request)
            return page, page.total > 0
        return page, False

    def _page(self, node: Node, request: Request) -> Page:
        end = None if request.limit is None else request.offset + request.limit
        if request.sort == "date":
            found = self._found(node, request)
            dates = self._dates(found.keys, request)
            hits = page_of(found, dates, offset=request.offset, limit=request.limit)
            return Page(node, len(found), rounded(hits))
        # A page that is behind the best has none of those that are ranked anew.
        is_best = request.offset < DEPTH and request.limit != 0
        words = bonus_words(request.query) if is_best else None
        most = end if words is None or end is None else max(end, DEPTH)
        total, ranked = self._ranked(node, request, most)
        if words is not None:
            ranked = rescored(self._snapshot.views, words, ranked)
        return Page(node, total, rounded(ranked.take(slice(request.offset, end))))

    def _ranked(self, node: Node, request: Request, most: int | None) -> tuple[int, Candidates]:
        """Return how many articles there are, and the `most` best of them by BM25F, in order."""
        plan = plan_of(node, request.match)
        if plan is not None and most is not None and most <= _MOST_RANKED:
            with suppress(InDoubt):
                return self._best(plan, request, most)
        found = self._found(node, request)
        return len(found), page_of(found, limit=most)

    def _best(self, plan: Plan, request: Request, most: int) -> tuple[int, Candidates]:
        """Return the same of a query of words and filters; raise InDoubt for others."""
        total = 0
        best = nothing()
        for leaves in self._leaves:

            def find(clause: Node, leaves: LeafReader = leaves) -> Ints:
                found = self._executor(leaves, request).articles(clause)
                if found.doubtful is not None:
                    raise InDoubt
                return found.keys

            least = float(best.scores[-1]) if len(best) == most and most else 0.0
            found = best_of(leaves.view, plan, most, least, find)
            total += found.total
            here = Candidates(found.docs + leaves.view.base, found.scores)
            best = page_of(joined((best, here)) if len(best) else here, limit=most)
        return total, best

    def _found(self, node: Node, request: Request) -> Candidates:
        """Return the documents that the node finds, numbered through the index."""
        truth = Truth(node, request.match, indirect=request.indirect)
        parts: list[Candidates] = []
        for leaves in self._leaves:
            view = leaves.view
            found = self._executor(leaves, request).articles(node)
            found = confirmed(found, partial(article_holds, truth, view, self._spoken_in))
            parts.append(replace(found, keys=found.keys + view.base))
        return joined(parts)

    def _quotations(self, node: Node, request: Request, among: Ints | None = None) -> Candidates:
        """Return the quotations that the node finds.

        Where reported ones count, those in marks inside them do not count again. Only those of
        the ascending documents `among`, without scores, if they are given.
        """
        truth = Truth(node, request.match, indirect=request.indirect)
        parts: list[Candidates] = []
        for leaves in self._leaves:
            view = leaves.view
            here: Ints | None = None
            if among is not None:
                first, last = among.searchsorted((view.base, view.base + view.documents))
                here = among[first:last] - view.base
                if not len(here):
                    continue
            found = self._executor(leaves, request).quotations(node, here)
            if request.indirect:
                found = found.take(~held(view, found.keys))
            found = confirmed(found, partial(quotation_holds, truth, view, self._spoken_in))
            parts.append(replace(found, keys=found.keys + (view.base << BLOCK_BITS)))
        return joined(parts)

    def _hits(self, page: Page, request: Request) -> Iterator[Found]:
        hits = page.hits
        matching = cache(partial(self._matching, page.node, request, hits.keys))
        for rank, (doc, score) in enumerate(
            zip(hits.keys.tolist(), hits.scores.tolist(), strict=True), request.offset + 1
        ):
            article = self._snapshot.article(doc)
            yield FoundArticle(rank, score, article, doc, matching, self._spoken_in_document)

    def _matching(self, node: Node, request: Request, docs: Ints) -> dict[int, list[int]]:
        """Return, for each document, the ordinals of its quotations that matched."""
        about = quotation_query(node, request.match)
        matching: dict[int, list[int]] = {}
        if about is not None and len(docs):
            found = self._quotations(about, request, np.sort(docs))
            for key in found.keys.tolist():
                matching.setdefault(key >> BLOCK_BITS, []).append(key & BLOCK_MASK)
        return matching

    def _executor(self, leaves: LeafReader, request: Request) -> Executor:
        spoken_by = partial(self._spoken_by, leaves.view)
        typed = leaves.typed(typing_of(request.query))
        return Executor(typed, request.match, request.indirect, spoken_by)

    def _spoken_by(self, view: SegmentView, name: str) -> Ints:
        """Return the keys of the quotations in a segment by the speaker with a name."""
        return self._speakers.keys(view, name)

    def _is_known(self, name: str) -> bool:
        """Tell whether anybody who is quoted answers to a name."""
        return any(len(self._spoken_by(view, name)) for view in self._snapshot.views)

    def _spoken_in(self, view: SegmentView, doc: int) -> SpokenBy:
        """Return what tells who speaks in the quotations of a document of a segment."""
        return partial(self._is_by, view, doc)

    def _spoken_in_document(self, doc: int) -> SpokenBy:
        return self._spoken_in(*self._snapshot.place(doc))

    def _is_by(self, view: SegmentView, doc: int, name: str, ordinal: int) -> bool:
        """Tell whether a quotation of a document is by the speaker with a name."""
        keys, key = self._spoken_by(view, name), (doc << BLOCK_BITS) + ordinal
        at = int(keys.searchsorted(key))
        return at < len(keys) and int(keys[at]) == key

    def _dates(self, docs: Ints, request: Request) -> Ints | None:
        """Return the instants of documents, None where they are not asked for."""
        return self._snapshot.dates(docs) if request.sort == "date" else None

    def _split(self, docs: Ints) -> list[tuple[Segment, Ints]]:
        """Return ascending documents of the index by segment, as they are numbered there."""
        return [
            (view.segment, docs[first:last] - view.base)
            for view in self._snapshot.views
            for first, last in [docs.searchsorted((view.base, view.base + view.documents)).tolist()]
        ]

    def _quotations_with(self, field: str, term: bytes) -> int:
        """Return in how many quotations a term stands."""
        found = self._quotation_frequencies.get((field, term))
        if found is None:
            found = sum(leaves.quotations.with_term(field, term) for leaves in self._leaves)
            self._quotation_frequencies[field, term] = found
        return found
