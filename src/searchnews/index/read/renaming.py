"""Names that nobody answers to → the same with other words, that somebody does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, product
from typing import Final

from searchnews.analysis import NAME
from searchnews.engine import Candidate
from searchnews.index.read.algebra import intersection
from searchnews.index.read.leaves import LeafReader, Scope
from searchnews.index.read.missing import Fields
from searchnews.query.asked import replaced
from searchnews.query.tree import Word
from searchnews.speakers.spelling import words_of
from searchnews.speakers.titles import split_titles

__all__ = ["Renaming", "renamed"]

#: How many names are looked up, and of how many it is asked who answers to them.
_MOST_TRIED: Final = 256
_MOST_ASKED: Final = 3


class Renaming:
    """Chooses among candidates for the words of a name, by whether anybody has such a name.

    `is_known` tells of a name whether anybody answers to it, which takes long for names that
    no quotation has: of these it is not asked.
    """

    def __init__(self, leaves: Sequence[LeafReader], is_known: Callable[[str], bool]) -> None:
        self._leaves = leaves
        self._is_known = is_known

    def chosen(
        self, name: str, candidates: Mapping[str, Sequence[Candidate]], fields: Fields
    ) -> dict[str, tuple[Candidate, ...]]:
        """Return, for words of the name, the candidates with which somebody answers to it.

        The best come first. Words that are titles have no entry. `fields` are those of the
        index that hold the names of speakers.
        """
        words = _words(name)
        wanted = {word: candidates[word] for word in words if word in candidates}
        if len(words) == 1 or not wanted:
            return {word: tuple(several) for word, several in wanted.items()}
        found: dict[str, dict[Candidate, None]] = {word: {} for word in wanted}
        for choice in islice(self._held(name, wanted, fields), _MOST_ASKED):
            if self._is_known(_with(name, choice)):
                for word, candidate in choice.items():
                    found[word][candidate] = None
        return {word: tuple(several) for word, several in found.items()}

    def answers(self, name: str, fields: Fields) -> bool:
        """Tell whether anybody has all words of a name, and answers to it."""
        return self._is_held(name, fields) and self._is_known(name)

    def _held(
        self, name: str, candidates: Mapping[str, Sequence[Candidate]], fields: Fields
    ) -> Iterator[dict[str, Candidate]]:
        """Yield a candidate for each of the words, where a quotation has such a speaker."""
        for choice in _choices(candidates):
            if self._is_held(_with(name, choice), fields):
                yield choice

    def _is_held(self, name: str, fields: Fields) -> bool:
        scope = Scope(fields, "quotation", scored=False)
        words = [Word(word) for word in _words(name)]
        return any(
            len(intersection([reader.find(word, scope) for word in words]))
            for reader in self._leaves
        )


def renamed(name: str, others: Mapping[str, str]) -> str:
    """Return the name with other words in place of some of its own."""
    return replaced(
        name,
        [(token.span, others[token.term]) for token in NAME.tokens(name) if token.term in others],
    )


def _with(name: str, choice: Mapping[str, Candidate]) -> str:
    return renamed(name, {word: candidate.word for word, candidate in choice.items()})


def _words(name: str) -> tuple[str, ...]:
    """Return the words of a name without the titles before it."""
    _, words = split_titles(words_of(name))
    return tuple(NAME.terms(" ".join(words)))


def _choices(candidates: Mapping[str, Sequence[Candidate]]) -> list[dict[str, Candidate]]:
    """Return a candidate for each of the words in all ways, those of the fewest edits first."""
    # The power of two words is seldom the whole number that it should be.
    most = int(_MOST_TRIED ** (1 / len(candidates)) + 1e-9)
    choices = list(product(*(several[:most] for several in candidates.values())))
    choices.sort(key=lambda choice: sum(candidate.edits for candidate in choice))
    return [dict(zip(candidates, choice, strict=True)) for choice in choices]
