"""What the executor reads of an index: postings, lengths and columns, as numpy arrays.

Document numbers are those of Whoosh's reader: they count through all segments, deleted
documents included. Postings of deleted documents are left out; document frequencies and
lengths count them, as Whoosh's do, until a merge drops them.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, Final, ParamSpec, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import LENGTHS_COLUMN
from whoosh.index import FileIndex
from whoosh.reading import TermNotFound
from whoosh.util.numeric import byte_to_length

from searchnews.analysis import stems
from searchnews.engine import Stored
from searchnews.index.forms import read_forms
from searchnews.index.records import stored_article, stored_quotes
from searchnews.index.storage import guarded

__all__ = ["Floats", "Ints", "Postings", "PostingsReader"]

Ints: TypeAlias = npt.NDArray[np.int64]
Floats: TypeAlias = npt.NDArray[np.float64]
P = ParamSpec("P")
T = TypeVar("T")

_LENGTH_OF_BYTE: Final = np.array([byte_to_length(i) for i in range(256)], dtype=np.float64)
#: Terms whose postings are kept decoded.
_CACHED_TERMS: Final = 512
_RETRIES: Final = 20


@dataclass(frozen=True, slots=True)
class Postings:
    """The postings of one term in one field, ascending by document.

    `docs` and `freqs` have one entry a document; `positions` one an occurrence, those of
    ``docs[i]`` being ``positions[starts[i]:starts[i + 1]]``, ascending.
    """

    docs: Ints
    freqs: Floats
    positions: Ints
    starts: Ints


def _reading(
    method: Callable[Concatenate[PostingsReader, P], T],
) -> Callable[Concatenate[PostingsReader, P], T]:
    """Have what goes wrong while files are read raised as a StorageError."""

    @wraps(method)
    def guarded_method(self: PostingsReader, /, *args: P.args, **kwargs: P.kwargs) -> T:
        with guarded(self.path):
            return method(self, *args, **kwargs)

    return guarded_method


class PostingsReader:
    """One generation of an index. Holds Whoosh's reader; `close` releases its files.

    `forms` are the words as written of its prose, each with its stem. What cannot be read
    raises a StorageError.
    """

    def __init__(self, reader: Any, path: Path) -> None:
        self.path = path
        self._reader = reader
        # An index without documents has one leaf that reads nothing.
        self._leaves: list[tuple[Any, int]] = (
            list(reader.leaf_readers()) if reader.doc_count_all() else []
        )
        self._bases = [base for _, base in self._leaves]
        self._cache: OrderedDict[tuple[str, str], Postings | None] = OrderedDict()
        self._arrays: dict[str, Any] = {}
        self.doc_count_all: int = reader.doc_count_all()
        self.doc_count: int = reader.doc_count()
        self.forms: dict[str, str] = {}
        for leaf, _ in self._leaves:
            self.forms |= read_forms(path, leaf.segment())

    @classmethod
    def open(cls, index: FileIndex, path: Path) -> PostingsReader:
        """Open the newest generation; a search then knows the stems of its words."""
        with guarded(path):
            for attempt in range(_RETRIES):
                opened = index.reader()
                try:
                    reader = cls(opened, path)
                    break
                except FileNotFoundError:
                    opened.close()
                    # Another process committed in between, and removed what it replaced.
                    if attempt == _RETRIES - 1:
                        raise
        # What this process has worked out itself is not overwritten.
        stems.update(reader.forms | stems)
        return reader

    def close(self) -> None:
        """Release the files."""
        self._reader.close()

    @property
    def segments(self) -> int:
        """The number of segments."""
        return len(self._leaves)

    @_reading
    def live(self) -> Ints:
        """Return the documents that are not deleted, ascending."""

        def build() -> Ints:
            alive = np.ones(self.doc_count_all, dtype=bool)
            for leaf, base in self._leaves:
                if leaf.has_deletions():
                    alive[[base + doc for doc in leaf.segment().deleted_docs()]] = False
            return np.flatnonzero(alive)

        return self._kept("live", build)

    @_reading
    def lengths(self, field: str) -> Floats:
        """Return the length of each document's field in terms, as quantised as Whoosh keeps it."""

        def build() -> Floats:
            lengths = np.zeros(self.doc_count_all)
            for leaf, base in self._leaves:
                column = leaf._perdoc._cached_reader(f"_{field}_len", LENGTHS_COLUMN)
                if column is not None:
                    stored = _numbers(column, "u1")
                    lengths[base : base + len(stored)] = _LENGTH_OF_BYTE[stored]
            return lengths

        return self._kept(f"lengths {field}", build)

    def average_length(self, field: str) -> float:
        """Return the mean length of the field, over all documents."""
        total = self.total_length(field)
        return total / self.doc_count_all if total else 1.0

    @_reading
    def total_length(self, field: str) -> int:
        """Return the number of words in the field, over all documents."""
        return int(self._reader.field_length(field)) if self._leaves else 0

    @_reading
    def doc_frequency(self, field: str, term: str) -> int:
        """Return in how many documents the term stands, deleted ones included."""
        return int(self._reader.doc_frequency(field, term))

    def postings(self, field: str, term: str) -> Postings | None:
        """Return the postings of a term, None if no document has it."""
        key = (field, term)
        if key in self._cache:
            self._cache.move_to_end(key)
            return self._cache[key]
        found = self._cache[key] = self._decode(field, term)
        if len(self._cache) > _CACHED_TERMS:
            self._cache.popitem(last=False)
        return found

    @_reading
    def _decode(self, field: str, term: str) -> Postings | None:
        docs: list[Ints] = []
        payloads: list[bytes] = []
        key = term.encode()
        for leaf, base in self._leaves:
            try:
                # Below the filter for deleted documents, which goes posting by posting.
                matcher = leaf._terms.matcher(field, key, leaf.schema[field].format)
            except TermNotFound:
                continue
            ids, values = _drain(matcher)
            docs.append(np.array(ids, dtype=np.int64) + base)
            payloads += values
        if not docs:
            return None
        all_docs = np.concatenate(docs)
        counts = np.fromiter((len(p) >> 2 for p in payloads), dtype=np.int64, count=len(payloads))
        positions = np.frombuffer(b"".join(payloads), dtype="<u4").astype(np.int64)
        if self.doc_count != self.doc_count_all:
            alive = np.isin(all_docs, self.live(), assume_unique=True)
            positions = positions[np.repeat(alive, counts)]
            all_docs, counts = all_docs[alive], counts[alive]
            if not len(all_docs):
                return None
        starts = np.concatenate(([0], np.cumsum(counts)))
        return Postings(all_docs, counts.astype(np.float64), positions, starts)

    @_reading
    def terms(self, field: str) -> list[str]:
        """Return the terms of a field, ascending."""
        return [term.decode() for term in self._reader.lexicon(field)] if self._leaves else []

    def _column(self, field: str) -> Callable[[int], Any]:
        """Return the function that gives a document's value in a column, None for none."""

        def build() -> Callable[[int], Any]:
            type_ = self._reader.schema[field].column_type
            readers = [
                leaf.column_reader(field, type_) if leaf.has_column(field) else None
                for leaf, _ in self._leaves
            ]

            def read(doc: int) -> Any:
                i = bisect_right(self._bases, doc) - 1
                reader = readers[i]
                return None if reader is None else reader[doc - self._bases[i]]

            return read

        return self._kept(f"column {field}", build)

    @_reading
    def text_of(self, column: str, doc: int) -> str:
        """Return a document's value in a column of text, the empty string for none."""
        value: bytes = self._column(column)(doc) or b""
        return value.decode()

    @_reading
    def dates(self) -> Ints:
        """Return each document's instant in microseconds since the year 1, -1 for none."""

        def build() -> Ints:
            field = self._reader.schema["date"]
            dates = np.full(self.doc_count_all, -1, dtype=np.int64)
            for leaf, base in self._leaves:
                if leaf.has_column("date"):
                    column = leaf.column_reader("date", field.column_type, translate=False)
                    stored = _numbers(column, ">u8")
                    # The default of Whoosh's column is the largest number it can hold.
                    given = stored != field.column_type._default
                    dates[base : base + len(stored)][given] = stored[given].astype(np.int64)
            return dates

        return self._kept("dates", build)

    @_reading
    def quotation_lengths(self) -> tuple[Ints, Floats]:
        """Return (starts, lengths in words): d has ``lengths[starts[d]:starts[d + 1]]``."""

        def build() -> tuple[Ints, Floats]:
            column = self._column("quotation_lengths")
            values = [column(doc) or b"" for doc in range(self.doc_count_all)]
            counts = np.fromiter((len(v) >> 1 for v in values), np.int64, len(values))
            starts = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(counts)))
            return starts, np.frombuffer(b"".join(values), dtype="<u2").astype(np.float64)

        return self._kept("quotation lengths", build)

    @_reading
    def keyword(self, field: str, value: str) -> Ints:
        """Return the documents whose untokenised field has this value, ascending."""
        docs: list[int] = []
        for leaf, base in self._leaves:
            with suppress(TermNotFound):
                docs += [base + doc for doc in leaf.postings(field, value.encode()).all_ids()]
        return np.array(docs, dtype=np.int64)

    @_reading
    def id_of(self, doc: int) -> str:
        """Return the id of an article."""
        return str(self._column("id")(doc))

    def doc_of(self, id: str) -> int | None:
        """Return the document of an article, None if there is none."""
        docs = self.keyword("id", id)
        return int(docs[0]) if len(docs) else None

    @_reading
    def article(self, doc: int) -> Stored:
        """Return the article of a document, with its quotations."""
        fields: dict[str, Any] = self._reader.stored_fields(doc)
        origin = self.text_of("origin", doc)
        return Stored(article=stored_article(fields, origin), quotes=stored_quotes(fields))

    @_reading
    def speaker_names(self, doc: int) -> list[str | None]:
        """Return the speaker of each quotation of a document."""
        names: list[str | None] = json.loads(self.text_of("quotation_speakers", doc) or "[]")
        return names

    @_reading
    def has_speaker(self) -> npt.NDArray[np.bool_]:
        """Tell of each quotation of the live documents, in order, whether it has a speaker."""

        def build() -> npt.NDArray[np.bool_]:
            return np.array(
                [bool(name) for doc in self.live() for name in self.speaker_names(int(doc))],
                dtype=bool,
            )

        return self._kept("has speaker", build)

    def _kept(self, name: str, build: Callable[[], T]) -> T:
        if name not in self._arrays:
            self._arrays[name] = build()
        value: T = self._arrays[name]
        return value


def _numbers(column: Any, dtype: str) -> npt.NDArray[Any]:
    """Return the values of Whoosh's numeric column at once; trailing defaults are left out.

    The column lies in its file as a plain array; Whoosh would unpack it number by number.
    """
    size = column._count * column._fixedlen
    return np.frombuffer(column._dbfile.get(column._basepos, size), dtype=dtype)


def _drain(matcher: Any) -> tuple[list[int], list[bytes]]:
    """Return all document numbers and payloads of a matcher, block by block where it has any."""
    ids: list[int] = []
    values: list[bytes] = []
    if hasattr(matcher, "_next_block"):
        while matcher.is_active():
            matcher._read_ids()
            matcher._read_values()
            ids += matcher._ids
            values += matcher._values
            matcher._next_block()
    else:
        while matcher.is_active():
            ids.append(matcher.id())
            values.append(matcher.value())
            matcher.next()
    return ids, values
