"""What searchnews sets out to reach, as ratios of figures of the same run."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.coldstart import IMPORT, SEARCH
from benchmarks.summary import Figures

__all__ = ["Goal", "goals"]

_LARGE = 100_000
_MB = 1e6


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure, and the bound that it should keep: at least or at most."""

    name: str
    value: float
    bound: float
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Tell whether the bound is kept."""
        return self.value >= self.bound if self.at_least else self.value <= self.bound


def goals(figures: Figures) -> list[Goal]:
    """Return the goals for one corpus."""
    large = figures["articles"] >= _LARGE
    builds, searches = figures["builds"], figures["searches"]
    text, full = builds["searchnews, text only"], builds["searchnews"]
    rate = {name: build["articles_per_second"] for name, build in builds.items()}
    ours, theirs = searches["searchnews"], searches["tantivy"]
    worst, kind = _worst_p95(ours, theirs)
    cold = figures["cold_start"][SEARCH] / figures["cold_start"][IMPORT]
    found = [
        Goal(
            "text indexing / tantivy's", _over(rate, "searchnews, text only", "tantivy"), 0.4, True
        ),
        Goal(
            "queries/s / tantivy's",
            ours["queries_per_second"] / theirs["queries_per_second"],
            1,
            True,
        ),
        Goal(f"p95 / tantivy's, worst kind ({kind})", worst, 1.5),
        Goal("size of the index, text only / tantivy's", _size(text, builds), 1.5),
        Goal("size of the index, with quotations / tantivy's", _size(full, builds), 1.5),
        Goal("cold start / bare import", cold, 2 if large else 1.5),
    ]
    if "Whoosh" in rate:
        found[1:1] = [
            Goal(
                "text indexing / Whoosh's", _over(rate, "searchnews, text only", "Whoosh"), 10, True
            ),
            Goal(
                "full indexing / Whoosh's of text",
                _over(rate, "searchnews", "Whoosh"),
                5,
                at_least=True,
            ),
        ]
    if large:
        peak = max(text["peak_bytes"], full["peak_bytes"], ours["peak_bytes"]) / _MB
        added = figures["add_100"]["searchnews"]
        found += [
            Goal("peak memory, MB", peak, 500),
            Goal("adding 100 articles, s (median)", added["median"], 1),
        ]
    return found


def _over(rates: dict[str, float], one: str, other: str) -> float:
    return rates[one] / rates[other]


def _size(build: Figures, builds: Figures) -> float:
    ratio: float = build["bytes"] / builds["tantivy"]["bytes"]
    return ratio


def _worst_p95(ours: Figures, theirs: Figures) -> tuple[float, str]:
    return max(
        (one["p95"] / theirs["kinds"][kind]["p95"], kind) for kind, one in ours["kinds"].items()
    )
