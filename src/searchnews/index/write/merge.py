"""Several segments → one, without their deleted documents.

The postings of a term are those of its sources side by side, so that merging is working
out where they go. Nothing is analysed again; of the text only the records are copied, as
they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from searchnews.index.files.arrayfile import Array, ArrayFileWriter
from searchnews.index.files.ragged import starts_of
from searchnews.index.files.ranks import form_bits, form_ranks
from searchnews.index.files.segment import (
    NAME_FIELDS,
    NONE,
    PROSE_FIELDS,
    SEGMENT_FORMAT,
    TEXT_FIELDS,
    VALUE_FIELDS,
    Segment,
)
from searchnews.index.files.strings import StringTable, write_strings
from searchnews.index.write.build import Built
from searchnews.index.write.merge_postings import (
    Map,
    Source,
    alive_values,
    merged_postings,
    stretches,
)
from searchnews.index.write.postings_writer import (
    write_codes,
    write_keyword,
    write_postings,
)

__all__ = ["merge"]


def merge(segments: Sequence[Segment], path: Path) -> Built:
    """Write one segment of the documents of several, in their order."""
    stems, stem_maps = _united([segment.stems for segment in segments])
    names, name_maps = _united([segment.names for segment in segments])
    forms, form_maps = _united([segment.strings("forms") for segment in segments])
    stem_of_form = _stems_of_forms(segments, stem_maps, form_maps, len(forms))
    bit_of_form = form_bits(stem_of_form, len(stems))
    documents = 0
    sources: list[Source] = []
    for segment, of_stem, of_name, of_form in zip(
        segments, stem_maps, name_maps, form_maps, strict=True
    ):
        docs = documents + starts_of(_ones(segment))[:-1]
        bits = _new_bits(segment, bit_of_form[of_form])
        sources.append(Source(segment, {"stems": of_stem, "names": of_name}, _map(docs), bits))
        documents += len(segment.live)
    with ArrayFileWriter(path) as file:
        write_strings(file, "stems", stems)
        write_strings(file, "names", names)
        write_strings(file, "forms", forms)
        file.add("forms.stem", stem_of_form)
        lengths: dict[str, int] = {}
        for fields, several in (
            (PROSE_FIELDS, np.bincount(stem_of_form, minlength=len(stems)) > 1),
            (NAME_FIELDS, np.zeros(len(names), dtype=bool)),
        ):
            for field in fields:
                postings = merged_postings(field, sources, several, documents)
                write_postings(file, field, postings, documents)
                lengths[field] = postings.total_length
                for segment in segments:
                    segment.file.release()
        quotations = _merge_columns(file, segments)
        file.finish({"format": SEGMENT_FORMAT, "documents": documents, "lengths": lengths})
    return Built(documents, quotations, {field: lengths[field] for field in TEXT_FIELDS})


def _map(numbers: Array) -> Map:
    return numbers.astype(np.uint32)


def _ones(segment: Segment) -> Array:
    return np.ones(segment.documents, dtype=bool) if segment.alive is None else segment.alive


def _united(tables: Sequence[StringTable]) -> tuple[list[bytes], list[Map]]:
    """Return the strings of all tables, and for each table the new ordinals of its strings."""
    distinct: set[bytes] = set()
    for table in tables:
        distinct.update(table)
    united = sorted(distinct)
    ordinal = {string: number for number, string in enumerate(united)}
    maps = [
        np.fromiter(map(ordinal.__getitem__, table), dtype=np.uint32, count=len(table))
        for table in tables
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


def _merge_columns(file: ArrayFileWriter, segments: Sequence[Segment]) -> int:
    """Write what is not postings; return how many quotations in marks there are."""
    for field in VALUE_FIELDS:
        write_keyword(file, field, *_column(segments, field))
    for column in ("origin", "source_name"):
        write_codes(file, column, *_column(segments, column))
    file.add("dates", np.concatenate([alive_values(segment, "dates") for segment in segments]))
    rows = [segment.file.load("content").reshape(-1, 17)[segment.live] for segment in segments]
    file.add("content", np.concatenate(rows).ravel())
    of_docs = [np.diff(segment.quotation_starts) for segment in segments]
    counts = np.concatenate([n[s.live] for n, s in zip(of_docs, segments, strict=True)])
    file.add("quotations.starts", starts_of(counts).astype("<u4"))
    lengths = [
        alive_values(segment, "quotations.lengths", n)
        for segment, n in zip(segments, of_docs, strict=True)
    ]
    file.add("quotations.lengths", np.concatenate(lengths))
    held = [alive_values(s, "quotations.held", n) for s, n in zip(segments, of_docs, strict=True)]
    file.add("quotations.held", np.concatenate(held))
    marked = np.concatenate([alive_values(segment, "quotations.marked") for segment in segments])
    file.add("quotations.marked", marked)
    for column in ("speaker_names", "speaker_profiles"):
        write_codes(file, column, *_column(segments, column, of_docs))
    _merge_records(file, segments)
    return int(marked.sum())


def _column(
    segments: Sequence[Segment], column: str, counts: Sequence[Array] | None = None
) -> tuple[list[bytes], Array]:
    """Return the values that are still in use, and the code of each."""
    strings, maps = _united([segment.strings(column) for segment in segments])
    parts: list[Array] = []
    for k, (segment, new) in enumerate(zip(segments, maps, strict=True)):
        codes = alive_values(segment, f"{column}.codes", None if counts is None else counts[k])
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
    for first, last in stretches(starts):
        data = segment.file.load("stored.bytes", int(starts[first]), int(starts[last]))
        if segment.alive is not None:
            data = data[np.repeat(segment.alive[first:last], np.diff(starts[first : last + 1]))]
        yield data
