"""Reports → the figures that are published: medians, percentiles, rates.

The time of one query is the median over all passes of all rounds; a percentile is taken
over the queries of a kind. So one that the system happened to interrupt is not slow, but
one that is slow every time is.
"""

from __future__ import annotations

import math
import os
import platform
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from importlib.metadata import version
from statistics import median
from typing import Any, TypeAlias

from benchmarks.contract import KINDS
from benchmarks.runner import Measured, Report

__all__ = ["Figures", "machine", "summarise"]

#: A tree of names and numbers, as results.json holds it.
Figures: TypeAlias = dict[str, Any]
#: Kinds that not every engine is asked.
_OWN = ("who said what", "quotations")


def summarise(measured: Measured) -> Figures:
    """Return the figures of one corpus; times in seconds, sizes in bytes."""
    facts = measured.corpus.facts()
    articles = facts["articles"]
    return {
        "corpus": measured.corpus.name,
        **facts,
        "builds": {name: _build(runs, articles) for name, runs in measured.builds.items()},
        "searches": {name: _search(runs) for name, runs in measured.searches.items()},
        "add_100": {
            name: {"median": median(times), "slowest": max(times)}
            for name, runs in measured.additions.items()
            for times in [[second for run in runs for second in run["seconds"]]]
        },
        "cold_start": {name: median(times) for name, times in measured.cold.items()},
    }


def machine() -> Figures:
    """Return what the figures were measured on."""
    packages = ("searchnews", "whoosh-reloaded", "tantivy", "numpy")
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        "versions": {
            "python": platform.python_version(),
            "sqlite": sqlite3.sqlite_version,
            **{name: version(name) for name in packages},
        },
    }


def _build(runs: Sequence[Report], articles: int) -> Figures:
    seconds = median(run["seconds"] for run in runs)
    return {
        "runs": len(runs),
        "articles_per_second": articles / seconds,
        "articles_per_cpu_second": articles / median(run["cpu_seconds"] for run in runs),
        "bytes": median(run["bytes"] for run in runs),
        "peak_bytes": median(run["peak_bytes"] for run in runs),
    }


def _search(runs: Sequence[Report]) -> Figures:
    kinds, totals = runs[0]["kinds"], runs[0]["totals"]
    passes = [times for run in runs for times in run["seconds"]]
    by_kind: dict[str, list[float]] = defaultdict(list)
    for kind, *times in zip(kinds, *passes, strict=True):
        by_kind[kind].append(median(times))
    of_all = [time for times in by_kind.values() for time in times]
    shared = [time for kind, times in by_kind.items() if kind not in _OWN for time in times]
    return {
        "passes": len(passes),
        "queries_per_second": len(of_all) / sum(of_all) if len(by_kind) == len(KINDS) else None,
        "queries_per_second_text": len(shared) / sum(shared),
        "open_seconds": median(run["open_seconds"] for run in runs),
        "peak_bytes": median(run["peak_bytes"] for run in runs),
        "kinds": {
            kind: {
                "queries": len(times),
                "found": sum(t for k, t in zip(kinds, totals, strict=True) if k == kind),
                "mean": sum(times) / len(times),
                **{f"p{rank}": _percentile(times, rank) for rank in (50, 95, 99)},
            }
            for kind, times in by_kind.items()
        },
    }


def _percentile(values: Sequence[float], rank: int) -> float:
    """Return the smallest value that `rank` percent of all do not exceed (nearest rank)."""
    return sorted(values)[math.ceil(rank / 100 * len(values)) - 1]
