"""How long the parser takes for random and mutated queries.

``python -m benchmarks.parsing`` parses a million texts (the same on every machine), and
prints how many are trees and errors, and the median, 99th percentile and maximum of the
processor time that one takes. What is neither a tree nor a QueryError stops it.
"""

from __future__ import annotations

import argparse
import gc
from time import process_time_ns

from benchmarks.query_texts import query_texts
from searchnews.errors import QueryError
from searchnews.query import parse

_SEED = 6


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(prog="python -m benchmarks.parsing", description=__doc__)
    arguments.add_argument("--count", type=int, default=1_000_000, metavar="N")
    print(report(arguments.parse_args().count))


def report(count: int) -> str:
    """Return what parsing `count` texts comes to."""
    times: list[int] = []
    refused = 0
    gc.disable()  # its pauses are not the parser's
    for text in query_texts(_SEED, count):
        start = process_time_ns()
        try:
            parse(text)
        except QueryError:
            refused += 1
        times.append(process_time_ns() - start)
    gc.enable()
    times.sort()
    median, p99, slowest = times[len(times) // 2], times[len(times) * 99 // 100], times[-1]
    return (
        f"{len(times):,} queries: {len(times) - refused:,} trees, {refused:,} errors; "
        f"median {_micro(median)}, p99 {_micro(p99)}, max {_micro(slowest)}, "
        f"{sum(times) / 1e9:.1f} s in all"
    )


def _micro(nanoseconds: int) -> str:
    return f"{nanoseconds / 1000:,.0f} µs"


if __name__ == "__main__":
    main()
