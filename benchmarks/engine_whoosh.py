"""Stock Whoosh: its own codec, writer, parser and searcher.

No quotations: an index of one document a quotation would only repeat what the other
queries show of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from whoosh import fields, index, query
from whoosh.analysis import StemmingAnalyzer
from whoosh.qparser import MultifieldParser

from benchmarks.contract import PAGE, Answer, Query, Quotation
from benchmarks.engine_searchnews import query_text
from searchnews import Article

__all__ = ["WhooshEngine"]


class WhooshEngine:
    """Whoosh with the codec it brings."""

    def add(self, articles: Iterable[Article], index_path: Path) -> None:
        """Add articles in one commit, with the default writer."""
        folder = str(index_path)
        ix = (
            index.open_dir(folder)
            if index.exists_in(folder)
            else index.create_in(folder, _schema())
        )
        writer = ix.writer()
        for article in articles:
            writer.add_document(
                id=article.id,
                headline=article.headline,
                body=article.body,
                source=article.source or "",
                date=datetime.fromisoformat(article.date) if article.date else None,
            )
        writer.commit()
        ix.close()

    def add_quotations(self, quotations: Iterable[Quotation], index_path: Path) -> None:
        """Do nothing."""

    def open(self, index_path: Path) -> WhooshSearcher:
        """Open the index."""
        ix = index.open_dir(str(index_path))
        return WhooshSearcher(ix.searcher(), MultifieldParser(["headline", "body"], ix.schema))


@dataclass(frozen=True, slots=True)
class WhooshSearcher:
    """An open index of Whoosh."""

    searcher: Any
    parser: Any

    def query(self, asked: Query) -> Answer:
        """Search as Whoosh does by itself; `len` counts exactly, in a second pass if need be."""
        dates = None
        if asked.since:
            since, until = (datetime.fromisoformat(day) for day in (asked.since, asked.until))
            dates = query.DateRange("date", since, until)
        parsed = self.parser.parse(query_text(asked))
        found = self.searcher.search(parsed, limit=PAGE, filter=dates)
        return len(found), [(hit["id"], hit["headline"], hit["body"]) for hit in found]


def _schema() -> fields.Schema:
    # The other engines keep stop words too; the cache of stems is unlimited.
    prose = StemmingAnalyzer(stoplist=None, cachesize=-1)
    return fields.Schema(
        id=fields.ID(stored=True, unique=True),
        headline=fields.TEXT(analyzer=prose, stored=True),
        body=fields.TEXT(analyzer=prose, stored=True),
        source=fields.ID(stored=True),
        date=fields.DATETIME(stored=True),
    )
