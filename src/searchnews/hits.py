"""What was found, with what shows why; of articles that is worked out when it is looked at."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from searchnews.article import Quote
from searchnews.engine import Found, FoundQuote
from searchnews.match import Marks, Matcher, marks_of
from searchnews.results import Hit, QuoteHit
from searchnews.snippets import Snippet, snippets
from searchnews.text import Span, merge

__all__ = ["FoundHit", "quote_hit"]


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
        body = [mark.span for mark in self._marks.body]
        return tuple(_inside(quote, body) for quote in self.quotes)

    @cached_property
    def speaker_highlights(self) -> tuple[tuple[Span, ...], ...]:
        """What of the name of the speaker of each of them matched."""
        found: Found = self.__dict__["_found"]
        names: dict[int, list[Span]] = {ordinal: [] for ordinal in found.matching}
        for mark in self._marks.values:
            if mark.field == "speaker" and mark.quotation in names:
                names[mark.quotation].append(mark.span)
        return tuple(tuple(merge(spans)) for spans in names.values())

    @cached_property
    def _marks(self) -> Marks:
        found: Found = self.__dict__["_found"]
        quotes = found.stored.quotes + found.stored.indirect
        return marks_of(self.article, quotes, self._matcher, found.spoken_by)

    @property
    def _matcher(self) -> Matcher:
        matcher: Matcher = self.__dict__["_matcher"]
        return matcher


def quote_hit(found: FoundQuote, matcher: Matcher) -> QuoteHit:
    """Return a quotation that an engine found, with what of it and of its speaker matched."""
    said, named = _marked(found, matcher)
    return QuoteHit(
        rank=found.rank,
        score=found.score,
        article=found.stored.article,
        quote=found.quote,
        highlights=_inside(found.quote, said),
        speaker_highlights=tuple(merge(named)),
    )


def _marked(found: FoundQuote, matcher: Matcher) -> tuple[list[Span], list[Span]]:
    """Return what matched: spans of the body, and of the name of the quotation's speaker."""
    article, quote = found.stored.article, found.quote
    marks = matcher.of_quotation(article, found.ordinal, quote, found.spoken_by)
    if marks is None:
        # It has some of the words.
        said = [mark.span for mark in matcher.find("quote", quote.spoken())]
        named = [mark.span for mark in matcher.find("speaker", quote.speaker or "")]
        return [Span(start + quote.start, end + quote.start) for start, end in said], named
    return (
        [mark.span for mark in marks if mark.field == "body"],
        [mark.span for mark in marks if mark.field == "speaker"],
    )


def _inside(quote: Quote, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return which of the spans of a body lie in a quotation, as offsets into its text."""
    whole = Span(quote.start, quote.end)
    inside = merge(span for span in spans if whole.contains(span))
    return tuple(Span(start - quote.start, end - quote.start) for start, end in inside)
