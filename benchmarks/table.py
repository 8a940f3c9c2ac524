"""Figures → Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.contenders import BUILDS
from benchmarks.contract import KINDS
from benchmarks.goals import goals
from benchmarks.summary import Figures

__all__ = ["markdown"]

_MB = 1e6
_INTRODUCTION = """\
Every measurement was taken in a process of its own, the engines taking turns; figures are
medians. Indexing is on one core, but for "searchnews" with quotations, which uses all. A
query is parsed, counted exactly, and its first ten articles are fetched with id, headline
and body. The log is run several times and a query's time is its median, so that what an
engine keeps in memory of earlier queries (searchnews: postings and articles) counts. "who
said what" asks searchnews for articles and "quotations" for quotations; the others answer
both from an index of one document a quotation, which searchnews extracted. "found" adds up
the totals: where engines differ, they split or stem words differently.
"""


def markdown(results: Figures) -> str:
    """Return the page of results.md."""
    return "\n".join(_lines(results)) + "\n"


def _lines(results: Figures) -> Iterator[str]:
    machine = results["machine"]
    versions = ", ".join(f"{name} {number}" for name, number in machine["versions"].items())
    yield "# Benchmarks"
    yield ""
    yield f"{machine['system']}, {machine['cores']} cores; {versions}."
    yield ""
    yield _INTRODUCTION
    yield "![articles and queries a second, and p95 of each kind](results.svg)"
    for figures in results["corpora"]:
        yield from _corpus(figures, results["articles_from"])


def _corpus(figures: Figures, origin: str) -> Iterator[str]:
    mean = figures["characters"] / figures["articles"]
    yield ""
    yield f"## {figures['corpus']}: {figures['articles']:,} articles"
    yield ""
    yield (
        f"From {origin}; {mean:.0f} characters an article, {figures['quotations']:,} attributed "
        f"quotations; {figures['queries']} queries."
    )
    for heading, table in (
        ("Goals", _goals(figures)),
        ("Indexing", _indexing(figures)),
        ("Queries a second", _rates(figures)),
        ("Milliseconds a query: p50 / p95 / p99", _latencies(figures)),
        ("found", _found(figures)),
        ("Seconds", _seconds(figures)),
    ):
        yield ""
        yield f"### {heading}"
        yield ""
        yield from table


def _goals(figures: Figures) -> Iterator[str]:
    rows = (
        [
            goal.name,
            f"{goal.value:.2f}",
            f"{'≥' if goal.at_least else '≤'} {goal.bound:g}",
            "yes" if goal.met else "**no**",
        ]
        for goal in goals(figures)
    )
    return _table(["", "measured", "goal", "met"], rows)


def _indexing(figures: Figures) -> Iterator[str]:
    builds = figures["builds"]
    heads = [
        "",
        "articles/s",
        "× tantivy",
        "× Whoosh",
        "articles/CPU s",
        "MB",
        "× tantivy",
        "peak MB",
    ]
    rows = (
        [
            build.name,
            f"{one['articles_per_second']:,.0f}",
            _ratio(one, builds["tantivy"], "articles_per_second"),
            _ratio(one, builds.get("Whoosh"), "articles_per_second"),
            f"{one['articles_per_cpu_second']:,.0f}",
            f"{one['bytes'] / _MB:.1f}",
            _ratio(one, builds["tantivy"], "bytes"),
            f"{one['peak_bytes'] / _MB:.0f}",
        ]
        for build in BUILDS
        if (one := builds.get(build.name))
    )
    return _table(heads, rows)


def _rates(figures: Figures) -> Iterator[str]:
    searches = figures["searches"]
    whole, text = "queries_per_second", "queries_per_second_text"
    heads = [
        "",
        "whole log",
        "× tantivy",
        "without who said what",
        "× tantivy",
        "× Whoosh",
        "peak MB",
    ]
    rows = (
        [
            name,
            f"{one[whole]:,.0f}" if one[whole] else "–",
            _ratio(one, searches["tantivy"], whole) if one[whole] else "–",
            f"{one[text]:,.0f}",
            _ratio(one, searches["tantivy"], text),
            _ratio(one, searches.get("Whoosh"), text),
            f"{one['peak_bytes'] / _MB:.0f}",
        ]
        for name, one in searches.items()
    )
    return _table(heads, rows)


def _latencies(figures: Figures) -> Iterator[str]:
    searches = figures["searches"]
    heads = ["", *searches, "p95 × tantivy"]
    ours, theirs = searches["searchnews"]["kinds"], searches["tantivy"]["kinds"]
    rows = (
        [
            kind,
            *(_times(one["kinds"].get(kind)) for one in searches.values()),
            _ratio(ours[kind], theirs[kind], "p95"),
        ]
        for kind in KINDS
    )
    return _table(heads, rows)


def _found(figures: Figures) -> Iterator[str]:
    exact = {
        name: one["kinds"]
        for name, one in figures["searches"].items()
        if name in ("searchnews", "tantivy", "SQLite FTS5", "Whoosh")
    }
    rows = (
        [kind, *(f"{one[kind]['found']:,}" if kind in one else "–" for one in exact.values())]
        for kind in KINDS
    )
    return _table(["", *exact], rows)


def _seconds(figures: Figures) -> Iterator[str]:
    rows = [
        *([f"cold start: `{name}`", f"{time:.3f}"] for name, time in figures["cold_start"].items()),
        *(
            [f"adding 100 articles: {name}", f"{one['median']:.3f} (slowest {one['slowest']:.3f})"]
            for name, one in figures["add_100"].items()
        ),
        *(
            [f"opening: {name}", f"{one['open_seconds']:.3f}"]
            for name, one in figures["searches"].items()
        ),
    ]
    return _table(["", "s"], rows)


def _times(kind: Figures | None) -> str:
    if kind is None:
        return "–"
    return " / ".join(f"{kind[rank] * 1e3:.2f}" for rank in ("p50", "p95", "p99"))


def _ratio(one: Figures, other: Figures | None, name: str) -> str:
    return "–" if other is None else f"{one[name] / other[name]:.2f}"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield _row(heads)
    yield _row(["---", *["---:"] * (len(heads) - 1)])
    yield from map(_row, rows)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
