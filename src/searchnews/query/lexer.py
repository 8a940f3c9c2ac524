"""Query text → tokens. What cannot be syntax is punctuation and is passed over.

A token is an operand (a whole leaf of the tree), a prefix (``-``, NOT, ``speaker:``), an
operator between operands, or a parenthesis. Each step consumes text, so that the work is
linear in the length of the query.
"""

from __future__ import annotations

import re
from typing import Final

from searchnews.errors import QueryError
from searchnews.query.at_least import at_least_at, counted
from searchnews.query.exact import exact_at
from searchnews.query.fields import KEYWORD_FIELDS
from searchnews.query.marks import ONLY_OPEN, is_running_text
from searchnews.query.operators import operator_at
from searchnews.query.prefixes import prefix_at
from searchnews.query.scanner import Scanner
from searchnews.query.suffixes import suffix_at
from searchnews.query.terms import phrase_of, unescape
from searchnews.query.tokens import Close, Open, Operand, Prefix, Token
from searchnews.query.tree import Boost, Dates, Near, Node, Pattern, Phrase, Word
from searchnews.query.words import word_of
from searchnews.text import Span

__all__ = ["tokenize"]

_SPACE: Final = re.compile(r"\s*")
# A word that is nothing else, as most are; what is no such word takes the longer way.
_PLAIN: Final = re.compile(
    r"(?!(?:AND|OR|NOT|ADJ[0-9]*|NEAR[0-9]*)(?![A-Za-z0-9]))[A-Za-z0-9]+(?=[\s)]|\Z)"
)
# What the names of leaves begin with; most words do not.
_EXACT_FIRST: Final = frozenset("eE")
_AT_LEAST_FIRST: Final = frozenset("aA")


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
        self.scanner = Scanner(query)

    def run(self) -> list[Token]:
        while (start := self._skip_space()) < len(self.query):
            if word := _PLAIN.match(self.query, start):
                span = Span(start, word.end())
                self.tokens.append(Operand(Word(word.group(), span), span))
                self.at = span.end
            elif self.query[start] == ")":
                self._close()
            elif not self._operator():
                self._operand()
        return self.tokens

    def _skip_space(self) -> int:
        if self.query[self.at : self.at + 1].isspace():
            match = _SPACE.match(self.query, self.at)
            self.at = match.end() if match else self.at
        return self.at

    def _close(self) -> None:
        if len(self.raw) == 1:
            # It closes nothing: a smiley, or "b)" of a list.
            self.at += 1
            return
        suffix = suffix_at(self.query, self.at + 1, after="a group")
        self.raw.pop()
        self.tokens.append(Close(Span(self.at, suffix.end), suffix.boost))
        self.at = suffix.end

    def _operator(self) -> bool:
        """Consume an operator; tell whether there was one."""
        token = None if self.running else operator_at(self.query, self.at)
        if token is None:
            return False
        self.tokens.append(token)
        self.at = token.span.end
        return True

    def _operand(self) -> None:
        """Consume prefixes and what they stand before; leave all out if that is nothing."""
        start, raw = self.at, self.raw[-1]
        prefixes: list[Prefix] = []
        while (prefix := prefix_at(self.query, self.at)) is not None:
            self.at = prefix.span.end
            if isinstance(prefix, Dates):
                self.tokens += [*prefixes, Operand(prefix, prefix.span)]
                return
            prefixes.append(prefix)
            raw = raw or prefix.field in KEYWORD_FIELDS
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

    def _leaf(self, raw: bool) -> Node | None:
        """Consume one operand without prefixes; None if it is only punctuation."""
        start = self.at
        first = self.query[start : start + 1]
        if first in _EXACT_FIRST and (exact := exact_at(self.scanner, start)):
            leaf, self.at = exact
            return leaf
        if first in _AT_LEAST_FIRST and (at_least := at_least_at(self.query, start)):
            count, self.at = at_least
            node = self._leaf(raw)
            return counted(count, node, self.query, Span(start, self.at), at_least[1])
        phrase = self.scanner.quoted(start)
        if phrase is None:
            return self._word(start, raw)
        self.at = phrase.end + 1
        if raw:
            text = unescape(self.query[phrase.start : phrase.end]).strip()
            return Word(text, Span(start, self.at)) if text else None
        return self._suffixed(phrase_of(phrase, self.query, Span(start, self.at)), start)

    def _word(self, start: int, raw: bool) -> Node | None:
        end = self.scanner.chunk_end(start)
        self.at = end
        span = Span(start, end)
        chunk = self.query[start:end]
        if raw and chunk[:1] in ONLY_OPEN:
            chunk = chunk[1:]
        leaf, factor = word_of(chunk, self.query, span, raw=raw)
        return leaf if factor is None or leaf is None else Boost(leaf, factor, span)

    def _suffixed(self, phrase: Phrase | None, start: int) -> Node | None:
        """Return the phrase with the ``~5`` and ``^2`` that follow it."""
        suffix = suffix_at(self.query, self.at)
        self.at = suffix.end
        if phrase is None:
            return None
        span = Span(start, self.at)
        node: Node = phrase
        if suffix.near is not None:
            node = self._near(phrase.parts, suffix.near, span)
        return node if suffix.boost is None else Boost(node, suffix.boost, span)

    def _near(self, parts: tuple[Word | Pattern, ...], distance: int, span: Span) -> Near | Phrase:
        star = next((part for part in parts if part in (Pattern("*"), Pattern("?"))), None)
        if star is not None:
            hint = 'leave it out, as in `"one two"~5`; any word may stand between'
            message = f"`{star.text}` alone is no word to be near"
            raise QueryError(message, self.query, star.span, hint)
        # A single word is near itself.
        return Near(parts, distance, span=span) if len(parts) > 1 else Phrase(parts, span)
