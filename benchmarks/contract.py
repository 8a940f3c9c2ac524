"""What every engine is asked to do: add articles and quotations, open, answer a query."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple, Protocol, TypeAlias, get_args

from searchnews import Article

__all__ = ["KINDS", "PAGE", "Answer", "Engine", "Kind", "Query", "Quotation", "Searcher"]

#: Results that every query fetches.
PAGE = 10

Kind: TypeAlias = Literal[
    "rare term",
    "common term",
    "and",
    "or",
    "phrase",
    "prefix",
    "fielded",
    "filtered",
    "who said what",
    "quotations",
]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Query:
    """One query, engine-neutral. `words` are lower-case ASCII words of the corpus.

    phrase: consecutive words. prefix: the one prefix. fielded: a word of the headline, then
    one of the body. filtered: a word, `since` and `until` ISO dates, both included. who said
    what, quotations: consecutive words said, `speaker` a word of the name; the first asks
    for articles, the second for quotations, where an engine knows the difference.
    """

    kind: Kind
    words: tuple[str, ...]
    since: str = ""
    until: str = ""
    speaker: str = ""


class Quotation(NamedTuple):
    """One quotation, for the engines that know none: a document of its own."""

    article: str
    speaker: str
    words: str


#: How many matches there are, and of the first `PAGE`: id, headline, body (of a quotation:
#: id of its article, speaker, words).
Answer: TypeAlias = tuple[int, list[tuple[str, str, str]]]


class Searcher(Protocol):
    """An open index."""

    def query(self, query: Query) -> Answer:
        """Return the exact number of matches and the best ones, fetched."""
        ...


class Engine(Protocol):
    """One contender; its state is in the directory `index`, which exists."""

    def add(self, articles: Iterable[Article], index: Path) -> None:
        """Add articles, make the index if there is none, leave it durable and merged."""
        ...

    def add_quotations(self, quotations: Iterable[Quotation], index: Path) -> None:
        """Add quotations as documents of their own, where articles do not bring them."""
        ...

    def open(self, index: Path) -> Searcher:
        """Return a searcher of the index."""
        ...
