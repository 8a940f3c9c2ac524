"""Whether an article, or one quotation of it, satisfies a query: read from the text itself.

The meaning of every node of the syntax tree, without an index. An engine asks it about
what its postings leave open; tests hold engines against it.
"""

from __future__ import annotations

from searchnews.engine import Match, Stored
from searchnews.match import Matcher, SpokenBy
from searchnews.query.tree import Node

__all__ = ["Truth"]


class Truth:
    """Tells of articles and quotations whether `node` holds for them.

    With `indirect`, reported quotations count. Who speaks is a matter of many articles:
    where nobody says it (`spoken_by`), the name has to be in that of the quotation's speaker.
    """

    def __init__(self, node: Node, match: Match = "all", *, indirect: bool = False) -> None:
        self._matcher = Matcher(node, match, indirect=indirect)

    def of_article(self, stored: Stored, spoken_by: SpokenBy | None = None) -> bool:
        """Tell whether the article satisfies the query."""
        quotes = stored.quotes + stored.indirect
        found = self._matcher.of_article(stored.article, quotes, spoken_by, marking=False)
        return found is not None

    def of_quotation(self, stored: Stored, ordinal: int, spoken_by: SpokenBy | None = None) -> bool:
        """Tell whether the quotation does; bare words are looked for in its words."""
        quote = stored.quote(ordinal)
        found = self._matcher.of_quotation(stored.article, ordinal, quote, spoken_by, marking=False)
        return found is not None
