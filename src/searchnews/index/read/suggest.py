"""For words that are in no article, the nearest of those that are.

Near are words of few edits (Damerau 1964), the frequent before the rare; slips seldom hit
the first letter (Yannakoudakis and Fawthrop, "The rules of spelling errors", 1983). Which
letters are doubled is what memory holds worst: it is one slip, and a likely one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from heapq import heapify, heappop, heappush
from itertools import islice, pairwise
from typing import Final, TypeAlias

import numpy as np

from searchnews.engine import Candidate, Suggestion
from searchnews.explanation import Count
from searchnews.index.files.segment import PROSE_FIELDS, Segment
from searchnews.index.files.strings import StringTable
from searchnews.index.read.leaves import LeafReader, Scope
from searchnews.index.read.missing import Fields, fields_of
from searchnews.index.read.nearest import Nearest
from searchnews.index.read.renaming import Renaming, renamed
from searchnews.index.read.written import WrittenWords
from searchnews.query.asked import AskedWord
from searchnews.query.tree import Phrase, Word
from searchnews.text import Span

__all__ = ["Suggester"]

#: A word, or a name, and the fields of the index that it is looked for in.
_Asked: TypeAlias = tuple[str, Fields]

#: Candidates of a word.
_MOST: Final = 3
#: In a word of up to so many letters there is one slip at most.
_SHORT: Final = 4
#: How much less likely a slip in the first letter is.
_FIRST_LETTER: Final = 10
#: How much more likely it is that only the doubling of letters differs.
_DOUBLING: Final = 10
_DOUBLED: Final = re.compile(r"(.)\1+")
#: Longer words were never typed by hand; the work grows with the square of the length.
_LONGEST: Final = 200
#: The shortest words that run together, and how many ways to part a word are looked up.
_SHORTEST_PART: Final = 2
#: For how many words of a query the nearest are looked for.
_MOST_WORDS: Final = 16
_PARTINGS: Final = 3
#: Up to how many articles are read to count those with a word as it is written.
_MOST_READ: Final = 2_000


class Suggester:
    """Finds what was meant among the words of all segments.

    `is_known` tells of a name whether anybody who is quoted answers to it.
    """

    def __init__(self, leaves: Sequence[LeafReader], is_known: Callable[[str], bool]) -> None:
        self._leaves = leaves
        self._views = [reader.view for reader in leaves]
        self._renaming = Renaming(leaves, is_known)
        self._nearest = {
            is_prose: [Nearest(_table(view.segment, is_prose=is_prose)) for view in self._views]
            for is_prose in (True, False)
        }

    def suggest(
        self,
        words: Sequence[AskedWord],
        missing: Sequence[AskedWord],
        bare: Fields,
        *,
        indirect: bool,
    ) -> tuple[Suggestion, ...]:
        """Return a suggestion for each of the `missing` among the words, in their order.

        Only the first of them have candidates. `bare` are the fields that a word without a
        field is looked for in; with `indirect`, reported quotations count. A title before a
        name that is missing is none of it, and has no suggestion.
        """
        fields = partial(fields_of, bare=bare, indirect=indirect)
        found: dict[AskedWord, Suggestion] = {}
        lost, joined = set(missing), set[AskedWord]()
        for one, other in pairwise(words):
            if {one, other} & joined or not ({one, other} & lost):
                continue
            together = self._joined(one, other, fields(one))
            if together is not None:
                found[one] = together
                joined |= {one, other}
        left = [(word, fields(word)) for word in missing if word not in joined]
        nearest = self._nearest_of([(word.word, of) for word, of in left])
        chosen = self._chosen(left, nearest)
        for word, of in left:
            near: Sequence[Candidate] | None = nearest.get((word.word, of), ())
            if word.name is not None:
                near = chosen[word.name, of].get(word.word)
            if near is not None:
                written = tuple(self._as_written(candidate, of) for candidate in near[:_MOST])
                found[word] = _suggestion(word, written)
        return tuple(found[word] for word in words if word in found)

    def _nearest_of(self, words: Sequence[tuple[str, Fields]]) -> dict[_Asked, list[Candidate]]:
        """Return what is near the first of some words, the nearest first."""
        first = list(dict.fromkeys(words))[:_MOST_WORDS]
        return {asked: self._candidates(*asked) for asked in first}

    def _chosen(
        self, words: Sequence[tuple[AskedWord, Fields]], nearest: Mapping[_Asked, list[Candidate]]
    ) -> dict[_Asked, dict[str, tuple[Candidate, ...]]]:
        """Return, for each name and the words of it, which candidates make it somebody's."""
        names: defaultdict[_Asked, dict[str, Sequence[Candidate]]] = defaultdict(dict)
        for word, fields in words:
            if word.name is not None:
                names[word.name, fields][word.word] = nearest.get((word.word, fields), ())
        return {
            (name, fields): self._renaming.chosen(name, near, fields)
            for (name, fields), near in names.items()
        }

    def _candidates(self, word: str, fields: Fields) -> list[Candidate]:
        if not _SHORTEST_PART <= len(word) <= _LONGEST or not any(map(str.isalpha, word)):
            return []
        found = [*self._near(word, fields), *self._parted(word, fields)]
        if _is_prose(fields):
            return list(islice(self._settled(found, word, fields), _MOST))
        found.sort(key=lambda candidate: _rank(candidate, word))
        return found

    def _settled(
        self, found: Sequence[Candidate], word: str, fields: Fields
    ) -> Iterator[Candidate]:
        """Yield candidates, the best first, once the texts have told how many articles have them.

        Before that, words that share a bit have one number, which is too high.
        """
        sure = {pair.word: Count(pair.articles, pair.at_most) for pair in found if " " in pair.word}
        queue = [(_rank(candidate, word), candidate) for candidate in found]
        heapify(queue)
        while queue:
            _, best = heappop(queue)
            if best.word not in sure:
                alike = [other.word for other in found if other.articles == best.articles]
                sure |= self._articles(alike, fields)
            number, at_most = sure[best.word]
            if number == best.articles:
                yield best._replace(at_most=at_most)
            elif number:
                fewer = best._replace(articles=number)
                heappush(queue, (_rank(fewer, word), fewer))

    def _near(self, word: str, fields: Fields) -> Iterator[Candidate]:
        """Yield the words that are few edits away, in at most so many articles."""
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
            rarer = min(self._at_most(part, fields) for part in parts)
            if rarer:
                found.append((rarer, *parts))
        found.sort(reverse=True)
        candidates: list[Candidate] = []
        for _, one, other in found[:_PARTINGS]:
            articles, at_most = self._side_by_side(one, other, fields)
            if articles:
                candidates.append(Candidate(f"{one} {other}", articles, 1, at_most))
        return candidates

    def _side_by_side(self, one: str, other: str, fields: Fields) -> Count:
        """Return how many articles have two words, as they are written, side by side."""
        phrase, scope = Phrase((Word(one), Word(other))), Scope(fields, "article", scored=False)
        have, unread, left = 0, 0, _MOST_READ
        for reader in self._leaves:
            docs = reader.find(phrase, scope).keys
            have += WrittenWords(reader.view, fields).beside(one, other, docs[:left].tolist())
            unread += len(docs[left:])
            left -= min(left, len(docs))
        return Count(have + unread, unread > 0) if have else Count(0)

    def _joined(self, one: AskedWord, other: AskedWord, fields: Fields) -> Suggestion | None:
        """Return the one word that two neighbours are, if articles have it."""
        beside = other.span.start - one.span.end == 1
        if not beside or one._replace(word="", span=other.span) != other._replace(word=""):
            return None
        run_together = one.word + other.word
        articles, at_most = self._articles([run_together], fields)[run_together]
        if not articles:
            return None
        together = Candidate(run_together, articles, 1, at_most)
        both = one._replace(
            word=f"{one.word} {other.word}", span=Span(one.span.start, other.span.end)
        )
        if one.name is not None and not self._renaming.answers(
            renamed(one.name, {one.word: together.word, other.word: ""}), fields
        ):
            return None
        return _suggestion(both, (self._as_written(together, fields),))

    def _articles(self, words: Collection[str], fields: Fields) -> dict[str, Count]:
        """Return how many articles have each of some words as they are written."""
        numbers, unsure = Counter[str](), set[str]()
        for view in self._views:
            written = WrittenWords(view, fields)
            found = {written.words.find(word.encode()) for word in words} - {-1}
            ordinals = np.array(sorted(found), dtype=np.int64)
            counts, too_high = written.settled(ordinals, _MOST_READ)
            for at, ordinal in enumerate(ordinals.tolist()):
                word = written.words[ordinal].decode()
                numbers[word] += int(counts[at])
                if too_high[at]:
                    unsure.add(word)
        return {word: Count(numbers[word], word in unsure) for word in words}

    def _at_most(self, word: str, fields: Fields) -> int:
        """Return how many articles have a word, or one that shares its bit."""
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
    """Return what candidates are ordered by, the best first.

    Letters that are doubled, or are not, are one slip in all, however many they are.
    """
    edits, likely = candidate.edits, float(candidate.articles)
    if candidate.word[0] != word[0]:
        likely /= _FIRST_LETTER
    if _DOUBLED.sub(r"\1", candidate.word) == _DOUBLED.sub(r"\1", word):
        edits, likely = 1, likely * _DOUBLING
    return edits, -likely, candidate.word


def _suggestion(word: AskedWord, candidates: tuple[Candidate, ...]) -> Suggestion:
    of = word.quoted, word.option, word.value, word.field, word.exact
    return Suggestion(word.word, word.span, candidates, *of)


def _is_prose(fields: Fields) -> bool:
    return fields[0] in PROSE_FIELDS


def _table(segment: Segment, *, is_prose: bool) -> StringTable:
    return segment.forms if is_prose else segment.names
