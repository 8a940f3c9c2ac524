"""One writing process at a time: segments in, deletions, and commits that survive a crash.

Lock, schema, table of contents and the tidying of old files are those of Whoosh's
``SegmentWriter``; segments are built elsewhere (see `build`).
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from whoosh.index import TOC, FileIndex, clean_files
from whoosh.writing import SegmentWriter

from searchnews.index.codec import ColumnarCodec, ColumnarSegment
from searchnews.index.files.segment import EXTENSION, Segment
from searchnews.index.files.storage import sync
from searchnews.index.files.toc import seal
from searchnews.index.write.build import Built
from searchnews.index.write.merge import merge
from searchnews.index.write.merge_policy import Size, groups

__all__ = ["Transaction"]

#: Where segments are built; Whoosh's tidying leaves it alone.
_SCRATCH: Final = "building.tmp"


class Transaction(SegmentWriter):  # type: ignore[misc]  # whoosh has no types
    """Holds the lock of an index from its making to `commit` or `abandon`.

    `segments` are those of the index as it will be.
    """

    def __init__(self, index: FileIndex) -> None:
        super().__init__(index, codec=ColumnarCodec())
        self.folder = Path(self.storage.folder)
        self._scratch = self.folder / _SCRATCH
        shutil.rmtree(self._scratch, ignore_errors=True)
        self._taken: list[ColumnarSegment] = []
        #: How many of the segments this transaction has taken, published or not.
        self.new = 0
        self._may_be_visible: set[str] = set()
        #: Whether more can be committed: not once a commit was broken off in its last steps.
        self.is_open = True

    def scratch(self, name: str) -> Path:
        """Return a path to build a segment at, for `take`."""
        self._scratch.mkdir(exist_ok=True)
        return self._scratch / f"{name}{EXTENSION}"

    def take(self, path: Path, built: Built) -> ColumnarSegment:
        """Make a segment that was built part of the index, from the next commit on."""
        segment = ColumnarSegment(self.indexname, documents=built.documents, lengths=built.lengths)
        path.replace(self.folder / segment.make_filename(EXTENSION))
        self._taken.append(segment)
        self.segments.append(segment)
        self.new += 1
        return segment

    def publish(self) -> None:
        """Commit what is there, merge nothing, and keep the lock."""
        self._commit_toc(self.segments)
        self.generation += 1
        self.is_open = True

    def commit(self) -> None:
        """Merge what is small, commit it all at once, and release the lock."""
        super().commit(mergetype=_merge_small)

    def _commit_toc(self, segments: list[ColumnarSegment]) -> None:
        for segment in self._taken:
            with suppress(FileNotFoundError):  # it was merged
                sync(self.folder / segment.make_filename(EXTENSION))
        sync(self.folder)
        self.is_open = False
        self._may_be_visible.update(segment.segment_id() for segment in segments)
        TOC(self.schema, segments, self.generation).write(self.storage, self.indexname)
        contents = self.folder / TOC._filename(self.indexname, self.generation)
        seal(contents)
        sync(contents)
        sync(self.folder)
        self._taken.clear()
        clean_files(self.storage, self.indexname, self.generation, segments)

    def abandon(self) -> None:
        """Give up what was not committed and release the lock, whatever state it is in."""
        if not self.is_closed:
            with suppress(Exception):
                self.cancel()
            # A segment that a table of contents may name is left to the next commit's tidying.
            for segment in self._taken:
                if segment.segment_id() not in self._may_be_visible:
                    (self.folder / segment.make_filename(EXTENSION)).unlink(missing_ok=True)
        shutil.rmtree(self._scratch, ignore_errors=True)
        if self.writelock is not None:
            with suppress(Exception):
                self.writelock.release()


def _merge_small(writer: Transaction, segments: list[ColumnarSegment]) -> list[Any]:
    """Merge as the policy says; called by Whoosh's ``commit``, as its own policies are."""
    kept = [segment for segment in segments if segment.doc_count()]
    sizes = [Size(segment.doc_count(), segment.deleted_count()) for segment in kept]
    new = sum(segment.doc_count() > 0 for segment in segments[len(segments) - writer.new :])
    for group in reversed(groups(sizes, new)):
        sources = [
            Segment(writer.folder / s.make_filename(EXTENSION), frozenset(s.deleted))
            for s in kept[group.start : group.stop]
        ]
        _check(sources)
        path = writer.scratch("merged")
        merged = writer.take(path, merge(sources, path))
        kept[group.start : group.stop] = [merged]
    return kept


def _check(sources: Sequence[Segment]) -> None:
    """Raise ValueError for damage, which merging would give a checksum of its own."""
    for source in sources:
        if damaged := source.file.damaged():
            name = source.file.path.name
            raise ValueError(f"{name}: {damaged[0]} has not the bytes that were written")
