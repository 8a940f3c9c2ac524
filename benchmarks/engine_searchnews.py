"""searchnews, through its public interface."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import searchnews
from benchmarks.contract import PAGE, Answer, Query, Quotation
from searchnews import Article, SearchEngine

__all__ = ["SearchnewsEngine", "query_text"]


@dataclass(frozen=True, slots=True)
class SearchnewsEngine:
    """`quotations`: find and index them. `jobs`: processes, None for one a core.

    `passages`: snippets made for each hit.
    """

    quotations: bool = True
    jobs: int | None = None
    passages: int = 0

    def add(self, articles: Iterable[Article], index: Path) -> None:
        """Add articles in one commit."""
        with searchnews.create(index) as engine:
            engine.add(articles, quotations=self.quotations, jobs=self.jobs)

    def add_quotations(self, quotations: Iterable[Quotation], index: Path) -> None:
        """Do nothing: the articles bring them."""

    def open(self, index: Path) -> SearchnewsSearcher:
        """Open the index."""
        return SearchnewsSearcher(searchnews.open(index), self.passages)


@dataclass(frozen=True, slots=True)
class SearchnewsSearcher:
    """An open index of searchnews."""

    engine: SearchEngine
    passages: int

    def query(self, query: Query) -> Answer:
        """Search, and read the articles of the page."""
        if query.kind == "quotations":
            said = self.engine.quotes(query_text(query), limit=PAGE)
            return said.total, [
                (hit.article.id, hit.quote.speaker or "", hit.quote.text) for hit in said.hits
            ]
        found = self.engine.search(
            query_text(query),
            limit=PAGE,
            passages=self.passages,
            since=query.since or None,
            until=query.until or None,
        )
        return found.total, [
            (hit.article.id, hit.article.headline, hit.article.body) for hit in found.hits
        ]


def query_text(query: Query) -> str:
    """Return the query in the language of searchnews (and, but for speakers, of Whoosh)."""
    words = query.words
    match query.kind:
        case "and":
            return " AND ".join(words)
        case "or":
            return " OR ".join(words)
        case "phrase":
            return f'"{" ".join(words)}"'
        case "prefix":
            return f"{words[0]}*"
        case "fielded":
            return f"headline:{words[0]} body:{words[1]}"
        case "who said what" | "quotations":
            return f'speaker:{query.speaker} quote:"{" ".join(words)}"'
        case _:
            return words[0]
