"""Words of a query that are in no article, and the nearest of those that are.

Near are words of few edits (Damerau 1964), the frequent before the rare; slips seldom hit
the first letter (Yannakoudakis and Fawthrop, "The rules of spelling errors", 1983).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

import numpy as np

from searchnews.analysis import FIELD_ANALYZERS
from searchnews.engine import Candidate, Suggestion
from searchnews.index.files.segment import PROSE_FIELDS, Segment
from searchnews.index.files.strings import StringTable
from searchnews.index.read.executor import quotation_fields
from searchnews.index.read.leaves import LeafReader, Scope
from searchnews.index.read.nearest import Nearest
from searchnews.index.read.view import SegmentView
from searchnews.index.read.written import WrittenWords
from searchnews.query.asked import AskedWord
from searchnews.query.fields import INDEX_FIELD, QUOTATION_FIELDS
from searchnews.query.tree import Phrase, Word
from searchnews.text import Span

__all__ = ["Suggester"]

Fields: TypeAlias = tuple[str, ...]

#: Candidates of a word.
_MOST: Final = 3
#: In a word of up to so many letters there is one slip at most.
_SHORT: Final = 4
#: How much less likely a slip in the first letter is.
_FIRST_LETTER: Final = 10
#: The shortest words that run together, and how many ways to part a word are looked up.
_SHORTEST_PART: Final = 2
#: For how many words of a query the nearest are looked for.
_MOST_WORDS: Final = 16
_PARTINGS: Final = 3


class Suggester:
    """Finds what was meant among the words of all segments.

    `is_known` tells of a name whether anybody answers to it, however articles spell it.
    """

    def __init__(self, leaves: Sequence[LeafReader], is_known: Callable[[str], bool]) -> None:
        self._leaves = leaves
        self._views = [reader.view for reader in leaves]
        self._is_known = is_known
        self._nearest = {
            is_prose: [Nearest(_table(view.segment, is_prose=is_prose)) for view in self._views]
            for is_prose in (True, False)
        }

    def suggest(
        self, words: Sequence[AskedWord], bare: Fields, *, indirect: bool
    ) -> tuple[Suggestion, ...]:
        """Return which of the words are in no article, the first of them with the nearest.

        `bare` are the fields that a word without a field is looked for in; with `indirect`,
        reported quotations count.
        """
        missing = [word for word in words if self._is_missing(word, bare, indirect)]
        if not missing:
            return ()
        found: list[Suggestion] = []
        joined: set[AskedWord] = set()
        for one, other in pairwise(words):
            if {one, other} & joined or not ({one, other} & set(missing)):
                continue
            together = self._joined(one, other, _fields_of(one, bare, indirect=indirect))
            if together is not None:
                found.append(together)
                joined |= {one, other}
        nearest: dict[tuple[str, Fields], tuple[Candidate, ...]] = {}
        for word in missing:
            if word not in joined:
                key = word.word, _fields_of(word, bare, indirect=indirect)
                if key not in nearest:
                    nearest[key] = self._candidates(*key) if len(nearest) < _MOST_WORDS else ()
                found.append(Suggestion(word.word, word.span, nearest[key], word.quoted))
        return tuple(sorted(found, key=lambda suggestion: suggestion.span))

    def _is_missing(self, word: AskedWord, bare: Fields, indirect: bool) -> bool:
        fields = _fields_of(word, bare, indirect=indirect)
        terms = [term.encode() for term in FIELD_ANALYZERS[fields[0]].terms(word.word)]
        if any(
            self._stands(view, field, term)
            for term in terms
            for view in self._views
            for field in fields
        ):
            return False
        return word.name is None or not self._is_known(word.name)

    def _stands(self, view: SegmentView, field: str, term: bytes) -> bool:
        """Tell whether a term stands in a live document of a segment."""
        ordinal = view.ordinal(field, term)
        if ordinal < 0 or view.alive is None:
            return ordinal >= 0
        return bool(view.alive.take(view.segment.text(field).docs(ordinal)).any())

    def _candidates(self, word: str, fields: Fields) -> tuple[Candidate, ...]:
        if len(word) < _SHORTEST_PART or not any(map(str.isalpha, word)):
            return ()
        found = [*self._near(word, fields), *self._parted(word, fields)]
        found.sort(key=lambda candidate: _rank(candidate, word))
        return tuple(self._as_written(candidate, fields) for candidate in found[:_MOST])

    def _near(self, word: str, fields: Fields) -> Iterator[Candidate]:
        """Yield the words that are few edits away."""
        most = 1 if len(word) <= _SHORT else 2
        articles: Counter[str] = Counter()
        edits: dict[str, int] = {}
        for view, nearest in zip(self._views, self._nearest[_is_prose(fields)], strict=True):
            near = nearest.within(word, most)
            written = WrittenWords(view, fields)
            counts = written.counts(near.words)
            for at in np.flatnonzero(counts).tolist():
                other = written.words[int(near.words[at])].decode()
                articles[other] += int(counts[at])
                edits[other] = int(near.edits[at])
        for other, count in articles.items():
            if any(map(str.isalpha, other)):
                yield Candidate(other, count, edits[other])

    def _parted(self, word: str, fields: Fields) -> list[Candidate]:
        """Return the pairs of words that give this one when they are run together."""
        found: list[tuple[int, str, str]] = []
        for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            parts = word[:at], word[at:]
            rarer = min(self._articles(part, fields) for part in parts)
            if rarer:
                found.append((rarer, *parts))
        found.sort(reverse=True)
        candidates: list[Candidate] = []
        for _, one, other in found[:_PARTINGS]:
            phrase = Phrase((Word(one), Word(other)))
            scope = Scope(fields, "article", scored=False)
            articles = sum(len(reader.find(phrase, scope)) for reader in self._leaves)
            if articles:
                candidates.append(Candidate(f"{one} {other}", articles, 1))
        return candidates

    def _joined(self, one: AskedWord, other: AskedWord, fields: Fields) -> Suggestion | None:
        """Return the one word that two neighbours are, if articles have it."""
        beside = other.span.start - one.span.end == 1
        if not beside or one.field != other.field or one.quoted != other.quoted:
            return None
        articles = self._articles(one.word + other.word, fields)
        if not articles:
            return None
        together = self._as_written(Candidate(one.word + other.word, articles, 1), fields)
        span = Span(one.span.start, other.span.end)
        return Suggestion(f"{one.word} {other.word}", span, (together,), one.quoted)

    def _articles(self, word: str, fields: Fields) -> int:
        """Return how many articles have a word as it is written."""
        count = 0
        for view in self._views:
            written = WrittenWords(view, fields)
            ordinal = written.words.find(word.encode())
            if ordinal >= 0:
                count += int(written.counts(np.array([ordinal]))[0])
        return count

    def _as_written(self, candidate: Candidate, fields: Fields) -> Candidate:
        """Return a candidate with the capitals and accents that most articles give it."""
        spellings: Counter[str] = Counter()
        for view in self._views:
            written = WrittenWords(view, fields)
            ordinal = written.words.find(candidate.word.encode())
            if ordinal >= 0:
                spellings.update(written.spellings(ordinal))
        if not spellings:
            return candidate
        # Headlines set in capitals say little.
        usual = {spelling for spelling in spellings if not spelling.isupper()} or spellings
        most = max(usual, key=lambda spelling: (spellings[spelling], spelling))
        return candidate._replace(word=most)


def _rank(candidate: Candidate, word: str) -> tuple[int, float, str]:
    """Return what candidates are ordered by, the best first."""
    likely = candidate.articles / (1 if candidate.word[0] == word[0] else _FIRST_LETTER)
    return candidate.edits, -likely, candidate.word


def _fields_of(word: AskedWord, bare: Fields, *, indirect: bool) -> Fields:
    """Return the fields of the index that a word is looked for in."""
    if word.field is None:
        return bare
    if word.field in QUOTATION_FIELDS:
        name = "quote" if word.field == "quote" else "speaker"
        return quotation_fields(name, indirect=indirect)
    return (INDEX_FIELD[word.field],)


def _is_prose(fields: Fields) -> bool:
    return fields[0] in PROSE_FIELDS


def _table(segment: Segment, *, is_prose: bool) -> StringTable:
    return segment.forms if is_prose else segment.names
