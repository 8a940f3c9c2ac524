"""The score of a term in a document.

Okapi BM25 as Whoosh's ``BM25F`` computes it, term by term and field by field, with K1 = 1.2
and B = 0.75 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and
Beyond", 2009)::

    score  = idf · impact,   idf = ln(N / (df + 1)) + 1
    impact = tf · (K1 + 1) / (tf + K1 · (1 − B + B · length / average length))
"""

from __future__ import annotations

from math import log
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from searchnews.index.files.lengths import LENGTH_OF_BYTE

__all__ = ["idf", "idf_of_all", "norm_of", "norms", "saturated"]

K1: Final = 1.2
B: Final = 0.75

Floats = npt.NDArray[np.float64]


def idf(documents: int, frequency: int) -> float:
    """Return the weight of a term that `frequency` of the documents have."""
    return log(documents / (frequency + 1)) + 1


def idf_of_all(documents: int, frequencies: npt.NDArray[Any]) -> Floats:
    """Return the weights of several terms."""
    found: Floats = np.log(documents / (frequencies + 1.0)) + 1
    return found


def norms(average: float) -> Floats:
    """Return, for each of the 256 rounded lengths, what is added to tf below the line.

    In the operations and the order of Whoosh's formula, so that the last bit is the same.
    """
    return norm_of(LENGTH_OF_BYTE, average)


def norm_of(lengths: Floats, average: float) -> Floats:
    """Return what is added to a frequency below the line, for each of the lengths."""
    found: Floats = K1 * ((1 - B) + B * lengths / average)
    return found


def saturated(freqs: npt.NDArray[Any], norm: Floats) -> Floats:
    """Return the impact of these frequencies, of 0 a 0."""
    tf = freqs.astype(np.float64)
    below = tf + norm
    tf *= K1 + 1
    tf /= below
    return tf
