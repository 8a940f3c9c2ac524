"""The figures of a gold file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from time import process_time

import searchnews
from benchmarks.quotations.gold import Case, Quoted
from benchmarks.quotations.judge import Judged, Wholes, judge, match_wholes
from searchnews.article import Quote
from searchnews.sentences import sentences

__all__ = ["Measured", "figures", "measure"]


@dataclass(frozen=True, slots=True)
class Measured:
    """All judgements about a gold file, and how fast its articles were read."""

    articles: int
    judged: list[Judged]
    wholes: list[Wholes] | None
    sentences_per_second: float


def measure(cases: Sequence[Case], *, indirect: bool, rounds: int) -> Measured:
    """Extract `rounds` times, and judge what was found."""
    seconds: list[float] = []
    for _ in range(max(1, rounds)):
        began = process_time()
        found = [searchnews.extract(case.article, indirect=indirect) for case in cases]
        seconds.append(process_time() - began)
    count = sum(len(sentences(case.article.body)) for case in cases)
    quoted = [_quoted(quotes) for quotes in found]
    both = list(zip(cases, quoted, strict=True))
    judged = [one for case, quotes in both for one in judge(case, quotes)]
    wholes = [match_wholes(case.gold, quotes) for case, quotes in both] if indirect else None
    return Measured(len(cases), judged, wholes, count / max(median(seconds), 1e-9))


def _quoted(quotes: Iterable[Quote]) -> list[Quoted]:
    return [Quoted.of(quote) for quote in quotes]


def figures(measured: Measured) -> dict[str, float]:
    """Return the figures by name: counts, shares in percent, sentences a second."""
    judged = measured.judged
    gold = [one for one in judged if one.gold is not None]
    taken = [one for one in judged if one.found is not None]
    both = [one for one in gold if one.found is not None]
    attributed = [one for one in both if one.gold is not None and one.gold.is_attributed]
    given = [one for one in both if one.is_given]
    named = [one for one in gold if one.is_named]
    result: dict[str, float] = {
        "articles": measured.articles,
        "runs in gold": len(gold),
        "runs taken": len(taken),
        "precision": _percent(len(both), len(taken)),
        "recall": _percent(len(both), len(gold)),
        "F1": _percent(2 * len(both), len(gold) + len(taken)),
        "found with the right speaker": _percent(sum(one.has_speaker for one in both), len(gold)),
        "right full name, of those found": _percent(
            sum(one.has_full_name for one in attributed), len(attributed)
        ),
        "found and resolved, of those named": _percent(
            sum(one.has_name for one in named), len(named)
        ),
        "precision of speakers given": _percent(
            sum(one.outcome == "right" for one in given), len(given)
        ),
        "found, left without a speaker": _percent(
            sum(not one.is_given for one in attributed), len(attributed)
        ),
    }
    if measured.wholes is not None:
        wanted = sum(one.gold for one in measured.wholes)
        found = sum(one.found for one in measured.wholes)
        matched = sum(one.matched for one in measured.wholes)
        result |= {
            "whole quotations in gold": wanted,
            "whole quotations: precision": _percent(matched, found),
            "whole quotations: recall": _percent(matched, wanted),
            "whole quotations: F1": _percent(2 * matched, found + wanted),
        }
    result["sentences a second"] = round(measured.sentences_per_second)
    return result


def _percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 1) if whole else 0.0
