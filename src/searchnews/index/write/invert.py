"""Words in the order of the text → postings in the order of terms."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from searchnews.index.files.lengths import bytes_of_lengths
from searchnews.index.files.ragged import starts_of
from searchnews.index.files.segment import CHUNK, LONG, Ints
from searchnews.index.write.postings_writer import Postings

__all__ = ["invert"]

_LOW: int = (1 << 32) - 1


def invert(
    terms: npt.NDArray[np.uint32],
    docs: npt.NDArray[np.uint32],
    positions: npt.NDArray[np.uint32],
    vocabulary: int,
    documents: int,
    bits: npt.NDArray[np.uint16],
) -> Postings:
    """Return the postings of a field of which word i is ``terms[i]`` in document ``docs[i]``.

    Words come by document and position; terms are below `vocabulary`. `bits` has in its low
    byte one bit for each word, its form's, and 0 where the term needs no masks; in its high
    byte the spelling of the word.
    """
    order, of_word = _by_term(terms)
    docs, positions = docs[order], positions[order]
    is_first = np.ones(len(order), dtype=bool)
    is_first[1:] = (of_word[1:] != of_word[:-1]) | (docs[1:] != docs[:-1])
    firsts = np.flatnonzero(is_first)
    of_posting = of_word[firsts]
    counts = np.bincount(of_posting, minlength=vocabulary)
    docs_of_postings = docs[firsts]
    freqs = np.diff(firsts, append=len(order))
    long = np.flatnonzero(freqs >= LONG)
    starts = starts_of(counts)
    if len(firsts):
        bits = np.bitwise_or.reduceat(bits[order], firsts)
    masks = bits.astype(np.uint8)
    return Postings(
        starts=starts,
        docs=(docs_of_postings % CHUNK).astype(np.uint16),
        chunks=_chunks(docs_of_postings, starts, documents),
        freqs=np.minimum(freqs, LONG).astype(np.uint8),
        long=long,
        long_freqs=freqs[long],
        positions=positions,
        position_starts=starts_of(np.bincount(of_word, minlength=vocabulary)),
        lengths=bytes_of_lengths(np.bincount(docs, minlength=documents)),
        total_length=len(order),
        masks=masks[masks != 0],
        spellings=(bits >> 8).astype(np.uint8),
    )


def _chunks(docs: npt.NDArray[np.uint32], starts: Ints, documents: int) -> npt.NDArray[np.uint32]:
    """Return how many postings of each term are of documents before each boundary."""
    boundaries = range(CHUNK, documents, CHUNK)
    found = np.empty((len(starts) - 1, len(boundaries)), dtype=np.uint32)
    for k, boundary in enumerate(boundaries):
        found[:, k] = np.diff(starts_of(docs < boundary)[starts])
    return found


def _by_term(terms: npt.NDArray[np.uint32]) -> tuple[Ints, npt.NDArray[np.uint32]]:
    """Return the order of the words by term, those of one term as they came, and the terms."""
    # Sorting numbers that hold both is several times faster than a stable argsort.
    keys = (terms.astype(np.uint64) << np.uint64(32)) | np.arange(len(terms), dtype=np.uint64)
    keys.sort()
    return (keys & np.uint64(_LOW)).astype(np.int64), (keys >> np.uint64(32)).astype(np.uint32)
