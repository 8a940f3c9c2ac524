"""Whether a passage says what another one has said already."""

from __future__ import annotations

from typing import Final

from searchnews.analysis import NAME
from searchnews.text import Span

__all__ = ["Repeats"]

# So many of the words of two passages together are in both when one repeats the other: a
# caption or a lead that was set twice, with a word more or less.
_ALIKE: Final = 0.8
# Only the first passages are compared word by word; of the others no exact copy is kept.
_COMPARED: Final = 16


class Repeats:
    """Remembers the passages of a text that it is asked about."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._passages: set[str] = set()
        self._exact: set[tuple[str, ...]] = set()
        self._words: list[frozenset[str]] = []

    def has(self, passage: Span) -> bool:
        """Tell whether what the passage says, but for a few words, was asked about before."""
        text = self._text[passage.start : passage.end]
        if text in self._passages:
            return True
        self._passages.add(text)
        terms = tuple(NAME.terms(text))
        words = frozenset(terms)
        if terms in self._exact or any(_are_alike(words, seen) for seen in self._words):
            return True
        self._exact.add(terms)
        if len(self._words) < _COMPARED:
            self._words.append(words)
        return False


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _ALIKE * len(one | other)
