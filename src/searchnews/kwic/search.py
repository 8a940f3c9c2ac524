"""A request, put to an engine → a page of concordance lines."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, NamedTuple, get_args

from searchnews.engine import Engine, Request, Suggestion
from searchnews.errors import RequestError
from searchnews.kwic.context import Context
from searchnews.kwic.lines import KwicLine, Marker, concordance
from searchnews.kwic.order import KwicSort
from searchnews.match import Matcher

__all__ = ["KwicPage", "search_lines"]

#: Fields whose clauses are marked in headlines and bodies; None is a clause without a field.
_SHOWN: Final = ("headline", "body", "quote", "speaker", "by", None)


class KwicPage(NamedTuple):
    """`lines` is the page that was asked for, `total` the number of all lines.

    These are in so many `articles`; others that are found, `unplaced`, have no line, as what
    they are found for stands nowhere in their text. `relaxed` tells that no article had all
    clauses, and the lines are of those with some; `suggestions` are for words that are in no
    article.
    """

    lines: tuple[KwicLine, ...]
    total: int
    articles: int
    unplaced: int
    relaxed: bool = False
    suggestions: tuple[Suggestion, ...] = ()


def search_lines(
    engine: Engine, request: Request, matcher: Matcher, sort: KwicSort, context: Context
) -> KwicPage:
    """Return the lines of all articles that the request finds; its page is a page of lines.

    `matcher` is that of the request. What its filters ask for narrows, but makes no line.
    Raises RequestError for an option that cannot be used, and for a query that nothing in a
    text could make true (``date:2009``).
    """
    if sort not in get_args(KwicSort):
        raise RequestError(f"sort={sort!r}: it is one of {', '.join(get_args(KwicSort))}")
    context.check()
    if not any(clause.asked and clause.field in _SHOWN for clause in matcher.clauses):
        raise RequestError("give a QUERY with a word or a phrase that can be shown in its context")
    every = replace(request, limit=None, offset=0)
    total, found = engine.iterate(every)
    marker = Marker(matcher)
    page = concordance(found, marker, request, sort, context)
    if total:
        return KwicPage(*page, suggestions=engine.suggest(request))
    some = engine.search(every)
    page = concordance(some.hits, marker, request, sort, context)
    return KwicPage(*page, some.relaxed, some.suggestions)
