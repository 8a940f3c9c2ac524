"""The syntax tree of a query: frozen values, each with the span of query text it came from.

::

    Node
    ├── Word        treaty                 one word (it may analyse to several tokens)
    ├── Pattern     pre*  w?ld             * any characters, ? exactly one
    ├── Fuzzy       term~1                 at most that many edits
    ├── Phrase      "security treaty"      parts side by side, in order
    ├── Exact       exact:"NATO summit"    neither stemmed nor folded
    ├── Near        "a b"~5   a ADJ/3 b    within so many words, either order or in order
    ├── Within      a /s b    a /p b       in one sentence, one paragraph
    ├── Dates       date:2009-11..2009-12  published in that period, both ends included
    ├── Everything  *                      every article
    ├── Field       quote:(…)              the child, looked for in one field
    ├── Clauses     a b c                  side by side: `match` says all or any
    ├── And, Or     a AND b, a OR b
    ├── Not         NOT a   -a
    ├── AtLeast     atleast3:word          at least that many occurrences
    └── Boost       a^2

Two trees are equal when they mean the same; spans do not count.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from searchnews.text import Span

__all__ = [
    "And",
    "AtLeast",
    "Boost",
    "Clauses",
    "Dates",
    "Everything",
    "Exact",
    "Field",
    "FieldName",
    "Fuzzy",
    "Match",
    "Near",
    "Node",
    "Not",
    "Or",
    "Pattern",
    "Phrase",
    "Within",
    "Word",
    "children_of",
    "operands_of",
]

#: Whether every clause of a query has to hold, or one is enough.
Match: TypeAlias = Literal["all", "any"]
#: Fields by the names the query language gives them.
FieldName: TypeAlias = Literal[
    "headline",
    "body",
    "quote",
    "speaker",
    "by",
    "source",
    "author",
    "section",
    "language",
    "id",
    "url",
]

_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Word:
    """One word as written; punctuation inside it may part it into several tokens."""

    text: str
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word with ``*`` (any characters, also none) and ``?`` (exactly one)."""

    text: str
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A word, or any within `edits` insertions, deletions, changes or swaps of it."""

    text: str
    edits: int = 1
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words and patterns side by side, in order."""

    parts: tuple[Word | Pattern, ...]
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Exact:
    """Text that has to stand in the field letter by letter, case and accents included."""

    text: str
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Near:
    """Parts with at most `distance` other words between the first and the last of them."""

    parts: tuple[Word | Pattern | Phrase, ...]
    distance: int
    ordered: bool = False
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Within:
    """Children that stand in one sentence, or in one paragraph."""

    children: tuple[Node, ...]
    unit: Literal["sentence", "paragraph"]
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Dates:
    """Published in ``[start, end]``; ISO 8601 periods, None is open."""

    start: str | None
    end: str | None
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Everything:
    """Every article."""

    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Field:
    """`child`, looked for in the field `name` only."""

    name: FieldName
    child: Node
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Clauses:
    """Clauses side by side with no operator: whether all or any must hold is the search's choice.

    `quote`, `speaker` and `by` fields among them hold for the same quotation.
    """

    children: tuple[Node, ...]
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class And:
    """All of the children. `quote`, `speaker`, `by` fields among them: the same quotation."""

    children: tuple[Node, ...]
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Or:
    """Any of the children."""

    children: tuple[Node, ...]
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """Articles (or quotations, among `quote`, `speaker`, `by` fields) without the child."""

    child: Node
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class AtLeast:
    """The child occurs at least `count` times in a field."""

    count: int
    child: Word | Pattern | Phrase
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Boost:
    """The child, its score multiplied by `factor` (greater than 0)."""

    child: Node
    factor: float
    span: Span = field(default=_NOWHERE, compare=False)


Node: TypeAlias = (
    Word
    | Pattern
    | Fuzzy
    | Phrase
    | Exact
    | Near
    | Within
    | Dates
    | Everything
    | Field
    | Clauses
    | And
    | Or
    | Not
    | AtLeast
    | Boost
)


def children_of(node: Node) -> tuple[Node, ...]:
    """Return the nodes right below `node`; leaves have none, whatever parts they have."""
    match node:
        case And() | Or() | Clauses() | Within():
            return node.children
        case Not() | Boost() | Field():
            return (node.child,)
        case _:
            return ()


def operands_of(node: Node) -> Iterator[Node]:
    """Yield, in no certain order, what AND, OR, NOT, boosts and standing side by side join.

    Those are leaves, fields and `Within`; `node` itself if it is one.
    """
    stack = [node]
    while stack:
        node = stack.pop()
        if isinstance(node, And | Or | Clauses | Not | Boost):
            stack += children_of(node)
        else:
            yield node
