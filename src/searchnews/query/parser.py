"""Query text → syntax tree.

::

    query     = or
    or        = side {"OR" side}
    side      = and {and}                              side by side: Clauses
    and       = within {"AND" within}
    within    = near {("/s" | "/p") near}
    near      = operand {("ADJ/n" | "NEAR/n") operand}
    operand   = {"-" | "NOT" | field ":"} primary
    primary   = "(" or ")" [boost] | leaf [boost] | "date:" period | "*"
    leaf      = word | word "~" [edits] | phrase ["~" words] | "exact:" (word | phrase)
              | "atleast" n ":" (word | phrase)
    boost     = "^" number

So ``a b OR c AND d e`` is ``(a b) OR ((c AND d) e)``, and ``-a^2`` is ``-(a^2)``.

Operators are in capitals; an operator with nothing to its left or right is passed over,
and so are empty parentheses. Punctuation is no error: a ``)`` that closes nothing is passed
over, a ``(`` that is not closed ends with the query, and what follows a quotation mark without
a partner is plain words. A query of operators only is a query of words, one of punctuation
only is a word that no text has, and one of stars only is ``*``. AND, OR and
NOT in a sentence all in capitals are words (see `marks.is_running_text`). Next to other
clauses ``*`` asks for nothing and is left out.

The parser keeps its own stack: nesting is limited by `MAX_DEPTH`, the height of the tree,
so that whoever walks a tree may use recursion; parentheses that add no node do not count.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from searchnews.errors import QueryError
from searchnews.query.lexer import tokenize
from searchnews.query.proximity import check_alike, near_of
from searchnews.query.tokens import Close, Open, Operand, Operator, Prefix, Token
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
    Word,
)
from searchnews.text import Span

__all__ = ["MAX_DEPTH", "parse"]

#: Nodes on the longest way from the root of a tree to a leaf.
MAX_DEPTH: Final = 100

_OR, _SIDE, _AND, _WITHIN, _NEAR = range(5)
_LEVEL: Final = {
    "OR": _OR,
    "AND": _AND,
    "sentence": _WITHIN,
    "paragraph": _WITHIN,
    "ADJ": _NEAR,
    "NEAR": _NEAR,
}


class _Item(NamedTuple):
    """A finished subtree, its height, and its place with the parentheses around it."""

    node: Node
    height: int
    span: Span


class _Group:
    """What has been read of the query, or of one pair of parentheses.

    `levels[k]` holds the operands that an operator of level k joins, loosest first, and
    `joined[k]` that operator. An operand enters at the tightest level; each operator
    folds what is tighter than itself. `pending` is an operator that waits for its right
    operand, `prefixes` what stands before it. `field` is the field that the group is in.
    """

    __slots__ = ("field", "joined", "levels", "opened", "pending", "prefixes", "started")

    def __init__(self, opened: Span, field: FieldName | None) -> None:
        self.opened = opened
        self.field = field
        self.levels: list[list[_Item]] = [[], [], [], [], []]
        self.joined: list[Operator | None] = [None] * 5
        self.pending: Operator | None = None
        self.prefixes: list[Prefix] = []
        self.started = False

    @property
    def inside(self) -> FieldName | None:
        """The field that the next operand is looked for in."""
        if not self.prefixes:
            return self.field
        named = (prefix.field for prefix in self.prefixes if prefix.field is not None)
        return next(named, self.field)


def parse(query: str) -> Node:
    """Return the syntax tree of `query`. Raises QueryError, with the span that is meant."""
    return _Parser(query).run()


class _Parser:
    def __init__(self, query: str) -> None:
        self.query = query
        self.groups = [_Group(Span(0, 0), None)]

    def run(self) -> Node:
        tokens = tokenize(self.query)
        for token in tokens:
            match token:
                case Operand():
                    self._operand(token)
                case Prefix():
                    self._prefix(token)
                case Operator():
                    self._operator(token)
                case Open():
                    self.groups.append(_Group(token.span, self.groups[-1].inside))
                case Close():
                    self._close(token)
        end = Span(len(self.query), len(self.query))
        while len(self.groups) > 1:
            self._close(Close(end, None))
        item = self._folded(self.groups[0]) or self._words(tokens)
        return self._punctuation() if item is None else item.node

    def _operator(self, token: Operator) -> None:
        """Keep the operator until its right operand comes; pass over one with nothing before it."""
        group = self.groups[-1]
        if group.started and group.pending is None and not group.prefixes:
            group.pending = token
        else:
            self._refuse_unless_word(token)

    def _refuse_unless_word(self, token: Operator) -> None:
        """Raise QueryError for an operator without operands that no prose has."""
        if token.kind not in ("AND", "OR"):
            sign = self.query[token.span.start : token.span.end]
            hint = f"write it as in `one {sign} two`"
            raise self._error(f"`{sign}` needs a word on either side", token.span, hint)

    def _prefix(self, token: Prefix) -> None:
        group = self.groups[-1]
        if token.field is not None and group.inside is not None:
            name, inside = token.field, group.inside
            hint = f"close the group first, as in `{inside}:(one two) {name}:three`"
            raise self._error(f"`{name}:` stands inside `{inside}:`", token.span, hint)
        group.prefixes.append(token)

    def _operand(self, token: Operand) -> None:
        group = self.groups[-1]
        if group.inside is not None and isinstance(token.node, Dates):
            hint = f"close the group first, as in `{group.inside}:(one two) date:2009`"
            raise self._error(f"`date:` stands inside `{group.inside}:`", token.span, hint)
        boosted = isinstance(token.node, Boost)
        self._add(group, _Item(token.node, 2 if boosted else 1, token.node.span))

    def _close(self, token: Close) -> None:
        inner, group = self.groups.pop(), self.groups[-1]
        item = self._folded(inner)
        span = Span(inner.opened.start, token.span.end)
        if item is None:
            field = next((p for p in group.prefixes if p.field is not None), None)
            if field is not None:
                span = Span(field.span.start, token.span.end)
                hint = f"write it as in `{field.field}:(one OR two)`"
                raise self._error(f"`{field.field}:` has nothing to look for", span, hint)
            group.prefixes.clear()
            return
        if token.boost is not None:
            item = self._above(Boost(item.node, token.boost, span), [item])
        self._add(group, item._replace(span=span))

    def _add(self, group: _Group, item: _Item) -> None:
        """Put the operand where the operator before it wants it."""
        for prefix in reversed(group.prefixes):
            span = Span(prefix.span.start, item.span.end)
            node: Node
            if prefix.field is None:
                node = Not(item.node, span)
            else:
                node = Field(prefix.field, item.node, span)
            item = self._above(node, [item])
        group.prefixes.clear()
        if group.pending is not None:
            self._join(group, group.pending)
        elif group.started:
            self._fold(group, _SIDE)
        group.levels[_NEAR].append(item)
        group.pending = None
        group.started = True

    def _join(self, group: _Group, operator: Operator) -> None:
        level = _LEVEL[operator.kind]
        self._fold(group, level)
        earlier = group.joined[level]
        if earlier and level == _NEAR:
            check_alike(earlier, operator, self.query)
        elif earlier and earlier.kind != operator.kind:
            group.levels[level] = [self._combined(level, group.levels[level], earlier)]
        group.joined[level] = operator

    def _fold(self, group: _Group, level: int) -> None:
        """Combine what is joined more tightly than `level`, and hand it down to `level`."""
        for tighter in range(_NEAR, level, -1):
            items = group.levels[tighter]
            if len(items) == 1:
                group.levels[tighter - 1].append(items.pop())
            elif items:
                item = self._combined(tighter, items, group.joined[tighter])
                group.levels[tighter - 1].append(item)
                group.levels[tighter] = []
            group.joined[tighter] = None

    def _folded(self, group: _Group) -> _Item | None:
        if group.pending is not None:
            self._refuse_unless_word(group.pending)
        self._fold(group, _OR)
        items = group.levels[_OR]
        return self._combined(_OR, items, None) if items else None

    def _combined(self, level: int, items: list[_Item], operator: Operator | None) -> _Item:
        if level == _SIDE:
            items = _without_everything(items)
        if len(items) == 1:
            return items[0]
        if level == _NEAR and operator is not None:
            near = near_of([(item.node, item.span) for item in items], operator, self.query)
            return self._above(near, items) if isinstance(near, Or) else _Item(near, 1, near.span)
        nodes = tuple(item.node for item in items)
        span = Span(items[0].span.start, items[-1].span.end)
        node: Node
        if level == _WITHIN and operator is not None:
            unit = operator.kind
            node = Within(nodes, "paragraph" if unit == "paragraph" else "sentence", span)
        elif level == _AND:
            node = And(nodes, span)
        else:
            node = Or(nodes, span) if level == _OR else Clauses(nodes, span)
        return self._above(node, items)

    def _above(self, node: Node, items: list[_Item]) -> _Item:
        height = 1 + max(item.height for item in items)
        if height > MAX_DEPTH:
            hint = f"at most {MAX_DEPTH} levels inside one another"
            raise self._error("the query is nested too deeply", node.span, hint)
        return _Item(node, height, node.span)

    def _words(self, tokens: list[Token]) -> _Item | None:
        """Return the operators of a query that has nothing else, as words."""
        spans = [token.span for token in tokens if isinstance(token, Operator | Prefix)]
        spans = [span for span in spans if self.query[span.start : span.end].isalpha()]
        words = tuple(Word(self.query[span.start : span.end], span) for span in spans)
        if len(words) > 1:
            whole = Span(spans[0].start, spans[-1].end)
            return _Item(Clauses(words, whole), 2, whole)
        return _Item(words[0], 1, words[0].span) if words else None

    def _punctuation(self) -> Word:
        """Return the query, which has no word, as one that finds nothing."""
        whole = Span(0, len(self.query))
        marks = "".join(self.query.split())
        if not marks:
            hint = 'write a `word`, a `"phrase"`, or `*` for everything'
            raise self._error("the query is empty", whole, hint)
        return Word(marks.replace("\\", "") or "\\", whole)

    def _error(self, message: str, span: Span, hint: str) -> QueryError:
        return QueryError(message, self.query, span, hint)


def _without_everything(items: list[_Item]) -> list[_Item]:
    """Leave ``*`` out where another clause already says what is looked for."""
    rest = [item for item in items if not isinstance(item.node, Everything)]
    if len(rest) < len(items) and any(not isinstance(item.node, Not) for item in rest):
        return rest
    return items if rest else items[:1]
