"""Counts over columns: who is quoted in some documents, and when these are from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from searchnews.article import Speaker
from searchnews.index.files.ragged import spread
from searchnews.index.files.segment import NONE, Ints, Segment
from searchnews.index.read.periods import day_of

__all__ = ["oldest_and_newest", "quoted_speakers"]

_NEVER = np.iinfo(np.int64).max
_NO_DOCS = np.empty(0, dtype=np.int64)


def quoted_speakers(parts: Sequence[tuple[Segment, Ints]]) -> list[Speaker]:
    """Return who is quoted in documents of several segments, most quoted first."""
    found: dict[str, tuple[int, int, int, int]] = {}
    for segment, docs in parts:
        for name, *counts in _in_segment(segment, docs):
            said, articles, first, last = found.get(name, (0, 0, _NEVER, -1))
            found[name] = (
                said + counts[0],
                articles + counts[1],
                min(first, counts[2]),
                max(last, counts[3]),
            )
    speakers = [
        Speaker(
            name=name,
            quotations=said,
            articles=articles,
            first=_day(first) if last >= 0 else None,
            last=_day(last) if last >= 0 else None,
        )
        for name, (said, articles, first, last) in found.items()
    ]
    return sorted(speakers, key=lambda s: (-s.quotations, -s.articles, s.name))


def _in_segment(segment: Segment, docs: Ints) -> list[tuple[str, int, int, int, int]]:
    """Return (name, quotations, articles, oldest and newest instant) of each speaker."""
    starts = segment.quotation_starts
    counts = starts[docs + 1] - starts[docs]
    codes = segment.quotation_speakers[spread(starts[docs], counts)].astype(np.int64)
    of_doc = np.repeat(docs, counts)
    given = codes != NONE
    codes, of_doc = codes[given], of_doc[given]
    names = segment.strings("speaker_names")
    said = np.bincount(codes, minlength=len(names))
    pairs = np.unique(codes * segment.documents + of_doc)
    in_articles = pairs // max(1, segment.documents)
    articles = np.bincount(in_articles, minlength=len(names))
    instants = segment.dates[pairs % max(1, segment.documents)]
    dated = instants >= 0
    first = np.full(len(names), _NEVER)
    last = np.full(len(names), -1)
    np.minimum.at(first, in_articles[dated], instants[dated])
    np.maximum.at(last, in_articles[dated], instants[dated])
    return [
        (names[k].decode(), int(said[k]), int(articles[k]), int(first[k]), int(last[k]))
        for k in np.flatnonzero(said).tolist()
    ]


def oldest_and_newest(parts: Sequence[tuple[Segment, Ints]]) -> tuple[str | None, str | None]:
    """Return the days of the oldest and the newest of some documents, None without dates."""
    instants = np.concatenate([_NO_DOCS, *(segment.dates[docs] for segment, docs in parts)])
    known = instants[instants >= 0]
    return (_day(int(known.min())), _day(int(known.max()))) if len(known) else (None, None)


def _day(instant: int) -> str:
    return day_of(instant).isoformat()
