"""Figures → one picture: rates of indexing and searching, and p95 of each kind of query."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import matplotlib
from matplotlib.axes import Axes

from benchmarks.contract import KINDS
from benchmarks.summary import Figures

__all__ = ["draw"]

_COLOURS: Final = {
    "searchnews": "#0b6e99",
    "searchnews, text only": "#6fb7d2",
    "tantivy": "#b5532a",
    "SQLite FTS5": "#8a8a8a",
    "Whoosh": "#c9b458",
}


def draw(results: Figures, path: Path) -> None:
    """Write the picture as SVG; the same figures give the same bytes."""
    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.hashsalt": "searchnews", "font.size": 9})
    from matplotlib import pyplot

    corpora = results["corpora"]
    figure, rows = pyplot.subplots(
        len(corpora),
        3,
        figsize=(13, 3.4 * len(corpora)),
        width_ratios=(1, 1, 2.4),
        squeeze=False,
        layout="constrained",
    )
    for figures, (indexing, searching, latency) in zip(corpora, rows, strict=True):
        title = f"{figures['articles']:,} articles"
        rates = {name: one["articles_per_second"] for name, one in figures["builds"].items()}
        _bars(indexing, rates, f"{title}: indexed a second")
        searches = figures["searches"]
        rates = {
            name: one["queries_per_second_text"]
            for name, one in searches.items()
            if name in _COLOURS
        }
        _bars(searching, rates, f"{title}: queries a second")
        _latencies(latency, searches, f"{title}: p95, milliseconds")
    figure.savefig(path, format="svg", metadata={"Date": None})


def _bars(axes: Axes, rates: dict[str, float], title: str) -> None:
    names = list(rates)
    bars = axes.barh(names, list(rates.values()), color=[_COLOURS[name] for name in names])
    axes.bar_label(bars, fmt="{:,.0f}", padding=3)
    axes.set_xscale("log")
    # Bars on a logarithmic scale begin at one; the labels say what ticks would.
    axes.set_xlim(1, max(rates.values()) * 10)
    axes.xaxis.set_visible(False)
    axes.invert_yaxis()
    axes.set_title(title)
    axes.spines[["top", "right", "bottom"]].set_visible(False)


def _latencies(axes: Axes, searches: Figures, title: str) -> None:
    shown = [name for name in searches if name in _COLOURS]
    width = 0.8 / len(shown)
    for place, name in enumerate(shown):
        kinds = searches[name]["kinds"]
        points = [
            (at + (place - (len(shown) - 1) / 2) * width, kinds[kind]["p95"] * 1e3)
            for at, kind in enumerate(KINDS)
            if kind in kinds
        ]
        axes.bar(*zip(*points, strict=True), width, label=name, color=_COLOURS[name])
    axes.set_yscale("log")
    _, top = axes.get_ylim()
    axes.set_ylim(top=top * 4)  # the legend's place
    axes.set_xticks(range(len(KINDS)), KINDS, rotation=30, ha="right")
    axes.set_title(title)
    axes.legend(frameon=False, ncols=len(shown))
    axes.spines[["top", "right"]].set_visible(False)
