"""An article × a query → the spans that make the query true of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from searchnews.article import Article, Quote
from searchnews.match.matcher import ClauseSpan, Matcher
from searchnews.match.parts import Mark
from searchnews.match.scope import SpokenBy

__all__ = ["Marks", "marks_of"]


class Marks(NamedTuple):
    """Spans of the clauses that hold, sorted: offsets into the headline, and into the body.

    `values` are those in other fields: the source, the author, …, the names of speakers.
    """

    headline: tuple[ClauseSpan, ...] = ()
    body: tuple[ClauseSpan, ...] = ()
    values: tuple[Mark, ...] = ()


def marks_of(
    article: Article,
    quotes: Sequence[Quote],
    matcher: Matcher,
    spoken_by: SpokenBy | None = None,
) -> Marks:
    """Return where an article makes the query true.

    `quotes` are all its quotations, by their ordinals, and `spoken_by` says who speaks in them
    (see `Matcher.of_article`). What clauses about quotations found in their words, and in what
    names their speakers, is marked in the body. Where the query is not true of the article,
    it is one of those with some of the words: all that was found is marked.

    An article that was found has a span, here or there, unless the query is true of it
    without any text: because of what it does not say (NOT), of its date, or of ``*``.
    """
    found = matcher.of_article(article, quotes, spoken_by)
    if found is None:
        found = matcher.anything(article, quotes, spoken_by)
    marks = sorted(set(found))
    return Marks(
        tuple(ClauseSpan(mark.span, mark.clause) for mark in marks if mark.field == "headline"),
        tuple(ClauseSpan(mark.span, mark.clause) for mark in marks if mark.field == "body"),
        tuple(mark for mark in marks if mark.field not in ("headline", "body")),
    )
