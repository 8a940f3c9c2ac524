"""One measurement in a process of its own: ``python -m benchmarks.worker TASK CONTENDER …``.

Prints one line of JSON. Time spent in reading the corpus is not the engine's.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from benchmarks.contenders import load
from benchmarks.corpora import Corpus
from benchmarks.memory import children_peak_bytes, peak_bytes
from searchnews import Article

__all__ = ["main"]

#: Articles added to a built index at a time, and how often.
_BATCH: Final = 100
_BATCHES: Final = 5
#: After this time no further pass over the log begins, in seconds.
_ENOUGH: Final = 15.0


def main(arguments: list[str]) -> None:
    """Run the task and print what it measured."""
    task, name, corpus, index, *options = arguments
    tasks: dict[str, Callable[..., dict[str, Any]]] = {
        "build": _build,
        "quotations": _quotations,
        "search": _search,
        "add": _add,
    }
    print(json.dumps(tasks[task](name, Corpus(Path(corpus)), Path(index), *options)))


def _build(name: str, corpus: Corpus, index: Path, cores: str) -> dict[str, Any]:
    """Build an index; seconds of wall time and of all processors, bytes, peak memory."""
    if cores == "one" and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    engine, source = load(name), _Timed(corpus.articles())
    began, used = perf_counter(), sum(os.times()[:4])
    engine.add(source, index)
    seconds = perf_counter() - began - source.seconds
    return {
        "seconds": seconds,
        "cpu_seconds": sum(os.times()[:4]) - used,
        "bytes": sum(file.stat().st_size for file in index.rglob("*") if file.is_file()),
        "peak_bytes": peak_bytes(),
        "child_peak_bytes": children_peak_bytes(),
    }


def _quotations(name: str, corpus: Corpus, index: Path) -> dict[str, Any]:
    """Give the quotations to an engine that does not find them itself."""
    load(name).add_quotations(corpus.quotations(), index)
    return {}


def _search(name: str, corpus: Corpus, index: Path, passes: str) -> dict[str, Any]:
    """Run the log over and over; seconds of each query in each pass, and totals.

    The first time that each query is asked does not count: it may read from disk.
    """
    queries = [query for query in corpus.queries() if not (query.speaker and name == "Whoosh")]
    began = perf_counter()
    searcher = load(name).open(index)
    opened = perf_counter() - began
    totals = [searcher.query(query)[0] for query in queries]
    warmed = perf_counter()
    seconds: list[list[float]] = []
    while len(seconds) < int(passes) and (not seconds or perf_counter() - warmed < _ENOUGH):
        seconds.append([])
        for query in queries:
            asked = perf_counter()
            searcher.query(query)
            seconds[-1].append(perf_counter() - asked)
    return {
        "open_seconds": opened,
        "kinds": [query.kind for query in queries],
        "totals": totals,
        "seconds": seconds,
        "peak_bytes": peak_bytes(),
    }


def _add(name: str, corpus: Corpus, index: Path) -> dict[str, Any]:
    """Add a hundred new articles to a built index, opening included, several times."""
    engine = load(name)
    articles = [
        replace(article, id=f"new-{number}")
        for number, article in enumerate(islice(corpus.articles(), _BATCH * _BATCHES))
    ]
    seconds: list[float] = []
    for at in range(0, len(articles), _BATCH):
        began = perf_counter()
        engine.add(articles[at : at + _BATCH], index)
        seconds.append(perf_counter() - began)
    return {"seconds": seconds, "peak_bytes": peak_bytes()}


class _Timed:
    """Passes articles on; `seconds` is the time that it took to get them."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = articles
        self.seconds = 0.0

    def __iter__(self) -> Iterator[Article]:
        articles = iter(self._articles)
        while True:
            began = perf_counter()
            chunk = list(islice(articles, 1000))
            self.seconds += perf_counter() - began
            if not chunk:
                return
            yield from chunk


if __name__ == "__main__":
    main(sys.argv[1:])
