"""One segment: a stretch of the index's articles, as arrays.

Format, version 4. A segment is one array file (see `arrayfile`), ``MAIN_<id>.arrays``. Its
documents are numbered from 0 in the order of indexing; a *document* is an article. The
version goes up with that of the index (see `layout`) or alone. `meta`
is ``{"format": 4, "documents": N, "lengths": {FIELD: words of all documents}}``.

Vocabularies, as string tables (see `strings`), ascending and distinct:

``stems``            terms of the prose fields: headline, body, quotes, indirect
``names``            terms of the name fields: speakers, indirect_speakers, source, author,
                     section
``forms``            normal forms of the words of the prose fields, as written; with
``forms.stem``       u4, one a form: the ordinal of its stem. The *rank* of a form is its
                     place among the forms of its stem, 7 for all from the eighth on

Each of those fields, F. The *postings* of a term are the documents that have it, ascending;
they lie side by side, term after term; so do the *positions*, posting after posting:

``F.starts``         u4, terms + 1: where the postings of each term begin
``F.docs``           u2, one a posting: the document's number modulo 65,536
``F.chunks``         u4, terms x (ceil(N / 65536) - 1), row by row, only where N > 65,536: how
                     many postings of the term are of documents before 65,536, 131,072, …
``F.freqs``          u1, one a posting: how often the term stands there; 255 for more, too
``F.long``           u4: the postings with a frequency of 255 or more, ascending
``F.long.freqs``     u4: their frequencies
``F.positions``      u2 or u4, one an occurrence, ascending in a posting; those of quotes,
                     indirect and of their speakers are in blocks (see `layout`)
``F.positions.starts``  u4 or u8, terms + 1: where the positions of each term begin
``F.lengths``        u1, one a document: its words, rounded (see `lengths`)
``F.masks``          u1, one a posting, prose fields only and only for stems with several
                     forms: the bits of the ranks of the forms that stand there, term after
                     term; the array is missing where it would be empty
``F.spellings`` …    in which spellings the term stands there (see `spellings`)

Fields that are one value (id, url, language), K: ``K`` is a string table of the values;
``K.codes`` (u4, one a document) the value's ordinal, or 4294967295 for none; ``K.order``
(u4) the documents that have one, by value and then number; ``K.order.starts`` (u4, values +
1) where the documents of each value begin in it. Columns of text, C: ``C`` and ``C.codes``
only; origin and source_name have one code a document, speaker_names and speaker_profiles
(see `profiles`) one a quotation.

``dates``                i8: microseconds since the year 1, -1 for none
``content``              u1, 17 a document: the hash of the content, and 1 if it brought no id
``quotations.starts``    u4, N + 1: where the quotations of each document begin, those in
                         marks before the reported ones
``quotations.marked``    u4, one a document: how many of them stand in marks
``quotations.held``      u1, one a quotation: 1 for one in marks inside a reported one
``quotations.lengths``   u2, one a quotation: its words
``stored.bytes``         the records of the documents (see `stored`), one after the other
``stored.starts``        u8, N + 1: where each begins
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from searchnews.index.files.arrayfile import Array, ArrayFile
from searchnews.index.files.keywords import NONE, KeywordField
from searchnews.index.files.ragged import Ints, starts_of
from searchnews.index.files.spellings import Spellings
from searchnews.index.files.strings import StringTable

__all__ = [
    "CHUNK",
    "EXTENSION",
    "LONG",
    "NAME_FIELDS",
    "NONE",
    "PROSE_FIELDS",
    "SEGMENT_FORMAT",
    "TEXT_FIELDS",
    "VALUE_FIELDS",
    "Gathered",
    "Ints",
    "Segment",
    "TextField",
    "vocabulary_of",
]

SEGMENT_FORMAT: Final = 4
EXTENSION: Final = ".arrays"
PROSE_FIELDS: Final = ("headline", "body", "quotes", "indirect")
NAME_FIELDS: Final = ("speakers", "indirect_speakers", "source", "author", "section")
TEXT_FIELDS: Final = (*PROSE_FIELDS, *NAME_FIELDS)
VALUE_FIELDS: Final = ("id", "url", "language")
#: Documents that 16 bits can number.
CHUNK: Final = 1 << 16
#: Values of columns that are kept as text.
_REMEMBERED: Final = 1 << 12
#: The largest frequency that ``F.freqs`` can hold; it stands for larger ones, too.
LONG: Final = 255


def vocabulary_of(field: str) -> str:
    """Return the name of the vocabulary that the terms of a text field belong to."""
    return "stems" if field in PROSE_FIELDS else "names"


class Gathered(NamedTuple):
    """Postings of several terms: `counts` says how many of each term.

    Of each posting `at` is its place among those of the field.
    """

    counts: Ints
    at: Ints
    docs: Ints
    freqs: npt.NDArray[Any]


class TextField:
    """The postings of one field. Terms are ordinals of `vocabulary`.

    Document numbers come in 64 bits, as they are used; frequencies as they are kept, or wider
    where one does not fit; all others are views of the file.
    """

    def __init__(self, file: ArrayFile, name: str, vocabulary: StringTable, documents: int) -> None:
        self.name = name
        self.vocabulary = vocabulary
        self._file = file
        self._starts = file[f"{name}.starts"]
        self._docs = file[f"{name}.docs"]
        self._freqs = file[f"{name}.freqs"]
        #: In which spellings each term stands in each of its documents.
        self.spellings = Spellings(file, name, self._starts)
        self._boundaries = (documents - 1) // CHUNK if documents else 0
        #: The rounded length of the field in each document, in words, as a byte.
        self.lengths: npt.NDArray[np.uint8] = file[f"{name}.lengths"]
        #: How many words the field has in all documents.
        self.total_length: int = file.meta["lengths"][name]

    def document_frequency(self, term: int) -> int:
        """Return in how many documents the term stands."""
        return int(self._starts[term + 1]) - int(self._starts[term])

    def document_frequencies(self, terms: Ints) -> Ints:
        """Return in how many documents each of several terms stands."""
        firsts = self._starts.take(terms).astype(np.int64)
        counts: Ints = self._starts.take(terms + 1) - firsts
        return counts

    def docs(self, term: int) -> Ints:
        """Return the documents that have the term, ascending."""
        start, end = int(self._starts[term]), int(self._starts[term + 1])
        docs: Ints = self._docs[start:end].astype(np.int64)
        if self._boundaries:
            at = term * self._boundaries
            for before in self._file[f"{self.name}.chunks"][at : at + self._boundaries].tolist():
                docs[before:] += CHUNK
        return docs

    def docs_in_chunks(self, term: int) -> npt.NDArray[np.uint16]:
        """Return the documents that have the term, modulo `CHUNK`."""
        docs: npt.NDArray[np.uint16] = self._docs[
            int(self._starts[term]) : int(self._starts[term + 1])
        ]
        return docs

    def freqs(self, term: int) -> npt.NDArray[Any]:
        """Return how often the term stands in each of its documents."""
        start, end = int(self._starts[term]), int(self._starts[term + 1])
        freqs = self._freqs[start:end]
        long = self._file[f"{self.name}.long"]
        if len(long):
            first, last = np.searchsorted(long, (start, end)).tolist()
            if first < last:
                freqs = freqs.astype(np.int64)
                freqs[long[first:last] - start] = self._file[f"{self.name}.long.freqs"][first:last]
        return freqs

    def gather(self, terms: Ints) -> Gathered:
        """Return the postings of several terms, one term after the other."""
        firsts = self._starts[terms].astype(np.int64)
        counts = self._starts[terms + 1] - firsts
        ends = counts.cumsum()
        total = int(ends[-1]) if len(ends) else 0
        if total and int(firsts[-1] + counts[-1] - firsts[0]) == total:
            here = slice(int(firsts[0]), int(firsts[0]) + total)
            docs, freqs = self._docs[here].astype(np.int64), self._freqs[here]
            at = np.arange(here.start, here.stop)
        else:
            at = np.arange(total) + np.repeat(firsts - ends + counts, counts)
            docs, freqs = self._docs[at].astype(np.int64), self._freqs[at]
        if self._boundaries:
            before = self._file[f"{self.name}.chunks"].reshape(-1, self._boundaries)[terms]
            steps = (before.T + (ends - counts)).ravel()
            # One more chunk behind each boundary of a term, and the first again behind its end.
            risen = np.bincount(steps, minlength=total + 1) - self._boundaries * np.bincount(
                ends, minlength=total + 1
            )
            docs += risen[:total].cumsum() << 16
        long = self._file[f"{self.name}.long"]
        if len(long):
            large = (freqs == LONG).nonzero()[0]
            freqs = freqs.astype(np.int64)
            freqs[large] = self._file[f"{self.name}.long.freqs"][long.searchsorted(at[large])]
        return Gathered(counts, at, docs, freqs)

    def mask_starts(self, terms: Ints) -> tuple[Ints, npt.NDArray[np.uint8]]:
        """Return where the masks of each term begin, -1 for one without, and all masks."""
        if f"{self.name}.masks" not in self._file:
            return np.full(len(terms), -1), np.empty(0, dtype=np.uint8)
        starts = self.all_mask_starts
        firsts = starts[terms]
        firsts[starts[terms + 1] == firsts] = -1
        return firsts, self._file[f"{self.name}.masks"]

    @cached_property
    def all_mask_starts(self) -> Ints:
        """Where the masks of each term begin, and the last end; a term of one form has none."""
        several = np.bincount(self._file["forms.stem"], minlength=len(self.vocabulary)) > 1
        return starts_of(np.where(several, np.diff(self._starts), 0))

    def positions(self, term: int) -> Array:
        """Return the positions of the term, document after document."""
        starts = self._file[f"{self.name}.positions.starts"]
        found: Array = self._file[f"{self.name}.positions"][
            int(starts[term]) : int(starts[term + 1])
        ]
        return found

    def position_starts(self, terms: Ints) -> Ints:
        """Return where the positions of each term begin among those of the field."""
        starts: Ints = self._file[f"{self.name}.positions.starts"][terms].astype(np.int64)
        return starts

    @property
    def all_positions(self) -> Array:
        """The positions of all terms, one term after the other."""
        return self._file[f"{self.name}.positions"]

    def masks(self, term: int) -> npt.NDArray[np.uint8] | None:
        """Return the masks of the term's postings, None if its stem has one form only."""
        if f"{self.name}.masks" not in self._file:
            return None
        start, end = self.all_mask_starts[term : term + 2].tolist()
        return self._file[f"{self.name}.masks"][start:end] if end > start else None

    def terms_present(self) -> Ints:
        """Return the terms that stand in any document, ascending."""
        return np.flatnonzero(np.diff(self._starts))


class Segment:
    """A segment, opened for reading; `deleted` are the documents that do not count any more.

    Raises what `ArrayFile` does, and ValueError for another format.
    """

    def __init__(self, path: Path, deleted: frozenset[int] = frozenset()) -> None:
        self.file = ArrayFile(path)
        if self.file.meta.get("format") != SEGMENT_FORMAT:
            raise ValueError(f"{path.name} has another format")
        self.documents: int = self.file.meta["documents"]
        self.deleted = deleted
        self._fields: dict[str, TextField] = {}
        self._keywords: dict[str, KeywordField] = {}
        self._tables: dict[str, StringTable] = {}
        self._texts: dict[tuple[str, int], str] = {}
        self.stems = self.strings("stems")
        self.names = self.strings("names")
        self.forms = self.strings("forms")

    def text(self, field: str) -> TextField:
        """Return the postings of a text field."""
        if field not in self._fields:
            vocabulary = self.strings(vocabulary_of(field))
            self._fields[field] = TextField(self.file, field, vocabulary, self.documents)
        return self._fields[field]

    def keyword(self, field: str) -> KeywordField:
        """Return a field of one value a document."""
        if field not in self._keywords:
            self._keywords[field] = KeywordField(self.file, field)
        return self._keywords[field]

    def text_of(self, column: str, doc: int) -> str:
        """Return a document's value in a column of text, the empty string for none."""
        code = int(self.file[f"{column}.codes"][doc])
        found = self._texts.get((column, code))
        if found is None:
            found = "" if code == NONE else self.strings(column)[code].decode()
            if len(self._texts) < _REMEMBERED:
                self._texts[column, code] = found
        return found

    def strings(self, name: str) -> StringTable:
        """Return a string table of the segment: a vocabulary, or the values of a column."""
        if name not in self._tables:
            self._tables[name] = StringTable(self.file, name)
        return self._tables[name]

    @cached_property
    def alive(self) -> npt.NDArray[np.bool_] | None:
        """Which documents count, None if all do."""
        if not self.deleted:
            return None
        alive = np.ones(self.documents, dtype=bool)
        alive[list(self.deleted)] = False
        return alive

    @cached_property
    def live(self) -> Ints:
        """The documents that count, ascending."""
        return np.arange(self.documents) if self.alive is None else np.flatnonzero(self.alive)

    @cached_property
    def dates(self) -> Ints:
        """The instant of each document in microseconds since the year 1, -1 for none."""
        dates: Ints = self.file["dates"]
        return dates

    @cached_property
    def quotation_starts(self) -> Ints:
        """Where the quotations of each document begin among those of the segment."""
        starts: Ints = self.file["quotations.starts"].astype(np.int64)
        return starts

    @cached_property
    def marked_quotations(self) -> Ints:
        """How many quotations in marks each document has."""
        marked: Ints = self.file["quotations.marked"].astype(np.int64)
        return marked

    @property
    def held_quotations(self) -> npt.NDArray[np.uint8]:
        """Of each quotation 1 if it stands inside a reported one, else 0."""
        held: npt.NDArray[np.uint8] = self.file["quotations.held"]
        return held

    @property
    def quotation_lengths(self) -> npt.NDArray[np.uint16]:
        """The length of each quotation in words."""
        lengths: npt.NDArray[np.uint16] = self.file["quotations.lengths"]
        return lengths

    @property
    def quotation_speakers(self) -> npt.NDArray[np.uint32]:
        """The speaker of each quotation as an ordinal in the column `speaker_names`."""
        speakers: npt.NDArray[np.uint32] = self.file["speaker_names.codes"]
        return speakers

    @property
    def quotation_profiles(self) -> npt.NDArray[np.uint32]:
        """What is known of the speakers as an ordinal in the column `speaker_profiles`."""
        profiles: npt.NDArray[np.uint32] = self.file["speaker_profiles.codes"]
        return profiles

    def content(self, doc: int) -> tuple[bytes, bool]:
        """Return the hash of a document's content, and whether the article brought no id."""
        row = self.file["content"][17 * doc : 17 * doc + 17].tobytes()
        return row[:16], bool(row[16])

    def record(self, doc: int) -> bytes:
        """Return the stored record of a document, packed."""
        starts, base = self._record_starts, self._records_at
        return self.file.map[base + starts.item(doc) : base + starts.item(doc + 1)]

    @cached_property
    def _record_starts(self) -> npt.NDArray[np.uint64]:
        starts: npt.NDArray[np.uint64] = self.file["stored.starts"]
        return starts

    @cached_property
    def _records_at(self) -> int:
        return self.file.place("stored.bytes")[0]
