"""A hit of a search: what shows why it was found is worked out when it is looked at."""

from __future__ import annotations

from functools import cached_property

from searchnews.article import Quote
from searchnews.engine import Found
from searchnews.match import Marks, Matcher, marks_of
from searchnews.results import Hit
from searchnews.snippets import Snippet, highlight, snippets
from searchnews.text import Span, merge

__all__ = ["FoundHit"]


class FoundHit(Hit):
    """A hit made of what an engine found; at most `passages` snippets."""

    def __init__(self, found: Found, matcher: Matcher, passages: int) -> None:
        keep = object.__setattr__
        keep(self, "rank", found.rank)
        keep(self, "score", found.score)
        keep(self, "article", found.stored.article)
        self.__dict__.update(_found=found, _matcher=matcher, _passages=passages)

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotations that matched."""
        found: Found = self.__dict__["_found"]
        return tuple(map(found.stored.quote, found.matching))

    @cached_property
    def snippets(self) -> tuple[Snippet, ...]:
        """The passages that show why the article was found."""
        return snippets(
            self.article,
            self._marks,
            self._matcher.clauses,
            quotes=self.quotes,
            limit=self.__dict__["_passages"],
        )

    @cached_property
    def headline_highlights(self) -> tuple[Span, ...]:
        """What of the headline matched."""
        return tuple(merge(mark.span for mark in self._marks.headline))

    @cached_property
    def quote_highlights(self) -> tuple[tuple[Span, ...], ...]:
        """What of each of the quotations matched."""
        return tuple(highlight(quote.spoken(), "quote", self._matcher) for quote in self.quotes)

    @cached_property
    def _marks(self) -> Marks:
        found: Found = self.__dict__["_found"]
        quotes = found.stored.quotes + found.stored.indirect
        return marks_of(self.article, quotes, self._matcher, found.spoken_by)

    @property
    def _matcher(self) -> Matcher:
        matcher: Matcher = self.__dict__["_matcher"]
        return matcher
