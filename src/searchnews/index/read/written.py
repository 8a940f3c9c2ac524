"""In how many articles of a segment words stand as they are written there.

Postings are those of stems; their masks tell the forms apart, but for the eighth form of a
stem and those behind it, which share a bit (see `ranks`): of these the texts tell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from searchnews.analysis import NAME
from searchnews.article import Quote
from searchnews.engine import Stored
from searchnews.index.files.ragged import spread
from searchnews.index.files.ranks import LAST_RANK, form_ranks
from searchnews.index.files.segment import PROSE_FIELDS, Ints
from searchnews.index.read.algebra import Bools
from searchnews.index.read.view import SegmentView

__all__ = ["WrittenWords"]

_RANKS: Final = LAST_RANK + 1
_DOC_BITS: Final = 32
_POSSESSIVE: Final = re.compile(r"['’]s$", re.IGNORECASE)
_DOC_MASK: Final = (1 << _DOC_BITS) - 1
#: Up to how many articles are read to tell forms apart that share a bit.
_MOST_READ: Final = 5_000
#: In how many articles it is looked up how a word is spelled.
_MOST_ASKED: Final = 3


class WrittenWords:
    """The words as written in some fields of a segment: all of prose, or all of names.

    Words are ordinals: of forms for prose, of terms for names.
    """

    def __init__(self, view: SegmentView, fields: Sequence[str]) -> None:
        self._view = view
        self._fields = fields
        self._is_prose = fields[0] in PROSE_FIELDS
        self.words = view.segment.forms if self._is_prose else view.segment.names

    def of_terms(self, terms: Ints) -> Ints:
        """Return the words, ascending, that these terms stand for."""
        if not self._is_prose:
            return terms
        wanted = np.zeros(len(self._view.segment.stems), dtype=bool)
        wanted[terms] = True
        return np.flatnonzero(wanted[self._stem_of])

    def counts(self, words: Ints) -> Ints:
        """Return how many articles have each of some ascending words; deleted ones do not count.

        Words that share a bit have the number of articles that have any of them.
        """
        if not self._is_prose:
            groups, _, _ = self._postings(words)
            return np.bincount(groups, minlength=len(words))
        terms, ranks = self._ranked(words)
        groups, _, bits = self._postings(terms)
        table = np.stack(
            [
                np.bincount(groups[(bits >> rank) & 1 > 0], minlength=len(terms))
                for rank in range(_RANKS)
            ]
        )
        counts: Ints = table[ranks, terms.searchsorted(self._stem_of[words])]
        return counts

    def settled(self, words: Ints, most_read: int | None = None) -> tuple[Ints, Bools]:
        """Return the same counts, and which are too high: where too many texts had to be read."""
        counts = self.counts(words)
        too_high = np.zeros(len(words), dtype=bool)
        left = _MOST_READ if most_read is None else most_read
        for together in sorted(self._shared(words), key=lambda places: int(counts[places[0]])):
            docs = self.docs(int(words[together[0]]))
            left -= len(docs)
            if left < 0:
                too_high[together] = True
                continue
            found = Counter(token for doc in docs.tolist() for token in self._tokens(doc))
            for at in together.tolist():
                counts[at] = found[self.words[int(words[at])].decode()]
        return counts, too_high

    def docs(self, word: int) -> Ints:
        """Return the live documents that have the word, or one that shares its bit."""
        one = np.array([word])
        if not self._is_prose:
            return self._postings(one)[1]
        terms, ranks = self._ranked(one)
        _, docs, bits = self._postings(terms)
        found: Ints = docs[(bits >> ranks[0]) & 1 > 0]
        return found

    def beside(self, one: str, other: str, docs: Iterable[int]) -> int:
        """Return how many of some documents have two words side by side, as they are written."""
        return sum(
            any((one, other) in pairwise(NAME.terms(text)) for text in self._texts(doc))
            for doc in docs
        )

    @property
    def _stem_of(self) -> npt.NDArray[np.uint32]:
        stems: npt.NDArray[np.uint32] = self._view.segment.file["forms.stem"]
        return stems

    def _ranked(self, words: Ints) -> tuple[Ints, Ints]:
        """Return the stems of some forms, each once and ascending, and the ranks of the forms."""
        terms = np.unique(self._stem_of[words]).astype(np.int64)
        siblings = self.of_terms(terms)
        return terms, form_ranks(self._stem_of[siblings])[siblings.searchsorted(words)]

    def _shared(self, words: Ints) -> Iterator[Ints]:
        """Yield the places of words that share their bit with others, those of a stem together."""
        if not self._is_prose or not len(words):
            return
        terms, ranks = self._ranked(words)
        forms = np.bincount(terms.searchsorted(self._stem_of[self.of_terms(terms)]))
        of = terms.searchsorted(self._stem_of[words])
        shared = (forms[of] > _RANKS) & (ranks == LAST_RANK)
        for term in np.unique(of[shared]).tolist():
            yield np.flatnonzero(shared & (of == term))

    def _postings(self, terms: Ints) -> tuple[Ints, Ints, npt.NDArray[np.uint8]]:
        """Return the live postings of ascending terms, those of several fields as one.

        Of each the place of its term, its document, and the bits of the forms that stand there.
        """
        keys: list[Ints] = []
        bits: list[npt.NDArray[np.uint8]] = []
        for field in self._fields:
            text = self._view.segment.text(field)
            gathered = text.gather(terms)
            group = np.arange(len(terms)) << _DOC_BITS
            keys.append(group.repeat(gathered.counts) | gathered.docs)
            bits.append(self._bits(field, terms, gathered.counts))
        all_keys, all_bits = np.concatenate(keys), np.concatenate(bits)
        order = all_keys.argsort(kind="stable")
        all_keys, all_bits = all_keys.take(order), all_bits.take(order)
        firsts = np.diff(all_keys, prepend=-1).nonzero()[0]
        if len(firsts):
            all_keys, all_bits = all_keys[firsts], np.bitwise_or.reduceat(all_bits, firsts)
        groups, docs = all_keys >> _DOC_BITS, all_keys & _DOC_MASK
        if self._view.alive is None:
            return groups, docs, all_bits
        live = self._view.alive.take(docs)
        return groups[live], docs[live], all_bits[live]

    def _bits(self, field: str, terms: Ints, counts: Ints) -> npt.NDArray[np.uint8]:
        """Return the masks of the postings of some terms; a term of one form has that one."""
        bits = np.ones(int(counts.sum()), dtype=np.uint8)
        if not self._is_prose:
            return bits
        starts, masks = self._view.segment.text(field).mask_starts(terms)
        several = (starts >= 0) & (counts > 0)
        at = spread((counts.cumsum() - counts)[several], counts[several])
        bits[at] = masks[spread(starts[several], counts[several])]
        return bits

    def spellings(self, word: int) -> Counter[str]:
        """Return how some articles spell a word, capitals and accents included, and how often."""
        wanted = self.words[word].decode()
        found: Counter[str] = Counter()
        for doc in self.docs(word)[:_MOST_ASKED].tolist():
            for text in self._texts(doc):
                if wanted in NAME.terms(text):
                    found.update(
                        _POSSESSIVE.sub("", text[token.span.start : token.span.end])
                        for token in NAME.tokens(text)
                        if token.term == wanted
                    )
        return found

    def _tokens(self, doc: int) -> frozenset[str]:
        """Return the words as written in the fields of a document."""
        return frozenset(token for text in self._texts(doc) for token in NAME.terms(text))

    def _texts(self, doc: int) -> Iterator[str]:
        """Yield the texts that the fields of a document hold."""
        stored = self._view.article(doc)
        for field in self._fields:
            match field:
                case "body":
                    yield stored.article.prose()
                case "quotes" | "indirect":
                    yield from (quote.spoken() for quote in _quotes(stored, field))
                case "speakers" | "indirect_speakers":
                    yield from (quote.speaker or "" for quote in _quotes(stored, field))
                case _:
                    yield getattr(stored.article, field) or ""


def _quotes(stored: Stored, field: str) -> tuple[Quote, ...]:
    return stored.indirect if field.startswith("indirect") else stored.quotes
