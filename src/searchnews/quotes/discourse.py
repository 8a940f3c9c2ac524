"""Who is named where in an article, and in which sentence and paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from searchnews.quotes import lexicon
from searchnews.quotes.entities import Entities, Entity
from searchnews.quotes.mentions import Mention, first_from, read_mentions
from searchnews.quotes.name_forms import is_common
from searchnews.quotes.names import Names
from searchnews.quotes.positions import is_adjunct
from searchnews.text import Span

__all__ = ["WINDOW", "Discourse", "is_plausible"]

WINDOW = 16  # mentions
# The pattern begins with one character of a set: the engine skips to the next of them.
_SENTENCE_END = re.compile(
    r"[.!?\n](?:(?<=\n)|(?<![.!?][.!?])(?<!\n)[.!?]*[\"”’')]*\s+(?=[^a-z\s]))"
)
_LINE_END = re.compile(r"[\r\n][\r\n]*")
_QUOTED_NAMES = 12  # that are read of one run


class Discourse:
    """The mentions of an article in order, each kind read when it is first asked for.

    A pronoun that is resolved joins the `history`.
    """

    def __init__(self, text: str, names: Names, hidden: Sequence[Span]) -> None:
        """Take the names of the text and its runs, in which nobody is mentioned."""
        self.text = text
        self.names = names
        self.entities: Entities = names.entities
        self.hidden = hidden

    @cached_property
    def mentions(self) -> list[Mention]:
        """The mentions of all entities outside the runs."""
        return read_mentions(self.text, self.names, self.hidden)

    @cached_property
    def history(self) -> list[Mention]:
        """The mentions of persons and of what may be one."""
        mentions = self.mentions  # reading them tells what is a place
        persons = [_may_be_person(entity) for entity in self.entities.all]
        return [m for m in mentions if persons[m.entity]]

    @cached_property
    def _breaks(self) -> list[int]:
        text = self.text
        return [
            match.end()
            for match in _SENTENCE_END.finditer(text)
            if text[match.start()] != "." or not _abbreviates(text, match.start())
        ]

    @cached_property
    def _lines(self) -> list[int]:
        return [match.end() for match in _LINE_END.finditer(self.text)]

    @cached_property
    def _starts(self) -> list[int]:
        return [found.start for found, _ in self.names.found]

    def sentence(self, position: int) -> int:
        """Return the number of the sentence at the position."""
        return bisect_right(self._breaks, position)

    def sentence_starts(self, position: int, count: int) -> list[int]:
        """Return where the last sentences up to the position begin, the nearest first."""
        here = self.sentence(position)
        return self._breaks[max(0, here - count) : here][::-1]

    def distance(self, earlier: int, later: int) -> int:
        """Return how many sentences begin between the two places."""
        return self.sentence(later) - self.sentence(earlier)

    def paragraph(self, position: int) -> int:
        """Return where the paragraph at the position begins."""
        line = bisect_right(self._lines, position)
        return self._lines[line - 1] if line else 0

    def behind(self, position: int) -> set[int]:
        """Return who is named behind the position up to the next mark, outside the runs."""
        stop = _CLAUSE_END.search(self.text, position, position + _CLAUSE)
        end = position + _CLAUSE if stop is None else stop.start()
        at = first_from(self.mentions, position + 1)
        found: set[int] = set()
        for mention in self.mentions[at : at + WINDOW]:
            if mention.start >= end:
                break
            if not mention.possessive:
                found.add(mention.entity)
        return found

    def reported_from(self, position: int) -> int:
        """Return where the clause begins that the one at `position` reports, if one does.

        As “The plan of Holm is sound” in “The plan of Holm is sound, he said”; not the
        adjunct in “When Holm came, he said”: there it is `position` itself.
        """
        before = self.text[max(0, position - 2) : position].strip()
        here = self.sentence(position)
        start = self._breaks[here - 1] if here else 0
        if before[-1:] not in _REPORT_ENDS or start >= position:
            return position
        return position if is_adjunct(self.text[start : start + _FIRST_WORD]) else start

    def quoted(self, position: int) -> set[int]:
        """Return who is named in the runs next to the position, in its sentence."""
        found: set[int] = set()
        h = bisect_left(self.hidden, position, key=lambda run: run.start)
        here = self.sentence(position)
        for run in self.hidden[max(0, h - 1) : h + 1]:
            edge = run.end if run.end <= position else run.start
            if self.sentence(edge) == here:
                found |= self._named_in(run)
        return found

    def _named_in(self, run: Span) -> set[int]:
        first = bisect_left(self._starts, run.start)
        last = bisect_left(self._starts, run.end)
        return {index for _, index in self.names.found[first : min(last, first + _QUOTED_NAMES)]}


_CLAUSE_END = re.compile(r"[,;:.!?\n“\"]")
_CLAUSE = 160  # code points
_REPORT_ENDS = (",", "”", '"', "’", "'")
_FIRST_WORD = 24  # code points that hold it


def _abbreviates(text: str, point: int) -> bool:
    """Tell whether the full stop is an abbreviation's or an initial's: Mr. Holm, J. Holm."""
    word = text[max(0, point - _WORD) : point].split(" ")[-1]
    return word.lower() in lexicon.ABBREVIATED or (len(word) == 1 and word.isupper())


_WORD = 8  # code points, longer than any abbreviation


def _may_be_person(entity: Entity) -> bool:
    return entity.kind != "organisation" and not is_common(entity.name)


def is_plausible(entity: Entity) -> bool:
    """Tell whether a name of unknown kind behaves like a person's."""
    return entity.speaks or (len(entity.words) > 1 and (entity.reused or entity.acts))
