"""One segment as queries use it: what is decoded of its columns is kept for the next one.

Postings of deleted documents are among those of a term in one field, which go with its
positions; a `word`, which is a set of articles, has none.
"""

from __future__ import annotations

from collections.abc import Hashable
from sys import getsizeof
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from searchnews.engine import Stored
from searchnews.index.files.segment import Ints, Segment
from searchnews.index.files.stored import unpack
from searchnews.index.read.algebra import NO_KEYS, Bools, Candidates, nothing, places, union
from searchnews.index.read.bm25 import Floats, saturated
from searchnews.index.read.cache import ByteCache
from searchnews.index.read.spelling import Term, factors_of
from searchnews.index.read.statistics import Statistics

__all__ = ["SPAN", "Caches", "SegmentView"]

#: Documents in a range: arrays of one entry a document are filled up to whole ranges.
SPAN: Final = 64

#: What an entry of the cache costs besides its arrays.
_ENTRY: Final = 300
#: What an article costs besides its body, with its quotations.
_ARTICLE: Final = 3000
#: How many documents an entry each costs no more than searching for one.
_STEPS: Final = 16


class Caches(NamedTuple):
    """What is kept of all segments; articles apart, so that they drive out no columns."""

    columns: ByteCache
    articles: ByteCache


class SegmentView:
    """The segment of this `number`; its documents have the numbers from `base` on in the index."""

    def __init__(
        self, number: int, segment: Segment, base: int, statistics: Statistics, caches: Caches
    ) -> None:
        self.number = number
        self.segment = segment
        self.base = base
        self.statistics = statistics
        self.documents = segment.documents
        #: Documents, filled up to whole ranges.
        self.size = -(-self.documents // SPAN) * SPAN
        self.alive = segment.alive
        self._cache, self._articles = caches
        self._norms: dict[str, Floats] = {}
        self._weights: dict[str, Floats] = {}

    def ordinal(self, field: str, term: bytes) -> int:
        """Return the ordinal of a term that stands in the field, -1 for another."""
        text = self.segment.text(field)
        ordinal = text.vocabulary.find(term)
        return ordinal if ordinal >= 0 and text.document_frequency(ordinal) else -1

    def docs(self, field: str, ordinal: int) -> Ints:
        """Return the documents of a term's postings."""
        found: Ints | None = self.kept("docs", field, ordinal)
        if found is None:
            found = self.segment.text(field).docs(ordinal)
            self.keep(("docs", field, ordinal), found, found)
        return found

    def live(self, docs: Ints) -> tuple[Ints, Ints]:
        """Return those of some documents that are not deleted, and their places."""
        if self.alive is None:
            return docs, np.arange(len(docs))
        at = self.alive.take(docs).nonzero()[0]
        return docs.take(at), at

    def locate(self, field: str, ordinal: int, docs: Ints) -> tuple[Ints, Bools]:
        """Return where ascending documents stand among a term's postings, and whether they do."""
        of = self.docs(field, ordinal)
        if _STEPS * len(docs) < len(of) + self.documents // 8:
            return places(docs, of)
        at = np.zeros(self.documents, dtype=np.int32)
        at[of] = np.arange(1, len(of) + 1, dtype=np.int32)
        found = at.take(docs).astype(np.int64)
        found -= 1
        return found, found >= 0

    def weights(self, field: str, terms: Ints) -> Floats:
        """Return the weights of several terms among documents."""
        known = self._weights.get(field)
        if known is None:
            vocabulary = self.segment.text(field).vocabulary
            known = self._weights[field] = np.full(len(vocabulary), np.nan)
        found = known.take(terms)
        missing = np.isnan(found).nonzero()[0]
        if len(missing):
            new = terms.take(missing)
            found[missing] = known[new] = self.statistics.idf_of_all(self.segment, field, new)
        return found

    def freqs(self, field: str, ordinal: int) -> npt.NDArray[Any]:
        """Return the frequencies of a term's postings."""
        return self.segment.text(field).freqs(ordinal)

    def occurrences(self, field: str, ordinal: int) -> npt.NDArray[np.uint32]:
        """Return where the positions of each posting begin among the term's, and where they end."""
        found: npt.NDArray[np.uint32] | None = self.kept("occurrences", field, ordinal)
        if found is None:
            freqs = self.freqs(field, ordinal)
            found = np.zeros(len(freqs) + 1, dtype=np.uint32)
            np.cumsum(freqs, dtype=np.uint32, out=found[1:])
            self.keep(("occurrences", field, ordinal), found, found)
        return found

    def norms(self, field: str) -> Floats:
        """Return for each document what is added to a frequency below the line."""
        found = self._norms.get(field)
        if found is None:
            lengths = self.segment.text(field).lengths
            found = self._norms[field] = self.statistics.norms(field).take(lengths)
        return found

    def word(self, fields: tuple[str, ...], term: Term) -> Candidates:
        """Return the articles that have a term in any of the fields, with their scores."""
        found: Candidates | None = self.kept("word", fields, term)
        if found is None:
            found = union([self._in_field(field, term.text) for field in fields])
            if self.alive is not None:
                found = found.take(self.alive[found.keys])
            self.demote(found.scores, fields, term, found.keys)
            self.keep(("word", fields, term), found, found.keys, found.scores)
        return found

    def _in_field(self, field: str, term: bytes) -> Candidates:
        ordinal = self.ordinal(field, term)
        if ordinal < 0:
            return nothing()
        docs = self.segment.text(field).docs(ordinal)
        scores = saturated(self.freqs(field, ordinal), self.norms(field).take(docs))
        scores *= self.statistics.idf(field, term)
        return Candidates(docs, scores)

    def demote(
        self, scores: Floats, fields: tuple[str, ...], term: Term, docs: Ints | slice
    ) -> None:
        """Lower the scores of documents that have a term, but never as it was typed."""
        if term.demotions:
            lacking = self._lacking(fields, term)
            lacking = lacking[docs] if isinstance(docs, slice) else lacking.take(docs)
            scores *= factors_of(term.demotions).take(lacking)

    def _lacking(self, fields: tuple[str, ...], term: Term) -> npt.NDArray[np.uint8]:
        """Return which demotions each document has, and enough others to fill all ranges.

        Bit i is not set where the document has the term in the spelling of demotion i.
        """
        key = "lacking", fields, term
        found: npt.NDArray[np.uint8] | None = self.kept(*key)
        if found is None:
            found = np.zeros(self.size, dtype=np.uint8)
            for i, demotion in enumerate(term.demotions):
                lacks = np.full(self.size, 1 << i, dtype=np.uint8)
                for field in fields:
                    lacks[self._written(field, term.text, demotion.plane)] = 0
                found = found | lacks if i else lacks
            self.keep(key, found, found)
        return found

    def _written(self, field: str, term: bytes, plane: str) -> npt.NDArray[Any]:
        """Return the documents that have a term in a spelling."""
        ordinal = self.ordinal(field, term)
        text = self.segment.text(field)
        stands = ordinal >= 0 and text.spellings.stands(ordinal, plane)
        if stands is False:
            return NO_KEYS
        docs = text.docs(ordinal)
        return docs if stands is True else docs.compress(stands)

    def article(self, doc: int) -> Stored:
        """Return the article of a document, with its quotations."""
        found: Stored | None = self._articles.get((self.number, doc))
        if found is None:
            found = unpack(self.segment.record(doc), self.segment.text_of("origin", doc))
            size = _ARTICLE + getsizeof(found.article.body)
            self._articles.put((self.number, doc), found, size)
        return found

    def kept(self, *key: Hashable) -> Any:
        """Return what was kept under a key, None if there is nothing."""
        return self._cache.get((self.number, *key))

    def keep(self, key: tuple[Hashable, ...], value: Any, *arrays: npt.NDArray[Any]) -> None:
        """Keep a value that is made of these arrays."""
        size = _ENTRY + sum(array.nbytes for array in arrays)
        self._cache.put((self.number, *key), value, size)
