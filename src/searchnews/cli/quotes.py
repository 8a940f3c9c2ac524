"""``quotes``: quotations as results of their own."""

from __future__ import annotations

from searchnews.cli.options import (
    DEFAULT_INDEX,
    By,
    ColorOption,
    IndexDir,
    Indirect,
    Limit,
    MatchOption,
    MatchRule,
    Order,
    Page,
    Paging,
    QueryWords,
    ResultFormat,
    ResultFormatOption,
    Since,
    SortOption,
    Source,
    Until,
    query_of,
)
from searchnews.cli.present import Display
from searchnews.cli.request import SearchRequest
from searchnews.cli.terminal import Color

__all__ = ["quotes"]


def quotes(
    query: QueryWords = None,
    by: By = None,
    source: Source = None,
    since: Since = None,
    until: Until = None,
    match: MatchOption = MatchRule.all,
    sort: SortOption = Order.relevance,
    indirect: Indirect = False,
    limit: Limit = 10,
    page: Page = 1,
    format: ResultFormatOption = ResultFormat.text,
    color: ColorOption = Color.auto,
    pager: Paging = True,
    directory: IndexDir = DEFAULT_INDEX,
) -> int:
    """Find quotations, the best first.

    The words of the query are looked for in what was said; --by alone gives all of a speaker.
    """
    import searchnews

    request = SearchRequest(
        query=query_of(query),
        match=match,
        sort=sort,
        speaker=by,
        source=source,
        since=since,
        until=until,
        indirect=indirect,
    )
    with searchnews.open(directory) as engine:
        results = request.quotes(engine, limit=limit, offset=(page - 1) * limit)
        return Display(format.value, color, pager).page(results)
