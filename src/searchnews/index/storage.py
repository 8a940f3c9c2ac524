"""An index directory: made, opened, locked and committed so that a crash leaves it whole.

Whoosh's own exceptions stop here: what goes wrong while its files are read or written is a
StorageError that names the directory and says what to do.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import Any, Final

from whoosh.filedb.filestore import FileStorage
from whoosh.index import EmptyIndexError, FileIndex, LockError, exists_in

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
#: Whoosh's folder for postings that are not sorted yet; a crash leaves it behind.
_SCRATCH: Final = "MAIN.tmp"
_LOCK: Final = "MAIN_WRITELOCK"
#: Opening while another process commits can miss a file that was just replaced.
_RETRIES: Final = 20


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
        raise StorageError(path, error.strerror or str(error)) from error
    except Exception as error:
        detail = str(error) or type(error).__name__
        raise IndexCorrupt(
            path, f"the index is damaged ({detail}); build it anew with --rebuild"
        ) from error


def is_index(path: Path) -> bool:
    """Tell whether there is an index in the directory."""
    return (path / _MANIFEST).is_file()


def create(path: Path, *, rebuild: bool = False) -> FileIndex:
    """Make an empty index in `path`, or open the one that is there.

    With `rebuild`, throw away the one that is there; files that are not its own stay. An
    index that another program made with Whoosh is refused, not overwritten.
    """
    if path.exists() and not path.is_dir():
        raise StorageError(path, "it is a file; an index needs a directory")
    if is_index(path) and not rebuild:
        return open_index(path)
    with guarded(path):
        if not is_index(path) and path.is_dir() and exists_in(str(path)):
            raise StorageError(path, "it holds a Whoosh index of another program; name another")
        path.mkdir(parents=True, exist_ok=True)
        lock = FileStorage(str(path)).lock(_LOCK)
        if not lock.acquire():
            raise LockError
        try:
            _clear(path)
            index = FileIndex.create(FileStorage(str(path)), build_schema())
            write_json(path / _MANIFEST, {"format_version": FORMAT_VERSION})
        finally:
            lock.release()
        return index


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


def _clear(path: Path) -> None:
    """Remove the files of an index but its lock, and nothing else."""
    for file in path.iterdir():
        if file.name == _SCRATCH:
            shutil.rmtree(file)
        elif file.name.startswith(("MAIN_", "_MAIN_", _MANIFEST)) and file.name != _LOCK:
            file.unlink()


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
