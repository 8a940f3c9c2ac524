"""A request → how it was understood: a node of the query at a time, put to the executor.

What a clause adds to the score of an article is what the executor gives it there: a leaf
counts where all nodes above it are found, as scores are joined on the way up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from searchnews.engine import Match, Request
from searchnews.explanation import (
    ArticleExplanation,
    ClauseExplanation,
    Holding,
    Meaning,
    QueryExplanation,
    failing_clauses,
)
from searchnews.index.read.counting import count_articles, count_quotations
from searchnews.index.read.doubt import SpokenIn
from searchnews.index.read.executor import Executor, quotation_fields
from searchnews.index.read.holding import ArticleReader
from searchnews.index.read.meanings import Meanings
from searchnews.index.read.plan import ARTICLE_FIELDS
from searchnews.match import Mark
from searchnews.query.fields import INDEX_FIELD, KEYWORD_FIELDS
from searchnews.query.groups import group_among, in_quotations, is_about_quotations
from searchnews.query.tree import (
    And,
    AtLeast,
    Boost,
    Clauses,
    Exact,
    Field,
    FieldName,
    Fuzzy,
    Near,
    Node,
    Not,
    Pattern,
    Phrase,
    Within,
    Word,
    children_of,
)
from searchnews.requests import filtered

__all__ = ["Explainer"]

_LEAVES = Word | Pattern | Fuzzy | Phrase | Exact | Near | AtLeast


class _Place(NamedTuple):
    """Where in the query a node stands.

    It is looked for in `field`, which are the `fields` of the index. What it scores counts
    `weight` times, and not at all if not `counts`. `loose` nodes need not be found as a whole.
    """

    field: FieldName | None = None
    fields: tuple[str, ...] = ARTICLE_FIELDS
    weight: float = 1.0
    counts: bool = True
    excluded: bool = False
    loose: bool = False


class Explainer:
    """Explains one request; an executor a segment, at most so many words a place."""

    def __init__(
        self,
        executors: Sequence[Executor],
        request: Request,
        spoken_in: SpokenIn,
        words: int | None,
    ) -> None:
        self._executors = executors
        self._request = request
        self._spoken_in = spoken_in
        self._meanings = Meanings([executor.leaves.view for executor in executors], words)
        self._article: ArticleReader | None = None

    def of_query(self, total: int, relaxed: int | None) -> QueryExplanation:
        """Return the explanation of the query alone.

        It finds `total` articles or, where these are none, is `relaxed` to some of its words.
        """
        return self._explanation(_Place(loose=bool(relaxed)), total, relaxed)

    def of_article(
        self, total: int, relaxed: int | None, doc: int, score: float | None, placement: float
    ) -> QueryExplanation:
        """Return the explanation with a document of the index.

        `score` is what its clauses have, None where it is not found, and `placement` is the
        part of its score that no clause has alone.
        """
        views = [executor.leaves.view for executor in self._executors]
        at = max(i for i, view in enumerate(views) if view.base <= doc)
        local = doc - views[at].base
        spoken_by = self._spoken_in(views[at], local)
        self._article = ArticleReader(self._executors[at], local, self._request, spoken_by)
        place = _Place(counts=score is not None, loose=bool(relaxed))
        explanation = self._explanation(place, total, relaxed)
        found = ArticleExplanation(
            article=self._article.stored.article,
            matches=score is not None and not relaxed,
            score=None if score is None else score + placement,
            placement=placement,
            failing=tuple(
                failing
                for clause in (explanation.tree, *explanation.filters)
                for failing in failing_clauses(clause, self._request.match)
            ),
        )
        return replace(explanation, article=found)

    def _explanation(self, place: _Place, total: int, relaxed: int | None) -> QueryExplanation:
        silent = _Place(weight=0.0, counts=False)
        return QueryExplanation(
            tree=self._clause(self._request.query, place),
            filters=tuple(self._clause(node, silent) for node in self._request.filters),
            match=self._request.match,
            indirect=self._request.indirect,
            options_together=self._are_options_together(),
            total=total,
            relaxed=relaxed,
        )

    def _are_options_together(self) -> bool:
        options = set(map(id, self._request.filters))
        return any(
            options & (ids := set(map(id, group))) and ids - options for group, _ in self._groups
        )

    def _clause(self, node: Node, place: _Place) -> ClauseExplanation:
        alone = node if place.field is None else Field(place.field, node)
        present = self._present(node, place)
        group, together = self._together(node)
        # Where any clause is enough, those of one quotation are one of them.
        meets = present and (not group or self._present(And(group), place))
        about = is_about_quotations(alone)
        everywhere = self._executors, alone, self._request, self._spoken_in
        return ClauseExplanation(
            node=node,
            field=place.field,
            articles=count_articles(*everywhere),
            quotations=count_quotations(*everywhere) if about else None,
            meanings=self._meaning(node, place),
            together=together,
            children=tuple(
                self._clause(
                    child, self._below(node, place, counts=meets if at in together else present)
                )
                for at, child in enumerate(_explained(node))
            ),
            here=self._holding(node, alone, place, counts=present),
        )

    def _present(self, node: Node, place: _Place) -> bool:
        """Tell whether what is below the node counts in the article."""
        if self._article is None or not place.counts or place.loose:
            return place.counts
        return self._article.score(node, place.fields) is not None

    def _below(self, node: Node, place: _Place, *, counts: bool) -> _Place:
        """Return the place of the children of a node."""
        below = place._replace(counts=counts, loose=False)
        match node:
            case Boost(factor=factor):
                return below._replace(weight=place.weight * factor)
            case Not():
                return below._replace(counts=False, excluded=not place.excluded)
            case Field(name=name):
                fields = self._fields(name)
                loose = place.loose and isinstance(node.child, Clauses)
                # A value is one string, and scores nothing.
                counts = counts and name not in KEYWORD_FIELDS
                return below._replace(field=name, fields=fields, counts=counts, loose=loose)
            case Within() if place.field is None and in_quotations(node):
                return below._replace(field="quote", fields=self._fields("quote"))
            case _:
                return below

    def _fields(self, name: FieldName) -> tuple[str, ...]:
        """Return the fields of the index that a field of the query is."""
        if name in ("quote", "speaker"):
            return quotation_fields(name, indirect=self._request.indirect)
        return (INDEX_FIELD[name],)

    def _meaning(self, node: Node, place: _Place) -> tuple[Meaning, ...]:
        if isinstance(node, _LEAVES) and place.field not in KEYWORD_FIELDS:
            return self._meanings.of(node, place.fields)
        return ()

    def _together(self, node: Node) -> tuple[tuple[Node, ...], tuple[int, ...]]:
        """Return what has to hold for one quotation, and the places of its children."""
        if not isinstance(node, And | Clauses):
            return (), ()
        match = self._request.match if isinstance(node, Clauses) else "all"
        group, rest = group_among(node.children, match)
        if not group:
            return (), ()
        others = set(map(id, rest))
        places = [i for i, child in enumerate(node.children) if id(child) not in others]
        return tuple(group), tuple(places)

    def _holding(self, node: Node, alone: Node, place: _Place, *, counts: bool) -> Holding | None:
        if self._article is None:
            return None
        holds = id(node) in self._together_here or self._article.holds(alone)
        if not isinstance(node, _LEAVES):
            return Holding(holds=holds, marks=self._marks(node, alone, place))
        marks = self._marks(node, alone, place)
        if not counts:
            return Holding(holds=holds, marks=marks)
        terms = self._article.terms(node, place.fields)
        score = self._article.score(node, place.fields) or 0.0
        plain = sum(term.score for term in terms)
        return Holding(
            holds=holds,
            score=score * place.weight,
            weight=place.weight,
            spelling=score / plain if plain else 1.0,
            terms=terms,
            marks=marks,
        )

    def _marks(self, node: Node, alone: Node, place: _Place) -> tuple[Mark, ...]:
        """Return what is highlighted of a leaf; of an excluded one, where it stands."""
        if self._article is None:
            return ()
        if place.excluded and isinstance(node, _LEAVES):
            return self._article.marks(alone)
        marks = self._all_marks
        return tuple(sorted({m for marked in _marked(node) for m in marks.get(id(marked), ())}))

    @cached_property
    def _together_here(self) -> frozenset[int]:
        """The ids of the nodes that hold in the article because they do so in one quotation.

        An exclusion there means that quotation, and not all of the article.
        """
        found: set[int] = set()
        for group, match in self._groups:
            if self._article is not None and self._article.holds(And(tuple(group))):
                found.update(id(node) for node in group if match == "all" or isinstance(node, Not))
        return frozenset(found)

    @cached_property
    def _groups(self) -> list[tuple[list[Node], Match]]:
        """The groups of nodes that have to hold for one quotation, options among them."""
        groups: list[tuple[list[Node], Match]] = []
        stack = [filtered(self._request)]
        while stack:
            node = stack.pop()
            if isinstance(node, And | Clauses):
                match = self._request.match if isinstance(node, Clauses) else "all"
                group, _ = group_among(node.children, match)
                groups.append(([_option_in(child) for child in group], match))
            stack += children_of(node)
        return [(group, match) for group, match in groups if group]

    @cached_property
    def _all_marks(self) -> dict[int, list[Mark]]:
        """The marks of the article, by the ids of the nodes of the query."""
        return {} if self._article is None else self._article.marks_of_all(self._request.query)


def _option_in(node: Node) -> Node:
    """Return the filter that a silent clause of a filtered request is made of, or the node."""
    return node.child if isinstance(node, Boost) and not node.factor else node


def _explained(node: Node) -> tuple[Node, ...]:
    """Return the children that are explained; the words of a name are one clause."""
    return () if isinstance(node, Field) and node.name == "by" else children_of(node)


def _marked(node: Node) -> Iterator[Node]:
    """Yield the nodes whose marks are those of a clause: its own, and all of a name's."""
    yield node
    if isinstance(node, Field) and node.name == "by":
        stack: list[Node] = [node.child]
        while stack:
            inner = stack.pop()
            yield inner
            stack += children_of(inner)
