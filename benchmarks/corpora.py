"""The corpora, built once and kept in a form that takes next to no time to read.

A corpus is a folder: articles and quotations in chunks of marshalled tuples (to read them
takes about a hundredth of the time that the fastest engine takes to index them), and the
query log.
"""

from __future__ import annotations

import json
import marshal
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from multiprocessing import Pool
from pathlib import Path
from typing import Any, Final

import searchnews
from benchmarks.contract import Query, Quotation
from benchmarks.querylog import query_log
from benchmarks.recombine import recombine
from searchnews import Article

__all__ = ["Corpus", "Plan", "build", "real_or_generated"]

_CHUNK: Final = 1000
#: Articles that the query log is drawn from, evenly spread.
_SAMPLE: Final = 20_000
_SAMPLE_CORPUS: Final = Path(__file__).parents[1] / "corpus"


@dataclass(frozen=True, slots=True)
class Plan:
    """A corpus to build: `count` articles by recombination, or None for `articles` as they are."""

    name: str
    count: int | None
    queries_each: int
    seed: int = 7


@dataclass(frozen=True, slots=True)
class Corpus:
    """A built corpus in its folder."""

    folder: Path

    @property
    def name(self) -> str:
        """Return what tables call it."""
        return self.folder.name

    def articles(self) -> Iterator[Article]:
        """Read the articles, a chunk at a time."""
        return map(_article, _load(self.folder / "articles"))

    def quotations(self) -> Iterator[Quotation]:
        """Read the quotations that searchnews finds in the articles and whose speaker it names."""
        return map(Quotation._make, _load(self.folder / "quotations"))

    def queries(self) -> list[Query]:
        """Read the query log."""
        log = json.loads((self.folder / "queries.json").read_text(encoding="utf-8"))
        return [Query(**{**query, "words": tuple(query["words"])}) for query in log]

    def facts(self) -> dict[str, Any]:
        """Return the number of articles, quotations and characters of text."""
        facts: dict[str, Any] = json.loads((self.folder / "facts.json").read_text(encoding="utf-8"))
        return facts


def real_or_generated(news: Path, count: int, every: int = 1) -> tuple[str, list[Article]]:
    """Return where articles come from, and one in `every` of those in `news`.

    Where that folder is missing: `count` recombined from the sample corpus of this project.
    """
    if news.is_dir():
        articles = searchnews.read([news], on_error=_refuse)
        return "real news", [_lean(article) for article in islice(articles, 0, None, every)]
    sample = [_lean(article) for article in searchnews.read([_SAMPLE_CORPUS], on_error=_refuse)]
    return "the sample corpus, recombined", list(recombine(sample, count, seed=1))


def build(plan: Plan, articles: Sequence[Article], work: Path) -> Corpus:
    """Build the corpus of a plan out of `articles`, unless an earlier run left it."""
    corpus = Corpus(work / plan.name)
    if (corpus.folder / "facts.json").exists():
        return corpus
    shutil.rmtree(corpus.folder, ignore_errors=True)
    corpus.folder.mkdir(parents=True)
    wanted = articles if plan.count is None else recombine(articles, plan.count, plan.seed)
    rows = ((a.id, a.headline, a.body, a.date, a.source) for a in wanted)
    count = _dump(corpus.folder / "articles", rows)
    quotations = _dump(corpus.folder / "quotations", _extracted(corpus))
    sample = list(islice(corpus.articles(), 0, None, max(1, count // _SAMPLE)))
    log = query_log(sample, list(corpus.quotations()), plan.queries_each, plan.seed)
    _write_json(corpus.folder / "queries.json", [asdict(query) for query in log])
    facts = {
        "articles": count,
        "quotations": quotations,
        "characters": sum(len(article.body) for article in corpus.articles()),
        "queries": len(log),
    }
    _write_json(corpus.folder / "facts.json", facts)
    return corpus


def _lean(article: Article) -> Article:
    """Return what every engine gets: `id` made unique over files, headline, body, date, source."""
    return Article(
        id=f"{Path(article.origin or '').name.partition('.')[0]}-{article.id}",
        headline=article.headline,
        body=article.body,
        date=article.date,
        source=article.source,
    )


def _refuse(error: Exception) -> None:
    raise error


def _extracted(corpus: Corpus) -> Iterator[Quotation]:
    with Pool(os.cpu_count()) as pool:
        for found in pool.imap(_quotations_of, _load(corpus.folder / "articles"), chunksize=200):
            yield from found


def _article(row: tuple[Any, ...]) -> Article:
    id, headline, body, date, source = row
    return Article(id=id, headline=headline, body=body, date=date, source=source)


def _quotations_of(row: tuple[Any, ...]) -> list[Quotation]:
    # An article itself cannot be sent to another process.
    article = _article(row)
    quotes = searchnews.extract(article)
    return [
        Quotation(article.id, quote.speaker, " ".join(quote.spoken().split()))
        for quote in quotes
        if quote.speaker
    ]


def _dump(path: Path, rows: Iterable[tuple[Any, ...]]) -> int:
    rows, count = iter(rows), 0
    with path.open("wb") as file:
        while chunk := [tuple(row) for row in islice(rows, _CHUNK)]:
            marshal.dump(chunk, file)
            count += len(chunk)
    return count


def _load(path: Path) -> Iterator[tuple[Any, ...]]:
    with path.open("rb") as file:
        while True:
            try:
                chunk = marshal.load(file)
            except EOFError:
                return
            yield from chunk


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
