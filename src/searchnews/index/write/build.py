"""Articles with their quotations → one segment.

Nothing here knows of Whoosh or of other segments, so that several processes can build
segments side by side; `writer` makes them part of the index.
"""

from __future__ import annotations

from array import array
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from searchnews.article import Article
from searchnews.engine import Stored
from searchnews.index.files.arrayfile import ArrayFileWriter
from searchnews.index.files.layout import BLOCK_FIELDS, MAX_BLOCKS, STRIDE
from searchnews.index.files.profiles import pack_profiles
from searchnews.index.files.ragged import starts_of
from searchnews.index.files.ranks import form_bits
from searchnews.index.files.segment import NAME_FIELDS, PROSE_FIELDS, SEGMENT_FORMAT, TEXT_FIELDS
from searchnews.index.files.stored import pack
from searchnews.index.files.strings import write_strings
from searchnews.index.write.content import Content
from searchnews.index.write.dated import dated
from searchnews.index.write.invert import invert
from searchnews.index.write.lexicon import Lexicon
from searchnews.index.write.postings_writer import (
    encoded,
    write_codes,
    write_keyword,
    write_postings,
)
from searchnews.quotes.extract import Quotations

__all__ = ["Built", "SegmentBuilder"]

#: Where the words and the speakers of reported quotations go.
_REPORTED: Final = ("indirect", "indirect_speakers")


class Built(NamedTuple):
    """A segment that was written: documents, quotations in marks, and the words of each field."""

    documents: int
    quotations: int
    lengths: dict[str, int]


class _Text:
    """The text of one field, as pieces. A *row* is a document or one quotation of it.

    Of row i: `docs[i]` is its document, `firsts[i]` the position of its first word,
    `ends[i]` the number of pieces up to its end.
    """

    __slots__ = ("docs", "ends", "firsts", "pieces")

    def __init__(self) -> None:
        self.pieces = array("I")
        self.docs = array("I")
        self.firsts = array("I")
        self.ends = array("I")

    def add(self, lexicon: Lexicon, text: str, doc: int, first: int = 0) -> None:
        self.pieces.fromlist(lexicon.pieces(text))
        self.docs.append(doc)
        self.firsts.append(first)
        self.ends.append(len(self.pieces))


class _Words(NamedTuple):
    """The words of one field: form, spelling, document and position of each, in order."""

    forms: npt.NDArray[np.uint32]
    spellings: npt.NDArray[np.uint8]
    docs: npt.NDArray[np.uint32]
    positions: npt.NDArray[np.uint32]


class SegmentBuilder:
    """Collects articles, and writes them as a segment; then it is empty again."""

    def __init__(self) -> None:
        self._lexicon = Lexicon()
        self._clear()

    def _clear(self) -> None:
        self._texts = {field: _Text() for field in TEXT_FIELDS}
        self._values: dict[str, list[str | None]] = {
            name: [] for name in ("id", "url", "language", "origin", "source_name")
        }
        self._dates = array("q")
        self._content = bytearray()
        self._speakers: list[str | None] = []
        self._profiles: list[str | None] = []
        self._quotations = array("I")
        self._marked = array("I")
        self._held = bytearray()
        self._records: list[bytes] = []
        if self._lexicon.is_full:
            self._lexicon = Lexicon()

    def __len__(self) -> int:
        return len(self._records)

    def add(self, article: Article, said: Quotations, content: Content) -> None:
        """Take an article that `check_article` has found fit to be kept."""
        date, instant = dated(article.date) if article.date else (None, -1)
        stored = Stored(
            article=article,
            quotes=tuple(item.quote for item in said.marked),
            indirect=tuple(item.quote for item in said.indirect),
        )
        record = pack(stored, date)
        doc = len(self._records)
        self._add_texts(article, doc)
        self._add_quotations(said, doc)
        for name in ("id", "url", "language", "origin"):
            self._values[name].append(getattr(article, name))
        self._values["source_name"].append(article.source)
        self._dates.append(instant)
        self._content += content.hash + bytes((content.brought_no_id,))
        self._records.append(record)

    def _add_quotations(self, said: Quotations, doc: int) -> None:
        marked = len(said.marked)
        both = [*said.marked, *said.indirect][:MAX_BLOCKS]
        for k, item in enumerate(both):
            words, names = ("quotes", "speakers") if k < marked else _REPORTED
            speaker = item.quote.speaker
            self._texts[words].add(self._lexicon, item.quote.spoken(), doc, k * STRIDE)
            self._texts[names].add(self._lexicon, speaker or "", doc, k * STRIDE)
            self._speakers.append(speaker)
            self._profiles.append(pack_profiles(item.profiles))
            self._held.append(k in said.held)
        self._quotations.append(len(both))
        self._marked.append(min(marked, len(both)))

    def _add_texts(self, article: Article, doc: int) -> None:
        texts, lexicon = self._texts, self._lexicon
        texts["headline"].add(lexicon, article.headline, doc)
        texts["body"].add(lexicon, article.prose(), doc)
        for field, value in (
            ("source", article.source),
            ("author", article.author),
            ("section", article.section),
        ):
            if value:
                texts[field].add(lexicon, value, doc)

    def write(self, path: Path) -> Built:
        """Write what was collected as a segment file."""
        documents = len(self)
        words = {field: self._words(field) for field in TEXT_FIELDS}
        with ArrayFileWriter(path) as file:
            self._write_prose(file, {field: words[field] for field in PROSE_FIELDS}, documents)
            self._write_names(file, {field: words[field] for field in NAME_FIELDS}, documents)
            for field in ("id", "url", "language"):
                write_keyword(file, field, *encoded(self._values[field]))
            for column in ("origin", "source_name"):
                write_codes(file, column, *encoded(self._values[column]))
            file.add("dates", np.frombuffer(self._dates, dtype=np.int64))
            file.add("content", np.frombuffer(self._content, dtype=np.uint8))
            quotations = np.frombuffer(self._quotations, dtype=np.uint32)
            file.add("quotations.starts", starts_of(quotations).astype("<u4"))
            file.add("quotations.marked", np.frombuffer(self._marked, dtype=np.uint32))
            file.add("quotations.held", np.frombuffer(self._held, dtype=np.uint8))
            marked = _block_lengths(words["quotes"], quotations)
            reported = _block_lengths(words["indirect"], quotations)
            file.add("quotations.lengths", marked + reported)
            write_codes(file, "speaker_names", *encoded(self._speakers))
            write_codes(file, "speaker_profiles", *encoded(self._profiles))
            file.add("stored.bytes", np.frombuffer(b"".join(self._records), dtype=np.uint8))
            file.add("stored.starts", starts_of(list(map(len, self._records))).astype("<u8"))
            lengths = {field: len(words[field].forms) for field in TEXT_FIELDS}
            built = Built(documents, sum(self._marked), lengths)
            file.finish(
                {"format": SEGMENT_FORMAT, "documents": documents, "lengths": built.lengths}
            )
        self._clear()
        return built

    def _words(self, field: str) -> _Words:
        """Return the words of a field; positions of a block stay within its stride."""
        text = self._texts[field]
        forms, spellings, counts = self._lexicon.words(np.frombuffer(text.pieces, dtype=np.uint32))
        rows = np.repeat(np.arange(len(text.docs)), _words_of_rows(text, counts))
        starts = starts_of(np.bincount(rows, minlength=len(text.docs)))
        places = np.arange(len(forms)) - starts[rows]
        if field in BLOCK_FIELDS:
            fitting = places < STRIDE - 1
            forms, spellings = forms[fitting], spellings[fitting]
            rows, places = rows[fitting], places[fitting]
        docs = np.frombuffer(text.docs, dtype=np.uint32)
        firsts = np.frombuffer(text.firsts, dtype=np.uint32)
        return _Words(forms, spellings, docs[rows], firsts[rows] + places.astype(np.uint32))

    def _write_prose(self, file: ArrayFileWriter, words: dict[str, _Words], documents: int) -> None:
        lexicon = self._lexicon
        stem_numbers = lexicon.stems_of_forms()
        present = _present(words, len(lexicon.forms))
        forms, form_order = lexicon.forms.ordered(present)
        has_stem = np.zeros(len(lexicon.stems), dtype=bool)
        has_stem[stem_numbers[form_order]] = True
        stems, stem_order = lexicon.stems.ordered(has_stem)
        stem_of = _inverse(stem_order, len(lexicon.stems))[stem_numbers]
        stem_of_form = stem_of[form_order]
        bit_of = np.zeros(len(lexicon.forms), dtype=np.uint8)
        bit_of[form_order] = form_bits(stem_of_form, len(stems))
        write_strings(file, "stems", stems)
        write_strings(file, "forms", forms)
        file.add("forms.stem", stem_of_form)
        for field, found in words.items():
            terms, bits = stem_of[found.forms], _bits(found.spellings)
            bits |= bit_of[found.forms]
            postings = invert(terms, found.docs, found.positions, len(stems), documents, bits)
            write_postings(file, field, postings, documents)

    def _write_names(self, file: ArrayFileWriter, words: dict[str, _Words], documents: int) -> None:
        size = len(self._lexicon.forms)
        names, order = self._lexicon.forms.ordered(_present(words, size))
        write_strings(file, "names", names)
        term_of = _inverse(order, size)
        for field, found in words.items():
            terms, bits = term_of[found.forms], _bits(found.spellings)
            postings = invert(terms, found.docs, found.positions, len(names), documents, bits)
            write_postings(file, field, postings, documents)


def _present(words: dict[str, _Words], forms: int) -> npt.NDArray[np.bool_]:
    """Return which of the forms stand in any of the fields, by number."""
    present = np.zeros(forms, dtype=bool)
    for found in words.values():
        present[found.forms] = True
    return present


def _inverse(order: npt.NDArray[np.int64], size: int) -> npt.NDArray[np.uint32]:
    """Return the place of each number in `order`; 0 for those that are not in it."""
    places = np.zeros(size, dtype=np.uint32)
    places[order] = np.arange(len(order))
    return places


def _bits(spellings: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint16]:
    """Return spellings as `invert` wants them."""
    return spellings.astype(np.uint16) << np.uint16(8)


def _words_of_rows(text: _Text, counts: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return how many words each row has, from the number of words of each piece."""
    before = starts_of(counts)[np.frombuffer(text.ends, dtype=np.uint32)]
    return np.diff(before, prepend=0)


def _block_lengths(words: _Words, quotations: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint16]:
    """Return how many words each quotation has; each document has so many `quotations`."""
    starts = starts_of(quotations)
    found = np.bincount(starts[words.docs] + words.positions // STRIDE, minlength=int(starts[-1]))
    return found.astype(np.uint16)
