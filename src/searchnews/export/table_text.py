"""Speakers and timelines as tables for people: a line each, aligned by the columns it takes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from searchnews.article import Speaker
from searchnews.engine import Bucket
from searchnews.export.clean import one_line
from searchnews.export.layout import columns, cut, fold_lines
from searchnews.export.model import Item, Writer
from searchnews.export.style import PLAIN, Style
from searchnews.export.summary import Summary, count_line

__all__ = ["TextTable"]

_INDENT: Final = "   "
_GAP: Final = "  "
#: Columns of the names: as many at most where nothing is cut, and at least on a screen.
_MOST, _FEWEST = 60, 24
_BAR: Final = 40
_EIGHTHS: Final = " ▏▎▍▌▋▊▉"
#: Empty periods in a row, from which on they are told in one line.
_LONG_GAP: Final = 6
_PERIODS: Final = {4: "years", 7: "months", 10: "days"}
# Behind this mark figures stay where they are, though the name before them reads from the right.
_LEFT_TO_RIGHT: Final = "\u200e"


class TextTable:
    """A sink that writes its table when all rows are known; with `footer`, the count below."""

    def __init__(self, out: Writer, style: Style = PLAIN, *, footer: bool = False) -> None:
        self._out = out
        self._style = style
        self._footer = footer
        self._speakers: list[Speaker] = []
        self._buckets: list[Bucket] = []

    def write(self, item: Item) -> None:
        """Take one row; a table is of speakers or of periods."""
        match item:
            case Speaker():
                self._speakers.append(item)
            case Bucket():
                self._buckets.append(item)

    def close(self, summary: Summary | None = None) -> None:
        """Write the table."""
        written = False
        for line in (
            *_speakers(self._speakers, self._style),
            *_timeline(self._buckets, self._style),
        ):
            self._out.write(f"{line}\n")
            written = True
        if self._footer and summary is not None and written:
            self._out.write(f"\n{self._style.paint(count_line(summary), 'detail')}\n")


class _Figures(NamedTuple):
    """What stands to the right of a name."""

    quotations: str
    articles: str
    first: str
    last: str


_HEADER: Final = _Figures("quotations", "articles", "first", "last")


def _speakers(speakers: Sequence[Speaker], style: Style) -> Iterator[str]:
    """Yield a header and a line for each speaker, other spellings below it."""
    if not speakers:
        return
    rows = [_HEADER, *map(_figures, speakers)]
    cells = _aligned(rows)
    ends = [_GAP + _GAP.join(row) for row in cells]
    if style.width is not None and style.width - len(ends[0]) < _FEWEST:
        # A narrow screen: the names matter more than the dates.
        ends = [_GAP + _GAP.join(row[:2]) for row in cells]
    room = _MOST if style.width is None else max(_FEWEST, style.width - len(ends[0]))
    widest = max(columns(_name_and_roles(speaker)) for speaker in speakers)
    names = min(max(widest, len("speaker")), room)
    yield style.paint("speaker".ljust(names) + ends[0], "detail").rstrip()
    for speaker, end in zip(speakers, ends[1:], strict=True):
        yield _named(speaker, names, style) + end.rstrip()
        others = [one_line(name) for name in speaker.spellings if name != speaker.name]
        also = f"also {', '.join(others)}" if others else ""
        yield from fold_lines(also, (), style, first=_INDENT, rest=_INDENT, role="detail")


def _figures(speaker: Speaker) -> _Figures:
    first, last = (one_line(date or "–")[:10] for date in (speaker.first, speaker.last))
    return _Figures(f"{speaker.quotations:,}", f"{speaker.articles:,}", first, last)


def _aligned(rows: Sequence[_Figures]) -> list[list[str]]:
    """Return the cells of each row, padded to the widest of their column: numbers on the left."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        [
            cell.rjust(width) if k < 2 else cell.ljust(width)
            for k, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        for row in rows
    ]


def _name_and_roles(speaker: Speaker) -> str:
    return ", ".join(map(one_line, (speaker.name, *speaker.roles)))


def _named(speaker: Speaker, width: int, style: Style) -> str:
    """Return name and roles in `width` columns; where there is no width to fit, they are whole."""
    name, roles = one_line(speaker.name), ", ".join(map(one_line, speaker.roles))
    if style.width is not None:
        name = cut(name, width)
        roles = _fitting(speaker.roles, width - columns(name) - len(", "))
    joint = ", " if roles else ""
    pad = " " * (width - columns(name + joint + roles))
    mark = _LEFT_TO_RIGHT if _reads_from_the_right(name + roles) else ""
    return f"{style.paint(name, 'speaker')}{style.paint(joint + roles, 'detail')}{mark}{pad}"


def _fitting(roles: Sequence[str], room: int) -> str:
    """Return as many of the roles, the first ones, as `room` columns hold."""
    shown = ""
    for role in map(one_line, roles):
        longer = f"{shown}, {role}" if shown else role
        if columns(longer) > room:
            break
        shown = longer
    return shown


def _reads_from_the_right(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)


def _timeline(buckets: Sequence[Bucket], style: Style) -> Iterator[str]:
    """Yield a line for each period: when, how many articles, a bar; one for a long gap."""
    most = max((bucket.articles for bucket in buckets), default=0)
    figures = len(f"{most:,}")
    for empty, run in groupby(buckets, key=lambda bucket: not bucket.articles):
        periods = list(run)
        if empty and len(periods) >= _LONG_GAP:
            unit = _PERIODS.get(len(periods[0].start), "periods")
            yield style.paint(f"⋮ {len(periods):,} {unit} without", "detail")
            continue
        for bucket in periods:
            head = f"{bucket.start}  {bucket.articles:{figures},}"
            room = _BAR if style.width is None else min(_BAR, style.width - len(head) - len(_GAP))
            bar = _bar(bucket.articles, most, room)
            yield f"{head}{_GAP}{style.paint(bar, 'bar')}" if bar else head


def _bar(articles: int, most: int, room: int) -> str:
    """Return a bar of at most `room` columns; one article gives at least a thin one."""
    eighths = max(1, round(8 * room * articles / most)) if articles and room > 0 else 0
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
