"""One search as the options ask for it, and how to put it to an engine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from searchnews.cli.options import MatchRule, Order

if TYPE_CHECKING:
    from searchnews.engine import Period
    from searchnews.explanation import QueryExplanation
    from searchnews.kwic import KwicSort
    from searchnews.library import SearchEngine
    from searchnews.results import (
        Hit,
        KwicResults,
        QuoteResults,
        Results,
        SpeakerResults,
        Timeline,
    )
    from searchnews.selection import Narrowing, Selection

__all__ = ["SearchRequest"]


class SearchRequest(NamedTuple):
    """What to find; as what, and which part of it to show, is asked for in the methods."""

    query: str
    match: MatchRule = MatchRule.all
    sort: Order = Order.relevance
    speaker: str | None = None
    source: str | None = None
    since: str | None = None
    until: str | None = None
    indirect: bool = False

    def page(self, engine: SearchEngine, *, limit: int, offset: int) -> Results:
        """Return the articles after the first `offset`, at most `limit`."""
        return engine.search(self.query, limit=limit, offset=offset, **self._selection())

    def hits(self, engine: SearchEngine, *, limit: int | None) -> tuple[int, Iterator[Hit]]:
        """Return how many articles there are, and all or the first `limit` one by one."""
        return engine.iterate(self.query, limit=limit, **self._selection())

    def rank(self, engine: SearchEngine, *, limit: int) -> list[tuple[str, float]]:
        """Return (id, score) of articles, best first."""
        return engine.rank(self.query, limit=limit, **self._selection())

    def quotes(self, engine: SearchEngine, *, limit: int, offset: int) -> QuoteResults:
        """Return the quotations after the first `offset`, at most `limit`."""
        return engine.quotes(self.query, limit=limit, offset=offset, **self._selection())

    def speakers(self, engine: SearchEngine, *, limit: int, offset: int) -> SpeakerResults:
        """Return who is quoted in the articles after the first `offset`, at most `limit`."""
        return engine.speakers(self.query, limit=limit, offset=offset, **self._selection())

    def kwic(
        self,
        engine: SearchEngine,
        *,
        sort: KwicSort,
        width: int,
        words: int | None,
        limit: int | None,
        offset: int,
    ) -> KwicResults:
        """Return the concordance lines after the first `offset`, at most `limit`."""
        return engine.kwic(
            self.query,
            sort=sort,
            width=width,
            words=words,
            limit=limit,
            offset=offset,
            **self._narrowing(),
        )

    def explain(
        self, engine: SearchEngine, *, id: str | None, words: int | None
    ) -> QueryExplanation:
        """Return how the query is understood, and what it finds in the article with the id."""
        return engine.explain(self.query, id=id, words=words, **self._narrowing())

    def timeline(self, engine: SearchEngine, every: Period) -> Timeline:
        """Return how many of the articles each period holds."""
        return engine.timeline(self.query, every=every, **self._selection())

    def _selection(self) -> Selection:
        return {**self._narrowing(), "sort": self.sort.value}

    def _narrowing(self) -> Narrowing:
        return {
            "match": self.match.value,
            "speaker": self.speaker,
            "source": self.source,
            "since": self.since,
            "until": self.until,
            "indirect": self.indirect,
        }
