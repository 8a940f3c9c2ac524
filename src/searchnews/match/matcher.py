"""A query, ready to be looked for in many texts."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from searchnews.match.clauses import Finder, Leaf, finder_of, occurrences
from searchnews.match.document import Document, analyzer_of, document
from searchnews.query.tree import (
    And,
    Boost,
    Clauses,
    Dates,
    Everything,
    Field,
    FieldName,
    Node,
    Not,
    Or,
    Within,
)
from searchnews.text import Span

__all__ = ["Clause", "ClauseSpan", "Matcher"]

#: Where a clause without a field is looked for.
_BARE_FIELDS: frozenset[FieldName] = frozenset({"headline", "body", "quote"})
#: Fields whose texts are searched through, so that it is known whether a clause is in them.
_OPEN_FIELDS = _BARE_FIELDS | {"speaker", None}


class Clause(NamedTuple):
    """A clause that asks for text: a leaf of the query, or ``/s`` and ``/p`` with their operands.

    `field` is None where the query names none.
    """

    node: Leaf | Within
    field: FieldName | None

    def is_about(self, field: FieldName) -> bool:
        """Tell whether the clause is looked for in that field."""
        return field in _BARE_FIELDS if self.field is None else field == self.field


class ClauseSpan(NamedTuple):
    """A span of a text, and the ordinal in `Matcher.clauses` of the clause it makes true."""

    span: Span
    clause: int


class _Branch(NamedTuple):
    """A part of the query: one clause by its ordinal, or parts all or any of which hold."""

    clause: int | None = None
    children: tuple[_Branch, ...] = ()
    any_of: bool = False


class Matcher:
    """Finds the clauses of a query in texts. What is excluded by NOT is no clause.

    `clauses` are in the order of the query.
    """

    __slots__ = ("_finders", "_root", "_taken_to_hold", "clauses")

    def __init__(self, node: Node) -> None:
        clauses: list[Clause] = []
        self._root = _branch(node, None, clauses)
        self.clauses = tuple(clauses)
        self._taken_to_hold = frozenset(
            i for i, clause in enumerate(clauses) if clause.field not in _OPEN_FIELDS
        )
        self._finders: dict[tuple[int, bool], Finder] = {}

    def find(self, field: FieldName, text: str) -> list[ClauseSpan]:
        """Return the spans of `text` that make clauses true, sorted.

        The text of the field ``quote`` is that of one quotation, of ``speaker`` one name.
        """
        stemmed = analyzer_of(field).stemmed
        read: Document | None = None
        found: list[ClauseSpan] = []
        for ordinal, clause in enumerate(self.clauses):
            if not clause.is_about(field):
                continue
            if isinstance(clause.node, Within):
                spans = occurrences(clause.node, field, text)
            else:
                read = read or document(text, stemmed=stemmed)
                spans = self._finder(ordinal, stemmed=stemmed)(read)
            found += [ClauseSpan(span, ordinal) for span in spans]
        return sorted(found)

    def _finder(self, ordinal: int, *, stemmed: bool) -> Finder:
        finder = self._finders.get((ordinal, stemmed))
        if finder is None:
            finder = finder_of(self.clauses[ordinal].node, stemmed=stemmed)
            self._finders[ordinal, stemmed] = finder
        return finder

    def holding(self, found: Collection[int]) -> frozenset[int]:
        """Return which of the clauses found in an article made the query true.

        In ``(a b) OR c`` an article without b has it from c alone, and a does not count.
        Clauses about other fields than texts and speakers are taken to hold. Where the
        query as a whole does not, the best partial match is meant: all that was found.
        """
        held = frozenset(found)
        given = held | self._taken_to_hold
        if len(given) == len(self.clauses):
            return held
        live = _live(self._root, given)
        return held if live is None else live & held


def _branch(node: Node, field: FieldName | None, clauses: list[Clause]) -> _Branch:
    """Return the part of the query that `node` is; append its clauses to `clauses`."""
    match node:
        case Not() | Dates() | Everything():
            return _Branch()
        case Boost(child=child):
            return _branch(child, field, clauses)
        case Field(name=name, child=child):
            return _branch(child, name, clauses)
        case And(children=children) | Clauses(children=children):
            return _Branch(children=tuple(_branch(child, field, clauses) for child in children))
        case Or(children=children):
            parts = tuple(_branch(child, field, clauses) for child in children)
            return _Branch(children=parts, any_of=True)
        case leaf:
            clauses.append(Clause(leaf, field))
            return _Branch(clause=len(clauses) - 1)


def _live(branch: _Branch, found: frozenset[int]) -> frozenset[int] | None:
    """Return the clauses that make the branch true, or None if it is false."""
    if branch.clause is not None:
        return frozenset({branch.clause}) if branch.clause in found else None
    parts = [_live(child, found) for child in branch.children]
    true = [part for part in parts if part is not None]
    if len(true) < len(parts) and not (branch.any_of and true):
        return None
    return frozenset().union(*true)
