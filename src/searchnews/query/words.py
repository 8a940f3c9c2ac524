"""A word with what may follow it, ``~1`` and ``^2`` → a leaf of the syntax tree and its boost."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, TypeAlias

from searchnews.analysis import NAME
from searchnews.errors import QueryError
from searchnews.query.quoting import quoted
from searchnews.query.suffixes import NUMBER, boost_factor, refuse_edits
from searchnews.query.terms import ACTIVE, part_of, plain_word, without_loose_backslash
from searchnews.query.tree import Everything, Fuzzy, Pattern, Phrase, Word
from searchnews.text import Span

__all__ = ["MAX_EDITS", "word_of"]

MAX_EDITS: Final = 2
_Leaf: TypeAlias = Word | Pattern | Fuzzy | Phrase | Everything


@cache
def _split_suffix() -> re.Pattern[str]:
    """Return a word with what may follow it: ``~1`` and ``^2``; most have nothing."""
    return re.compile(
        r"(?P<body>(?:\\.|[^\\])*?)"
        rf"(?P<fuzzy>~(?P<edits>-?[0-9]+(?:\.[0-9]+)?)?)?(?:\^(?P<boost>{NUMBER}))?\Z",
        re.DOTALL,
    )


def word_of(chunk: str, query: str, span: Span, *, raw: bool) -> tuple[_Leaf | None, float | None]:
    """Return the leaf that a chunk without white space stands for, and its boost.

    The leaf is None where the chunk is only punctuation. With `raw` punctuation stays,
    and nothing but wildcards and escapes is special. Raises QueryError.
    """
    if not ACTIVE.search(chunk):
        return plain_word(chunk, span, raw=raw), None
    chunk = without_loose_backslash(chunk)
    suffix = None if raw else _suffix_of(chunk, query, span)
    body = chunk if suffix is None else suffix["body"]
    if body and not body.strip("*"):
        leaf: _Leaf | None = Everything(span)
    else:
        leaf = part_of(body, query, span, raw=raw)
    if suffix is None:
        return leaf, None
    if leaf is None or not (suffix["fuzzy"] or suffix["boost"]):
        # "~5" on its own is about five.
        return leaf or plain_word(chunk, span), None
    if suffix["fuzzy"]:
        start, end = suffix.span("fuzzy")
        place = Span(span.start + start, span.start + end)
        leaf = _fuzzy(leaf, suffix["edits"] or "", query, place, span)
    return _boosted(leaf, suffix, query, span)


def _suffix_of(chunk: str, query: str, span: Span) -> re.Match[str] | None:
    """Return the chunk's body, edits and boost; marks behind them are punctuation."""
    split = _split_suffix().match(chunk.rstrip(",;:.!?"))
    if split is None or not (split["fuzzy"] or split["boost"]):
        return None
    again = _split_suffix().match(split["body"])
    if again and (again["edits"] or again["boost"]) and _has_letter(again["body"]):
        start = span.start + again.end("body")
        place = Span(start, span.start + split.end())
        message = f"{quoted(query[place.start : place.end])} is one number too many"
        raise QueryError(message, query, place, "write it as in `treaty~1^2`")
    return split


def _has_letter(text: str) -> bool:
    return any(map(str.isalpha, text))


def _boosted(
    leaf: _Leaf,
    suffix: re.Match[str],
    query: str,
    span: Span,
) -> tuple[_Leaf, float | None]:
    """Return the leaf and its boost; "10^-3" is a number, not boosted."""
    digits = suffix["boost"]
    if digits is None:
        return leaf, None
    start, end = suffix.span("boost")
    try:
        return leaf, boost_factor(digits, query, Span(span.start + start - 1, span.start + end))
    except QueryError:
        if isinstance(leaf, Word) and not _has_letter(leaf.text):
            return Word(f"{leaf.text}^{digits}", span), None
        raise


def _fuzzy(
    leaf: _Leaf,
    edits: str,
    query: str,
    place: Span,
    span: Span,
) -> Word | Pattern | Phrase | Fuzzy | Everything:
    """Return `leaf` with the ``~edits`` at `place`; without a number, what cannot have it stays."""
    if isinstance(leaf, Word) and not _has_letter(leaf.text):
        # "10~20" is a range of numbers.
        return leaf if not edits else Word(f"{leaf.text}~{edits}", span)
    if not isinstance(leaf, Word) or len(NAME.terms(leaf.text)) != 1:
        if edits:
            refuse_edits(query, place, "a pattern or a word of several parts")
        return leaf
    if not (edits or "1").isdigit() or len(edits) > 4 or int(edits or "1") > MAX_EDITS:
        known = leaf.text if leaf.text.isalnum() and len(leaf.text) <= 24 else "treaty"
        hint = f"write `{known}~1` or `{known}~{MAX_EDITS}`"
        message = f"{quoted('~' + edits)} is no number of typing errors"
        raise QueryError(message, query, place, hint)
    allowed = int(edits or "1")
    return Fuzzy(leaf.text, allowed, span) if allowed else Word(leaf.text, span)
