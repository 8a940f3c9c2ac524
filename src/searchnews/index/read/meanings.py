"""What the places of a leaf stand for: terms, and the words as written behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

import numpy as np

from searchnews.analysis import FIELD_ANALYZERS, NAME
from searchnews.explanation import Count, Meaning, WordCount
from searchnews.index.files.segment import Ints
from searchnews.index.read.forms import Family
from searchnews.index.read.leaves import Leaf
from searchnews.index.read.slots import SlotReader
from searchnews.index.read.view import SegmentView
from searchnews.index.read.written import WrittenWords
from searchnews.match.slots import slots_of
from searchnews.query.tree import AtLeast, Exact, Fuzzy, Near, Pattern, Phrase, Word

__all__ = ["Meanings", "places_of"]

#: What one place of a leaf is.
Place: TypeAlias = Word | Pattern | Fuzzy


def places_of(leaf: Leaf) -> Iterator[Place]:
    """Yield what a leaf is made of, side by side; a word may still be several tokens."""
    match leaf:
        case Phrase(parts=parts) | Near(parts=parts):
            for part in parts:
                yield from places_of(part)
        case AtLeast(child=child):
            yield from places_of(child)
        case Exact(text=text):
            yield Word(text)
        case place:
            yield place


class Meanings:
    """Says what leaves stand for in all segments of an index, with at most so many words."""

    def __init__(self, views: Sequence[SegmentView], most: int | None) -> None:
        self._readers = [(view, SlotReader(view)) for view in views]
        self._most = most

    def of(self, leaf: Leaf, fields: Sequence[str]) -> tuple[Meaning, ...]:
        """Return what each token of a leaf stands for in some fields."""
        return tuple(
            meaning for place in places_of(leaf) for meaning in self._of_place(place, fields)
        )

    def _of_place(self, place: Place, fields: Sequence[str]) -> Iterator[Meaning]:
        analyzer = FIELD_ANALYZERS[fields[0]]
        tokens = NAME.terms(place.text)
        if isinstance(place, Pattern):
            yield self._meaning(place, place.text, None, fields)
        elif isinstance(place, Fuzzy) and len(tokens) == 1:
            yield self._meaning(place, f"{place.text}~{place.edits}", None, fields)
        else:
            for asked, term in zip(tokens, analyzer.terms(place.text), strict=True):
                yield self._meaning(place, asked, term, fields)

    def _meaning(
        self, place: Place, asked: str, term: str | None, fields: Sequence[str]
    ) -> Meaning:
        numbers: Counter[str] = Counter()
        unsure: set[str] = set()
        for view, reader in self._readers:
            written = WrittenWords(view, fields)
            if term is None:
                words = _of_family(written, reader, place, fields[0])
            else:
                ordinal = view.segment.text(fields[0]).vocabulary.find(term.encode())
                known = [ordinal] if ordinal >= 0 else []
                words = written.of_terms(np.array(known, dtype=np.int64))
            counts, too_high = written.settled(words)
            for at in np.flatnonzero(counts).tolist():
                word = written.words[int(words[at])].decode()
                numbers[word] += int(counts[at])
                if too_high[at]:
                    unsure.add(word)
        frequent = sorted(numbers, key=lambda word: (-numbers[word], word))
        shown = tuple(
            WordCount(word, Count(numbers[word], word in unsure)) for word in frequent[: self._most]
        )
        return Meaning(asked, term, shown, len(frequent))


def _of_family(written: WrittenWords, reader: SlotReader, place: Place, field: str) -> Ints:
    """Return the words of a segment that a pattern or a misspelling means."""
    families = [slot for slot in reader.slots(place, field) if isinstance(slot, Family)]
    words = written.of_terms(np.concatenate([family.terms for family in families]))
    if all(family.whole.all() for family in families):
        return words
    [slot] = slots_of(place, FIELD_ANALYZERS[field])
    meant = [word for word in words.tolist() if slot.accepts_token(written.words[word].decode())]
    return np.array(meant, dtype=np.int64)
