"""Concordance lines for people: the keywords below one another, their contexts on both sides."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from searchnews.export.clean import one_line, printable
from searchnews.export.layout import columns, columns_of, cut
from searchnews.export.model import Item, Writer
from searchnews.export.style import PLAIN, Role, Style
from searchnews.export.summary import Summary, count_line
from searchnews.kwic import KwicLine, snap_end, snap_start

__all__ = ["KwicText"]

_GAP: Final = "  "
#: Columns of a context on a screen, from which on there is room for more columns beside it.
_COMFORTABLE: Final = 30
#: Columns that the keywords get at most where nothing is cut; longer ones push their right side.
_LONGEST_KEYWORD: Final = 40
_LONGEST_SPEAKER: Final = 24
_SPACES: Final = re.compile(r"\s+")
# Between these marks a cell that reads from the right stays in its place.
_LEFT_TO_RIGHT: Final = "\u200e"


class KwicText:
    """A sink that writes its lines when all are known; with `footer`, the count below.

    On a screen the contexts are cut, between words, to what fits. Where there is room, date,
    speaker and id of the article stand behind them; in a pipe they always do.
    """

    def __init__(self, out: Writer, style: Style = PLAIN, *, footer: bool = False) -> None:
        self._out = out
        self._style = style
        self._footer = footer
        self._rows: list[_Row] = []

    def write(self, item: Item) -> None:
        """Take one line."""
        if isinstance(item, KwicLine):
            self._rows.append(_row(item))

    def close(self, summary: Summary | None = None) -> None:
        """Write the lines."""
        for line in _aligned(self._rows, self._style):
            self._out.write(f"{line}\n")
        if self._footer and summary is not None and self._rows:
            self._out.write(f"\n{self._style.paint(count_line(summary), 'detail')}\n")


class _Row(NamedTuple):
    """The cells of a line; white space between context and keyword is kept, as one space."""

    left: str
    keyword: str
    right: str
    date: str
    speaker: str
    id: str


def _row(line: KwicLine) -> _Row:
    return _Row(
        left=_spaced(line.left).lstrip(),
        keyword=_spaced(line.keyword).strip(),
        right=_spaced(line.right).rstrip(),
        date=one_line(line.date or "")[:10],
        speaker=cut(one_line(line.speaker or ""), _LONGEST_SPEAKER),
        id=one_line(line.id),
    )


def _spaced(text: str) -> str:
    # Some terminals give a soft hyphen a column, others none.
    return _SPACES.sub(" ", printable(text).replace("\xad", ""))


class _Column(NamedTuple):
    """What stands behind the contexts: its text in a row, its role, its width."""

    text: Callable[[_Row], str]
    role: Role
    width: int


class _Layout(NamedTuple):
    """How many columns left context, keyword and right context have, and what is behind."""

    left: int
    keyword: int
    right: int
    behind: tuple[_Column, ...]


def _aligned(rows: Sequence[_Row], style: Style) -> Iterator[str]:
    if not rows:
        return
    layout = _layout(rows, style.width)
    for row in rows:
        left = _last(row.left, layout.left)
        room = layout.keyword + 1 + layout.right
        keyword = cut(row.keyword, room) if style.width is not None else row.keyword
        taken = max(layout.keyword, columns(keyword))
        right = _first(row.right, room - 1 - taken) if style.width is not None else row.right
        cells = [
            " " * (layout.left - columns(left)) + _kept(left),
            style.paint(_kept(keyword), "match") + " " * (taken - columns(keyword)),
            _kept(right) + " " * (room - 1 - taken - columns(right)),
        ]
        shown = [column.text(row) for column in layout.behind]
        behind = [
            style.paint(_kept(text), column.role) + " " * (column.width - columns(text))
            for text, column in zip(shown, layout.behind, strict=True)
        ]
        first = _LEFT_TO_RIGHT if _reads_from_the_right("".join((left, keyword, right))) else ""
        yield (first + _GAP.join([" ".join(cells), *behind])).rstrip()


def _layout(rows: Sequence[_Row], width: int | None) -> _Layout:
    """Return how the columns of a screen, if there is one, are shared out."""
    keyword = max(columns(row.keyword) for row in rows)
    left = max(columns(row.left) for row in rows)
    right = max(columns(row.right) for row in rows)
    behind = tuple(column for column in _columns_behind(rows) if column.width)
    if width is None:
        return _Layout(left, min(keyword, _LONGEST_KEYWORD), right, behind)
    keyword = min(keyword, max(width // 4, 1))
    while behind and _room(width, keyword, behind) < 2 * _COMFORTABLE:
        behind = behind[:-1]
    room = max(_room(width, keyword, behind), 0)
    # What one side does not need, the other one has.
    left = min(left, max(room // 2, room - right))
    return _Layout(left, keyword, room - left, behind)


def _columns_behind(rows: Sequence[_Row]) -> Iterator[_Column]:
    """Yield what may stand behind the contexts, the most wanted first."""
    yield _Column(lambda row: row.date, "detail", max(columns(row.date) for row in rows))
    yield _Column(lambda row: row.speaker, "speaker", max(columns(row.speaker) for row in rows))
    yield _Column(lambda row: row.id, "detail", max(columns(row.id) for row in rows))


def _room(width: int, keyword: int, behind: Sequence[_Column]) -> int:
    """Return how many columns are left for both contexts."""
    return width - keyword - 2 - sum(len(_GAP) + column.width for column in behind)


def _last(text: str, width: int) -> str:
    """Return the end of `text` that fits into so many columns, from the start of a word on."""
    used, at = 0, len(text)
    while at and used + columns_of(text[at - 1]) <= width:
        at -= 1
        used += columns_of(text[at])
    return text[snap_start(text, at, len(text)) :]


def _first(text: str, width: int) -> str:
    """Return the beginning of `text` that fits into so many columns, up to the end of a word."""
    used, at = 0, 0
    while at < len(text) and used + columns_of(text[at]) <= width:
        used += columns_of(text[at])
        at += 1
    return text[: snap_end(text, at, 0)]


def _kept(text: str) -> str:
    """Return the cell so that a terminal that reorders text leaves it in its place."""
    return f"{text}{_LEFT_TO_RIGHT}" if _reads_from_the_right(text) else text


def _reads_from_the_right(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)
