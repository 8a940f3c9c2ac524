"""New articles out of the paragraphs of others, as many as are asked for.

Each takes an article as its pattern and replaces every paragraph by one of nearly the
same length out of the whole collection: bodies keep the distribution of lengths and of
paragraphs. The headline joins halves of two, the source is one of the sources, the date
falls evenly over twenty years. What this does not keep: a collection of real articles
goes on bringing new words, and words of one subject stand together more.
"""

from __future__ import annotations

import random
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from searchnews import Article

__all__ = ["recombine"]

#: How far, in order of length, the paragraph that replaces another may stand from it.
_NEAR: Final = 300
_FIRST_DAY: Final = date(1990, 1, 1)
_DAYS: Final = 20 * 365


def recombine(articles: Sequence[Article], count: int, seed: int) -> Iterator[Article]:
    """Yield `count` articles; the same ones for the same seed."""
    rng = random.Random(seed)
    pool = _Pool(articles)
    headlines = [words for article in articles if (words := article.headline.split())]
    for number in range(count):
        lines = rng.choice(articles).body.split("\n")
        yield Article(
            id=f"r{number:07}",
            headline=_headline(rng.choice(headlines), rng.choice(headlines)),
            body="\n".join(pool.like(line, rng) if line.strip() else line for line in lines),
            date=(_FIRST_DAY + timedelta(days=rng.randrange(_DAYS))).isoformat(),
            source=rng.choice(articles).source,
        )


class _Pool:
    """All paragraphs, by length."""

    def __init__(self, articles: Sequence[Article]) -> None:
        lines = {line for article in articles for line in article.body.split("\n") if line.strip()}
        self._lines = sorted(lines, key=lambda line: (len(line), line))
        self._lengths = [len(line) for line in self._lines]
        self._near = min(_NEAR, len(self._lines) // 20)

    def like(self, line: str, rng: random.Random) -> str:
        at = bisect_left(self._lengths, len(line)) + rng.randint(-self._near, self._near)
        return self._lines[min(max(at, 0), len(self._lines) - 1)]


def _headline(one: Sequence[str], other: Sequence[str]) -> str:
    return " ".join([*one[: (len(one) + 1) // 2], *other[len(other) // 2 :]])
