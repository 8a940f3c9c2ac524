"""The Whoosh side of an index directory: made, opened for writing, locked, built anew."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Self

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex, LockError, clean_files

from searchnews.errors import IndexLocked, StorageError
from searchnews.index.codec import ColumnarSegment
from searchnews.index.files.storage import (
    guarded,
    is_index,
    open_contents,
    retried,
    sync,
    write_manifest,
)
from searchnews.index.files.toc import INDEX_NAME, latest_generation, read_contents
from searchnews.index.schema import build_schema

__all__ = ["Rebuild", "SafeIndex", "create", "open_index", "writing"]

_LOCK: Final = f"{INDEX_NAME}_WRITELOCK"
_SCRATCH_INDEX: Final = "rebuild.tmp"


class SafeIndex(FileIndex):  # type: ignore[misc]  # whoosh has no types
    """An index directory as Whoosh knows it, of which Whoosh unpickles nothing.

    Unpickling calls whatever a file names, and a directory may come from anywhere. The
    schema is that of this version, the segments are those that `toc` reads.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._schema = build_schema()
        self.storage = FileStorage(str(path))
        self.indexname = INDEX_NAME

    def _read_toc(self) -> TOC:
        contents = retried(lambda: read_contents(self._path))
        segments = [
            ColumnarSegment(INDEX_NAME, info.id, info.documents, info.deleted, info.lengths)
            for info in contents.segments
        ]
        return TOC(self._schema, segments, contents.generation)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what Whoosh raises while it writes into StorageErrors; see `storage.guarded`."""
    with guarded(path):
        try:
            yield
        except LockError:
            raise IndexLocked(
                path, "another process is writing to this index; try again when it has finished"
            ) from None


def create(path: Path) -> SafeIndex:
    """Make an empty index in `path`, or open the one that is there.

    An index that another program made with Whoosh is refused, not overwritten.
    """
    _check_directory(path)
    if is_index(path):
        return open_index(path)
    with writing(path):
        path.mkdir(parents=True, exist_ok=True)
        write_manifest(path)
        TOC.create(FileStorage(str(path)), build_schema())
    return SafeIndex(path)


def open_index(path: Path) -> SafeIndex:
    """Open the index in `path`. Raises IndexNotFound, IndexCorrupt or another StorageError."""
    open_contents(path)
    return SafeIndex(path)


class Rebuild:
    """A new index that takes the place of the one in `path` when it is complete.

    It is built in a folder inside `path`, under the lock of the old one, which answers
    searches until `adopt`. A context manager: what is not adopted is thrown away.
    """

    def __init__(self, path: Path) -> None:
        _check_directory(path)
        self._path = path
        self._folder = path / _SCRATCH_INDEX
        with writing(path):
            path.mkdir(parents=True, exist_ok=True)
            self._lock = FileStorage(str(path)).lock(_LOCK)
            if not self._lock.acquire():
                raise LockError
            try:
                self._make()
            except BaseException:
                self._lock.release()
                raise
        self.index = SafeIndex(self._folder)

    def _make(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir()
        # Its table of contents has to be newer than any that it replaces.
        contents = TOC(build_schema(), [], latest_generation(self._path) + 1)
        contents.write(FileStorage(str(self._folder)), INDEX_NAME)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._lock.release()

    @property
    def folder(self) -> Path:
        """Where the new index is built."""
        return self._folder

    def adopt(self) -> None:
        """Put the new index in the place of the old one; the last step makes it visible."""
        with writing(self._path):
            generation = latest_generation(self._folder)
            contents = TOC._filename(INDEX_NAME, generation)
            segments = self.index._segments()
            for file in self._folder.iterdir():
                if file.name.startswith(f"{INDEX_NAME}_") and file.name != _LOCK:
                    file.replace(self._path / file.name)
            write_manifest(self._path)
            (self._folder / contents).replace(self._path / contents)
            sync(self._path)
            clean_files(FileStorage(str(self._path)), INDEX_NAME, generation, segments)


def _check_directory(path: Path) -> None:
    if path.exists() and not path.is_dir():
        raise StorageError(path, "it is a file; an index needs a directory")
    with guarded(path):
        if not is_index(path) and latest_generation(path) >= 0:
            raise StorageError(path, "it holds a Whoosh index of another program; name another")
