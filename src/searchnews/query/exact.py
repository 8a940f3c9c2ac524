"""``exact:`` with the word or the phrase behind it → a leaf of the syntax tree."""

from __future__ import annotations

import re
from typing import Final

from searchnews.errors import QueryError
from searchnews.query.fields import FIELD_NAMES
from searchnews.query.marks import ONLY_OPEN, PUNCTUATION
from searchnews.query.operators import operator_at
from searchnews.query.scanner import Scanner
from searchnews.query.suffixes import NUMBER, boost_factor, refuse_edits, suffix_at
from searchnews.query.terms import unescape
from searchnews.query.tree import Boost, Exact
from searchnews.text import Span

__all__ = ["exact_at"]

_EXACT: Final = re.compile(r"(?P<name>exact):(?P<space>\s*)", re.IGNORECASE)
_WORD: Final = re.compile(
    rf"(?P<body>.+?)(?P<edits>~[0-9]+(?:\.[0-9]+)?)?(?:\^(?P<boost>{NUMBER}))?", re.DOTALL
)
_STAR: Final = re.compile(r"(?<!\\)\*")
_FIELD: Final = re.compile(r"([^\W\d_]+):")


def exact_at(scanner: Scanner, start: int) -> tuple[Exact | Boost, int] | None:
    """Return the leaf at `start` and where it ends; None if there is none. Raises QueryError."""
    query = scanner.query
    named = _EXACT.match(query, start)
    if named is None or not _has_value(query, named):
        return None
    if query.startswith("(", named.end()):
        hint = 'write `exact:word`, `exact:"several words"` or `exact:one OR exact:two`'
        span = Span(start, named.end() + 1)
        raise QueryError("`exact:` takes one word or one phrase", query, span, hint)
    phrase = scanner.quoted(named.end())
    if phrase is None:
        return _word(scanner, start, named.end())
    text = unescape(query[phrase.start : phrase.end]).strip()
    if not _has_term(text):
        if text and not named["space"]:
            raise _no_term(query, Span(named.end(), phrase.end + 1))
        return None
    suffix = suffix_at(query, phrase.end + 1, after="`exact:`")
    span = Span(start, suffix.end)
    leaf = Exact(text, span)
    return leaf if suffix.boost is None else Boost(leaf, suffix.boost, span), suffix.end


def _has_value(query: str, named: re.Match[str]) -> bool:
    """Tell whether a value may stand behind the name: "Exact: five" in running text has none."""
    following = query[named.end() : named.end() + 1]
    if not named["space"]:
        return bool(following)
    plain = following.isalnum() or (following and following in ONLY_OPEN)
    return bool(plain) and named["name"].islower() and operator_at(query, named.end()) is None


def _word(scanner: Scanner, start: int, value: int) -> tuple[Exact | Boost, int] | None:
    query, end = scanner.query, scanner.chunk_end(value)
    first = value + (query[value] in ONLY_OPEN)
    word = _WORD.fullmatch(query, first, end)
    text = unescape(word["body"]).strip() if word else ""
    if word is None or not _has_term(text):
        if not query[value - 1].isspace() and not PUNCTUATION.issuperset(text):
            raise _no_term(query, Span(value, end))
        return None
    if word["edits"] and any(map(str.isalpha, text)):
        refuse_edits(query, Span(*word.span("edits")), "`exact:`")
    _refuse_syntax(query, Span(*word.span("body")))
    span = Span(start, end)
    leaf = Exact(text + (word["edits"] or ""), span)
    if word["boost"] is None:
        return leaf, end
    place = Span(word.start("boost") - 1, end)
    return Boost(leaf, boost_factor(word["boost"], query, place), span), end


def _refuse_syntax(query: str, span: Span) -> None:
    """Raise QueryError for a field or a star, which a word without marks would have."""
    field = _FIELD.match(query, span.start, span.end)
    if field and field[1].lower() in FIELD_NAMES:
        hint = f"write the field first, as in `{field[1]}:exact:word`"
        message = f"`{field[1]}:` stands inside `exact:`"
        raise QueryError(message, query, Span(*field.span()), hint)
    star = _STAR.search(query, span.start, span.end)
    if star is not None:
        hint = 'write `wor*` for a pattern, or `exact:"M*A*S*H"` for a star'
        message = "`*` is no pattern in `exact:`"
        raise QueryError(message, query, Span(*star.span()), hint)


def _has_term(text: str) -> bool:
    return any(map(str.isalnum, text))


def _no_term(query: str, span: Span) -> QueryError:
    hint = 'put a word beside it, as in `exact:"word…"`'
    return QueryError("`exact:` needs a letter or a digit", query, span, hint)
