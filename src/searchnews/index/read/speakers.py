"""Who is who in an index: the quotations of a speaker, however articles name them.

Names that are one speaker share a block (see `searchnews.speakers`), so that a question
about one name reads the speakers of its blocks only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

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
)

__all__ = ["Speakers"]

#: Names whose quotations are remembered.
_REMEMBERED = 256


class _Place(NamedTuple):
    """A code in a segment, by the segment's number."""

    view: int
    code: int


class Speakers:
    """The speakers of one snapshot, identified block by block when they are asked for."""

    def __init__(self, views: Sequence[SegmentView]) -> None:
        self._views = views
        self._segments = [SegmentSightings(view.segment) for view in views]
        self._identities: dict[str, list[Identity]] = {}
        self._keys: dict[str, list[Ints]] = {}

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
        for block in self._blocks:
            for identity in self._identified(block):
                for view, rows in self._rows(block, identity):
                    pairs[view].append((rows, len(speakers)))
                speakers.append(identity)
        return speakers, [_paired(of_view) for of_view in pairs]

    def _keys_of(self, name: str) -> list[Ints]:
        """Return, for each segment, the keys of the quotations by who answers to the name."""
        found: list[list[Ints]] = [[] for _ in self._views]
        for block in blocks_of_query(name) or tuple(self._blocks):
            for identity in self._identified(block):
                if answers_to(identity, name):
                    for view, rows in self._rows(block, identity):
                        found[view].append(rows)
        return [
            segment.keys(np.unique(np.concatenate(rows))) if rows else NO_KEYS
            for segment, rows in zip(self._segments, found, strict=True)
        ]

    def _rows(self, block: str, identity: Identity) -> Iterator[tuple[int, Ints]]:
        """Yield the rows of a speaker, each time with the number of their segment."""
        of_block = self._blocks.get(block, [])
        for member in identity.members:
            for view, code in self._sightings[of_block[member.sighting]][1]:
                segment = self._segments[view]
                rows = segment.rows(code)
                if member.articles is not None:
                    docs = segment.docs(rows) + self._views[view].base
                    rows = rows[np.isin(docs, list(member.articles))]
                yield view, rows

    def _identified(self, block: str) -> list[Identity]:
        found = self._identities.get(block)
        if found is None:
            numbers = self._blocks.get(block, [])
            sightings = [self._sightings[number][0] for number in numbers]
            found = identify(sightings, lambda i: self._appearances(numbers[i]))
            self._identities[block] = found
        return found

    def _appearances(self, number: int) -> list[Appearance]:
        """Return the articles of a sighting, each with who else speaks there and its source."""
        sighting, places = self._sightings[number]
        found: list[Appearance] = []
        for view, code in places:
            segment = self._segments[view]
            for doc in np.unique(segment.docs(segment.rows(code))).tolist():
                names = {
                    name
                    for other in segment.codes_in(doc)
                    for name in self._names[_Place(view, other)]
                }
                names.discard(sighting.profile.name)
                names.add(segment.source(doc))
                names.discard("")
                found.append(Appearance(self._views[view].base + doc, frozenset(names)))
        return found

    @cached_property
    def _sightings(self) -> list[tuple[Sighting, list[_Place]]]:
        """The distinct profiles of all segments, and where each stands."""
        places: defaultdict[SpeakerProfile, list[_Place]] = defaultdict(list)
        counts = [segment.counts() for segment in self._segments]
        for view, segment in enumerate(self._segments):
            for code, profile in segment.profiles():
                places[profile].append(_Place(view, code))
        return [
            (
                Sighting(
                    profile,
                    sum(int(counts[view][0][code]) for view, code in stands),
                    sum(int(counts[view][1][code]) for view, code in stands),
                ),
                stands,
            )
            for profile, stands in places.items()
        ]

    @cached_property
    def _names(self) -> dict[_Place, list[str]]:
        """The names of the speakers of each code."""
        found: defaultdict[_Place, list[str]] = defaultdict(list)
        for sighting, places in self._sightings:
            for place in places:
                found[place].append(sighting.profile.name)
        return found

    @cached_property
    def _blocks(self) -> dict[str, list[int]]:
        """The numbers of the sightings of each block."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, (sighting, _) in enumerate(self._sightings):
            found[block_of(sighting.profile)].append(number)
        return dict(found)


_NEVER = np.iinfo(np.int64).max


def _paired(of_view: Sequence[tuple[Ints, int]]) -> tuple[Ints, Ints]:
    """Return rows as one array, and with each the number that came with it."""
    if not of_view:
        return NO_KEYS, NO_KEYS
    rows = np.concatenate([rows for rows, _ in of_view])
    who = np.repeat([k for _, k in of_view], [len(rows) for rows, _ in of_view])
    return rows, who
