"""``speakers``: who is quoted."""

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
    Page,
    Paging,
    QueryWords,
    ResultFormat,
    ResultFormatOption,
    Since,
    Source,
    Until,
    query_of,
)
from searchnews.cli.present import Display
from searchnews.cli.request import SearchRequest
from searchnews.cli.terminal import Color

__all__ = ["speakers"]


def speakers(
    query: QueryWords = None,
    by: By = None,
    source: Source = None,
    since: Since = None,
    until: Until = None,
    match: MatchOption = MatchRule.all,
    indirect: Indirect = False,
    limit: Limit = 50,
    page: Page = 1,
    format: ResultFormatOption = ResultFormat.text,
    color: ColorOption = Color.auto,
    pager: Paging = True,
    directory: IndexDir = DEFAULT_INDEX,
) -> int:
    """List who is quoted, the most quoted first.

    Of the articles that the query finds; without one, of all. Each with roles, counts, the
    dates of the first and the last article, and the other spellings of the name.
    """
    import searchnews

    request = SearchRequest(
        query=query_of(query),
        match=match,
        speaker=by,
        source=source,
        since=since,
        until=until,
        indirect=indirect,
    )
    with searchnews.open(directory) as engine:
        results = request.speakers(engine, limit=limit, offset=(page - 1) * limit)
    return Display(format.value, color, pager).page(results)
