"""Who is who in an index: the quotations of a speaker, however articles name them.

Names that are one speaker share a block (see `searchnews.speakers`), so that a question
about one name reads the speakers of its blocks only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np

from searchnews.article import Speaker
from searchnews.index.files.segment import Ints
from searchnews.index.read.algebra import NO_KEYS
from searchnews.index.read.periods import day_of
from searchnews.index.read.sightings import SegmentSightings
from searchnews.index.read.view import SegmentView
from searchnews.quotes.profile import SpeakerProfile
from searchnews.speakers import (
    Appearance,
    Identity,
    Sighting,
    answers_to,
    block_of,
    blocks_of_query,
    identify,
    words_beside,
)
from searchnews.speakers.topics import topics_of

__all__ = ["Speakers"]

#: Names whose quotations are remembered.
_REMEMBERED: Final = 256
#: The first instant of who never spoke on a known day.
_NEVER: Final = np.iinfo(np.int64).max


class _Sighted(NamedTuple):
    """A sighting, and where it stands: segments by their numbers, with the code there."""

    sighting: Sighting
    places: tuple[tuple[int, int], ...]


class Speakers:
    """The speakers of one snapshot, identified block by block when they are asked for."""

    def __init__(self, views: Sequence[SegmentView]) -> None:
        self._views = views
        self._segments = [SegmentSightings(view.segment) for view in views]
        self._keys: dict[str, list[Ints]] = {}
        self._all_blocks: dict[str, list[_Sighted]] | None = None

    def keys(self, view: SegmentView, name: str) -> Ints:
        """Return the keys of the live quotations in a segment by who answers to the name."""
        found = self._keys.get(name)
        if found is None:
            if len(self._keys) >= _REMEMBERED:
                self._keys.clear()
            found = self._keys[name] = self._keys_of(name)
        return found[view.number]

    def listed(
        self, parts: Sequence[Ints], *, indirect: bool, by: str | None = None
    ) -> list[Speaker]:
        """Return who is quoted in documents, most quoted first.

        `parts` are the live documents of each segment, ascending. With `indirect` reported
        quotations count; of speakers only those who answer to the name `by`, if it is given.
        """
        return sorted(
            self._counted(parts, indirect, by), key=lambda s: (-s.quotations, -s.articles, s.name)
        )

    def _counted(self, parts: Sequence[Ints], indirect: bool, by: str | None) -> Iterator[Speaker]:
        speakers, pairs = self._roster
        said = np.zeros(len(speakers), dtype=np.int64)
        articles = np.zeros(len(speakers), dtype=np.int64)
        first = np.full(len(speakers), _NEVER)
        last = np.full(len(speakers), -1)
        for view, segment, (rows, who), docs in zip(
            self._views, self._segments, pairs, parts, strict=True
        ):
            counts = segment.countable(docs, indirect=indirect)[rows]
            rows, who = rows[counts], who[counts]
            said += np.bincount(who, minlength=len(speakers))
            together = np.unique(who * max(1, view.documents) + segment.docs(rows))
            who, docs_of = np.divmod(together, max(1, view.documents))
            articles += np.bincount(who, minlength=len(speakers))
            instants = view.segment.dates[docs_of]
            dated = instants >= 0
            np.minimum.at(first, who[dated], instants[dated])
            np.maximum.at(last, who[dated], instants[dated])
        for k in np.flatnonzero(said).tolist():
            identity = speakers[k]
            if by is None or answers_to(identity, by):
                yield Speaker(
                    name=identity.name,
                    quotations=int(said[k]),
                    articles=int(articles[k]),
                    first=day_of(int(first[k])).isoformat() if last[k] >= 0 else None,
                    last=day_of(int(last[k])).isoformat() if last[k] >= 0 else None,
                    kind=identity.kind,
                    roles=identity.roles,
                    spellings=identity.spellings,
                )

    @cached_property
    def _roster(self) -> tuple[list[Identity], list[tuple[Ints, Ints]]]:
        """All speakers; for each segment rows, and of each row the number of its speaker.

        A row of several speakers stands there several times.
        """
        speakers: list[Identity] = []
        pairs: list[list[tuple[Ints, int]]] = [[] for _ in self._views]
        for sighted in self._everyone.values():
            for identity in self._identified(sighted):
                for view, rows in self._rows(sighted, identity):
                    pairs[view].append((rows, len(speakers)))
                speakers.append(identity)
        return speakers, [_paired(of_view) for of_view in pairs]

    def _keys_of(self, name: str) -> list[Ints]:
        """Return, for each segment, the keys of the quotations by who answers to the name."""
        blocks = blocks_of_query(name)
        found = self._answering(name, map(self._block, blocks)) if blocks else []
        # A given name that no list has, or a part of a body's name, may be in any block.
        found = found or self._answering(name, self._everyone.values())
        rows: list[list[Ints]] = [[] for _ in self._views]
        for view, of_view in found:
            rows[view].append(of_view)
        return [
            segment.keys(np.unique(np.concatenate(of_view))) if of_view else NO_KEYS
            for segment, of_view in zip(self._segments, rows, strict=True)
        ]

    def _answering(self, name: str, blocks: Iterable[Sequence[_Sighted]]) -> list[tuple[int, Ints]]:
        """Return the rows of the speakers in some blocks who answer to the name."""
        return [
            found
            for sighted in blocks
            for identity in self._identified(sighted)
            if answers_to(identity, name)
            for found in self._rows(sighted, identity)
        ]

    def _rows(self, sighted: Sequence[_Sighted], identity: Identity) -> Iterator[tuple[int, Ints]]:
        """Yield the rows of a speaker, each time with the number of their segment."""
        for member in identity.members:
            for view, code in sighted[member.sighting].places:
                segment = self._segments[view]
                rows = segment.rows(code)
                if member.articles is not None:
                    docs = segment.docs(rows) + self._views[view].base
                    rows = rows[np.isin(docs, list(member.articles))]
                yield view, rows

    def _identified(self, sighted: Sequence[_Sighted]) -> list[Identity]:
        """Return the speakers of a block."""
        return identify([s.sighting for s in sighted], lambda i: self._appearances(sighted[i]))

    def _appearances(self, sighted: _Sighted) -> list[Appearance]:
        """Return the articles of a sighting, each with who else speaks there, and about what."""
        found: list[Appearance] = []
        name = sighted.sighting.profile.name
        for view, code in sighted.places:
            segment = self._segments[view]
            for doc in np.unique(segment.docs(segment.rows(code))).tolist():
                article = self._views[view].article(doc).article
                setting = frozenset(filter(None, (article.source, article.section)))
                companions = frozenset(segment.names(doc)) - {name}
                topics = topics_of(article.body)
                year = int(article.date[:4]) if article.date else None
                beside = words_beside(name, article.body)
                number = self._views[view].base + doc
                found.append(Appearance(number, companions, setting, topics, year, beside))
        return found

    def _block(self, block: str) -> list[_Sighted]:
        """Return the sightings of one block."""
        known = self._all_blocks if self._all_blocks is not None else self._sighted(block)
        return known.get(block, [])

    @property
    def _everyone(self) -> dict[str, list[_Sighted]]:
        """The sightings of each block."""
        if self._all_blocks is None:
            self._all_blocks = self._sighted(None)
        return self._all_blocks

    def _sighted(self, block: str | None) -> dict[str, list[_Sighted]]:
        """Return the sightings of each block; all of one of them, if it is given."""
        places: defaultdict[SpeakerProfile, list[tuple[int, int]]] = defaultdict(list)
        quotations: Counter[SpeakerProfile] = Counter()
        articles: Counter[SpeakerProfile] = Counter()
        for view, segment in enumerate(self._segments):
            for described in segment.described(block):
                places[described.profile].append((view, described.code))
                quotations[described.profile] += described.quotations
                articles[described.profile] += described.articles
        found: defaultdict[str, list[_Sighted]] = defaultdict(list)
        for profile, stands in places.items():
            sighting = Sighting(profile, quotations[profile], articles[profile])
            found[block_of(profile)].append(_Sighted(sighting, tuple(stands)))
        return dict(found)


def _paired(of_view: Sequence[tuple[Ints, int]]) -> tuple[Ints, Ints]:
    """Return rows as one array, and with each the number that came with it."""
    if not of_view:
        return NO_KEYS, NO_KEYS
    rows = np.concatenate([rows for rows, _ in of_view])
    who = np.repeat([k for _, k in of_view], [len(rows) for rows, _ in of_view])
    return rows, who
