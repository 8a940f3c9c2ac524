"""tantivy, the engine in Rust, through its Python package."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import tantivy
from tantivy import FieldType, Occur, SchemaBuilder

from benchmarks.contract import PAGE, Answer, Query, Quotation
from searchnews import Article

__all__ = ["TantivyEngine"]

#: What its writer takes unless told otherwise, in bytes.
_HEAP = 128_000_000
_QUOTATIONS = "quotations"
_PROSE = ["headline", "body"]


@dataclass(frozen=True, slots=True)
class TantivyEngine:
    """`count`: find the exact number of matches; without it, its pruning comes into play."""

    count: bool = True

    def add(self, articles: Iterable[Article], index: Path) -> None:
        """Add articles with one writing thread, and wait for its merges."""
        writer = tantivy.Index(_article_schema(), path=str(index)).writer(_HEAP, 1)
        for article in articles:
            document = tantivy.Document(
                id=article.id,
                headline=article.headline,
                body=article.body,
                source=article.source or "",
            )
            if article.date:
                document.add_date("date", _moment(article.date))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def add_quotations(self, quotations: Iterable[Quotation], index: Path) -> None:
        """Add quotations to an index beside that of the articles."""
        folder = index / _QUOTATIONS
        folder.mkdir()
        writer = tantivy.Index(_quotation_schema(), path=str(folder)).writer(_HEAP, 1)
        for said in quotations:
            writer.add_document(
                tantivy.Document(article=said.article, speaker=said.speaker, words=said.words)
            )
        writer.commit()
        writer.wait_merging_threads()

    def open(self, index: Path) -> TantivySearcher:
        """Open both indexes."""
        return TantivySearcher(
            tantivy.Index.open(str(index)), tantivy.Index.open(str(index / _QUOTATIONS)), self.count
        )


class TantivySearcher:
    """The open indexes of articles and quotations."""

    def __init__(self, articles: tantivy.Index, quotations: tantivy.Index, count: bool) -> None:
        self._articles = articles
        self._quotations = quotations
        self._count = count
        self._article_searcher = articles.searcher()
        self._quotation_searcher = quotations.searcher()

    def query(self, query: Query) -> Answer:
        """Search, and fetch the documents of the page."""
        if query.kind in ("who said what", "quotations"):
            text = f'speaker:{query.speaker} AND words:"{" ".join(query.words)}"'
            said = self._quotations.parse_query(text, ["words"])
            names = ("article", "speaker", "words")
            return self._page(self._quotation_searcher, said, names)
        names = ("id", "headline", "body")
        return self._page(self._article_searcher, self._parse(query), names)

    def _page(
        self, searcher: tantivy.Searcher, query: tantivy.Query, names: tuple[str, str, str]
    ) -> Answer:
        found = searcher.search(query, PAGE, count=self._count)
        page: list[tuple[str, str, str]] = []
        for _, address in found.hits:
            get = searcher.doc(address).get_first
            page.append((get(names[0]), get(names[1]), get(names[2])))
        return found.count or 0, page

    def _parse(self, query: Query) -> tantivy.Query:
        words = query.words
        parse = self._articles.parse_query
        match query.kind:
            case "and":
                return parse(" AND ".join(words), _PROSE)
            case "or":
                return parse(" OR ".join(words), _PROSE)
            case "phrase":
                return parse(f'"{" ".join(words)}"', _PROSE)
            case "fielded":
                return parse(f"headline:{words[0]} AND body:{words[1]}", _PROSE)
            case "prefix":
                return self._starting_with(words[0])
            case "filtered":
                return self._within(parse(words[0], _PROSE), query.since, query.until)
            case _:
                return parse(words[0], _PROSE)

    def _starting_with(self, prefix: str) -> tantivy.Query:
        # The phrase-prefix query of its own parser gives up after 50 words: not exact.
        schema = self._articles.schema
        return tantivy.Query.boolean_query(
            [
                (Occur.Should, tantivy.Query.regex_query(schema, field, f"{prefix}.*"))
                for field in _PROSE
            ]
        )

    def _within(self, query: tantivy.Query, since: str, until: str) -> tantivy.Query:
        dates = tantivy.Query.range_query(
            self._articles.schema, "date", FieldType.Date, _moment(since), _moment(until)
        )
        dates = tantivy.Query.const_score_query(dates, 0.0)
        return tantivy.Query.boolean_query([(Occur.Must, query), (Occur.Must, dates)])


def _article_schema() -> tantivy.Schema:
    builder = SchemaBuilder()
    for name in ("id", "source"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    for name in _PROSE:
        builder.add_text_field(name, stored=True, tokenizer_name="en_stem")
    builder.add_date_field("date", stored=True, indexed=True, fast=True)
    return builder.build()


def _quotation_schema() -> tantivy.Schema:
    builder = SchemaBuilder()
    builder.add_text_field("article", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("speaker", stored=True)
    builder.add_text_field("words", stored=True, tokenizer_name="en_stem")
    return builder.build()


def _moment(date: str) -> datetime:
    moment = datetime.fromisoformat(date)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
