"""The Whoosh side of an index directory: made, opened for writing, locked, built anew.

Importing this module also replaces the unpicklers with which Whoosh reads a table of
contents by one that lets in only what the schema and the segments of an index are made of,
and takes away the loader of an older format, which has an unpickler of its own.
"""

from __future__ import annotations

import io
import pickle  # only for writing
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import IO, Any, Final, Self

import whoosh.filedb.structfile
import whoosh.index
import whoosh.legacy
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, EmptyIndexError, FileIndex, LockError, clean_files

from searchnews.errors import IndexLocked, StorageError
from searchnews.index.safety import HostilePickle, SafeUnpickler
from searchnews.index.schema import build_schema
from searchnews.index.storage import check_format, guarded, is_index, retried, sync, write_manifest
from searchnews.index.toc import INDEX_NAME, latest_generation

__all__ = ["Rebuild", "create", "open_index", "writing"]

_LOCK: Final = f"{INDEX_NAME}_WRITELOCK"
_SCRATCH_INDEX: Final = "rebuild.tmp"

# Each is a class whose constructor does nothing but keep its arguments. Protocol 2, which
# Whoosh writes, names modules as Python 2 did.
_ALLOWED: Final = frozenset(
    {
        ("__builtin__", "frozenset"),
        ("__builtin__", "int"),
        ("__builtin__", "long"),
        ("__builtin__", "object"),
        ("__builtin__", "set"),
        ("builtins", "frozenset"),
        ("builtins", "int"),
        ("builtins", "object"),
        ("builtins", "set"),
        ("copy_reg", "_reconstructor"),
        ("copyreg", "_reconstructor"),
        ("searchnews.index.codec", "ColumnarSegment"),
        ("searchnews.index.schema", "Date"),
        ("searchnews.index.schema", "FieldAnalyzer"),
        ("searchnews.index.schema", "PositionArray"),
        ("searchnews.index.schema", "Text"),
        ("whoosh.analysis.tokenizers", "IDTokenizer"),
        ("whoosh.columns", "NumericColumn"),
        ("whoosh.columns", "VarBytesColumn"),
        ("whoosh.fields", "COLUMN"),
        ("whoosh.fields", "ID"),
        ("whoosh.fields", "STORED"),
        ("whoosh.fields", "Schema"),
        ("whoosh.formats", "Existence"),
    }
)


def _encode(text: str, encoding: str) -> bytes:
    """Return bytes that protocol 2 wrote as text: the one use it has for an encoder."""
    if encoding != "latin1":
        raise HostilePickle(f"it asks for the encoder {encoding!r}, which no index needs")
    return text.encode("latin1")


_STAND_INS: Final = {("_codecs", "encode"): _encode}


def _load(file: IO[bytes]) -> Any:
    return SafeUnpickler(file, _ALLOWED, _STAND_INS).load()


def _loads(data: bytes) -> Any:
    return _load(io.BytesIO(data))


whoosh.filedb.structfile.load_pickle = _load
whoosh.index.pickle = SimpleNamespace(
    loads=_loads, dumps=pickle.dumps, PicklingError=pickle.PicklingError
)
whoosh.legacy.toc_loaders.clear()


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


def create(path: Path) -> FileIndex:
    """Make an empty index in `path`, or open the one that is there.

    An index that another program made with Whoosh is refused, not overwritten.
    """
    _check_directory(path)
    if is_index(path):
        return open_index(path)
    with writing(path):
        path.mkdir(parents=True, exist_ok=True)
        write_manifest(path)
        return FileIndex.create(FileStorage(str(path)), build_schema())


def open_index(path: Path) -> FileIndex:
    """Open the index in `path`. Raises IndexNotFound, IndexCorrupt or another StorageError."""
    check_format(path)
    with writing(path):
        try:
            return retried(lambda: FileIndex(FileStorage(str(path))))
        except EmptyIndexError:
            raise ValueError("its table of contents is missing") from None


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
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder.mkdir()
            storage = FileStorage(str(self._folder))
            # Its table of contents has to be newer than any that it replaces.
            TOC(build_schema(), [], latest_generation(path) + 1).write(storage, INDEX_NAME)
            self.index = FileIndex(storage)

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
