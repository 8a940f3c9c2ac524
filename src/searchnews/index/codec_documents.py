"""What a segment keeps of each document, as a per-document reader of Whoosh."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final

from whoosh.codec import base
from whoosh.columns import ColumnReader

from searchnews.index.files.lengths import LENGTH_OF_BYTE
from searchnews.index.files.segment import NONE, TEXT_FIELDS, Segment
from searchnews.index.files.stored import unpack_fields

__all__ = ["ColumnarPerDocumentReader"]

_LENGTHS: Final = tuple(map(int, LENGTH_OF_BYTE))


class ColumnarPerDocumentReader(base.PerDocumentReader):  # type: ignore[misc]  # no types
    """Lengths, columns and stored fields of the documents of a segment.

    Which of them are deleted is what `info`, Whoosh's object for the segment, says.
    """

    def __init__(self, segment: Segment, info: Any) -> None:
        self._segment = segment
        self._info = info
        self._lengths = cache(lambda name: segment.text(name).lengths.tobytes())
        self._columns: dict[str, Callable[[int], Any]] = {
            "content": self._content,
            "id": lambda doc: segment.keyword("id").value(doc) or b"",
            "origin": lambda doc: segment.text_of("origin", doc).encode(),
            "quotation_lengths": self._quotation_lengths,
            "quotation_speakers": self._quotation_speakers,
            "source_name": lambda doc: segment.text_of("source_name", doc).encode(),
        }

    def close(self) -> None:
        """Let go of the segment's file."""
        del self._segment, self._lengths, self._columns

    def doc_count(self) -> int:
        """Return how many documents are not deleted."""
        return self.doc_count_all() - int(self._info.deleted_count())

    def doc_count_all(self) -> int:
        """Return how many documents there are, deleted ones included."""
        return self._segment.documents

    def has_deletions(self) -> bool:
        """Tell whether any document is deleted."""
        return bool(self._info.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        """Tell whether a document is deleted."""
        return bool(self._info.is_deleted(docnum))

    def deleted_docs(self) -> Iterator[int]:
        """Return the deleted documents."""
        return iter(self._info.deleted_docs())

    def supports_columns(self) -> bool:
        """Tell that there are columns."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Tell whether the field has a column; the dates are one where any document has one."""
        if fieldname == "date":
            return bool((self._segment.dates >= 0).any())
        return fieldname in self._columns

    def list_columns(self) -> list[str]:
        """Return the fields that have a column."""
        return sorted(filter(self.has_column, ("date", *self._columns)))

    def column_reader(self, fieldname: str, column: Any) -> ColumnReader:
        """Return the values of a column by document, as stock Whoosh keeps them."""
        count = self.doc_count_all()
        if fieldname == "date":
            return _DateColumn(self._segment.dates.item, count, column.default_value())
        return _Column(self._columns[fieldname], count)

    def doc_field_length(self, docnum: int, fieldname: str, default: Any = 0) -> Any:
        """Return the rounded length of a field in a document, in words; None if it is empty.

        `default` where no document has the field.
        """
        if not self.field_length(fieldname):
            return default
        return _LENGTHS[self._lengths(fieldname)[docnum]] or None

    def field_length(self, fieldname: str) -> int:
        """Return how many words a field has in all documents."""
        return self._segment.text(fieldname).total_length if fieldname in TEXT_FIELDS else 0

    def min_field_length(self, fieldname: str) -> int:
        """Return the least rounded length of a field, in words."""
        return self._extreme(min, fieldname)

    def max_field_length(self, fieldname: str) -> int:
        """Return the largest rounded length of a field, in words."""
        return self._extreme(max, fieldname)

    def _extreme(self, least_or_most: Callable[[bytes], int], fieldname: str) -> int:
        if fieldname not in TEXT_FIELDS or not self.doc_count_all():
            return 0
        return _LENGTHS[least_or_most(self._lengths(fieldname))]

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """Return what is stored of a document, by field."""
        fields = unpack_fields(self._segment.record(docnum))
        for names, quotes in (("speakers", "quotes"), ("indirect_speakers", "indirect")):
            fields[names] = sorted({quote[3] for quote in fields[quotes] if quote[3]})
        return fields

    def _content(self, doc: int) -> bytes:
        hash, brought_no_id = self._segment.content(doc)
        return hash.hex().encode() + b"~" * brought_no_id

    def _quotation_lengths(self, doc: int) -> bytes:
        lengths = self._segment.quotation_lengths[self._quotations(doc)]
        encoded: bytes = lengths.astype("<u2").tobytes()
        return encoded

    def _quotation_speakers(self, doc: int) -> bytes:
        codes = self._segment.quotation_speakers[self._quotations(doc)].tolist()
        names = self._segment.strings("speaker_names")
        return json.dumps(
            [None if code == NONE else names[code].decode() for code in codes]
        ).encode()

    def _quotations(self, doc: int) -> slice:
        starts = self._segment.file["quotations.starts"]
        return slice(int(starts[doc]), int(starts[doc + 1]))


class _Column(ColumnReader):  # type: ignore[misc]  # whoosh has no types
    """Reads the value of each document with a function."""

    def __init__(self, value: Callable[[int], Any], count: int) -> None:
        self._value = value
        self._doccount = count

    def __getitem__(self, docnum: int) -> Any:
        return self._value(docnum)


class _DateColumn(_Column):
    """Microseconds since the year 1; the default of Whoosh's column for none."""

    def __init__(self, value: Callable[[int], int], count: int, default: int) -> None:
        super().__init__(value, count)
        self._default = default
        self._sign = 1

    def __getitem__(self, docnum: int) -> int:
        value: int = self._value(docnum)
        return self._default if value < 0 else value

    def sort_key(self, docnum: int) -> int:
        """Return what to sort the document by."""
        return self._sign * self[docnum]

    def set_reverse(self) -> None:
        """Have the sort keys descend."""
        self._sign = -1
