"""SQLite FTS5, through Python's standard library."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from benchmarks.contract import PAGE, Answer, Query, Quotation
from searchnews import Article

__all__ = ["SqliteEngine"]

_ARTICLES = """
CREATE TABLE IF NOT EXISTS facts (rowid INTEGER PRIMARY KEY, id TEXT, date TEXT, source TEXT);
CREATE INDEX IF NOT EXISTS by_date ON facts (date);
CREATE VIRTUAL TABLE IF NOT EXISTS prose
    USING fts5 (headline, body, tokenize = 'porter unicode61');
"""
_QUOTATIONS = """
CREATE VIRTUAL TABLE said
    USING fts5 (article UNINDEXED, speaker, words, tokenize = 'porter unicode61');
"""
_PAGE = f"""
SELECT id, headline, body FROM prose JOIN facts ON facts.rowid = prose.rowid
WHERE prose MATCH :text ORDER BY bm25(prose) LIMIT {PAGE}
"""
_PAGE_WITHIN = f"""
SELECT id, headline, body FROM prose JOIN facts ON facts.rowid = prose.rowid
WHERE prose MATCH :text AND date BETWEEN :since AND :until ORDER BY bm25(prose) LIMIT {PAGE}
"""
_TOTAL = "SELECT count(*) FROM prose WHERE prose MATCH :text"
_TOTAL_WITHIN = """
SELECT count(*) FROM prose JOIN facts ON facts.rowid = prose.rowid
WHERE prose MATCH :text AND date BETWEEN :since AND :until
"""
_PAGE_SAID = f"""
SELECT article, speaker, words FROM said WHERE said MATCH :text ORDER BY bm25(said) LIMIT {PAGE}
"""
_TOTAL_SAID = "SELECT count(*) FROM said WHERE said MATCH :text"


class SqliteEngine:
    """One database file with a full-text table."""

    def add(self, articles: Iterable[Article], index: Path) -> None:
        """Add articles in one transaction."""
        with closing(sqlite3.connect(index / "articles.db")) as database:
            database.executescript(_ARTICLES)
            (last,) = database.execute("SELECT coalesce(max(rowid), 0) FROM facts").fetchone()
            with database:
                for row, article in enumerate(articles, last + 1):
                    facts = (row, article.id, article.date, article.source)
                    database.execute("INSERT INTO facts VALUES (?, ?, ?, ?)", facts)
                    database.execute(
                        "INSERT INTO prose (rowid, headline, body) VALUES (?, ?, ?)",
                        (row, article.headline, article.body),
                    )

    def add_quotations(self, quotations: Iterable[Quotation], index: Path) -> None:
        """Add quotations to a database beside that of the articles."""
        with closing(sqlite3.connect(index / "quotations.db")) as database:
            database.executescript(_QUOTATIONS)
            with database:
                database.executemany("INSERT INTO said VALUES (?, ?, ?)", quotations)

    def open(self, index: Path) -> SqliteSearcher:
        """Open both databases."""
        return SqliteSearcher(
            sqlite3.connect(index / "articles.db"), sqlite3.connect(index / "quotations.db")
        )


class SqliteSearcher:
    """The open databases."""

    def __init__(self, articles: sqlite3.Connection, quotations: sqlite3.Connection) -> None:
        self._articles = articles
        self._quotations = quotations

    def query(self, query: Query) -> Answer:
        """Ask for the total and for the page."""
        database, total, page = self._articles, _TOTAL, _PAGE
        if query.speaker:
            database, total, page = self._quotations, _TOTAL_SAID, _PAGE_SAID
        elif query.since:
            total, page = _TOTAL_WITHIN, _PAGE_WITHIN
        # Dates may carry a time of day: anything of the last day sorts before this.
        until = query.until + "~"
        values = {"text": _expression(query), "since": query.since, "until": until}
        (count,) = database.execute(total, values).fetchone()
        return count, database.execute(page, values).fetchall()


def _expression(query: Query) -> str:
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
            return f"headline : {words[0]} AND body : {words[1]}"
        case "who said what" | "quotations":
            return f'speaker : {query.speaker} AND words : "{" ".join(words)}"'
        case _:
            return words[0]
