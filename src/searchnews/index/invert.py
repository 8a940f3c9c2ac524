"""Words in the order of the text → postings in the order of terms."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from searchnews.index.lengths import bytes_of_lengths
from searchnews.index.postings_writer import Postings, starts_of
from searchnews.index.segment import Ints

__all__ = ["invert"]

_LOW: int = (1 << 32) - 1


def invert(
    terms: npt.NDArray[np.uint32],
    docs: npt.NDArray[np.uint32],
    positions: npt.NDArray[np.uint32],
    vocabulary: int,
    documents: int,
    bits: npt.NDArray[np.uint8] | None = None,
) -> Postings:
    """Return the postings of a field of which word i is ``terms[i]`` in document ``docs[i]``.

    Words come by document and position; terms are below `vocabulary`. `bits` has one bit
    for each word, its form's, and 0 where the term needs no masks.
    """
    order, of_word = _by_term(terms)
    docs, positions = docs[order], positions[order]
    is_first = np.ones(len(order), dtype=bool)
    is_first[1:] = (of_word[1:] != of_word[:-1]) | (docs[1:] != docs[:-1])
    firsts = np.flatnonzero(is_first)
    of_posting = of_word[firsts]
    lengths = np.bincount(docs, minlength=documents)
    masks, mask_starts = _masks(bits, order, firsts, of_posting, vocabulary)
    return Postings(
        starts=starts_of(np.bincount(of_posting, minlength=vocabulary)),
        docs=docs[firsts],
        freqs=np.diff(firsts, append=len(order)).astype(np.uint32),
        positions=positions,
        position_starts=starts_of(np.bincount(of_word, minlength=vocabulary)),
        lengths=bytes_of_lengths(lengths),
        total_length=len(order),
        masks=masks,
        mask_starts=mask_starts,
    )


def _by_term(terms: npt.NDArray[np.uint32]) -> tuple[Ints, npt.NDArray[np.uint32]]:
    """Return the order of the words by term, those of one term as they came, and the terms."""
    # Sorting numbers that hold both is several times faster than a stable argsort.
    keys = (terms.astype(np.uint64) << np.uint64(32)) | np.arange(len(terms), dtype=np.uint64)
    keys.sort()
    return (keys & np.uint64(_LOW)).astype(np.int64), (keys >> np.uint64(32)).astype(np.uint32)


def _masks(
    bits: npt.NDArray[np.uint8] | None,
    order: Ints,
    firsts: Ints,
    of_posting: npt.NDArray[np.uint32],
    vocabulary: int,
) -> tuple[npt.NDArray[np.uint8], Ints]:
    if bits is None or not len(firsts):
        return np.empty(0, dtype=np.uint8), np.zeros(vocabulary + 1, dtype=np.int64)
    masks = np.bitwise_or.reduceat(bits[order], firsts)
    kept = masks != 0
    return masks[kept], starts_of(np.bincount(of_posting[kept], minlength=vocabulary))
