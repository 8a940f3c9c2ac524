"""One text of one field, as tokens; what is not asked for is not worked out."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property, lru_cache
from typing import NamedTuple

from searchnews.analysis import FIELD_ANALYZERS, NAME, PROSE, Analyzer, has_plain_tokens, token_in
from searchnews.graphemes import next_boundary, previous_boundary
from searchnews.query.fields import INDEX_FIELD
from searchnews.query.tree import FieldName
from searchnews.text import FoldedText, Span, fold_with_offsets

__all__ = ["Document", "analyzer_of", "document"]


def analyzer_of(field: FieldName) -> Analyzer:
    """Return the chain of a field; that of names where the index has none."""
    return FIELD_ANALYZERS.get(INDEX_FIELD[field], NAME)


@lru_cache(maxsize=32)
def document(text: str, *, stemmed: bool) -> Document:
    """Return the text as tokens; clauses that look at the same text share them."""
    return Document(text, PROSE if stemmed else NAME)


class _Lines(NamedTuple):
    """The terms of a text; where each line starts, and the position of its first token."""

    terms: list[str]
    starts: list[int]
    positions: list[int]


class Document:
    """`text`, token by token. Positions count tokens from 0.

    No token reaches over a line end, so that each line is analysed on its own, and the
    offsets only of lines where something was found.
    """

    def __init__(self, text: str, analyzer: Analyzer) -> None:
        self.text = text
        self._analyzer = analyzer
        # Asked for at every search: without the lock of a `cached_property`.
        self._folded: FoldedText | None = None
        self._is_plain: bool | None = None
        self._line_spans: dict[int, list[Span]] = {}

    @property
    def stemmed(self) -> bool:
        """Whether the terms are stems."""
        return self._analyzer.stemmed

    def part(self, start: int, end: int) -> Document:
        """Return ``text[start:end]`` as a text of its own."""
        return Document(self.text[start:end], self._analyzer)

    @property
    def folded(self) -> FoldedText:
        """The text as its tokens are written."""
        if self._folded is None:
            self._folded = fold_with_offsets(self.text)
        return self._folded

    @property
    def is_plain(self) -> bool:
        """Whether all letters and digits of the folded text are ASCII.

        Between two tokens there is then always something that is neither.
        """
        if self._is_plain is None:
            self._is_plain = has_plain_tokens(self.folded.text)
        return self._is_plain

    @cached_property
    def ends(self) -> dict[int, int]:
        """Where each token of the folded text ends, by where it starts."""
        tokens = token_in(self.folded.text).finditer(self.folded.text)
        return dict(match.span() for match in tokens)

    @cached_property
    def _lines(self) -> _Lines:
        lines = _Lines([], [], [])
        start = 0
        for line in self.text.split("\n"):
            lines.starts.append(start)
            lines.positions.append(len(lines.terms))
            lines.terms.extend(self._analyzer.terms(line))
            start += len(line) + 1
        return lines

    @cached_property
    def terms(self) -> list[str]:
        """The terms, in order."""
        return self._lines.terms

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The distinct terms."""
        return frozenset(self.terms)

    @cached_property
    def surfaces(self) -> list[str]:
        """The normal forms of the same tokens, not stemmed."""
        return NAME.terms(self.text) if self._analyzer.stemmed else self.terms

    def positions(self, term: str) -> list[int]:
        """Return where `term` stands, ascending."""
        terms = self.terms
        found: list[int] = []
        if term in self.vocabulary:
            at = -1
            for _ in range(terms.count(term)):
                at = terms.index(term, at + 1)
                found.append(at)
        return found

    def span(self, first: int, last: int) -> Span:
        """Return the code points from the token `first` to the token `last`, both included."""
        return self.whole(Span(self._token_span(first).start, self._token_span(last).end))

    def whole(self, span: Span) -> Span:
        """Return the span with all the marks that belong to its first and its last letter."""
        text = self.text
        if text.isascii():
            return span
        start, end = span
        return Span(previous_boundary(text, start, 0), next_boundary(text, end, len(text)))

    def _token_span(self, position: int) -> Span:
        # Empty lines share their first position with the next: the last of them has the token.
        line = bisect_right(self._lines.positions, position) - 1
        spans = self._line_spans.get(line)
        if spans is None:
            start = self._lines.starts[line]
            end = self.text.find("\n", start)
            content = self.text[start : len(self.text) if end < 0 else end]
            spans = [Span(s + start, e + start) for s, e in self._analyzer.spans(content)]
            self._line_spans[line] = spans
        return spans[position - self._lines.positions[line]]
