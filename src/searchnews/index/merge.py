"""Several segments → one, without their deleted documents.

The postings of a term are those of its sources side by side, so that merging is working
out, for stretches of each source, where they go. Nothing is analysed again; of the text
only the records are copied, as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from searchnews.index.arrayfile import Array, ArrayFileWriter
from searchnews.index.build import Built
from searchnews.index.lexicon import spread
from searchnews.index.postings_writer import (
    Postings,
    starts_of,
    write_codes,
    write_keyword,
    write_postings,
)
from searchnews.index.ranks import form_bits, form_ranks
from searchnews.index.segment import (
    CHUNK,
    NAME_FIELDS,
    NONE,
    PROSE_FIELDS,
    SEGMENT_FORMAT,
    TEXT_FIELDS,
    VALUE_FIELDS,
    Ints,
    Segment,
)
from searchnews.index.strings import StringTable, write_strings

__all__ = ["merge"]

#: Postings, or bytes of records, that are worked on at once, so that memory stays bounded.
_AT_ONCE: Final = 1 << 20

Map = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class _Source:
    """A segment, and what its numbers become.

    `terms` maps the ordinals of a vocabulary, by its name; `docs` the documents (a deleted
    one to any number). `bits` are, for each stem, the bits that its ranks become.
    """

    segment: Segment
    terms: dict[str, Map]
    docs: Map
    bits: npt.NDArray[np.uint8]


def merge(segments: Sequence[Segment], path: Path) -> Built:
    """Write one segment of the documents of several, in their order."""
    stems, stem_maps = _united([segment.stems for segment in segments])
    names, name_maps = _united([segment.names for segment in segments])
    forms, form_maps = _united([segment.strings("forms") for segment in segments])
    stem_of_form = _stems_of_forms(segments, stem_maps, form_maps, len(forms))
    bit_of_form = form_bits(stem_of_form, len(stems))
    documents = 0
    sources: list[_Source] = []
    for segment, of_stem, of_name, of_form in zip(
        segments, stem_maps, name_maps, form_maps, strict=True
    ):
        docs = documents + starts_of(_ones(segment))[:-1]
        bits = _new_bits(segment, bit_of_form[of_form])
        sources.append(_Source(segment, {"stems": of_stem, "names": of_name}, _map(docs), bits))
        documents += len(segment.live)
    with ArrayFileWriter(path) as file:
        write_strings(file, "stems", stems)
        write_strings(file, "names", names)
        write_strings(file, "forms", forms)
        file.add("forms.stem", stem_of_form)
        lengths = {
            field: _merge_postings(file, field, sources, len(vocabulary), documents)
            for fields, vocabulary in ((PROSE_FIELDS, stems), (NAME_FIELDS, names))
            for field in fields
        }
        quotations = _merge_columns(file, segments)
        file.finish({"format": SEGMENT_FORMAT, "documents": documents, "lengths": lengths})
    return Built(documents, quotations, {field: lengths[field] for field in TEXT_FIELDS})


def _map(numbers: Array) -> Map:
    return numbers.astype(np.uint32)


def _ones(segment: Segment) -> Array:
    return np.ones(segment.documents, dtype=bool) if segment.alive is None else segment.alive


def _united(tables: Sequence[StringTable]) -> tuple[list[bytes], list[Map]]:
    """Return the strings of all tables, and for each table the new ordinals of its strings."""
    contents = [table.all() for table in tables]
    united = sorted(set().union(*contents))
    ordinal = {string: number for number, string in enumerate(united)}
    maps = [
        np.fromiter(map(ordinal.__getitem__, strings), dtype=np.uint32, count=len(strings))
        for strings in contents
    ]
    return united, maps


def _stems_of_forms(
    segments: Sequence[Segment], stem_maps: Sequence[Map], form_maps: Sequence[Map], forms: int
) -> Map:
    """Return the stem of each form; a form has the same one in all segments."""
    stem_of_form = np.zeros(forms, dtype=np.uint32)
    for segment, of_stem, of_form in zip(segments, stem_maps, form_maps, strict=True):
        stem_of_form[of_form] = of_stem[segment.file["forms.stem"]]
    return stem_of_form


def _new_bits(segment: Segment, bit_of_form: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """Return, for each stem of the segment, what the bit of each of its ranks becomes."""
    stem_of_form = segment.file["forms.stem"]
    bits = np.zeros((len(segment.stems), 8), dtype=np.uint8)
    bits[stem_of_form, form_ranks(stem_of_form)] = bit_of_form
    return bits


def _merge_postings(
    file: ArrayFileWriter, field: str, sources: Sequence[_Source], terms: int, documents: int
) -> int:
    """Write the postings of a field; return how many words it has."""
    counts = np.zeros(terms, dtype=np.int64)
    occurrences = np.zeros(terms, dtype=np.int64)
    for source in sources:
        for piece in _pieces(source, field):
            counts += np.bincount(piece.terms, minlength=terms)
            occurrences += np.bincount(piece.terms, piece.freqs, terms).astype(np.int64)
    starts, position_starts = starts_of(counts), starts_of(occurrences)
    wide = any(source.segment.file[f"{field}.positions"].itemsize > 2 for source in sources)
    docs = np.empty(starts[-1], dtype=np.uint32)
    freqs = np.empty(starts[-1], dtype=np.uint32)
    masks = np.empty(starts[-1], dtype=np.uint8)
    positions = np.empty(position_starts[-1], dtype=np.uint32 if wide else np.uint16)
    to, positions_to = starts[:-1].copy(), position_starts[:-1].copy()
    for source in sources:
        for piece in _pieces(source, field):
            at = _places(piece.terms, np.ones(len(piece.terms), dtype=np.uint32), to)
            docs[at], freqs[at], masks[at] = piece.docs, piece.freqs, piece.masks
            positions[_places(piece.terms, piece.freqs, positions_to)] = piece.positions
    kept = masks != 0
    of_posting = np.repeat(np.arange(terms, dtype=np.uint32), counts)
    merged = Postings(
        starts=starts,
        docs=docs,
        freqs=freqs,
        positions=positions,
        position_starts=position_starts,
        lengths=np.concatenate([_alive(s.segment, f"{field}.lengths") for s in sources]),
        total_length=len(positions),
        masks=masks[kept],
        mask_starts=starts_of(np.bincount(of_posting[kept], minlength=terms)),
    )
    del of_posting, masks, kept
    write_postings(file, field, merged, documents)
    return len(positions)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Postings of successive terms of a source, in the numbers of the merged segment.

    `terms`, `docs`, `freqs` and `masks` have one entry a posting; `positions` one an
    occurrence.
    """

    terms: Map
    docs: Map
    freqs: Map
    masks: npt.NDArray[np.uint8]
    positions: Array


def _pieces(source: _Source, field: str) -> Iterator[_Piece]:
    file = source.segment.file
    starts = file.load(f"{field}.starts").astype(np.int64)
    position_starts = file.load(f"{field}.positions.starts").astype(np.int64)
    for first, last in _stretches(starts):
        old_terms = np.repeat(
            np.arange(first, last, dtype=np.uint32), np.diff(starts[first : last + 1])
        )
        old_docs = _docs(source.segment, field, starts, first, last)
        freqs = _freqs(source.segment, field, int(starts[first]), int(starts[last]))
        masks = _masks(source, field, old_terms, first, last)
        positions = file.load(
            f"{field}.positions", int(position_starts[first]), int(position_starts[last])
        )
        terms = source.terms["stems" if field in PROSE_FIELDS else "names"][old_terms]
        alive = source.segment.alive
        if alive is not None:
            keep = alive[old_docs]
            positions = positions[np.repeat(keep, freqs)]
            terms, old_docs = terms[keep], old_docs[keep]
            freqs, masks = freqs[keep], masks[keep]
        yield _Piece(terms, source.docs[old_docs], freqs, masks, positions)


def _stretches(starts: Ints) -> Iterator[tuple[int, int]]:
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
    docs = _map(file.load(f"{field}.docs", begin, int(starts[last])))
    boundaries = (segment.documents - 1) // CHUNK
    if boundaries:
        before = file.load(f"{field}.chunks", first * boundaries, last * boundaries)
        of_term = starts[first:last, np.newaxis] - begin
        steps = (of_term + before.reshape(-1, boundaries)).ravel()
        # Each term steps as often as there are boundaries; its first posting begins anew.
        chunk = np.cumsum(np.bincount(steps, minlength=len(docs) + 1)[: len(docs)])
        terms = np.repeat(np.arange(last - first), np.diff(starts[first : last + 1]))
        docs += _map((chunk - boundaries * terms) * CHUNK)
    return docs


def _freqs(segment: Segment, field: str, begin: int, end: int) -> Map:
    """Return the frequencies of the postings [begin, end)."""
    freqs = _map(segment.file.load(f"{field}.freqs", begin, end))
    long = segment.file[f"{field}.long"]
    among = slice(*np.searchsorted(long, (begin, end)).tolist())
    freqs[long[among] - begin] = segment.file[f"{field}.long.freqs"][among]
    return freqs


def _masks(source: _Source, field: str, terms: Map, first: int, last: int) -> npt.NDArray[np.uint8]:
    """Return the new mask of each posting of the old terms [first, last), 0 for none."""
    if field not in PROSE_FIELDS:
        return np.zeros(len(terms), dtype=np.uint8)
    masks: npt.NDArray[np.uint8] = source.bits[terms, 0]
    file = source.segment.file
    if f"{field}.masks" in file:
        starts = file[f"{field}.masks.starts"][first : last + 1].astype(np.int64)
        masked = np.flatnonzero((np.diff(starts) > 0)[terms - first])
        old = file.load(f"{field}.masks", int(starts[0]), int(starts[-1]))
        new = np.zeros(len(old), dtype=np.uint8)
        for rank in range(8):
            new |= ((old >> rank) & 1) * source.bits[terms[masked], rank]
        masks[masked] = new
    return masks


def _places(terms: Map, counts: Map, free: Ints) -> Ints:
    """Return where the values of a piece go, `counts[i]` of them for ``terms[i]``.

    `free` says for each term where its next value goes; it is moved on.
    """
    before = starts_of(counts)
    firsts = np.flatnonzero(np.diff(terms, prepend=np.uint32(NONE)))
    of_run = np.repeat(np.arange(len(firsts)), np.diff(firsts, append=len(terms)))
    begins = free[terms] + before[:-1] - before[firsts][of_run]
    free[terms[firsts]] += np.diff(before[np.append(firsts, len(terms))])
    return spread(begins, counts.astype(np.int64))


def _alive(segment: Segment, name: str, counts: Array | None = None) -> Array:
    """Return what an array has of the live documents: one entry a document, or `counts`."""
    values = segment.file.load(name)
    if segment.alive is None:
        return values
    return values[segment.alive if counts is None else np.repeat(segment.alive, counts)]


def _merge_columns(file: ArrayFileWriter, segments: Sequence[Segment]) -> int:
    """Write what is not postings; return how many quotations there are."""
    for field in VALUE_FIELDS:
        write_keyword(file, field, *_column(segments, field))
    for column in ("origin", "source_name"):
        write_codes(file, column, *_column(segments, column))
    file.add("dates", np.concatenate([_alive(segment, "dates") for segment in segments]))
    rows = [segment.file.load("content").reshape(-1, 17)[segment.live] for segment in segments]
    file.add("content", np.concatenate(rows).ravel())
    of_docs = [np.diff(segment.quotation_starts) for segment in segments]
    counts = np.concatenate([n[s.live] for n, s in zip(of_docs, segments, strict=True)])
    file.add("quotations.starts", starts_of(counts).astype("<u4"))
    lengths = [
        _alive(segment, "quotations.lengths", n)
        for segment, n in zip(segments, of_docs, strict=True)
    ]
    file.add("quotations.lengths", np.concatenate(lengths))
    write_codes(file, "speaker_names", *_column(segments, "speaker_names", of_docs))
    _merge_records(file, segments)
    return int(counts.sum())


def _column(
    segments: Sequence[Segment], column: str, counts: Sequence[Array] | None = None
) -> tuple[list[bytes], Array]:
    """Return the values that are still in use, and the code of each."""
    strings, maps = _united([segment.strings(column) for segment in segments])
    parts: list[Array] = []
    for k, (segment, new) in enumerate(zip(segments, maps, strict=True)):
        codes = _alive(segment, f"{column}.codes", None if counts is None else counts[k])
        given = codes != NONE
        codes[given] = new[codes[given]]
        parts.append(codes)
    codes = np.concatenate(parts)
    given = codes != NONE
    used = np.bincount(codes[given], minlength=len(strings)) > 0
    codes[given] = (np.cumsum(used) - 1)[codes[given]]
    return [string for string, is_used in zip(strings, used, strict=True) if is_used], codes


def _merge_records(file: ArrayFileWriter, segments: Sequence[Segment]) -> None:
    file.stream("stored.bytes", "u1", (r for segment in segments for r in _records(segment)))
    lengths = [np.diff(segment.file["stored.starts"])[segment.live] for segment in segments]
    file.add("stored.starts", starts_of(np.concatenate(lengths)).astype("<u8"))


def _records(segment: Segment) -> Iterator[Array]:
    """Yield the records of the live documents, many at once."""
    starts = segment.file["stored.starts"].astype(np.int64)
    for first, last in _stretches(starts):
        data = segment.file.load("stored.bytes", int(starts[first]), int(starts[last]))
        if segment.alive is not None:
            data = data[np.repeat(segment.alive[first:last], np.diff(starts[first : last + 1]))]
        yield data
