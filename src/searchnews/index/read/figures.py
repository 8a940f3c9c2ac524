"""The figures of an index, counted over the columns of its segments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from searchnews.index.files.ragged import spread
from searchnews.index.files.segment import NONE, Ints, Segment
from searchnews.index.read.algebra import NO_KEYS
from searchnews.index.read.periods import day_of

__all__ = ["Figures", "count"]


class Figures(NamedTuple):
    """What some documents hold: see `searchnews.engine.Stats`."""

    articles: int
    quotations: int
    attributed: int
    indirect: int
    sources: int
    oldest: str | None
    newest: str | None


def count(parts: Sequence[tuple[Segment, Ints]]) -> Figures:
    """Return the figures of documents of several segments."""
    sources: set[bytes] = set()
    marked, attributed, reported = 0, 0, 0
    for segment, docs in parts:
        codes = segment.file["source_name.codes"][docs]
        names = segment.strings("source_name")
        sources |= {names[code] for code in np.unique(codes[codes != NONE]).tolist()}
        starts, in_marks = segment.quotation_starts, segment.marked_quotations[docs]
        marked += int(in_marks.sum())
        reported += int((starts[docs + 1] - starts[docs] - in_marks).sum())
        rows = spread(starts[docs], in_marks)
        attributed += int((segment.quotation_speakers[rows] != NONE).sum())
    oldest, newest = _oldest_and_newest(parts)
    return Figures(
        articles=sum(len(docs) for _, docs in parts),
        quotations=marked,
        attributed=attributed,
        indirect=reported,
        sources=len(sources),
        oldest=oldest,
        newest=newest,
    )


def _oldest_and_newest(parts: Sequence[tuple[Segment, Ints]]) -> tuple[str | None, str | None]:
    """Return the days of the oldest and the newest document, None without dates."""
    instants = np.concatenate([NO_KEYS, *(segment.dates[docs] for segment, docs in parts)])
    known = instants[instants >= 0]
    if not len(known):
        return None, None
    return day_of(int(known.min())).isoformat(), day_of(int(known.max())).isoformat()
