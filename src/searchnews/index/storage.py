"""An index directory: made, opened, locked and committed so that a crash leaves it whole.

Whoosh's own exceptions stop here: what goes wrong while its files are read or written is a
StorageError that names the directory and says what to do.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import Any, Final, Self

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, EmptyIndexError, FileIndex, LockError, clean_files

from searchnews.errors import (
    IndexCorrupt,
    IndexLocked,
    IndexNotFound,
    SearchnewsError,
    StorageError,
)
from searchnews.index import safety  # importing it replaces Whoosh's unpicklers
from searchnews.index.schema import FORMAT_VERSION, build_schema

__all__ = [
    "Rebuild",
    "create",
    "guarded",
    "is_index",
    "open_index",
    "read_json",
    "size",
    "sync",
    "write_json",
]

_MANIFEST: Final = "searchnews.json"
#: Whoosh's names: of the index among the files of its directory, and of its lock.
_NAME: Final = "MAIN"
_LOCK: Final = "MAIN_WRITELOCK"
_SCRATCH_INDEX: Final = "rebuild.tmp"
#: Opening while another process commits can miss a file that was just replaced.
_RETRIES: Final = 20
#: What the machine refuses, whatever the files of the index hold.
_NOT_DAMAGE: Final = frozenset(
    {
        errno.EACCES,
        errno.EDQUOT,
        errno.EIO,
        errno.EMFILE,
        errno.ENFILE,
        errno.ENOSPC,
        errno.ENOTDIR,
        errno.EPERM,
        errno.EROFS,
    }
)


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Turn what Whoosh raises over damaged or vanished files into StorageErrors.

    For the reading and writing of files only: Whoosh's decoders raise whatever they trip
    over, and a fault of our own must not look like damage.
    """
    try:
        yield
    except (SearchnewsError, MemoryError):
        raise
    except LockError:
        raise IndexLocked(
            path, "another process is writing to this index; try again when it has finished"
        ) from None
    except OSError as error:
        if error.errno in _NOT_DAMAGE:
            raise StorageError(path, error.strerror or str(error)) from error
        missing = f"{Path(error.filename).name} is missing" if error.filename else error.strerror
        raise IndexCorrupt(
            path, f"the index is damaged ({missing}); build it anew with --rebuild"
        ) from error
    except Exception as error:
        detail = str(error) or type(error).__name__
        raise IndexCorrupt(
            path, f"the index is damaged ({detail}); build it anew with --rebuild"
        ) from error


def is_index(path: Path) -> bool:
    """Tell whether there is an index in the directory."""
    return (path / _MANIFEST).is_file()


def create(path: Path) -> FileIndex:
    """Make an empty index in `path`, or open the one that is there.

    An index that another program made with Whoosh is refused, not overwritten.
    """
    _check_directory(path)
    if is_index(path):
        return open_index(path)
    with guarded(path):
        path.mkdir(parents=True, exist_ok=True)
        write_json(path / _MANIFEST, {"format_version": FORMAT_VERSION})
        return FileIndex.create(FileStorage(str(path)), build_schema())


class Rebuild:
    """A new index that takes the place of the one in `path` when it is complete.

    It is built in a folder inside `path`, under the lock of the old one, which answers
    searches until `adopt`. A context manager: what is not adopted is thrown away.
    """

    def __init__(self, path: Path) -> None:
        _check_directory(path)
        self._path = path
        self._folder = path / _SCRATCH_INDEX
        with guarded(path):
            path.mkdir(parents=True, exist_ok=True)
            self._lock = FileStorage(str(path)).lock(_LOCK)
            if not self._lock.acquire():
                raise LockError
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder.mkdir()
            # Its table of contents has to be newer than any that it replaces.
            generation = TOC._latest_generation(FileStorage(str(path)), _NAME) + 1
            storage = FileStorage(str(self._folder))
            TOC(build_schema(), [], generation).write(storage, _NAME)
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
        with guarded(self._path):
            generation = self.index.latest_generation()
            contents = TOC._filename(_NAME, generation)
            segments = self.index._segments()
            for file in self._folder.iterdir():
                if file.name.startswith(f"{_NAME}_") and file.name != _LOCK:
                    file.replace(self._path / file.name)
            write_json(self._path / _MANIFEST, {"format_version": FORMAT_VERSION})
            (self._folder / contents).replace(self._path / contents)
            sync(self._path)
            clean_files(FileStorage(str(self._path)), _NAME, generation, segments)


def _check_directory(path: Path) -> None:
    if path.exists() and not path.is_dir():
        raise StorageError(path, "it is a file; an index needs a directory")
    with guarded(path):
        if (
            path.is_dir()
            and not is_index(path)
            and TOC._latest_generation(FileStorage(str(path)), _NAME) >= 0
        ):
            raise StorageError(path, "it holds a Whoosh index of another program; name another")


def open_index(path: Path) -> FileIndex:
    """Open the index in `path`. Raises IndexNotFound, IndexCorrupt or another StorageError."""
    if not is_index(path):
        raise IndexNotFound(
            path, "there is no index here; build one with: searchnews index PATH… --index DIR"
        )
    with guarded(path):
        version = read_json(path / _MANIFEST)["format_version"]
        if version != FORMAT_VERSION:
            raise IndexCorrupt(
                path,
                f"its format is version {version}, this program reads version {FORMAT_VERSION};"
                " build it anew with --rebuild",
            )
        for attempt in range(_RETRIES):
            try:
                index = FileIndex(FileStorage(str(path)))
                _check_segments(index)
                return index
            except EmptyIndexError:
                raise IndexCorrupt(
                    path, "its table of contents is missing; build it anew with --rebuild"
                ) from None
            except FileNotFoundError:
                if attempt == _RETRIES - 1:
                    raise
                sleep(0.05)
    raise AssertionError("unreachable")


def _check_segments(index: FileIndex) -> None:
    for segment in index._segments():
        if not (safety.is_segment_id(segment.segid) and segment.indexname == index.indexname):
            raise safety.HostilePickle("it names a segment outside the index")


def size(path: Path) -> int:
    """Return the bytes that the files of the index take."""
    return sum(
        file.stat().st_size
        for file in path.iterdir()
        if file.is_file() and file.name != "README.md" and not file.name.startswith(".")
    )


def read_json(path: Path) -> Any:
    """Return the value in a file of JSON."""
    return json.loads(path.read_text(encoding="utf-8"))


def write_json(path: Path, value: Any) -> None:
    """Replace the file at once: a reader sees the old value or the new one."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with draft.open("w", encoding="utf-8") as file:
            json.dump(value, file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Have the file or directory written to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
