"""Segments of this program as a codec of Whoosh, so that stock Whoosh reads the index.

The files are specified in `segment`. They are written by `build` and `merge`, articles at a
time; Whoosh's own way, document by document and posting by posting, is not offered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn, SupportsInt

from whoosh.codec import base

from searchnews.index.codec_documents import ColumnarPerDocumentReader
from searchnews.index.codec_terms import ColumnarTermsReader
from searchnews.index.files.safety import is_segment_id
from searchnews.index.files.segment import EXTENSION, Segment

__all__ = ["ColumnarCodec", "ColumnarSegment"]


class ColumnarSegment(base.Segment):  # type: ignore[misc]  # whoosh has no types
    """What the table of contents keeps of a segment. It is pickled: `toc` reads the attributes.

    Every index names this class by its module: it has to stay here.

    `lengths` are the words of each text field in all documents.
    """

    compound = False

    def __init__(
        self,
        indexname: str,
        segid: str | None = None,
        documents: int = 0,
        deleted: Iterable[SupportsInt] = (),
        lengths: Mapping[str, int] | None = None,
    ) -> None:
        self.indexname = indexname
        self.segid: str = self._random_id() if segid is None else segid
        self.documents = documents
        self.deleted = set(map(int, deleted))
        self.lengths = dict(lengths or {})

    def __setstate__(self, state: dict[str, Any]) -> None:
        # They become part of file names.
        if not (is_segment_id(state["segid"]) and is_segment_id(state["indexname"])):
            raise ValueError("a segment outside the index")
        self.__dict__.update(state)

    def codec(self, **_: Any) -> ColumnarCodec:
        """Return what reads the segment."""
        return ColumnarCodec()

    def should_assemble(self) -> bool:
        """Tell that the segment is one file already."""
        return False

    def set_doc_count(self, doccount: int) -> None:
        """Set how many documents there are."""
        self.documents = doccount

    def doc_count_all(self) -> int:
        """Return how many documents there are, deleted ones included."""
        return self.documents

    def deleted_count(self) -> int:
        """Return how many documents are deleted."""
        return len(self.deleted)

    def deleted_docs(self) -> Iterator[int]:
        """Return the deleted documents."""
        return iter(self.deleted)

    def is_deleted(self, docnum: int) -> bool:
        """Tell whether a document is deleted."""
        return docnum in self.deleted

    def delete_document(self, docnum: SupportsInt, delete: bool = True) -> None:
        """Delete a document, or take that back."""
        # No number of numpy's must get into the pickle.
        if delete:
            self.deleted.add(int(docnum))
        else:
            self.deleted.discard(int(docnum))


class ColumnarCodec(base.Codec):  # type: ignore[misc]  # whoosh has no types
    """Reads segments; see ``whoosh.codec.base.Codec``."""

    length_stats = False

    def new_segment(self, storage: Any, indexname: str) -> ColumnarSegment:
        """Return a new segment, without documents yet."""
        return ColumnarSegment(indexname)

    def terms_reader(self, storage: Any, segment: ColumnarSegment) -> ColumnarTermsReader:
        """Return a reader of the terms of a segment."""
        return ColumnarTermsReader(_open(storage, segment))

    def per_document_reader(
        self, storage: Any, segment: ColumnarSegment
    ) -> ColumnarPerDocumentReader:
        """Return a reader of the documents of a segment."""
        return ColumnarPerDocumentReader(_open(storage, segment), segment)

    def per_document_writer(self, storage: Any, segment: ColumnarSegment) -> _NoWriter:
        """Return what a SegmentWriter can close; it writes nothing."""
        return _NoWriter()

    def field_writer(self, storage: Any, segment: ColumnarSegment) -> _NoWriter:
        """Return what a SegmentWriter can close; it writes nothing."""
        return _NoWriter()


def _open(storage: Any, segment: ColumnarSegment) -> Segment:
    return Segment(Path(storage.folder) / segment.make_filename(EXTENSION))


class _NoWriter:
    """Refuses to write as Whoosh does, document by document and posting by posting."""

    is_closed = False

    def close(self) -> None:
        """Do nothing: there is nothing to write."""
        self.is_closed = True

    def cancel_doc(self) -> None:
        """Do nothing: there is no document."""

    def _refuse(self, *_: Any) -> NoReturn:
        raise NotImplementedError(
            "articles are not added to this index with Whoosh; use searchnews.create(…).add"
        )

    start_doc = add_postings = _refuse
