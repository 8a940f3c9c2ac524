"""Whether an article, or one quotation of it, satisfies a query: read from the text itself.

The meaning of every node of the syntax tree, without an index. An engine asks it about
what its postings leave open; tests hold engines against it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from searchnews.article import Article, Quote, moment
from searchnews.engine import Match, Stored
from searchnews.match import occurrences, pattern_test
from searchnews.query.by_clause import name_asked_for
from searchnews.query.fields import KEYWORD_FIELDS, QUOTATION_FIELDS
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

__all__ = ["SpokenBy", "Truth", "keyword_holds"]

#: Whether the quotation with an ordinal is by the speaker with a name, however spelled.
SpokenBy: TypeAlias = Callable[[str, int], bool]


class _Scope(NamedTuple):
    """What leaves are looked for in: (field, text) pairs of one article or one quotation.

    `quotes` are those that a clause about quotations may mean, with their ordinals: all of
    the article, or the one.
    """

    texts: tuple[tuple[FieldName, str], ...]
    article: Article
    quotes: tuple[tuple[int, Quote], ...]
    spoken_by: SpokenBy | None


class Truth:
    """Tells of articles and quotations whether `node` holds for them.

    With `indirect`, reported quotations count. Who speaks is a matter of many articles:
    where nobody says it (`spoken_by`), the name has to be in that of the quotation's speaker.
    """

    def __init__(self, node: Node, match: Match = "all", *, indirect: bool = False) -> None:
        self._node = node
        self._match = match
        self._indirect = indirect

    def of_article(self, stored: Stored, spoken_by: SpokenBy | None = None) -> bool:
        """Tell whether the article satisfies the query."""
        article = stored.article
        quotes = stored.quotes + stored.indirect if self._indirect else stored.quotes
        texts: tuple[tuple[FieldName, str], ...] = (
            ("headline", article.headline),
            ("body", article.prose()),
        )
        scope = _Scope(texts, article, tuple(enumerate(quotes)), spoken_by)
        return self._holds(self._node, scope)

    def of_quotation(self, stored: Stored, ordinal: int, spoken_by: SpokenBy | None = None) -> bool:
        """Tell whether the quotation does; bare words are looked for in its words."""
        quotes = ((ordinal, stored.quote(ordinal)),)
        return self._holds(self._node, _narrowed(_Scope((), stored.article, quotes, spoken_by)))

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
        if node.name not in QUOTATION_FIELDS:
            text = scope.article.prose() if node.name == "body" else _text(scope.article, node.name)
            return self._holds(node.child, scope._replace(texts=((node.name, text),)))
        holds = self._is_by if node.name == "by" else self._holds
        return any(holds(node.child, _narrowed(one, node.name)) for one in _each(scope))

    def _is_by(self, node: Node, scope: _Scope) -> bool:
        """Tell whether the one quotation of the scope is by whom a ``by:`` clause asks for."""
        name = name_asked_for(node)
        if name is not None and scope.spoken_by is not None:
            ((ordinal, _),) = scope.quotes
            return scope.spoken_by(name, ordinal)
        match node:
            case Or(children=children):
                return any(self._is_by(child, scope) for child in children)
            case And(children=children) | Clauses(children=children):
                return all(self._is_by(child, scope) for child in children)
            case Not(child=child):
                return not self._is_by(child, scope)
            case Boost(child=child):
                return self._is_by(child, scope)
            case _:
                return self._holds(node, scope)

    def _side_by_side(self, children: Sequence[Node], scope: _Scope, match: Match) -> bool:
        group, rest = group_among(children, match)
        verdicts = [self._holds(child, scope) for child in rest if not isinstance(child, Not)]
        if group:
            # In the scope of one quotation there is only that one.
            verdicts.append(
                any(all(self._holds(c, _narrowed(one)) for c in group) for one in _each(scope))
            )
        if verdicts and not (all(verdicts) if match == "all" else any(verdicts)):
            return False
        return all(self._holds(child, scope) for child in rest if isinstance(child, Not))


def _each(scope: _Scope) -> Iterator[_Scope]:
    """Yield the scope of each quotation alone."""
    for quote in scope.quotes:
        yield scope._replace(quotes=(quote,))


def _narrowed(scope: _Scope, field: FieldName = "quote") -> _Scope:
    """Return the scope of one quotation, in whose words or speaker leaves are looked for."""
    ((_, quote),) = scope.quotes
    if field == "quote":
        return scope._replace(texts=(("quote", quote.spoken()),))
    return scope._replace(texts=(("speaker", quote.speaker or ""),))


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
