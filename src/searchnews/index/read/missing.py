"""Which words of a request are in no article: all that most searches need to know of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from searchnews.analysis import FIELD_ANALYZERS
from searchnews.index.read.executor import quotation_fields
from searchnews.index.read.view import SegmentView
from searchnews.query.asked import AskedWord
from searchnews.query.fields import INDEX_FIELD, QUOTATION_FIELDS

__all__ = ["Fields", "fields_of", "missing_words"]

#: Fields of the index.
Fields: TypeAlias = tuple[str, ...]


def missing_words(
    words: Sequence[AskedWord],
    views: Sequence[SegmentView],
    bare: Fields,
    *,
    indirect: bool,
    is_known: Callable[[str], bool],
) -> tuple[AskedWord, ...]:
    """Return which of the words are in no live article.

    `bare` are the fields that a word without a field is looked for in; with `indirect`,
    reported quotations count. `is_known` tells of a name whether anybody answers to it,
    however articles spell it; it is asked last. What is excluded need not be anywhere.
    """
    return tuple(
        word
        for word in words
        if not word.excluded
        and not _is_there(word, views, fields_of(word, bare, indirect=indirect))
        and not (word.name is not None and is_known(word.name))
    )


def fields_of(word: AskedWord, bare: Fields, *, indirect: bool) -> Fields:
    """Return the fields of the index that a word is looked for in."""
    if word.field is None:
        return bare
    if word.field in QUOTATION_FIELDS:
        name = "quote" if word.field == "quote" else "speaker"
        return quotation_fields(name, indirect=indirect)
    return (INDEX_FIELD[word.field],)


def _is_there(word: AskedWord, views: Sequence[SegmentView], fields: Fields) -> bool:
    terms = [term.encode() for term in FIELD_ANALYZERS[fields[0]].terms(word.word)]
    return any(_stands(view, field, term) for term in terms for view in views for field in fields)


def _stands(view: SegmentView, field: str, term: bytes) -> bool:
    """Tell whether a term stands in a live document of a segment."""
    ordinal = view.ordinal(field, term)
    if ordinal < 0 or view.alive is None:
        return ordinal >= 0
    return bool(view.alive.take(view.segment.text(field).docs(ordinal)).any())
