"""Article, Quote, Speaker: frozen values; offsets are code points into the body as it was read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from searchnews.text import Span

__all__ = [
    "Article",
    "Kind",
    "Quote",
    "Region",
    "RegionKind",
    "Speaker",
    "SpeakerKind",
    "content_id",
    "moment",
    "normalise_date",
]

Kind = Literal["direct", "partial", "indirect"]
SpeakerKind = Literal["person", "organisation", "unknown"]
RegionKind = Literal["navigation", "headline", "repeat", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a body that is not the article's own text.

    navigation, boilerplate: menus, sharing buttons, legal notices. headline: the
    article's headline, repeated in its body. repeat: a second copy of a passage, such
    as a caption that a saved page shows twice. No region is searched as body text.
    """

    kind: RegionKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What one speaker is quoted as saying in one go.

    `text` is ``body[start:end]``, quotation marks included. `spans` are the runs (or, for
    an indirect quotation, the clause), sorted, disjoint, inside ``[start, end)``. `speaker`
    is the resolved name, as full as the article gives it; `mention` the words that name
    the speaker there and `cue` the word that attributes, both with their spans in the body.

    Why it is that speaker: `rule` names the shape that attributes (``said NP``), `reference`
    how the mention leads to the name (``pronoun``), `antecedent_span` is where the words stand
    that the mention stands for, `confidence` how sure the speaker is, from 0 to 1. Each is
    None where there is no such thing.
    """

    text: str
    start: int
    end: int
    spans: tuple[Span, ...]
    speaker: str | None = None
    mention: str | None = None
    cue: str | None = None
    kind: Kind = "direct"
    mention_span: Span | None = None
    cue_span: Span | None = None
    rule: str | None = None
    reference: str | None = None
    antecedent_span: Span | None = None
    confidence: float | None = None

    def spoken(self) -> str:
        """Return `text` with the reporter's words between the runs blanked; same length."""
        pieces: list[str] = []
        at = self.start
        for start, end in self.spans:
            pieces += [" " * (start - at), self.text[start - self.start : end - self.start]]
            at = end
        return "".join(pieces) + " " * (self.end - at)

    def as_dict(self) -> dict[str, Any]:
        """Return the quotation as the JSON object of ``extract``."""
        return {
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "spans": [list(span) for span in self.spans],
            "speaker": self.speaker,
            "mention": self.mention,
            "cue": self.cue,
            "kind": self.kind,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A person, organisation or document that is quoted, over many articles.

    `name` is the fullest that is often used; `spellings` are all names that articles give,
    that one among them, and `roles` what articles call the speaker (``president``), both the
    most telling first. `quotations` and `articles` are counts; `first` and `last` the
    ISO 8601 dates of the oldest and newest article, None where no article has a date.
    """

    name: str
    quotations: int
    articles: int
    first: str | None = None
    last: str | None = None
    kind: SpeakerKind = "unknown"
    roles: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news article.

    `date` is ISO 8601, as precise as its source gave it (``2009-12-01`` or
    ``2009-12-01T09:30:00+00:00``). `extra` keeps what else the record held. `origin` is
    the path that it was read from, ``-`` for standard input.
    """

    id: str
    body: str
    headline: str = ""
    date: str | None = None
    source: str | None = None
    url: str | None = None
    author: str | None = None
    section: str | None = None
    language: str | None = None
    extra: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    regions: tuple[Region, ...] = ()
    origin: str | None = None

    def metadata(self) -> dict[str, Any]:
        """Return the known fields but `body`, in the order of the contract."""
        return {
            "id": self.id,
            "headline": self.headline,
            "date": self.date,
            "source": self.source,
            "url": self.url,
            "author": self.author,
            "section": self.section,
            "language": self.language,
        }

    def prose(self) -> str:
        """Return `body` with its regions blanked, line ends kept; same length."""
        if not self.regions:
            return self.body
        pieces: list[str] = []
        at = 0
        for start, end in sorted(region.span for region in self.regions):
            blank = (c if c in "\r\n" else " " for c in self.body[max(start, at) : end])
            pieces += [self.body[at:start], *blank]
            at = max(at, end)
        return "".join(pieces) + self.body[at:]

    def content_hash(self) -> str:
        """Return 32 hexadecimal digits that change when anything a reader sees changes."""
        content = [
            self.metadata(),
            self.body,
            dict(self.extra),
            [[region.kind, *region.span] for region in self.regions],
        ]
        return _digest(content, 16)


def content_id(headline: str, body: str, date: str | None, source: str | None) -> str:
    """Return the id of an article that brings none: 16 hexadecimal digits of its content."""
    return _digest([headline, body, date, source], 8)


def _digest(content: list[Any], size: int) -> str:
    # Only writing needs them: a search does not wait for the imports.
    from hashlib import blake2b

    return blake2b(_encoder()(content).encode(), digest_size=size).hexdigest()


@cache
def _encoder() -> Callable[[Any], str]:
    from json import JSONEncoder

    return JSONEncoder(sort_keys=True, default=str).encode


_MONTH_ONLY = re.compile(r"[0-9]{4}-[0-9]{2}")
_YEAR_ONLY = re.compile(r"[0-9]{4}")


def normalise_date(value: str) -> str:
    """Return an ISO 8601 date or date-time in its canonical form.

    ``2009-12-01``, ``2009-12`` and ``2009`` stay as they are; a time of day is kept to the
    second, with its offset from UTC. Raises ValueError for anything else.
    """
    text = value.strip()
    if len(text) > 40:
        raise ValueError("longer than any date")
    if _YEAR_ONLY.fullmatch(text):
        date(int(text), 1, 1)
        return text
    if _MONTH_ONLY.fullmatch(text):
        date.fromisoformat(f"{text}-01")
        return text
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        instant = datetime.fromisoformat(text).replace(microsecond=0)
    _in_utc(instant)
    return instant.isoformat()


def _in_utc(instant: datetime) -> datetime:
    try:
        return instant.astimezone(UTC).replace(tzinfo=None) if instant.tzinfo else instant
    except OverflowError:
        raise ValueError("in UTC it is before the year 1 or after the year 9999") from None


def moment(iso: str, *, end: bool = False) -> datetime:
    """Return the UTC instant (naive) at which the period `iso` begins.

    With `end`, the last microsecond of the period: ``2009-12`` ends on 31 December.
    A time without an offset counts as UTC. Raises ValueError as `normalise_date` does.
    """
    iso = normalise_date(iso)
    if len(iso) > 10:
        begin = _in_utc(datetime.fromisoformat(iso))
        return begin + timedelta(microseconds=999_999) if end else begin
    first = date.fromisoformat((iso + "-01-01")[:10])
    if not end:
        return datetime.combine(first, time.min)
    if len(iso) == 4:
        last = date(first.year, 12, 31)
    elif len(iso) == 7:
        last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    else:
        last = first
    return datetime.combine(last, time.max)
