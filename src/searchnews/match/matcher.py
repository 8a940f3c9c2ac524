"""A query, ready to be looked for in many articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from searchnews.article import Article, Quote
from searchnews.match.parts import Mark
from searchnews.match.plan import loosened, part_of, plan_of
from searchnews.match.scope import Quotation, Scope, SpokenBy, field_text
from searchnews.query.tree import Field, FieldName, Match, Node
from searchnews.text import Span

__all__ = ["ClauseSpan", "Matcher", "keyword_test"]

#: Where a clause without a field is looked for.
_BARE_FIELDS: frozenset[FieldName] = frozenset({"headline", "body", "quote"})
#: Stands for the article where a text has none.
_NO_ARTICLE = Article(id="", body="")


class ClauseSpan(NamedTuple):
    """A span of a text, and the ordinal in `Matcher.clauses` of the clause it makes true."""

    span: Span
    clause: int


class Matcher:
    """Says of articles, quotations and texts whether a query holds, and what makes it true.

    `match` says what clauses side by side mean; with `indirect`, reported quotations count.
    The `clauses` are what can be marked: all leaves of the query but those that it excludes.
    """

    __slots__ = ("_alone", "_indirect", "_root", "clauses")

    def __init__(self, node: Node, match: Match = "all", *, indirect: bool = False) -> None:
        self._root, self.clauses, self._alone = plan_of(node, match)
        self._indirect = indirect

    def of_article(
        self,
        article: Article,
        quotes: Sequence[Quote],
        spoken_by: SpokenBy | None = None,
        *,
        marking: bool = True,
    ) -> list[Mark] | None:
        """Return what makes the query true of an article, or None if it is false.

        `quotes` are all quotations of the article, by their ordinals; without `spoken_by`, a
        ``by:`` clause looks for the name in those of their speakers. Unless `marking`, it is
        only told whether the query holds.
        """
        return self._root.marks(self._scope(article, quotes, spoken_by, marking=marking))

    def of_quotation(
        self,
        article: Article,
        ordinal: int,
        quote: Quote,
        spoken_by: SpokenBy | None = None,
        *,
        marking: bool = True,
    ) -> list[Mark] | None:
        """Return the same of one quotation; bare words are looked for in its words."""
        quotation = Quotation(ordinal, quote, article)
        scope = Scope((quotation.words,), article, (quotation,), spoken_by, marking=marking)
        return self._root.marks(scope)

    def anything(
        self, article: Article, quotes: Sequence[Quote], spoken_by: SpokenBy | None = None
    ) -> list[Mark]:
        """Return what any of the clauses finds in an article, though the query does not hold."""
        return loosened(self._root).marks(self._scope(article, quotes, spoken_by)) or []

    def _scope(
        self,
        article: Article,
        quotes: Sequence[Quote],
        spoken_by: SpokenBy | None,
        *,
        marking: bool = True,
    ) -> Scope:
        texts = (field_text("headline", article.headline), field_text("body", article.prose()))
        quotations = tuple(
            Quotation(ordinal, quote, article)
            for ordinal, quote in enumerate(quotes)
            if self._indirect or quote.kind != "indirect"
        )
        return Scope(texts, article, quotations, spoken_by, marking=marking)

    def find(self, field: FieldName, text: str) -> list[ClauseSpan]:
        """Return the spans of `text` that make clauses true, sorted.

        The text of the field ``quote`` is that of one quotation, of ``speaker`` one name.
        """
        scope = Scope((field_text(field, text),), _NO_ARTICLE, unit=True)
        found: list[ClauseSpan] = []
        for clause, part in zip(self.clauses, self._alone, strict=True):
            if field == clause.field or (clause.field is None and field in _BARE_FIELDS):
                found += [ClauseSpan(mark.span, mark.clause) for mark in part.marks(scope) or ()]
        return sorted(found)


def keyword_test(field: Field, match: Match) -> Callable[[str], bool]:
    """Return the test whether a value of an untokenised field satisfies the clause about it."""
    root = part_of(field.child, match, field.name)

    def holds(value: str) -> bool:
        scope = Scope((field_text(field.name, value),), _NO_ARTICLE, marking=False)
        return root.marks(scope) is not None

    return holds
