"""Query text → tokens. What cannot be syntax is punctuation and is passed over.

A token is an operand (a whole leaf of the tree), a prefix (``-``, NOT, ``speaker:``), an
operator between operands, or a parenthesis. Each step consumes text, so that the work is
linear in the length of the query.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from searchnews.errors import QueryError
from searchnews.query.fields import KEYWORD_FIELDS
from searchnews.query.marks import CLOSERS, ONLY_OPEN, is_running_text
from searchnews.query.operators import operator_at
from searchnews.query.prefixes import prefix_at
from searchnews.query.terms import SUFFIX, boost_factor, phrase_of, unescape, word_of
from searchnews.query.tokens import Close, Open, Operand, Prefix, Token
from searchnews.query.tree import (
    AtLeast,
    Boost,
    Dates,
    Exact,
    Near,
    Node,
    Pattern,
    Phrase,
    Word,
)
from searchnews.text import Span

__all__ = ["tokenize"]

_SPACE: Final = re.compile(r"\s*")
_CHUNK: Final = re.compile(r"(?:\\.|[^\s()\\]|\\\Z)+", re.DOTALL)
_EXACT: Final = re.compile(r"exact:(?=[^\s])")
_AT_LEAST: Final = re.compile(r"atleast([0-9]{1,6}):(?=[^\s])", re.IGNORECASE)
_MARK_OR_ESCAPE: Final = re.compile(r"\\.|[" + "".join(CLOSERS) + "]", re.DOTALL)
_BOOST_AT_END: Final = re.compile(r"(?P<body>.+)\^(?P<boost>[0-9]*\.?[0-9]+)", re.DOTALL)


@cache
def _content_behind(opener: str) -> re.Pattern[str]:
    """Return what stands between an opening mark and those that close it."""
    return re.compile(rf"(?:\\.|[^\\{CLOSERS[opener]}])*", re.DOTALL)


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
        if self.query[self.at : self.at + 1].isspace():
            match = _SPACE.match(self.query, self.at)
            self.at = match.end() if match else self.at
        return self.at

    def _close(self) -> None:
        if len(self.raw) == 1:
            # It closes nothing: a smiley, or "b)" of a list.
            self.at += 1
            return
        suffix = SUFFIX.match(self.query, self.at + 1)
        boost = suffix["boost"] if suffix and suffix["near"] is None else None
        end = suffix.end() if suffix and boost else self.at + 1
        span = Span(self.at, end)
        self.raw.pop()
        factor = boost_factor(boost, self.query, span) if boost else None
        self.tokens.append(Close(span, factor))
        self.at = end

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
        if self.query[start : start + 1] in ("e", "a", "A"):
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
        chunk = self.query[start:end]
        if raw and chunk[:1] in ONLY_OPEN:
            chunk = chunk[1:]
        leaf, factor = word_of(chunk, self.query, span, raw=raw)
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
            body = split["body"] if split else self.query[self.at : end]
            text = unescape(body[1:] if body[:1] in ONLY_OPEN else body).strip()
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
        """Return the content of the phrase that opens at `start`, if one does and has an end."""
        mark = self.query[start : start + 1]
        return self._content(start) if mark in CLOSERS else None

    def _content(self, start: int) -> Span | None:
        """Return what stands between the mark at `start` and its partner, if it has one."""
        mark = self.query[start]
        if mark in self.unpaired:
            return None
        match = _content_behind(mark).match(self.query, start + 1)
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
