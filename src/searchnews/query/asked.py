"""The words that a query, or an option, asks for as they are, with their places in its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, TypeAlias

from searchnews.analysis import NAME, Token
from searchnews.errors import QueryError
from searchnews.query.by_clause import name_asked_for
from searchnews.query.fields import KEYWORD_FIELDS
from searchnews.query.marks import CLOSERS
from searchnews.query.parser import parse
from searchnews.query.tree import (
    AtLeast,
    Exact,
    Field,
    FieldName,
    Near,
    Node,
    Not,
    Phrase,
    Word,
    children_of,
)
from searchnews.text import Span

__all__ = [
    "AskedWord",
    "OptionName",
    "asked_words",
    "replaced",
    "with_replacements",
    "words_of_option",
]

#: The options of a search whose values are words.
OptionName: TypeAlias = Literal["speaker", "source"]


class AskedWord(NamedTuple):
    """One word of a query: its normal form, where it stands, and the field it is asked of.

    `quoted` tells that it stands in quotation marks, `exact` that it is asked for letter by
    letter; `name` is all of the name that a ``by:`` clause asks for with it. What has to be
    absent is `excluded`. A word of an option stands in its `value`, not in the query.
    """

    word: str
    span: Span
    field: FieldName | None
    quoted: bool = False
    name: str | None = None
    excluded: bool = False
    exact: bool = False
    option: OptionName | None = None
    value: str | None = None


def asked_words(node: Node, query: str) -> tuple[AskedWord, ...]:
    """Return the words of the tree of a query, in the order of its text, each place once.

    Patterns and misspellings are none, nor is what is asked of fields that hold one string.
    """
    found: list[AskedWord] = []
    for word in sorted(_words(node, query), key=lambda word: word.span):
        if not found or found[-1].span.end <= word.span.start:
            found.append(word)
    return tuple(found)


def words_of_option(option: OptionName, value: str) -> tuple[AskedWord, ...]:
    """Return the words of the value of an option, in the order of its text."""
    field: FieldName = "by" if option == "speaker" else "source"
    name = " ".join(value.split()) if option == "speaker" else None
    # Two words take no marks there, as in a phrase.
    return tuple(
        AskedWord(token.term, token.span, field, True, name, option=option, value=value)
        for token in NAME.tokens(value)
    )


def with_replacements(query: str, replacements: Iterable[tuple[Span, str]]) -> str | None:
    """Return the query with other text at some places, which do not overlap.

    None where nothing is replaced, or what comes of it is no query.
    """
    text = replaced(query, replacements)
    try:
        parse(text)
    except QueryError:
        return None
    return text if text != query else None


def replaced(text: str, replacements: Iterable[tuple[Span, str]]) -> str:
    """Return the text with other words at some places, which do not overlap."""
    for span, other in sorted(replacements, reverse=True):
        text = text[: span.start] + other + text[span.end :]
    return text


class _Place(NamedTuple):
    """Where a node stands: what it is asked of, and how."""

    field: FieldName | None = None
    quoted: bool = False
    name: str | None = None
    excluded: bool = False
    exact: bool = False


def _words(root: Node, query: str) -> Iterator[AskedWord]:
    stack: list[tuple[Node, _Place]] = [(root, _Place())]
    while stack:
        node, place = stack.pop()
        match node:
            case Field(name=field, child=child):
                if field not in KEYWORD_FIELDS:
                    name = name_asked_for(child) if field == "by" else None
                    inside = _Place(field, name=name, excluded=place.excluded)
                    stack.append((child, inside))
            case Phrase(parts=parts):
                inside = place._replace(quoted=True)
                stack += [(part, inside) for part in parts if isinstance(part, Word)]
            case Near(parts=several, span=span):
                # Of "a b"~5 and a NEAR/5 b only the first begins with a mark.
                marked = query[span.start] in CLOSERS and span.start < several[0].span.start
                inside = place._replace(quoted=marked)
                stack += [(part, inside) for part in several]
            case Not(child=inner):
                stack.append((inner, place._replace(excluded=not place.excluded)))
            case AtLeast(child=inner):
                stack.append((inner, place))
            case Word(text=text, span=span):
                for token in _placed(NAME.tokens(text), query, span):
                    yield AskedWord(token.term, token.span, *place)
            case Exact(text=text, span=span):
                begins = span.start + len("exact:")
                for token in _placed(NAME.tokens(text), query, Span(begins, span.end)):
                    yield AskedWord(
                        token.term, token.span, *place._replace(quoted=True, exact=True)
                    )
            case _:
                stack += [(child, place) for child in children_of(node)]


def _placed(tokens: Iterable[Token], query: str, span: Span) -> Iterator[Token]:
    """Yield the tokens of a leaf with their spans in the query, where its text stands at `span`.

    What was escaped there differs from the text; the span of all is then that of the one token.
    """
    wanted = list(tokens)
    terms = [token.term for token in wanted]
    written = list(NAME.tokens(query[span.start : span.end]))
    for first in range(len(written) - len(wanted) + 1):
        here = written[first : first + len(wanted)]
        if [token.term for token in here] == terms:
            for token in here:
                start, end = token.span
                yield token._replace(span=Span(start + span.start, end + span.start))
            return
    if len(wanted) == 1:
        yield wanted[0]._replace(span=span)
