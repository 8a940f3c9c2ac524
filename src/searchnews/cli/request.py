"""One search as the options ask for it, and how to put it to an engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from searchnews.cli.options import MatchRule, Order

if TYPE_CHECKING:
    from searchnews.library import SearchEngine
    from searchnews.results import QuoteResults, Results

__all__ = ["QuoteRequest", "SearchRequest"]

# Hits that an export holds in memory at a time.
_BATCH: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRequest:
    """What to find; which part of it to show is asked for in the methods."""

    query: str
    match: MatchRule = MatchRule.all
    sort: Order = Order.relevance
    speaker: str | None = None
    source: str | None = None
    since: str | None = None
    until: str | None = None

    def page(self, engine: SearchEngine, *, limit: int, offset: int) -> Results:
        """Return the hits after the first `offset`, at most `limit`."""
        return engine.search(
            self.query,
            limit=limit,
            offset=offset,
            match=self.match.value,
            sort=self.sort.value,
            speaker=self.speaker,
            source=self.source,
            since=self.since,
            until=self.until,
        )

    def pages(self, engine: SearchEngine, *, limit: int | None) -> Iterator[Results]:
        """Yield all hits, or the first `limit`, in pages that fit in memory; one at least."""
        offset = 0
        while True:
            size = _BATCH if limit is None else min(_BATCH, limit - offset)
            results = self.page(engine, limit=size, offset=offset)
            yield results
            offset += len(results)
            if not len(results) or offset >= results.total or offset == limit:
                return

    def rank(self, engine: SearchEngine, *, limit: int) -> list[tuple[str, float]]:
        """Return (id, score), best first."""
        return engine.rank(
            self.query,
            limit=limit,
            match=self.match.value,
            sort=self.sort.value,
            speaker=self.speaker,
            source=self.source,
            since=self.since,
            until=self.until,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRequest:
    """Which quotations to find."""

    query: str
    by: str | None = None
    match: MatchRule = MatchRule.all
    sort: Order = Order.relevance
    source: str | None = None
    since: str | None = None
    until: str | None = None

    def page(self, engine: SearchEngine, *, limit: int, offset: int) -> QuoteResults:
        """Return the quotations after the first `offset`, at most `limit`."""
        return engine.quotes(
            self.query,
            by=self.by,
            limit=limit,
            offset=offset,
            match=self.match.value,
            sort=self.sort.value,
            source=self.source,
            since=self.since,
            until=self.until,
        )
