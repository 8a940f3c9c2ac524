"""Which parts of a saved page are the article, and which are the furniture around it.

The article is found as the run of paragraphs that holds the most prose: prose counts for it
by its length, short lines and set phrases count against it, and the run with the greatest
sum is taken (maximum subsequence segmentation: Pasternack and Roth, WWW 2009). The headline
is looked for in front of that run. Position alone never makes a line furniture behind the
headline: that takes a set phrase, or a second copy. In doubt it is the article's text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from searchnews.article import Region, RegionKind
from searchnews.sentences import paragraphs
from searchnews.sources.bylines import Imprint, read_imprint
from searchnews.sources.phrases import is_chrome, is_link_list_title, is_menu, is_notice
from searchnews.text import Span, fold

__all__ = ["Layout", "lay_out"]

_Sort = Literal["prose", "short", "menu", "chrome", "imprint"]
_STOP: Final = re.compile(r"[.?!…。！？।؟][\"'”’»)\]]*$")
_CONTENT_WORD: Final = re.compile(r"[^\W_]{4,}")
# Sentences of a headline's length that end like one: `Who pays?`, `Mayor: "We won."`
_TITLE_STOP: Final = re.compile(r"[?!…][\"'”’»)]*$|[.,][\"'”’»]$")
# The credit in a caption; a whole sentence with more behind it.
_CAPTION: Final = re.compile(
    r"\b(?:photo(?:graph)?|picture|image|illustration|credit)s?(?: by)?\s?[:/]|©|[a-z]{3}\. [A-Z(]",
    re.IGNORECASE,
)
_CLOSE: Final = 2  # points between candidates that do not settle which is the headline
_AGAINST: Final = {"short": -4, "menu": -8, "chrome": -15, "imprint": -2}
_PROSE_CAP: Final = 60
_TOP: Final = 300  # lines in front of the article in which its headline is looked for
_TEASER: Final = 40  # words
_QUOTED: Final = frozenset('"“”„«»')
_NEAR_TOP: Final = 4  # paragraphs of the article among which a byline may stand
_WRAPPED: Final = 40  # lines of a wrapped paragraph, but the last, are as long as this


@dataclass(frozen=True, slots=True)
class Layout:
    """What a page says about its article: regions are sorted and disjoint."""

    headline: str
    date: str | None
    author: str | None
    regions: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class _Unit:
    """A paragraph or a line, with what it looks like."""

    span: Span
    text: str
    words: int
    sort: _Sort
    imprint: Imprint | None

    @property
    def key(self) -> str:
        """The text, but for case, accents and white space: copies have the same."""
        return " ".join(fold(self.text).split())


def lay_out(text: str, *, skip: int = 0, headline: str = "") -> Layout:
    """Find headline, date, author and furniture in `text` from the code point `skip` on.

    `headline` is the one known from elsewhere, if any.
    """
    units = _units(text, skip)
    start, end = _core(units)
    at, title = _headline(units, start, end, headline)
    kinds: dict[int, RegionKind] = {}
    if at is not None:
        kinds[at] = "headline"
    _mark_top(units, start, at, kinds)
    _mark_inside(units, start, kinds)
    _mark_end(units, end, kinds)
    _mark_copies(units, kinds)
    day, author = _imprint(units, at, kinds)
    regions = tuple(Region(kinds[i], units[i].span) for i in sorted(kinds))
    return Layout(title, day, author, regions)


def _units(text: str, skip: int) -> list[_Unit]:
    spans: list[Span] = []
    for paragraph in paragraphs(text[skip:]):
        spans += _lines(text, Span(paragraph.start + skip, paragraph.end + skip))
    return [_unit(text, span) for span in spans]


def _lines(text: str, block: Span) -> list[Span]:
    """Return the block whole if it is wrapped prose, else its lines: a menu, a head."""
    if "\n" not in text[block.start : block.end]:
        return [block]
    lines = [Span(m.start(), m.end()) for m in _LINE.finditer(text, block.start, block.end)]
    if all(end - start >= _WRAPPED for start, end in lines[:-1]):
        return [block]
    return lines


_LINE: Final = re.compile(r"\S(?:[^\r\n]*[^\s])?")


def _unit(text: str, span: Span) -> _Unit:
    piece = text[span.start : span.end]
    # Scripts without spaces: six characters count as a word.
    words = max(len(piece.split()), 0 if piece.isascii() else len(piece) // 12)
    imprint = read_imprint(piece)
    return _Unit(span, piece, words, "imprint" if imprint else _sort(piece, words), imprint)


def _sort(piece: str, words: int) -> _Sort:
    if is_menu(piece):
        return "menu"
    if is_chrome(piece):
        return "chrome"
    if (words >= 4 and _STOP.search(piece[-8:])) or len(piece) >= 120:
        return "prose"
    return "short"


def _like_title(unit: _Unit) -> bool:
    return unit.words <= 16 and _TITLE_STOP.search(unit.text[-8:]) is not None


def _core(units: Sequence[_Unit]) -> tuple[int, int]:
    """Return the run ``units[start:end]`` with the most prose; empty if there is none."""
    best, best_sum = (0, 0), 0
    start, total = 0, 0
    for i, unit in enumerate(units):
        if total <= 0:
            start, total = i, 0
        if unit.sort == "prose":
            total += 0 if _like_title(unit) else min(unit.words, _PROSE_CAP)
        else:
            total += _AGAINST[unit.sort]
        if total > best_sum:
            best, best_sum = (start, i + 1), total
    return best


def _headline(units: Sequence[_Unit], start: int, end: int, known: str) -> tuple[int | None, str]:
    """Return where the headline stands (None: nowhere), and what it is ("": unknown)."""
    if known:
        key = " ".join(fold(known).split())
        at = next((i for i, unit in enumerate(units) if unit.key == key), None)
        return at, known
    candidates = [i for i in range(max(0, start - _TOP), start) if _may_be_headline(units[i])]
    # A question can be the headline too, though it looks like the first sentence.
    if not candidates and start < end - 1 and start == 0 and _like_title(units[0]):
        candidates = [0] if not units[0].text.startswith(('"', "“", "‘", "'")) else []
    if not candidates:
        return None, ""
    body = {w for unit in units[start:end] for w in _CONTENT_WORD.findall(fold(unit.text))}
    # The name of the site stands in its menus and notices too.
    site = " ".join(unit.key for unit in units if unit.sort == "chrome")
    scores = {i: _score(units, i, body) - 4 * (units[i].key in site) for i in candidates}
    best = max(scores.values())
    # Captions and standfirsts, of which the article speaks as well, come behind the headline.
    at = next(i for i in candidates if scores[i] > best - _CLOSE)
    alone = len(candidates) == 1 and at == _first_said(units)
    if scores[at] < 1 and not alone:
        return None, ""
    return at, units[at].text.split(" | ")[0].strip()


def _may_be_headline(unit: _Unit) -> bool:
    if unit.sort == "short":
        return unit.words <= 30
    return unit.sort == "prose" and _like_title(unit)


def _first_said(units: Sequence[_Unit]) -> int:
    """Return the first unit that is neither chrome nor date nor byline."""
    return next((i for i, u in enumerate(units) if u.sort in ("short", "prose")), -1)


def _score(units: Sequence[_Unit], i: int, body: set[str]) -> float:
    """Return how much the line is like a headline: chiefly, the article speaks of it."""
    unit = units[i]
    content = set(_CONTENT_WORD.findall(fold(unit.text)))
    score = 4 * len(content & body) / len(content) if content else 0.0
    if unit.words <= 1:
        score -= 2
    elif 4 <= unit.words <= 18:
        score += 1
    if any(following.imprint for following in units[i + 1 : i + 3]):
        score += 1.5
    if any(mark in unit.text for mark in (" | ", "›", "»", " > ")):
        score -= 2
    if i + 1 < len(units) and units[i + 1].sort in ("short", "menu") and units[i + 1].words < 3:
        score -= 2  # a line of a menu
    if _CAPTION.search(unit.text):
        score -= 4
    if any(
        other.text.startswith(unit.text)
        for other in units[max(0, i - _TOP) : i]
        if other.words > unit.words
    ):
        score += 1  # the window title, "Headline - Site", came before it
    return score


def _mark_top(
    units: Sequence[_Unit], start: int, at: int | None, kinds: dict[int, RegionKind]
) -> None:
    """Mark what stands in front of the article."""
    for i, unit in enumerate(units[: start + _NEAR_TOP]):
        before_headline = at is not None and i < at
        outside = i < start and unit.sort in ("menu", "chrome")
        if unit.imprint or outside or (before_headline and unit.sort != "prose"):
            kinds.setdefault(i, "navigation")


def _mark_inside(units: Sequence[_Unit], start: int, kinds: dict[int, RegionKind]) -> None:
    """Mark chrome from the article's first line on, with the links that a list title opens."""
    in_list = False
    for i, unit in enumerate(units[start:], start):
        if unit.sort == "prose":
            in_list = False
        elif unit.sort == "chrome":
            kinds.setdefault(i, "boilerplate")
            in_list = is_link_list_title(unit.text)
        elif in_list:
            kinds.setdefault(i, "boilerplate")


def _mark_end(units: Sequence[_Unit], end: int, kinds: dict[int, RegionKind]) -> None:
    """Mark lists of links and notices behind the article."""
    kinds.update(dict.fromkeys(range(_links(units), len(units)), "boilerplate"))
    for i in range(len(units) - 1, 0, -1):
        unit = units[i]
        if i in kinds or (i >= end and unit.sort == "menu") or is_notice(unit.text):
            kinds.setdefault(i, "boilerplate")
        else:
            return


def _links(units: Sequence[_Unit]) -> int:
    """Return where the last lists of links begin, with a teaser under each link or none.

    Under a link stands one paragraph, a short one without a quotation. One teaser alone
    may be the article's last paragraph, and a third of all prose is no list.
    """
    limit = sum(unit.words for unit in units if unit.sort == "prose") // 3
    begin, teasers, words = len(units), 0, 0
    for i in range(len(units) - 1, 0, -1):
        unit = units[i]
        if unit.sort == "prose" and not is_notice(unit.text):
            teasers, words = teasers + 1, words + unit.words
            if words > limit or units[i - 1].sort != "short" or not _like_teaser(unit):
                break
        elif is_link_list_title(unit.text) and teasers != 1:
            begin = i
    return begin


def _like_teaser(unit: _Unit) -> bool:
    return unit.words <= _TEASER and not _QUOTED & {*unit.text}


def _mark_copies(units: Sequence[_Unit], kinds: dict[int, RegionKind]) -> None:
    """Mark the second and later copies of what is long enough not to recur by chance."""
    seen: dict[str, int] = {}
    for i, unit in enumerate(units):
        if unit.words < 4 or kinds.get(i, "headline") != "headline":
            continue
        first = seen.setdefault(unit.key, i)
        if first != i and i not in kinds:
            kinds[i] = "repeat"


def _imprint(
    units: Sequence[_Unit], at: int | None, kinds: dict[int, RegionKind]
) -> tuple[str | None, str | None]:
    """Return date and author: those behind the headline first, the first edition's first."""
    found = [(i, u.imprint) for i, u in enumerate(units) if u.imprint and i in kinds]
    found.sort(key=lambda item: (item[0] < (at or 0), item[1].updated, item[0]))
    day = next((imprint.date for _, imprint in found if imprint.date), None)
    author = next((imprint.author for _, imprint in found if imprint.author), None)
    return day, author
