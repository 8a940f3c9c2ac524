"""The postings of one field of several segments → those of one.

What a source holds is read in *pieces*, the postings of successive terms, and each value
goes to where the postings of its term have got to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from searchnews.index.files.arrayfile import Array
from searchnews.index.files.ragged import spread, starts_of
from searchnews.index.files.segment import (
    CHUNK,
    LONG,
    NONE,
    PROSE_FIELDS,
    Ints,
    Segment,
    vocabulary_of,
)
from searchnews.index.write.postings_writer import Postings

__all__ = ["Map", "Source", "alive_values", "merged_postings", "stretches"]

#: Postings, or bytes of records, that are worked on at once, so that memory stays bounded.
_AT_ONCE: Final = 1 << 19

#: Old number → new number.
Map = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Source:
    """A segment, and what its numbers become.

    `terms` maps the ordinals of a vocabulary, by its name; `docs` the documents (a deleted
    one to any number). `bits` are, for each stem, the bits that its ranks become.
    """

    segment: Segment
    terms: dict[str, Map]
    docs: Map
    bits: npt.NDArray[np.uint8]


def merged_postings(
    field: str,
    sources: Sequence[Source],
    several: npt.NDArray[np.bool_],
    documents: int,
) -> Postings:
    """Return the postings of a field of the merged segment.

    `several` tells of each term whether it is a stem with several forms, so that its
    postings have masks.
    """
    counts, occurrences = _counts(field, sources, len(several))
    merged = _Merged(counts, occurrences, documents, _position_type(field, sources))
    for source in sources:
        for piece in _pieces(source, field):
            merged.add(piece)
    long, long_freqs = merged.long()
    return Postings(
        starts=starts_of(counts),
        docs=merged.docs,
        chunks=merged.chunks,
        freqs=merged.freqs,
        long=long,
        long_freqs=long_freqs,
        positions=merged.positions,
        position_starts=starts_of(occurrences),
        lengths=np.concatenate([alive_values(s.segment, f"{field}.lengths") for s in sources]),
        total_length=len(merged.positions),
        masks=merged.masks[np.repeat(several, counts)],
        spellings=merged.spellings,
    )


def _counts(field: str, sources: Sequence[Source], terms: int) -> tuple[Ints, Ints]:
    """Return how many postings and how many occurrences each term of the field has."""
    counts = np.zeros(terms, dtype=np.int64)
    occurrences = np.zeros(terms, dtype=np.int64)
    for source in sources:
        if source.segment.alive is None:
            new = source.terms[vocabulary_of(field)]
            counts[new] += np.diff(source.segment.file[f"{field}.starts"])
            occurrences[new] += np.diff(source.segment.file[f"{field}.positions.starts"])
        else:
            for piece in _pieces(source, field):
                counts += np.bincount(piece.terms, minlength=terms)
                occurrences += np.bincount(piece.terms, piece.freqs, terms).astype(np.int64)
    return counts, occurrences


def _position_type(field: str, sources: Sequence[Source]) -> npt.DTypeLike:
    sizes = [source.segment.file[f"{field}.positions"].itemsize for source in sources]
    return np.uint32 if max(sizes) > 2 else np.uint16


class _Merged:
    """The postings so far; see `Postings` for the arrays."""

    def __init__(
        self, counts: Ints, occurrences: Ints, documents: int, position_type: npt.DTypeLike
    ) -> None:
        starts, position_starts = starts_of(counts), starts_of(occurrences)
        self._free = starts[:-1]
        self._free_positions = position_starts[:-1]
        self._long: list[Ints] = []
        self._long_freqs: list[Array] = []
        self._boundaries = range(CHUNK, documents, CHUNK)
        self.docs = np.empty(starts[-1], dtype=np.uint16)
        self.freqs = np.empty(starts[-1], dtype=np.uint8)
        self.masks = np.empty(starts[-1], dtype=np.uint8)
        self.spellings = np.empty(starts[-1], dtype=np.uint8)
        self.positions: Array = np.empty(position_starts[-1], dtype=position_type)
        self.chunks = np.zeros((len(counts), len(self._boundaries)), dtype=np.uint32)

    def add(self, piece: _Piece) -> None:
        """Put the values of a piece where they go."""
        at = _places(piece.terms, np.ones(len(piece.terms), dtype=np.int64), self._free)
        self.docs[at] = piece.docs % CHUNK
        self.freqs[at] = np.minimum(piece.freqs, LONG)
        self.masks[at] = piece.masks
        self.spellings[at] = piece.spellings
        self.positions[_places(piece.terms, piece.freqs, self._free_positions)] = piece.positions
        for k, boundary in enumerate(self._boundaries):
            before = np.bincount(piece.terms[piece.docs < boundary], minlength=len(self.chunks))
            self.chunks[:, k] += before.astype(np.uint32)
        long = piece.freqs >= LONG
        self._long.append(at[long])
        self._long_freqs.append(piece.freqs[long])

    def long(self) -> tuple[Ints, Array]:
        """Return the postings with a frequency that does not fit, ascending, and those."""
        if not self._long:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.uint32)
        places, freqs = np.concatenate(self._long), np.concatenate(self._long_freqs)
        order = np.argsort(places)
        return places[order], freqs[order]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Postings of successive terms of a source, in the numbers of the merged segment.

    `terms`, `docs`, `freqs`, `masks` and `spellings` have one entry a posting; `positions`
    one an occurrence.
    """

    terms: Map
    docs: Map
    freqs: Map
    masks: npt.NDArray[np.uint8]
    spellings: npt.NDArray[np.uint8]
    positions: Array


def _pieces(source: Source, field: str) -> Iterator[_Piece]:
    file = source.segment.file
    starts = file.load(f"{field}.starts").astype(np.int64)
    position_starts = file.load(f"{field}.positions.starts").astype(np.int64)
    for first, last in stretches(starts):
        old_terms = np.repeat(
            np.arange(first, last, dtype=np.uint32), np.diff(starts[first : last + 1])
        )
        old_docs = _docs(source.segment, field, starts, first, last)
        freqs = _freqs(source.segment, field, int(starts[first]), int(starts[last]))
        masks = _masks(source, field, old_terms, first, last)
        spellings = source.segment.text(field).spellings.of_postings(first, last)
        positions = file.load(
            f"{field}.positions", int(position_starts[first]), int(position_starts[last])
        )
        terms = source.terms[vocabulary_of(field)][old_terms]
        alive = source.segment.alive
        if alive is not None:
            keep = alive[old_docs]
            positions = positions[np.repeat(keep, freqs)]
            terms, old_docs = terms[keep], old_docs[keep]
            freqs, masks, spellings = freqs[keep], masks[keep], spellings[keep]
        yield _Piece(terms, source.docs[old_docs], freqs, masks, spellings, positions)


def stretches(starts: Ints) -> Iterator[tuple[int, int]]:
    """Yield (first, last) for stretches of rows [first, last) that are small enough."""
    first = 0
    while first < len(starts) - 1:
        last = int(np.searchsorted(starts, starts[first] + _AT_ONCE, side="right")) - 1
        last = max(last, first + 1)
        yield first, last
        first = last


def _docs(segment: Segment, field: str, starts: Ints, first: int, last: int) -> Map:
    """Return the documents of all postings of the terms [first, last)."""
    file = segment.file
    begin = int(starts[first])
    docs = file.load(f"{field}.docs", begin, int(starts[last])).astype(np.uint32)
    boundaries = (segment.documents - 1) // CHUNK
    if boundaries:
        before = file.load(f"{field}.chunks", first * boundaries, last * boundaries)
        of_term = starts[first:last, np.newaxis] - begin
        steps = (of_term + before.reshape(-1, boundaries)).ravel()
        # Each term steps as often as there are boundaries; its first posting begins anew.
        chunk = np.cumsum(np.bincount(steps, minlength=len(docs) + 1)[: len(docs)])
        terms = np.repeat(np.arange(last - first), np.diff(starts[first : last + 1]))
        docs += ((chunk - boundaries * terms) * CHUNK).astype(np.uint32)
    return docs


def _freqs(segment: Segment, field: str, begin: int, end: int) -> Map:
    """Return the frequencies of the postings [begin, end)."""
    freqs: Map = segment.file.load(f"{field}.freqs", begin, end).astype(np.uint32)
    long = segment.file[f"{field}.long"]
    among = slice(*np.searchsorted(long, (begin, end)).tolist())
    freqs[long[among] - begin] = segment.file[f"{field}.long.freqs"][among]
    return freqs


def _masks(source: Source, field: str, terms: Map, first: int, last: int) -> npt.NDArray[np.uint8]:
    """Return the new mask of each posting of the old terms [first, last), 0 for none."""
    if field not in PROSE_FIELDS:
        return np.zeros(len(terms), dtype=np.uint8)
    masks: npt.NDArray[np.uint8] = source.bits[terms, 0]
    file = source.segment.file
    if f"{field}.masks" in file:
        starts = source.segment.text(field).all_mask_starts[first : last + 1]
        masked = np.flatnonzero((np.diff(starts) > 0)[terms - first])
        old = file.load(f"{field}.masks", int(starts[0]), int(starts[-1]))
        new = np.zeros(len(old), dtype=np.uint8)
        for rank in range(8):
            new |= ((old >> rank) & 1) * source.bits[terms[masked], rank]
        masks[masked] = new
    return masks


def _places(terms: Map, counts: Array, free: Ints) -> Ints:
    """Return where the values of a piece go, `counts[i]` of them for ``terms[i]``.

    `free` says for each term where its next value goes; it is moved on.
    """
    before = starts_of(counts)
    firsts = np.flatnonzero(np.diff(terms, prepend=np.uint32(NONE)))
    of_run = np.repeat(np.arange(len(firsts)), np.diff(firsts, append=len(terms)))
    begins = free[terms] + before[:-1] - before[firsts][of_run]
    free[terms[firsts]] += np.diff(before[np.append(firsts, len(terms))])
    return spread(begins, counts.astype(np.int64, copy=False))


def alive_values(segment: Segment, name: str, counts: Array | None = None) -> Array:
    """Return what an array has of the live documents: one entry a document, or `counts`."""
    values = segment.file.load(name)
    if segment.alive is None:
        return values
    return values[segment.alive if counts is None else np.repeat(segment.alive, counts)]
