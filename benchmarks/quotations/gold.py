"""Reads gold: articles with the quotations that people found in them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from searchnews import sources
from searchnews.article import Article, Quote
from searchnews.text import Span

__all__ = ["Case", "Quoted", "read_gold"]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation, of the gold or extracted.

    `mention` are the words that name the speaker there, `name` the resolved name, or None;
    `is_nameless` tells that the article is known not to name the speaker. `rule` and
    `reference` say why an extracted one has its speaker. `spans` are code points of the body.
    """

    text: str
    spans: tuple[Span, ...]
    mention: str | None = None
    name: str | None = None
    is_nameless: bool = False
    rule: str | None = None
    reference: str | None = None

    @property
    def whole(self) -> Span:
        """Return the span from the first run to the end of the last."""
        return Span(self.spans[0].start, self.spans[-1].end)

    @property
    def is_attributed(self) -> bool:
        """Tell whether somebody is known to speak, by name as far as is known."""
        return bool(self.mention or self.name) and not self.is_nameless

    @classmethod
    def of(cls, quote: Quote) -> Quoted:
        """Return an extracted quotation."""
        return cls(
            quote.text,
            quote.spans,
            quote.mention,
            quote.speaker,
            rule=quote.rule,
            reference=quote.reference,
        )


@dataclass(frozen=True, slots=True)
class Case:
    """An article and its gold."""

    article: Article
    gold: tuple[Quoted, ...]


def read_gold(path: Path) -> list[Case]:
    """Return the cases of a gold file. Raises ValueError where a line is not as it has to be."""
    return list(_of_corpus(path) if path.suffix == ".gold" else _of_records(path))


def _of_records(path: Path) -> Iterator[Case]:
    for record, where in _records(path):
        try:
            article = Article(id=str(record["id"]), body=record["text"])
            gold = tuple(
                Quoted(
                    quote["text"],
                    _spans(quote),
                    quote.get("speaker"),
                    quote.get("speaker_full"),
                )
                for quote in record["quotes"]
                if quote["start"] is not None
            )
        except (KeyError, TypeError) as error:
            raise ValueError(f"{where}: not gold: {error!r}") from None
        yield Case(article, gold)


def _of_corpus(path: Path) -> Iterator[Case]:
    """Yield the cases of a corpus whose folder ``gold`` holds `path`.

    Its gold gives the full name of a speaker wherever the article does.
    """
    records = list(_records(path))
    corpus = path.resolve().parents[1]
    articles = {
        _name(article, corpus): article for article in sources.read([corpus], on_error=_raise)
    }
    for record, where in records:
        name = record.get("id") or record.get("file")
        if name not in articles:
            raise ValueError(f"{where}: no article {name!r} in {corpus}")
        gold = tuple(
            Quoted(
                quote["text"],
                _spans(quote),
                quote["mention"],
                quote["speaker"],
                is_nameless=quote["speaker"] is None,
            )
            for quote in record["quotes"]
        )
        yield Case(articles[name], gold)


def _name(article: Article, corpus: Path) -> str:
    """Return what the gold calls the article: a saved page by its path, any other by its id."""
    origin = Path(article.origin or "")
    if origin.suffix in (".txt", ".html"):
        return origin.relative_to(corpus).as_posix()
    return article.id


def _raise(error: Exception) -> None:
    raise error


def _records(path: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield the objects of the lines, each with the place it stands at."""
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            where = f"{path}:{number}"
            try:
                record = json.loads(line) if line.strip() else None
            except ValueError:
                raise ValueError(f"{where}: not JSON") from None
            if record is not None:
                yield record, where


def _spans(quote: dict[str, Any]) -> tuple[Span, ...]:
    return tuple(Span(*span) for span in quote.get("spans") or [[quote["start"], quote["end"]]])
