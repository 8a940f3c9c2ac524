"""The terms of a segment as a terms reader of Whoosh, with a cursor over those of a field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import numpy as np
from whoosh.codec import base
from whoosh.reading import TermInfo, TermNotFound

from searchnews.index.codec_fields import INDEXED_FIELDS, IndexedField, indexed_field
from searchnews.index.codec_matcher import ColumnarMatcher
from searchnews.index.files.lengths import LENGTH_OF_BYTE
from searchnews.index.files.segment import Segment

__all__ = ["ColumnarTermsReader"]

Term = tuple[str, bytes]


class ColumnarTermsReader(base.TermsReader):  # type: ignore[misc]  # whoosh has no types
    """Terms in the order of their fields and then of their bytes.

    A field without postings is as one that does not exist. What is asked of a term that has
    none raises KeyError or TermNotFound, as in Whoosh's own codec.
    """

    def __init__(self, segment: Segment) -> None:
        self._field = cache(lambda name: indexed_field(segment, name))

    def close(self) -> None:
        """Let go of the segment's file."""
        del self._field

    def indexed_field_names(self) -> list[str]:
        """Return the fields that have terms."""
        return [name for name in INDEXED_FIELDS if len(self._field(name).terms())]

    def __contains__(self, term: Term) -> bool:
        try:
            self._find(*term)
        except KeyError:
            return False
        return True

    def terms(self) -> Iterator[Term]:
        """Yield all terms."""
        return ((name, field.term(number)) for name, field, number in self._all())

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[Term]:
        """Yield the terms from one that begins with `prefix` on, through all later fields."""
        return ((name, field.term(n)) for name, field, n in self._from(fieldname, prefix))

    def items(self) -> Iterator[tuple[Term, TermInfo]]:
        """Yield all terms with what is known of them."""
        return (_item(*found) for found in self._all())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[Term, TermInfo]]:
        """Yield what `terms_from` does, with what is known of them."""
        return (_item(*found) for found in self._from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Return what is known of a term. Raises TermNotFound."""
        try:
            return _info(*self._find(fieldname, text))
        except KeyError:
            raise TermNotFound(f"No term {fieldname}:{text!r}") from None

    def frequency(self, fieldname: str, text: bytes) -> float:
        """Return how often the term stands in all documents. Raises KeyError."""
        field, number = self._find(fieldname, text)
        return _single(field.freqs(number).sum(dtype=np.int64))

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Return in how many documents the term stands. Raises KeyError."""
        field, number = self._find(fieldname, text)
        return field.document_frequency(number)

    def matcher(
        self, fieldname: str, text: bytes, format_: Any, scorer: Any = None
    ) -> ColumnarMatcher:
        """Return a matcher over the postings of a term. Raises TermNotFound."""
        try:
            field, number = self._find(fieldname, text)
        except KeyError:
            raise TermNotFound(f"No term {fieldname}:{text!r}") from None
        return ColumnarMatcher(field, number, (fieldname, text), format_, scorer)

    def cursor(self, fieldname: str, fieldobj: Any) -> base.FieldCursor:
        """Return a cursor at the first term of a field."""
        if fieldname not in INDEXED_FIELDS:
            return base.EmptyCursor()
        return _Cursor(self._field(fieldname), fieldobj)

    def _find(self, fieldname: str, text: bytes) -> tuple[IndexedField, int]:
        if fieldname in INDEXED_FIELDS:
            field = self._field(fieldname)
            number = field.find(text)
            if number >= 0 and field.document_frequency(number):
                return field, number
        raise KeyError(text)

    def _all(self) -> Iterator[tuple[str, IndexedField, int]]:
        return self._of(INDEXED_FIELDS, b"")

    def _from(self, fieldname: str, text: bytes) -> Iterator[tuple[str, IndexedField, int]]:
        if fieldname not in INDEXED_FIELDS or not len(self._field(fieldname).terms()):
            return iter(())
        return self._of(INDEXED_FIELDS[INDEXED_FIELDS.index(fieldname) :], text)

    def _of(self, names: Sequence[str], text: bytes) -> Iterator[tuple[str, IndexedField, int]]:
        """Yield the terms of fields, in the first of them from `text` on."""
        for name in names:
            field = self._field(name)
            terms = field.terms()
            first = int(np.searchsorted(terms, field.lower_bound(text)))
            for number in terms[first:].tolist():
                yield name, field, number
            text = b""


class _Cursor(base.FieldCursor):  # type: ignore[misc]  # whoosh has no types
    """Stands at one term of a field, or behind the last; texts are as the field reads them."""

    def __init__(self, field: IndexedField, fieldobj: Any) -> None:
        self._field = field
        self._fieldobj = fieldobj
        self._terms = field.terms()
        self._at = 0

    def first(self) -> Any:
        """Go to the first term; return its text, None if there is none."""
        self._at = 0
        return self.text()

    def find(self, term: Any) -> Any:
        """Go to the first term that is not less than `term`; return its text or None."""
        if not isinstance(term, bytes):
            term = self._fieldobj.to_bytes(term)
        self._at = int(np.searchsorted(self._terms, self._field.lower_bound(term)))
        return self.text()

    def next(self) -> Any:
        """Go to the next term; return its text or None."""
        self._at += self.is_valid()
        return self.text()

    def text(self) -> Any:
        """Return the text of the term, None behind the last."""
        if not self.is_valid():
            return None
        return self._fieldobj.from_bytes(self._field.term(int(self._terms[self._at])))

    def term_info(self) -> TermInfo | None:
        """Return what is known of the term, None behind the last."""
        return _info(self._field, int(self._terms[self._at])) if self.is_valid() else None

    def is_valid(self) -> bool:
        """Tell whether the cursor stands at a term."""
        return self._at < len(self._terms)


def _item(name: str, field: IndexedField, number: int) -> tuple[Term, TermInfo]:
    return (name, field.term(number)), _info(field, number)


def _info(field: IndexedField, number: int) -> TermInfo:
    docs, freqs = field.docs(number), field.freqs(number)
    lengths = (0, 0)
    if field.lengths is not None:
        rounded = LENGTH_OF_BYTE[field.lengths[docs]]
        lengths = int(rounded.min()), int(rounded.max())
    return TermInfo(
        weight=_single(freqs.sum(dtype=np.int64)),
        df=len(docs),
        minlength=lengths[0],
        maxlength=lengths[1],
        maxweight=_single(freqs.max()),
        minid=int(docs[0]),
        maxid=int(docs[-1]),
    )


def _single(number: Any) -> float:
    """Return a sum of weights in single precision, as Whoosh's own codec keeps it."""
    return float(np.float32(number))
