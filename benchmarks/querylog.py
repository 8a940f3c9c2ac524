"""The query log: drawn from the corpus itself, so that every query finds something.

Words are taken by the share of the articles that hold them: rare 0.01 to 0.2 %, medium 0.5
to 5 %, common over 5 %; a word that several words are stemmed to counts as one. Words of
one AND query, of a phrase, of a fielded or filtered query stand in one article together.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final

from benchmarks.contract import KINDS, Kind, Query, Quotation
from searchnews import Article
from searchnews.analysis import PROSE, STOP_WORDS

__all__ = ["query_log"]

_WORD: Final = re.compile(r"[A-Za-z]+")
_SHORTEST: Final = 4
_RARE, _MEDIUM, _COMMON = (0.0001, 0.002), (0.005, 0.05), (0.05, 0.6)
#: Where a generated corpus has no rare words, its rarest in this part take their place.
_RAREST: Final = 0.2
_VOWELS: Final = frozenset("aeiou")
#: A phrase is of words that follow each other with nothing but a blank between.
_PAIR: Final = re.compile(r"(?<![\w'-])([A-Za-z]+) (?=([A-Za-z]+)(?![\w'-]))")


def query_log(
    articles: Sequence[Article], quotations: Sequence[Quotation], each: int, seed: int
) -> list[Query]:
    """Return `each` queries of each kind, mixed, for the corpus that these are a sample of."""
    draw = _Draw(articles, quotations, random.Random(seed))
    log = [draw.one(kind) for kind in KINDS for _ in range(each)]
    random.Random(seed).shuffle(log)
    return log


class _Draw:
    def __init__(
        self, articles: Sequence[Article], quotations: Sequence[Quotation], rng: random.Random
    ) -> None:
        self._articles = articles
        self._quotations = [said for said in quotations if _names(said) and _pairs(said.words)]
        self._rng = rng
        seen = Counter(term for one in articles for term in set(PROSE.terms(one.body)))
        self._share = {term: count / len(articles) for term, count in seen.items()}
        rarest = sorted(self._share.values())[int(len(seen) * _RAREST)]
        self._rare = (_RARE[0], max(_RARE[1], rarest))

    def one(self, kind: Kind) -> Query:
        makers: dict[Kind, Callable[[], Query | None]] = {
            "rare term": lambda: self._term("rare term", self._rare),
            "common term": lambda: self._term("common term", _COMMON),
            "and": self._and,
            "or": self._or,
            "phrase": self._phrase,
            "prefix": self._prefix,
            "fielded": self._fielded,
            "filtered": self._filtered,
            "who said what": lambda: self._said("who said what"),
            "quotations": lambda: self._said("quotations"),
        }
        make = makers[kind]
        for _ in range(100_000):
            if (query := make()) is not None:
                return query
        raise ValueError(f"this corpus is too small for a query of the kind {kind!r}")

    def _term(self, kind: Kind, band: tuple[float, float]) -> Query | None:
        word = self._word(self._article().body, band)
        return Query(kind, (word,)) if word else None

    def _and(self) -> Query | None:
        body = self._article().body
        first = self._word(body, _COMMON)
        second = self._word(body, self._rng.choice((_MEDIUM, _COMMON)))
        if not first or not second or first == second:
            return None
        return Query("and", (first, second))

    def _or(self) -> Query | None:
        bands = (_MEDIUM, _COMMON, self._rare)
        words = [self._word(self._article().body, band) for band in bands]
        found = tuple(word for word in words if word)
        return Query("or", found) if len(found) == len(bands) else None

    def _phrase(self) -> Query | None:
        pairs = _pairs(self._article().body)
        return Query("phrase", self._rng.choice(pairs)) if pairs else None

    def _prefix(self) -> Query | None:
        word = self._word(self._article().body, self._rng.choice((_MEDIUM, _COMMON)))
        if not word:
            return None
        (stem, *_) = PROSE.terms(word)
        prefix = stem[: self._rng.randint(3, 5)]
        # Some engines stem a prefix, some do not: it is to be the same for all.
        return Query("prefix", (prefix,)) if PROSE.terms(prefix) == [prefix] else None

    def _fielded(self) -> Query | None:
        article = self._article()
        head = self._word(article.headline, (0.0, 1.0))
        word = self._word(article.body, _COMMON)
        return Query("fielded", (head, word)) if head and word else None

    def _filtered(self) -> Query | None:
        article = self._article()
        word = self._word(article.body, self._rng.choice((_MEDIUM, _COMMON)))
        if not article.date or not word:
            return None
        first = date.fromisoformat(article.date[:10])
        last = first + timedelta(days=self._rng.choice((7, 30, 365)))
        return Query("filtered", (word,), first.isoformat(), last.isoformat())

    def _said(self, kind: Kind) -> Query | None:
        if not self._quotations:
            return None
        said = self._rng.choice(self._quotations)
        words = self._rng.choice(_pairs(said.words))[: self._rng.randint(1, 2)]
        return Query(kind, words, speaker=_names(said)[-1])

    def _article(self) -> Article:
        return self._rng.choice(self._articles)

    def _word(self, text: str, band: tuple[float, float]) -> str | None:
        """Return a word of the text that is in the band, or None."""
        low, high = band
        possible = [
            word
            for word in map(str.lower, _WORD.findall(text))
            if _tells(word) and low <= self._share.get(PROSE.terms(word)[0], 0.0) < high
        ]
        return self._rng.choice(possible) if possible else None


def _tells(word: str) -> bool:
    # Abbreviations without a vowel are where the two English stemmers differ.
    return len(word) >= _SHORTEST and word not in STOP_WORDS and not _VOWELS.isdisjoint(word)


def _pairs(text: str) -> list[tuple[str, ...]]:
    pairs = ((a.lower(), b.lower()) for a, b in _PAIR.findall(text))
    return [pair for pair in pairs if all(map(_tells, pair))]


def _names(said: Quotation) -> list[str]:
    return [word for word in said.speaker.lower().split() if word.isascii() and word.isalpha()]
