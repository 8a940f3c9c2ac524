"""Found articles × the spans that matched → the lines of a concordance."""

from searchnews.kwic.context import WIDTH, Context, snap_end, snap_start
from searchnews.kwic.lines import KwicLine
from searchnews.kwic.order import KwicSort
from searchnews.kwic.search import KwicPage, search_lines

__all__ = [
    "WIDTH",
    "Context",
    "KwicLine",
    "KwicPage",
    "KwicSort",
    "search_lines",
    "snap_end",
    "snap_start",
]
