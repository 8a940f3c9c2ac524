"""Postings, values and columns → the arrays of a segment (see `segment` for the format)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from searchnews.index.files.arrayfile import Array, ArrayFileWriter
from searchnews.index.files.segment import CHUNK, NONE, Ints
from searchnews.index.files.spellings import write_spellings
from searchnews.index.files.strings import write_strings

__all__ = [
    "Postings",
    "encoded",
    "write_codes",
    "write_keyword",
    "write_postings",
]


@dataclass(frozen=True, slots=True)
class Postings:
    """All postings of one field of a segment, ordered by term and document, as they are kept.

    `starts` (terms + 1) says where the postings of a term begin, `position_starts` where
    its positions do. `docs` has the low 16 bits of the document of each posting, `chunks`
    (terms x boundaries) how many postings of a term are of documents before each boundary.
    `freqs` are the frequencies, 255 for those of the postings `long`, which are
    `long_freqs`. `lengths` are rounded, one byte a document. `masks` are the masks of the
    terms that have any, `spellings` has an entry a posting.
    """

    starts: Ints
    docs: npt.NDArray[np.uint16]
    chunks: npt.NDArray[np.uint32]
    freqs: npt.NDArray[np.uint8]
    long: Array
    long_freqs: Array
    positions: Array
    position_starts: Ints
    lengths: npt.NDArray[np.uint8]
    total_length: int
    masks: npt.NDArray[np.uint8]
    spellings: npt.NDArray[np.uint8]


def write_postings(file: ArrayFileWriter, field: str, postings: Postings, documents: int) -> None:
    """Write the arrays of one field."""
    if postings.starts[-1] >= 1 << 32:
        raise OverflowError(f"{field}: more than 4,294,967,295 postings in one segment")
    file.add(f"{field}.starts", postings.starts.astype("<u4"))
    file.add(f"{field}.docs", postings.docs)
    if documents > CHUNK:
        file.add(f"{field}.chunks", postings.chunks.ravel())
    file.add(f"{field}.freqs", postings.freqs)
    file.add(f"{field}.long", postings.long.astype("<u4"))
    file.add(f"{field}.long.freqs", postings.long_freqs.astype("<u4"))
    small = not len(postings.positions) or int(postings.positions.max()) < 1 << 16
    file.add(f"{field}.positions", postings.positions.astype("<u2" if small else "<u4", copy=False))
    near = postings.position_starts[-1] < 1 << 32
    file.add(f"{field}.positions.starts", postings.position_starts.astype("<u4" if near else "<u8"))
    file.add(f"{field}.lengths", postings.lengths)
    if len(postings.masks):
        file.add(f"{field}.masks", postings.masks)
    write_spellings(file, field, postings.starts, postings.spellings)


def encoded(values: Sequence[str | None]) -> tuple[list[bytes], Array]:
    """Return the distinct values, ascending, and the code of each; empty ones have none."""
    distinct = sorted({value.encode() for value in values if value})
    code_of = {value.decode(): code for code, value in enumerate(distinct)}
    codes = (code_of[value] if value else NONE for value in values)
    return distinct, np.fromiter(codes, dtype=np.uint32, count=len(values))


def write_codes(file: ArrayFileWriter, column: str, strings: Sequence[bytes], codes: Array) -> None:
    """Write a column of text: its values, which are sorted and distinct, and their codes."""
    write_strings(file, column, strings)
    file.add(f"{column}.codes", codes.astype("<u4"))


def write_keyword(
    file: ArrayFileWriter, field: str, strings: Sequence[bytes], codes: Array
) -> None:
    """Write a field of one value a document."""
    write_codes(file, field, strings, codes)
    order = np.argsort(codes, kind="stable")[: np.count_nonzero(codes != NONE)]
    file.add(f"{field}.order", order.astype("<u4"))
    starts = np.searchsorted(codes[order], np.arange(len(strings) + 1))
    file.add(f"{field}.order.starts", starts.astype("<u4"))
