"""Syntax tree × one segment → the articles or quotations it finds, with their scores.

That clauses hold for the same quotation is a join on (article, ordinal of the quotation).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from searchnews.engine import Match
from searchnews.index.files.segment import NONE, Ints
from searchnews.index.read.algebra import (
    BLOCK_BITS,
    NO_KEYS,
    Candidates,
    difference,
    intersection,
    places,
    quotation_key,
    split_key,
    union,
    unscored,
)
from searchnews.index.read.leaves import LeafReader, Scope
from searchnews.index.read.plan import ARTICLE_FIELDS
from searchnews.index.read.publication import published
from searchnews.index.read.view import SegmentView
from searchnews.match import keyword_test
from searchnews.query.by_clause import name_asked_for
from searchnews.query.fields import INDEX_FIELD, KEYWORD_FIELDS
from searchnews.query.groups import group_among, in_quotations, required
from searchnews.query.tree import (
    And,
    AtLeast,
    Boost,
    Clauses,
    Dates,
    Everything,
    Exact,
    Field,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Within,
    Word,
    children_of,
)

__all__ = ["Executor", "quotation_fields"]

#: What clauses about quotations are looked for in: where those in marks count, and where all do.
_MARKED: Final = {"quote": ("quotes",), "speaker": ("speakers",)}
_ALL: Final = {
    "quote": ("quotes", "indirect"),
    "speaker": ("speakers", "indirect_speakers"),
}


@dataclass(frozen=True, slots=True)
class Executor:
    """Runs queries on one segment; `match` says what clauses side by side mean.

    With `indirect`, reported quotations count. `spoken_by` returns the keys of all
    quotations, reported ones too, by the speaker with a name, ascending.
    """

    leaves: LeafReader
    match: Match = "all"
    indirect: bool = False
    spoken_by: Callable[[str], Ints] = lambda name: NO_KEYS

    @property
    def _view(self) -> SegmentView:
        return self.leaves.view

    def articles(self, node: Node, fields: tuple[str, ...] = ARTICLE_FIELDS) -> Candidates:
        """Return the documents that the query finds; bare words are looked for in `fields`."""
        return self._evaluate(node, Scope(fields, "article"))

    def quotations(self, node: Node, among: Ints | None = None) -> Candidates:
        """Return the quotations that the query finds; bare words are looked for in their words.

        Only those of the ascending, live documents `among`, if they are given; then they
        have no scores.
        """
        return self._evaluate(node, self._quotation_scope(among, scored=among is None))

    def _quotation_scope(self, among: Ints | None, *, scored: bool) -> Scope:
        return Scope(self._fields("quote"), "quotation", among, scored)

    def _fields(self, name: str) -> tuple[str, ...]:
        return quotation_fields(name, indirect=self.indirect)

    def _evaluate(self, node: Node, scope: Scope) -> Candidates:
        match node:
            case Word() | Pattern() | Fuzzy() | Phrase() | Exact() | Near() | AtLeast():
                return self.leaves.find(node, scope)
            case Within():
                return self._within(node, scope)
            case Field():
                return self._field(node, scope)
            case Dates():
                inside = published(self._view.segment.dates, node)
                return unscored(self._in_unit(self._alive(np.flatnonzero(inside)), scope))
            case Everything():
                return unscored(self._filled(scope))
            case Boost(child=child, factor=factor):
                found = self._evaluate(child, scope)
                return replace(found, scores=found.scores * factor)
            case Not(child=child):
                return difference(unscored(self._everything(scope)), self._evaluate(child, scope))
            case Or(children=children):
                return union(self._each(children, scope))
            case And(children=children):
                return self._side_by_side(children, scope, "all")
            case Clauses(children=children):
                return self._side_by_side(children, scope, self.match)

    def _field(self, node: Field, scope: Scope) -> Candidates:
        if node.name in KEYWORD_FIELDS:
            docs = self._keyword(node)
            return unscored(self._in_unit(docs, scope))
        if node.name == "by":
            return self._by(node, scope)
        if node.name in ("quote", "speaker"):
            found = self._evaluate(node.child, replace(scope, fields=self._fields(node.name)))
            if scope.unit == "quotation" or _is_leaf(node.child):
                return found
            return self._joined([node], found)
        fields = (INDEX_FIELD[node.name],)
        found = self._evaluate(node.child, replace(scope, fields=fields, unit="article"))
        if scope.unit == "article":
            return found
        keys = self._in_unit(found.keys, scope)
        if found.doubtful is None:
            return unscored(keys)
        docs, _ = split_key(keys)
        return unscored(keys, found.doubtful[found.keys.searchsorted(docs)])

    def _within(self, node: Within, scope: Scope) -> Candidates:
        """Return what has, anywhere, the parts that a sentence must have: the text decides."""
        if scope.fields == ARTICLE_FIELDS and in_quotations(node):
            return self._field(Field("quote", node), scope)
        needed = [part for part in map(required, node.children) if part is not None]
        if not needed:
            return unscored(self._everything(scope)).in_doubt()
        return intersection([self._evaluate(part, scope) for part in needed]).in_doubt()

    def _by(self, node: Field, scope: Scope) -> Candidates:
        """Return what is by the speakers that the clause asks for; it scores nothing."""
        said = self._said_by(node.child, replace(scope, unit="quotation", scored=False))
        return said if scope.unit == "quotation" else _documents(said)

    def _said_by(self, node: Node, scope: Scope) -> Candidates:
        """Return the quotations by those whom the child of a ``by:`` clause asks for."""
        name = name_asked_for(node)
        if name is not None:
            return unscored(self._countable(self.spoken_by(name), scope))
        match node:
            case Or(children=children):
                return union([self._said_by(child, scope) for child in children])
            case And(children=children) | Clauses(children=children):
                return intersection([self._said_by(child, scope) for child in children])
            case Not(child=child):
                everything = unscored(self._everything(scope))
                return difference(everything, self._said_by(child, scope))
            case Boost(child=child):
                return self._said_by(child, scope)
            case _:
                return self._evaluate(node, replace(scope, fields=self._fields("speaker")))

    def _side_by_side(self, children: Sequence[Node], scope: Scope, match: Match) -> Candidates:
        """Combine clauses; those about quotations first, where they mean the same one."""
        found: list[Candidates] = []
        group, rest = group_among(children, match)
        if group and scope.unit == "article":
            found.append(self._same_quotation(group))
        elif group:
            found.append(self._together(group, scope))
        smallest = min(found, key=len, default=None)
        for child, times in Counter(sorted(_positive(rest), key=_is_costly)).items():
            narrowed = _narrowed(scope, smallest) if match == "all" else scope
            here = self._evaluate(child, narrowed)
            found.append(_repeated(here, times))
            if smallest is None or len(here) < len(smallest):
                smallest = here
        if not found:
            result = unscored(self._everything(scope))
        elif match == "all":
            result = intersection(found)
        else:
            result = union(found)
        return self._without(result, rest, scope)

    def _each(self, children: Iterable[Node], scope: Scope) -> list[Candidates]:
        """Return what each of some clauses finds; equal ones are looked for once."""
        return [
            _repeated(self._evaluate(child, scope), times)
            for child, times in Counter(children).items()
        ]

    def _same_quotation(self, group: Sequence[Node]) -> Candidates:
        scope = Scope(ARTICLE_FIELDS, "article")
        found = self._each(_positive(group), scope)
        if any(map(_has_exclusion, group)):
            return self._joined(group, union(found))
        # What holds for one quotation holds for its article.
        return self._joined(group, intersection(found), narrowed=True)

    def _together(self, group: Sequence[Node], scope: Scope) -> Candidates:
        """Return the quotations for which the whole group holds."""
        positive = self._each(_positive(group), scope)
        found = intersection(positive) if positive else unscored(self._everything(scope))
        return self._without(found, group, scope)

    def _without(self, found: Candidates, children: Sequence[Node], scope: Scope) -> Candidates:
        for child in dict.fromkeys(children):
            if isinstance(child, Not):
                found = difference(found, self._evaluate(child.child, scope))
        return found

    def _joined(
        self, group: Sequence[Node], scored: Candidates, *, narrowed: bool = False
    ) -> Candidates:
        """Return the articles with a quotation for which the whole group holds.

        The join decides; `scored` gives the scores. If `narrowed`, it has all of them.
        """
        among = scored.keys if narrowed else None
        quotations = self._together(group, self._quotation_scope(among, scored=False))
        docs = _documents(quotations)
        scored = replace(scored if narrowed else union([docs, scored]), doubtful=None)
        return intersection([docs, scored])

    def _alive(self, docs: Ints) -> Ints:
        alive = self._view.alive
        return docs if alive is None else docs[alive[docs]]

    def _keyword(self, node: Field) -> Ints:
        """Return the documents whose untokenised field satisfies the clause."""
        field = self._view.segment.keyword(node.name)
        if isinstance(node.child, Word):
            return self._alive(field.docs(node.child.text.encode()))
        holds = keyword_test(node, self.match)
        found = [
            field.docs_of(code) for code, value in enumerate(field.values) if holds(value.decode())
        ]
        if not found:
            return NO_KEYS
        docs = np.concatenate(found)
        docs.sort()
        return self._alive(docs)

    def _filled(self, scope: Scope) -> Ints:
        """Return the documents or quotations where a field of the scope holds anything."""
        segment = self._view.segment
        if scope.unit == "quotation":
            keys = self._everything(scope)
            if scope.fields != self._fields("speaker"):
                return keys
            docs, blocks = split_key(keys)
            speakers = segment.quotation_speakers[segment.quotation_starts[docs] + blocks]
            named: Ints = keys[speakers != NONE]
            return named
        if scope.fields == ARTICLE_FIELDS:
            return segment.live
        filled = np.zeros(segment.documents, dtype=bool)
        for field in scope.fields:
            filled |= segment.text(field).lengths > 0
        return self._alive(np.flatnonzero(filled))

    def _countable(self, keys: Ints, scope: Scope) -> Ints:
        """Return those of some quotations that the scope counts."""
        docs, ordinals = split_key(keys)
        keep = np.ones(len(keys), dtype=bool)
        if not self.indirect:
            keep = ordinals < self._view.segment.marked_quotations[docs]
        if scope.among is not None:
            keep &= places(docs, scope.among)[1]
        return keys[keep]

    def _everything(self, scope: Scope) -> Ints:
        return self._in_unit(self._view.segment.live, scope)

    def _in_unit(self, docs: Ints, scope: Scope) -> Ints:
        """Return the documents, or all of their quotations where quotations are counted."""
        if scope.unit == "article":
            return docs
        if scope.among is not None:
            docs = docs[places(docs, scope.among)[1]]
        segment = self._view.segment
        if self.indirect:
            counts = segment.quotation_starts[docs + 1] - segment.quotation_starts[docs]
        else:
            counts = segment.marked_quotations[docs]
        first = np.repeat(np.cumsum(counts) - counts, counts)
        return quotation_key(np.repeat(docs, counts), np.arange(int(counts.sum())) - first)


def quotation_fields(name: str, *, indirect: bool) -> tuple[str, ...]:
    """Return the fields of the index that have what is quoted, or the names of those quoted."""
    return (_ALL if indirect else _MARKED)[name]


def _is_costly(node: Node) -> bool:
    return not isinstance(node, Word)


def _positive(children: Iterable[Node]) -> Iterable[Node]:
    return (child for child in children if not isinstance(child, Not))


def _repeated(found: Candidates, times: int) -> Candidates:
    """Return what a clause found that stands in the query so many times, and counts as often."""
    return found if times == 1 else replace(found, scores=found.scores * times)


def _narrowed(scope: Scope, found: Candidates | None) -> Scope:
    """Return the scope without the documents that a set has not."""
    if found is None or scope.unit == "quotation":
        return scope
    return replace(scope, among=found.keys)


def _has_exclusion(node: Node) -> bool:
    """Tell whether the node may hold for a quotation and not for its article.

    What is excluded side by side with the others is looked for in the quotation alone.
    """
    stack = [node.child if isinstance(node, Not) else node]
    while stack:
        inner = stack.pop()
        if isinstance(inner, Not | Everything):
            return True
        stack += children_of(inner)
    return False


def _documents(quotations: Candidates) -> Candidates:
    """Return the documents of quotations; in doubt are those that have only doubtful ones."""
    docs = quotations.keys >> BLOCK_BITS
    firsts = np.diff(docs, prepend=-1).nonzero()[0]
    if quotations.doubtful is None or not len(firsts):
        return unscored(docs[firsts])
    return unscored(docs[firsts], np.logical_and.reduceat(quotations.doubtful, firsts))


def _is_leaf(node: Node) -> bool:
    """Tell whether the node is one condition, so that where it holds needs no join."""
    return isinstance(node, Word | Pattern | Fuzzy | Phrase)
