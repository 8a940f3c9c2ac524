"""Query text → tokens. What cannot be syntax is punctuation and is passed over.

A token is an operand (a whole leaf of the tree), a prefix (``-``, NOT, ``speaker:``), an
operator between operands, or a parenthesis. Each step consumes text, so that the work is
linear in the length of the query.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from searchnews.errors import QueryError
from searchnews.query.dates import dates_of
from searchnews.query.marks import CLOSERS, FIELDS, OPERATOR, RAW_FIELDS, is_running_text
from searchnews.query.terms import SUFFIX, boost_factor, phrase_of, unescape, word_of
from searchnews.query.tree import (
    AtLeast,
    Boost,
    Dates,
    Exact,
    FieldName,
    Near,
    Node,
    Pattern,
    Phrase,
    Word,
)
from searchnews.text import Span

__all__ = ["Close", "Open", "Operand", "Operator", "Prefix", "Token", "tokenize"]

OperatorKind: TypeAlias = Literal["OR", "AND", "sentence", "paragraph", "ADJ", "NEAR"]


@dataclass(frozen=True, slots=True)
class Operand:
    """A leaf, its boost included."""

    node: Node
    span: Span


@dataclass(frozen=True, slots=True)
class Prefix:
    """``-`` or NOT (`field` is None), or the name of a field with its colon."""

    field: FieldName | None
    span: Span


@dataclass(frozen=True, slots=True)
class Operator:
    """What stands between two operands; `distance` counts the words ADJ and NEAR allow."""

    kind: OperatorKind
    span: Span
    distance: int = 0


@dataclass(frozen=True, slots=True)
class Open:
    """``(``."""

    span: Span


@dataclass(frozen=True, slots=True)
class Close:
    """``)``, with the boost that follows it."""

    span: Span
    boost: float | None


Token: TypeAlias = Operand | Prefix | Operator | Open | Close

_SPACE: Final = re.compile(r"\s*")
_CHUNK: Final = re.compile(r"(?:\\.|[^\s()\\]|\\\Z)+", re.DOTALL)
_VALUE: Final = re.compile(r'"[^\s()"]*"|[^\s()]*')
_NAME: Final = re.compile(r"([^\W\d_]+):")
_EXACT: Final = re.compile(r"exact:(?=[^\s])")
_AT_LEAST: Final = re.compile(r"atleast([0-9]{1,6}):(?=[^\s])", re.IGNORECASE)
_MARK_OR_ESCAPE: Final = re.compile(r"\\.|[" + "".join(CLOSERS) + "]", re.DOTALL)
_CONTENT: Final = {
    opener: re.compile(rf"(?:\\.|[^\\{closers}])*", re.DOTALL)
    for opener, closers in CLOSERS.items()
}
_BOOST_AT_END: Final = re.compile(r"(?P<body>.+)\^(?P<boost>[0-9]*\.?[0-9]+)", re.DOTALL)
# Marks that only ever open: one without its partner is a mistake, not punctuation.
_ONLY_OPEN: Final = frozenset('"“„«')
# How like the name of a field an unknown word before a colon has to be, to be a slip.
_LIKENESS: Final = 0.75
_SHORTEST_SLIP: Final = 4


def tokenize(query: str) -> list[Token]:
    """Return the tokens of `query` in order. Raises QueryError."""
    return _Lexer(query).run()


class _Lexer:
    """A cursor over one query. `raw` tells, for each open group, how its words are read."""

    def __init__(self, query: str) -> None:
        self.query = query
        self.at = 0
        self.tokens: list[Token] = []
        self.raw: list[bool] = [False]
        self.running = is_running_text(query)
        # Marks that no partner follows; looked for once, or many of them would cost the square.
        self.unpaired: set[str] = set()

    def run(self) -> list[Token]:
        while (start := self._skip_space()) < len(self.query):
            if self.query[start] == ")":
                self._close()
            elif not self._operator():
                self._operand()
        return self.tokens

    def _skip_space(self) -> int:
        match = _SPACE.match(self.query, self.at)
        self.at = match.end() if match else self.at
        return self.at

    def _close(self) -> None:
        suffix = SUFFIX.match(self.query, self.at + 1)
        boost = suffix["boost"] if suffix and suffix["near"] is None else None
        end = suffix.end() if suffix and boost else self.at + 1
        span = Span(self.at, end)
        if len(self.raw) > 1:
            self.raw.pop()
        factor = boost_factor(boost, self.query, span) if boost else None
        self.tokens.append(Close(span, factor))
        self.at = end

    def _operator(self) -> bool:
        """Consume an operator; tell whether there was one."""
        token = None if self.running else _operator_at(self.query, self.at)
        if token is None:
            return False
        self.tokens.append(token)
        self.at = token.span.end
        return True

    def _operand(self) -> None:
        """Consume prefixes and what they stand before; leave all out if that is nothing."""
        start, raw = self.at, self.raw[-1]
        prefixes: list[Prefix] = []
        while (prefix := self._prefix()) is not None:
            if isinstance(prefix, Dates):
                self.tokens += [*prefixes, Operand(prefix, prefix.span)]
                return
            prefixes.append(prefix)
            raw = raw or prefix.field in RAW_FIELDS
        if self.query.startswith("(", self.at):
            self.raw.append(raw)
            self.tokens += [*prefixes, Open(Span(self.at, self.at + 1))]
            self.at += 1
            return
        node = self._leaf(raw)
        if node is not None:
            self.tokens += [*prefixes, Operand(node, Span(start, self.at))]
            return
        # "speaker:…" is no field: the name is a word like others.
        for prefix in prefixes:
            if prefix.field is not None:
                name = Span(prefix.span.start, prefix.span.end - 1)
                word = self.query[name.start : name.end].rstrip().removesuffix(":")
                self.tokens.append(Operand(Word(word, name), name))
        self.at = max(self.at, start + 1)

    def _prefix(self) -> Prefix | Dates | None:
        """Consume ``-``, a field's name with its colon, or a whole ``date:…``."""
        query, start = self.query, self.at
        if query.startswith("-", start):
            following = query[start + 1 : start + 2]
            if not following or following.isspace() or following in "-)":
                return None
            self.at = start + 1
            return Prefix(None, Span(start, self.at))
        named = _NAME.match(query, start)
        if named is None:
            return None
        name = named.group(1).lower()
        if name != "date" and name not in FIELDS:
            self._refuse_slip(named)
            return None
        end = self._value_start(named)
        if end is None:
            return None
        self.at = end
        if name != "date":
            return Prefix(FIELDS[name], Span(start, end))
        value = _VALUE.match(query, end)
        self.at = value.end() if value else end
        if query.startswith("(", self.at):
            hint = "write date:2009 OR date:2011"
            raise QueryError("`date:` takes one period", query, Span(start, self.at + 1), hint)
        text = query[end : self.at].strip('"')
        return dates_of(text, query, Span(start, self.at))

    def _value_start(self, named: re.Match[str]) -> int | None:
        """Return where the value behind a field's name starts; None if that is no field.

        White space may follow a colon only if the name is in lower case and the value
        looks like one: "Source: Reuters" in running text is no field.
        """
        query, end = self.query, named.end()
        following = query[end : end + 1]
        if following and not following.isspace():
            return None if query.startswith("//", end) or following == ")" else end
        space = _SPACE.match(query, end)
        start = space.end() if space else end
        first = query[start : start + 1]
        if not first or not named.group(1).islower() or _operator_at(query, start):
            return None
        if named.group(1) == "date":
            return start if first.isdigit() or first in "<>" else None
        return start if first.isalnum() or first in _ONLY_OPEN or first == "(" else None

    def _refuse_slip(self, named: re.Match[str]) -> None:
        """Raise QueryError if the word before the colon is a misspelt field."""
        name, following = named.group(1), self.query[named.end() : named.end() + 1]
        if len(name) < _SHORTEST_SLIP or name.lower() == "exact" or not name.isascii():
            return
        if not (following.isalnum() or (following and following in _ONLY_OPEN | {"("})):
            return
        known = [*FIELDS, "date"]
        close = difflib.get_close_matches(name.lower()[:24], known, n=1, cutoff=_LIKENESS)
        if close:
            hint = f"did you mean `{close[0]}:`?"
            raise QueryError(f"unknown field `{name[:24]}:`", self.query, Span(*named.span()), hint)

    def _leaf(self, raw: bool) -> Node | None:
        """Consume one operand without prefixes; None if it is only punctuation."""
        start = self.at
        if exact := _EXACT.match(self.query, start):
            self.at = exact.end()
            return self._exact(start)
        if at_least := _AT_LEAST.match(self.query, start):
            self.at = at_least.end()
            return self._at_least(start, int(at_least.group(1)), raw)
        phrase = self._quoted(self.at)
        if phrase is None:
            return self._word(start, raw)
        self.at = phrase.end + 1
        content = self.query[phrase.start : phrase.end]
        if raw:
            text = unescape(content).strip()
            return Word(text, Span(start, self.at)) if text else None
        return self._suffixed(phrase_of(content, phrase.start, Span(start, self.at)), start)

    def _word(self, start: int, raw: bool) -> Node | None:
        end = self._chunk_end(start)
        self.at = end
        span = Span(start, end)
        leaf, factor = word_of(self.query[start:end], self.query, span, raw=raw)
        return leaf if factor is None or leaf is None else Boost(leaf, factor, span)

    def _suffixed(self, phrase: Phrase | None, start: int) -> Node | None:
        """Return the phrase with the ``~5`` and ``^2`` that follow it."""
        suffix = SUFFIX.match(self.query, self.at)
        self.at = suffix.end() if suffix else self.at
        if phrase is None or suffix is None:
            return None
        span = Span(start, self.at)
        node: Node = phrase
        if suffix["near"] is not None:
            parts = tuple(part for part in phrase.parts if part != Pattern("*"))
            # A single word is near itself.
            near = Near(parts, int(suffix["near"]), span=span)
            node = near if len(parts) > 1 else Phrase(parts, span)
        if suffix["boost"] is None:
            return node
        return Boost(node, boost_factor(suffix["boost"], self.query, span), span)

    def _exact(self, start: int) -> Node:
        """Return ``exact:`` with the phrase or the word that follows."""
        phrase = self._quoted(self.at)
        if phrase is not None:
            text = unescape(self.query[phrase.start : phrase.end]).strip()
            suffix = SUFFIX.match(self.query, phrase.end + 1)
            boost = suffix["boost"] if suffix and suffix["near"] is None else None
            self.at = suffix.end() if suffix and boost else phrase.end + 1
        else:
            end = self._chunk_end(self.at) if not self.query.startswith("(", self.at) else self.at
            split = _BOOST_AT_END.fullmatch(self.query, self.at, end)
            text = unescape(split["body"] if split else self.query[self.at : end]).strip()
            boost = split["boost"] if split else None
            self.at = end
        span = Span(start, self.at)
        if not any(char.isalnum() for char in text):
            hint = 'write exact:word or exact:"several words"'
            raise QueryError("`exact:` needs a word behind it", self.query, span, hint)
        node = Exact(text, span)
        return node if boost is None else Boost(node, boost_factor(boost, self.query, span), span)

    def _at_least(self, start: int, count: int, raw: bool) -> Node:
        """Return ``atleast3:`` with the word, pattern or phrase that follows."""
        node = None if self.query.startswith("(", self.at) else self._leaf(raw)
        span = Span(start, self.at)
        factor = node.factor if isinstance(node, Boost) else None
        child = node.child if isinstance(node, Boost) else node
        if count < 1 or not isinstance(child, Word | Pattern | Phrase):
            hint = 'write it as in atleast3:treaty or atleast3:"security treaty"'
            raise QueryError("`atleast` needs a number and a word", self.query, span, hint)
        counted = AtLeast(count, child, span)
        return counted if factor is None else Boost(counted, factor, span)

    def _quoted(self, start: int) -> Span | None:
        """Return the content of the phrase that opens at `start`, if one does."""
        mark = self.query[start : start + 1]
        if not mark or mark not in CLOSERS:
            return None
        content = self._content(start)
        if content is None and mark in _ONLY_OPEN:
            closer = {"„": "“"}.get(mark, CLOSERS[mark][0])
            span = Span(start, len(self.query))
            hint = f"close it with {closer} or write \\{mark} if the mark itself is meant"
            raise QueryError("this phrase has no end", self.query, span, hint)
        return content

    def _content(self, start: int) -> Span | None:
        """Return what stands between the mark at `start` and its partner, if it has one."""
        mark = self.query[start]
        if mark in self.unpaired:
            return None
        match = _CONTENT[mark].match(self.query, start + 1)
        if match is None or match.end() >= len(self.query) or self.query[match.end()] == "\\":
            self.unpaired.add(mark)
            return None
        return Span(start + 1, match.end())

    def _chunk_end(self, start: int) -> int:
        """Return the end of the word at `start`: white space, a parenthesis or a phrase.

        A mark inside a word opens a phrase if its partner follows and it can be no
        inch mark: behind a letter or digit only marks that are for opening are taken.
        """
        chunk = _CHUNK.match(self.query, start)
        if chunk is None:
            return start
        for mark in _MARK_OR_ESCAPE.finditer(self.query, start, chunk.end()):
            if mark.group() not in CLOSERS or mark.start() == start:
                continue
            behind_word = self.query[mark.start() - 1].isalnum()
            if behind_word and mark.group() not in "“„«":
                continue
            if self._content(mark.start()) is not None:
                return mark.start()
        return chunk.end()


def _operator_at(query: str, start: int) -> Operator | Prefix | None:
    """Return the operator at `start`; NOT is a prefix."""
    # The longest operator is "NEAR/" with four digits.
    chunk = re.split(r"[\s()\"“„«]", query[start : start + 10], maxsplit=1)[0]
    match = OPERATOR.match(chunk)
    if match is None:
        return None
    span = Span(start, start + len(chunk))
    if chunk == "NOT":
        return Prefix(None, span)
    if match["near"]:
        kind: OperatorKind = "ADJ" if match["near"] == "ADJ" else "NEAR"
        return Operator(kind, span, int(match["words"]))
    if chunk == "/s":
        return Operator("sentence", span)
    if chunk == "/p":
        return Operator("paragraph", span)
    return Operator("AND" if chunk == "AND" else "OR", span)
