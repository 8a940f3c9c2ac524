"""What an article says, by whom: its paragraphs as groups of runs and clauses, each a quotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from searchnews.article import Article
from searchnews.quotes.furniture import is_furniture
from searchnews.quotes.grouping import Group, group_of_clause, groups_of_items, held_by
from searchnews.quotes.indirect import Clause, may_report, reported_clauses
from searchnews.quotes.interview import may_take_turns, turns
from searchnews.quotes.marks import find_runs, may_open
from searchnews.quotes.reader import Reader
from searchnews.quotes.unclosed import cut_unclosed
from searchnews.sentences import paragraphs
from searchnews.text import Span

__all__ = ["Reading", "may_quote"]

_NO_SPEAKER = frozenset(("navigation", "boilerplate", "headline"))


def may_quote(text: str) -> bool:
    """Tell whether the text may hold marks or turns at all: most articles hold none."""
    return may_open(text) or may_take_turns(text)


class Reading:
    """One article on its way to quotations."""

    def __init__(self, article: Article) -> None:
        text = self.text = article.body
        self._parts = paragraphs(text)
        self._runs = cut_unclosed(text, find_runs(text, self._parts))
        self._turns = turns(text, self._parts)
        for turn in self._turns:
            self._runs[turn.paragraph] = []  # marks inside a turn are nested ones
        self._chrome = [r.span for r in article.regions if r.kind in _NO_SPEAKER]

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self.text, self._parts, self._runs)

    def marked(self) -> list[Group]:
        """Return the quotations in marks and the turns of interviews, in order."""
        if not self._turns and not any(self._runs):
            return []
        found = list(groups_of_items(self.text, self._reader.items()))
        if self._turns:
            taken = (Clause((turn.span,), turn.evidence, "direct") for turn in self._turns)
            found += map(group_of_clause, taken)
            found.sort(key=lambda group: group.start)
        return found

    def reported(self, marked: Sequence[Group]) -> list[tuple[Group, range]]:
        """Return the reported quotations, in order, with the places of `marked` ones inside."""
        held = held_by(marked, list(self._clauses()))
        return [(group_of_clause(clause), inside) for clause, inside in held]

    def _clauses(self) -> Iterator[Clause]:
        taken = {turn.paragraph for turn in self._turns}
        for number, part in enumerate(self._parts):
            if number in taken or self.is_chrome(part):
                continue
            if may_report(self.text[part.start : part.end]):
                yield from reported_clauses(self._reader.sentences(number))

    def is_chrome(self, span: Span) -> bool:
        """Tell whether the span is in navigation, boilerplate or a repeated headline."""
        return any(region.overlaps(span) for region in self._chrome)

    def naming(self) -> list[Span]:
        """Return the paragraphs that may name someone."""
        return [
            part
            for part in self._parts
            if not any(c.contains(part) for c in self._chrome) and not is_furniture(self.text, part)
        ]

    def hidden(self) -> list[Span]:
        """Return where the runs are: names in them are the speaker's words, not the article's."""
        return [Span(run.start, run.end) for runs in self._runs for run in runs]
