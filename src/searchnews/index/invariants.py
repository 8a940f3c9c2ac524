"""What must hold between the arrays of a segment, and checksums cannot see.

Each function yields what does not hold, a line each: the array, and what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import numpy as np

from searchnews.index.files.arrayfile import Array
from searchnews.index.files.segment import (
    CHUNK,
    LONG,
    NONE,
    PROSE_FIELDS,
    TEXT_FIELDS,
    VALUE_FIELDS,
    Ints,
    Segment,
)
from searchnews.index.files.spellings import PLANES
from searchnews.index.files.stored import unpack_fields
from searchnews.text import ACCENTS, CASES

__all__ = ["broken"]

_COLUMNS: Final = ("origin", "source_name")
_OF_QUOTATIONS: Final = ("speaker_names", "speaker_profiles")
_TABLES: Final = ("stems", "names", "forms", *VALUE_FIELDS, *_COLUMNS, *_OF_QUOTATIONS)
#: Postings that are looked at together, so that memory stays small.
_BATCH: Final = 1 << 20


def broken(segment: Segment) -> Iterator[str]:
    """Yield what does not hold in a segment whose arrays are as they were written.

    May raise anything where an array is missing or too short for what another one says.
    """
    for name in _TABLES:
        yield from _table(segment, name)
    yield from _codes(segment, "forms.stem", "stems", len(segment.strings("forms")))
    for field in TEXT_FIELDS:
        yield from _text(segment, field)
    for field in VALUE_FIELDS:
        yield from _codes(segment, f"{field}.codes", field, segment.documents)
        yield from _order(segment, field)
    for column in _COLUMNS:
        yield from _codes(segment, f"{column}.codes", column, segment.documents)
    yield from _quotations(segment)
    yield from _documents(segment)


def _starts(segment: Segment, name: str, rows: int, end: int) -> Iterator[str]:
    """Look at where each of `rows` begins that lie side by side up to `end`."""
    starts = segment.file[name]
    if len(starts) != rows + 1:
        yield f"{name}: {len(starts)} entries where {rows + 1} are due"
    elif starts[0] != 0 or starts[-1] != end or (starts[1:] < starts[:-1]).any():
        yield f"{name}: not ascending from 0 to {end}"


def _length(segment: Segment, name: str, due: int) -> Iterator[str]:
    found = len(segment.file[name])
    if found != due:
        yield f"{name}: {found} entries where {due} are due"


def _table(segment: Segment, name: str) -> Iterator[str]:
    table = segment.strings(name)
    wrong = list(_starts(segment, f"{name}.starts", len(table), len(segment.file[f"{name}.bytes"])))
    if wrong:
        yield from wrong
    elif any(second <= first for first, second in pairwise(table)):
        yield f"{name}.bytes: not ascending"


def _codes(segment: Segment, name: str, table: str, due: int) -> Iterator[str]:
    """Look at codes that name entries of a string table."""
    yield from _length(segment, name, due)
    codes = segment.file[name]
    codes = codes[codes != NONE]
    if len(codes) and codes.max() >= len(segment.strings(table)):
        yield f"{name}: a code beyond the end of {table}"


def _order(segment: Segment, field: str) -> Iterator[str]:
    file, values = segment.file, len(segment.strings(field))
    order, codes = file[f"{field}.order"], file[f"{field}.codes"]
    starts = list(_starts(segment, f"{field}.order.starts", values, len(order)))
    if starts:
        yield from starts
        return
    due = np.repeat(np.arange(values), np.diff(file[f"{field}.order.starts"]))
    given = np.count_nonzero(codes != NONE)
    if len(order) != given or (codes[order] != due).any() or not _rising(order, due):
        yield f"{field}.order: not the documents by value"


def _rising(numbers: Array, rows: Array) -> bool:
    """Tell whether numbers rise within each row; `rows` says of which row each is."""
    return bool(((numbers[1:] > numbers[:-1]) | (rows[1:] != rows[:-1])).all())


def _text(segment: Segment, field: str) -> Iterator[str]:
    text, file = segment.text(field), segment.file
    terms, postings = len(text.vocabulary), len(file[f"{field}.docs"])
    wrong = [
        *_starts(segment, f"{field}.starts", terms, postings),
        *_starts(segment, f"{field}.positions.starts", terms, len(file[f"{field}.positions"])),
        *_length(segment, f"{field}.freqs", postings),
        *_length(segment, f"{field}.lengths", segment.documents),
        *_long(segment, field),
        *_masks(segment, field),
        *_planes(segment, field),
    ]
    if segment.documents > CHUNK:
        boundaries = (segment.documents - 1) // CHUNK
        wrong += _length(segment, f"{field}.chunks", terms * boundaries)
    if file.meta["lengths"][field] != len(file[f"{field}.positions"]):
        wrong.append(f"{field}.positions: not as many as the field has words")
    yield from wrong
    if not wrong:
        yield from _postings(segment, field)


def _long(segment: Segment, field: str) -> Iterator[str]:
    """Look at the postings with a large frequency."""
    name = f"{field}.long"
    freqs = segment.file[f"{field}.freqs"]
    if not np.array_equal(segment.file[name], np.flatnonzero(freqs == LONG)):
        yield f"{name}: not the postings with a frequency of 255 or more"
    yield from _length(segment, f"{name}.freqs", len(segment.file[name]))


def _masks(segment: Segment, field: str) -> Iterator[str]:
    if field in PROSE_FIELDS:
        due = int(segment.text(field).all_mask_starts[-1])
        found = len(segment.file[f"{field}.masks"]) if f"{field}.masks" in segment.file else 0
        if found != due:
            yield f"{field}.masks: {found} entries where {due} are due"


def _planes(segment: Segment, field: str) -> Iterator[str]:
    """Look at how long the arrays of spellings are."""
    text, file = segment.text(field), segment.file
    wrong = list(_length(segment, f"{field}.spellings", len(text.vocabulary)))
    yield from wrong
    if wrong:
        return
    for plane in PLANES:
        bits, name = int(text.spellings.plane_starts(plane)[-1]), f"{field}.{plane}"
        if bits:
            yield from _length(segment, name, -(-bits // 8))
        elif name in file:
            yield f"{name}: there, but no term has it"


def _postings(segment: Segment, field: str) -> Iterator[str]:
    """Look at the postings themselves, some terms at a time."""
    starts = segment.file[f"{field}.starts"].astype(np.int64)
    first, terms = 0, len(starts) - 1
    while first < terms:
        last = max(first + 1, int(np.searchsorted(starts, starts[first] + _BATCH, "right")) - 1)
        wrong = list(_batch(segment, field, np.arange(first, last)))
        yield from wrong
        if wrong:
            return
        first = last


def _batch(segment: Segment, field: str, terms: Ints) -> Iterator[str]:
    found = segment.text(field).gather(terms)
    rows = np.repeat(terms, found.counts)
    if len(found.docs) and (found.docs.max() >= segment.documents or not _rising(found.docs, rows)):
        yield f"{field}.docs: not ascending documents of the segment"
        return
    freqs = found.freqs.astype(np.int64)
    starts = segment.file[f"{field}.positions.starts"][terms[0] : terms[-1] + 2].astype(np.int64)
    due = np.bincount(rows - terms[0], weights=freqs, minlength=len(terms))
    if (freqs < 1).any() or (np.diff(starts) != due).any():
        yield f"{field}.freqs: not the numbers of positions"
        return
    spellings = segment.text(field).spellings
    stand = spellings.of_postings(int(terms[0]), int(terms[-1]) + 1)
    firsts = (found.counts.cumsum() - found.counts)[found.counts > 0]
    of_terms = spellings.of_terms[terms]
    in_any = np.zeros(len(terms), dtype=np.uint8)
    if len(firsts):
        in_any[found.counts > 0] = np.bitwise_or.reduceat(stand, firsts)
    if any((stand & sum(alike) == 0).any() for alike in (CASES, ACCENTS)):
        yield f"{field}.spellings: a posting without any"
    elif not np.array_equal(in_any, of_terms):
        yield f"{field}.spellings: not those of the postings"
    positions = segment.file[f"{field}.positions"][starts[0] : starts[-1]]
    if not _rising(positions, np.repeat(np.arange(len(freqs)), freqs)):
        yield f"{field}.positions: not ascending"


def _quotations(segment: Segment) -> Iterator[str]:
    quotations = len(segment.file["quotations.lengths"])
    yield from _starts(segment, "quotations.starts", segment.documents, quotations)
    yield from _length(segment, "quotations.held", quotations)
    yield from _length(segment, "quotations.marked", segment.documents)
    for column in _OF_QUOTATIONS:
        yield from _codes(segment, f"{column}.codes", column, quotations)
    if (segment.marked_quotations > np.diff(segment.quotation_starts)).any():
        yield "quotations.marked: more than a document has quotations"


def _documents(segment: Segment) -> Iterator[str]:
    wrong = [
        *_length(segment, "dates", segment.documents),
        *_length(segment, "content", 17 * segment.documents),
        *_starts(segment, "stored.starts", segment.documents, len(segment.file["stored.bytes"])),
    ]
    yield from wrong
    if wrong:
        return
    if (segment.dates < -1).any():
        yield "dates: an instant before the year 1"
    ids = segment.keyword("id")
    for doc in range(segment.documents):
        if unpack_fields(segment.record(doc))["id"].encode() != ids.value(doc):
            yield f"stored.bytes: the record of document {doc} is of another article"
            return
