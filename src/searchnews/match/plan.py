"""Syntax tree → its parts, with the clauses that can be marked.

Negations are brought down to what cannot be opened (De Morgan), so that what a double one
asks for is a clause like any other: in ``-(a -b)`` that is b.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from searchnews.match.leaves import Leaf
from searchnews.match.parts import (
    All,
    Any,
    Filled,
    InText,
    InUnit,
    Negation,
    Part,
    Published,
    SomeQuotation,
    Spoken,
    Value,
    Words,
)
from searchnews.query.by_clause import name_asked_for
from searchnews.query.fields import KEYWORD_FIELDS
from searchnews.query.groups import group_among, in_quotations
from searchnews.query.tree import (
    And,
    AtLeast,
    Boost,
    Clauses,
    Dates,
    Everything,
    Exact,
    Field,
    FieldName,
    Fuzzy,
    Match,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Within,
    Word,
)

__all__ = ["Clause", "Plan", "loosened", "part_of", "plan_of"]

#: The clause of what is not marked.
_NONE = -1


class Clause(NamedTuple):
    """A clause that asks for text: a leaf of the query, or ``/s`` and ``/p`` with their operands.

    `field` is None where the query names none. It is `asked` by the query itself, not by an
    option that narrows the search: such a filter stands in the tree with a boost of 0.
    """

    node: Leaf | Within
    field: FieldName | None
    asked: bool


class Plan(NamedTuple):
    """A query by its parts; `alone[i]` is the part that is the clause ``clauses[i]``."""

    root: Part
    clauses: tuple[Clause, ...]
    alone: tuple[Part, ...]


def plan_of(node: Node, match: Match) -> Plan:
    """Return the parts of a query; `match` says what clauses side by side mean."""
    builder = _Builder(match)
    root = builder.part(node, _Place())
    return Plan(root, tuple(builder.clauses), tuple(builder.alone))


def part_of(node: Node, match: Match, field: FieldName) -> Part:
    """Return the part that a node is which is looked for in a field."""
    return _Builder(match).part(node, _Place(field))


class _Place(NamedTuple):
    """Where in a query a node stands.

    `positive` tells that an even number of negations is above it; `marked`, that its leaves
    may be marked at all; `asked`, that it is no part of a filter. Inside ``/s`` and ``/p`` all
    leaves are of the one `clause`.
    """

    field: FieldName | None = None
    positive: bool = True
    marked: bool = True
    asked: bool = True
    clause: int = _NONE

    def closed(self) -> _Place:
        """Return the place below a part that no negation is brought down through."""
        return self if self.positive else self._replace(marked=False)


class _Builder:
    def __init__(self, match: Match) -> None:
        self.match = match
        self.clauses: list[Clause] = []
        self.alone: list[Part] = []

    def part(self, node: Node, place: _Place) -> Part:
        """Return the part that a node is."""
        match node:
            case Word() | Pattern() | Fuzzy() | Phrase() | Near() | Exact() | AtLeast():
                return self._leaf(node, place)
            case Within():
                return self._within(node, place)
            case Field():
                return self._field(node, place)
            case Dates():
                return Published(node)
            case Everything():
                return Filled()
            case Boost(child=child, factor=0):
                return self.part(child, place._replace(asked=False))
            case Boost(child=child):
                return self.part(child, place)
            case Not(child=child):
                return _negated(self.part(child, place._replace(positive=not place.positive)))
            case Or(children=children):
                return Any(tuple(self.part(child, place) for child in children))
            case And(children=children):
                return self._side_by_side(children, place, "all")
            case Clauses(children=children):
                return self._side_by_side(children, place, self.match)

    def _leaf(self, leaf: Leaf, place: _Place) -> Part:
        is_value = place.field in KEYWORD_FIELDS
        kind = Value if is_value else Words
        if place.clause != _NONE or not (place.marked and place.positive):
            return kind(leaf, place.clause)
        part = kind(leaf, len(self.clauses))
        self.clauses.append(Clause(leaf, place.field, place.asked))
        self.alone.append(part)
        return part

    def _within(self, node: Within, place: _Place) -> Part:
        if in_quotations(node) and place.field is None:
            return self._field(Field("quote", node), place)
        clause = place.clause
        if clause == _NONE and place.marked and place.positive:
            clause = len(self.clauses)
            self.clauses.append(Clause(node, place.field, place.asked))
        inner = _Place(place.field, marked=False, clause=clause)
        part = InUnit(node.unit, All(tuple(self.part(child, inner) for child in node.children)))
        if clause != place.clause:
            self.alone.append(part)
        return part

    def _field(self, node: Field, place: _Place) -> Part:
        inner = place._replace(field=node.name)
        if node.name == "by":
            return SomeQuotation("speaker", self._by(node.child, inner.closed()))
        if node.name == "quote" or node.name == "speaker":
            return SomeQuotation(node.name, self.part(node.child, inner.closed()))
        if node.name in KEYWORD_FIELDS:
            return InText(node.name, self.part(node.child, inner.closed()))
        return InText(node.name, self.part(node.child, inner))

    def _by(self, node: Node, place: _Place) -> Part:
        """Return the part of the child of a ``by:`` clause; all words of a name count."""
        name = name_asked_for(node)
        match node:
            case Or(children=children):
                return Any(tuple(self._by(child, place) for child in children))
            case Not(child=child):
                return _negated(self._by(child, place._replace(positive=not place.positive)))
            case Boost(child=child):
                return self._by(child, place)
            case And(children=children) | Clauses(children=children):
                parts = All(tuple(self._by(child, place) for child in children))
            case _:
                parts = All((self.part(node, place),))
        return parts if name is None else Spoken(name, _words_of(parts), parts)

    def _side_by_side(self, children: Sequence[Node], place: _Place, match: Match) -> Part:
        group, rest = group_among(children, match)
        parts: list[Part] = []
        if group:
            same = [self.part(child, place.closed()) for child in group]
            # Most quotations have another speaker, and a name is sooner read than what is said.
            same.sort(key=_is_about_words)
            parts.append(SomeQuotation(None, All(tuple(same))))
        parts += [self.part(child, place) for child in rest if not isinstance(child, Not)]
        if match == "any" and parts:
            parts = [Any(tuple(parts))]
        parts += [self.part(child, place) for child in rest if isinstance(child, Not)]
        return All(tuple(parts))


def _is_about_words(part: Part) -> bool:
    return not (isinstance(part, SomeQuotation) and part.name == "speaker")


def _negated(part: Part) -> Part:
    """Return the part that holds where `part` does not."""
    match part:
        case All(parts=parts):
            return Any(tuple(map(_negated, parts)))
        case Any(parts=parts):
            return All(tuple(map(_negated, parts)))
        case InText(name=name, child=child) if name not in KEYWORD_FIELDS:
            return InText(name, _negated(child))
        case Negation(part=inner):
            return inner
        case _:
            return Negation(part)


def loosened(part: Part) -> Part:
    """Return the part that holds wherever any clause of `part` does."""
    match part:
        case All(parts=parts) | Any(parts=parts):
            return Any(tuple(map(loosened, parts)))
        case SomeQuotation(name=name, child=child):
            return SomeQuotation(name, loosened(child))
        case InText(name=name, child=child):
            return InText(name, loosened(child))
        case _:
            return part


def _words_of(part: Part) -> tuple[tuple[Words, ...], ...]:
    """Return the words of a name, those of each clause together."""
    match part:
        case Words(leaf=Phrase(parts=parts), clause=clause):
            return (tuple(Words(word, clause) for word in parts),)
        case Words():
            return ((part,),)
        case All(parts=parts):
            return tuple(words for inner in parts for words in _words_of(inner))
        case Spoken(clauses=clauses):
            return clauses
        case _:
            return ()
