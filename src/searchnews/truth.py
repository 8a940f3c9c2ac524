"""Whether an article, or one quotation of it, satisfies a query: read from the text itself.

The meaning of every node of the syntax tree, without an index. An engine asks it about
what its postings leave open; tests hold engines against it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from searchnews.article import Article, Quote, moment
from searchnews.engine import Match, Stored
from searchnews.match import occurrences, pattern_test
from searchnews.query.fields import KEYWORD_FIELDS
from searchnews.query.groups import group_among
from searchnews.query.tree import (
    And,
    Boost,
    Clauses,
    Dates,
    Everything,
    Exact,
    Field,
    FieldName,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Word,
)
from searchnews.text import fold

__all__ = ["Truth", "keyword_holds"]


class _Scope(NamedTuple):
    """What leaves are looked for in: (field, text) pairs of one article or one quotation.

    `quotes` are those that a clause about quotations may mean: all of the article, or the one.
    """

    texts: tuple[tuple[FieldName, str], ...]
    article: Article
    quotes: tuple[Quote, ...]


class Truth:
    """Tells of articles and quotations whether `node` holds for them."""

    def __init__(self, node: Node, match: Match = "all") -> None:
        self._node = node
        self._match = match

    def of_article(self, stored: Stored) -> bool:
        """Tell whether the article satisfies the query."""
        article = stored.article
        texts: tuple[tuple[FieldName, str], ...] = (
            ("headline", article.headline),
            ("body", article.prose()),
        )
        return self._holds(self._node, _Scope(texts, article, stored.quotes))

    def of_quotation(self, article: Article, quote: Quote) -> bool:
        """Tell whether the quotation does; bare words are looked for in its words."""
        return self._holds(self._node, _quotation_scope(article, quote))

    def _holds(self, node: Node, scope: _Scope) -> bool:
        match node:
            case And(children=children):
                return self._side_by_side(children, scope, "all")
            case Clauses(children=children):
                return self._side_by_side(children, scope, self._match)
            case Or(children=children):
                return any(self._holds(child, scope) for child in children)
            case Not(child=child):
                return not self._holds(child, scope)
            case Boost(child=child):
                return self._holds(child, scope)
            case Everything():
                return any(text.strip() for _, text in scope.texts)
            case Dates(start=start, end=end):
                return _published(scope.article, start, end)
            case Field():
                return self._field(node, scope)
            case leaf:
                return any(occurrences(leaf, field, text) for field, text in scope.texts)

    def _field(self, node: Field, scope: _Scope) -> bool:
        if node.name in KEYWORD_FIELDS:
            return keyword_holds(node.child, _text(scope.article, node.name), self._match)
        if node.name not in ("quote", "speaker"):
            text = scope.article.prose() if node.name == "body" else _text(scope.article, node.name)
            narrowed = _Scope(((node.name, text),), scope.article, scope.quotes)
            return self._holds(node.child, narrowed)
        return any(
            self._holds(node.child, _quotation_scope(scope.article, quote, node.name))
            for quote in scope.quotes
        )

    def _side_by_side(self, children: Sequence[Node], scope: _Scope, match: Match) -> bool:
        group, rest = group_among(children, match)
        verdicts = [self._holds(child, scope) for child in rest if not isinstance(child, Not)]
        if group:
            # In the scope of one quotation there is only that one.
            verdicts.append(
                any(
                    all(self._holds(c, _quotation_scope(scope.article, quote)) for c in group)
                    for quote in scope.quotes
                )
            )
        if verdicts and not (all(verdicts) if match == "all" else any(verdicts)):
            return False
        return all(self._holds(child, scope) for child in rest if isinstance(child, Not))


def _quotation_scope(article: Article, quote: Quote, field: FieldName = "quote") -> _Scope:
    text = quote.spoken() if field == "quote" else quote.speaker or ""
    return _Scope(((field, text),), article, (quote,))


def _text(article: Article, field: FieldName) -> str:
    value = getattr(article, field)
    return value if isinstance(value, str) else ""


def _published(article: Article, start: str | None, end: str | None) -> bool:
    if article.date is None:
        return False
    instant = moment(article.date)
    return (start is None or moment(start) <= instant) and (
        end is None or instant <= moment(end, end=True)
    )


def keyword_holds(node: Node, value: str, match: Match = "all") -> bool:
    """Tell whether the value of an untokenised field (id, url, language) satisfies a clause.

    Words and phrases are the whole value, letter by letter; patterns do not mind case and
    accents. A field without a value satisfies nothing.
    """
    if not value:
        return False
    match node:
        case Word(text=text) | Exact(text=text):
            return value == text
        case Phrase(parts=parts):
            return value == " ".join(part.text for part in parts)
        case Pattern(text=text):
            return pattern_test(text)(fold(value).replace("'", ""))
        case Everything():
            return True
        case Not(child=child):
            return not keyword_holds(child, value, match)
        case Boost(child=child):
            return keyword_holds(child, value, match)
        case And(children=children):
            return all(keyword_holds(child, value, match) for child in children)
        case Or(children=children):
            return any(keyword_holds(child, value, match) for child in children)
        case Clauses(children=children):
            verdicts = [keyword_holds(child, value, match) for child in children]
            return all(verdicts) if match == "all" else any(verdicts)
        case _:
            return False
