"""Measurements → text for a terminal, or an object for JSON."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from benchmarks.quotations.figures import Measured, figures
from benchmarks.quotations.judge import OUTCOMES, Judged, Outcome
from benchmarks.quotations.shapes import Row, by_reference, by_rule, confusion

__all__ = ["as_object", "as_text"]

_TABLES: dict[str, Callable[[Judged], str]] = {
    "attribution": by_rule,
    "reference": by_reference,
}
_SHAPE, _COLUMN = 40, 9  # characters of a column
_CONTEXT = 150  # code points on either side of an example


def as_object(name: str, measured: Measured) -> dict[str, Any]:
    """Return the figures and the tables."""
    return {
        "gold": name,
        "figures": figures(measured),
        **{
            table: [
                {"shape": row.shape, "errors": row.errors, **row.counts}
                for row in confusion(measured.judged, shape_of)
            ]
            for table, shape_of in _TABLES.items()
        },
    }


def as_text(name: str, measured: Measured, examples: int) -> Iterator[str]:
    """Yield the lines of a report with so many examples of each kind of error."""
    yield f"# {name}"
    yield ""
    for title, value in figures(measured).items():
        yield f"{title:<36}{value:>10,}"
    for table, shape_of in _TABLES.items():
        yield ""
        yield from _table(table, confusion(measured.judged, shape_of))
    yield ""
    yield from (f"{outcome}: {meaning}" for outcome, meaning in OUTCOMES.items())
    if examples:
        yield from _examples(measured.judged, examples)


def _table(title: str, rows: Iterable[Row]) -> Iterator[str]:
    rows = list(rows)
    total: Counter[Outcome] = Counter()
    for row in rows:
        total += row.counts
    heads = "".join(f"{outcome:>{_COLUMN}}" for outcome in ("runs", "errors", "share", *OUTCOMES))
    yield f"{title:<{_SHAPE}}{heads}"
    for row in (*rows, Row("all", total)):
        share = f"{100 * row.errors / max(1, row.total):.1f} %"
        counts = (f"{row.counts[outcome]:,}" for outcome in OUTCOMES)
        cells = (f"{row.total:,}", f"{row.errors:,}", share, *counts)
        yield f"{row.shape:<{_SHAPE}}" + "".join(f"{cell:>{_COLUMN}}" for cell in cells)


def _examples(judged: Iterable[Judged], count: int) -> Iterator[str]:
    """Yield `count` examples of each outcome that is an error, spread over the articles."""
    groups: defaultdict[tuple[Outcome, str], list[Judged]] = defaultdict(list)
    for one in judged:
        if one.outcome != "right":
            groups[one.outcome, by_rule(one)].append(one)
    for (outcome, shape), errors in sorted(groups.items()):
        yield ""
        yield f"## {outcome}: {shape} ({len(errors)})"
        step = max(1, len(errors) // count)
        for one in errors[::step][:count]:
            yield from _example(one)


def _example(judged: Judged) -> Iterator[str]:
    body, outer = judged.case.article.body, judged.run.outer
    before = body[max(0, outer.start - _CONTEXT) : outer.start]
    after = body[outer.end : outer.end + _CONTEXT]
    yield ""
    yield f"{judged.case.article.id} at {outer.start}"
    yield f"  {' '.join(before.split())} >>{body[slice(*outer)]}<< {' '.join(after.split())}"
    for title, quoted in (("gold", judged.gold), ("extracted", judged.found)):
        if quoted is not None:
            yield f"  {title}: {quoted.name or '–'} ({quoted.mention or '–'})"
