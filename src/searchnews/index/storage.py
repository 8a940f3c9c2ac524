"""An index directory: made, opened, locked and committed so that a crash leaves it whole.

Whoosh's own exceptions stop here: what goes wrong is a StorageError that names the
directory and says what to do.
"""

from __future__ import annotations

import json
import os
import shutil
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from pickle import UnpicklingError  # only its exception
from time import sleep
from typing import Any, Final

from whoosh.filedb.filestore import FileStorage
from whoosh.index import EmptyIndexError, FileIndex, LockError
from whoosh.index import IndexError as WhooshIndexError

from searchnews.analysis import stems
from searchnews.errors import IndexCorrupt, IndexLocked, IndexNotFound, StorageError
from searchnews.index import safety as safety  # replaces Whoosh's unpicklers
from searchnews.index.schema import FORMAT_VERSION, build_schema

__all__ = [
    "create",
    "guarded",
    "is_index",
    "load_stems",
    "open_index",
    "save_stems",
    "size",
    "sync",
]

_MANIFEST: Final = "searchnews.json"
_STEMS: Final = "stems.json"
#: Opening while another process commits can miss a file that was just replaced.
_RETRIES: Final = 20
_DAMAGE: Final = (
    WhooshIndexError,
    UnpicklingError,
    struct.error,
    zlib.error,
    AssertionError,
    AttributeError,
    EOFError,
    IndexError,
    KeyError,
    MemoryError,
    OverflowError,
    TypeError,
    ValueError,
)


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Turn what Whoosh raises over damaged or vanished files into StorageErrors."""
    try:
        yield
    except LockError:
        raise IndexLocked(
            path, "another process is writing to this index; try again when it has finished"
        ) from None
    except OSError as error:
        raise StorageError(path, error.strerror or str(error)) from error
    except _DAMAGE as error:
        detail = str(error) or type(error).__name__
        raise IndexCorrupt(
            path, f"the index is damaged ({detail}); build it anew with --rebuild"
        ) from error


def is_index(path: Path) -> bool:
    """Tell whether there is an index in the directory."""
    return (path / _MANIFEST).is_file()


def create(path: Path, *, rebuild: bool = False) -> FileIndex:
    """Make an empty index in `path`, or open the one that is there.

    With `rebuild`, throw away the one that is there. A directory with other files in it
    is left alone but for `index/README.md`-like files: only the files of an index go.
    """
    if path.exists() and not path.is_dir():
        raise StorageError(path, "it is a file; an index needs a directory")
    if is_index(path) and not rebuild:
        return open_index(path)
    with guarded(path):
        path.mkdir(parents=True, exist_ok=True)
        if rebuild:
            _clear(path)
        index = FileIndex.create(FileStorage(str(path)), build_schema())
        _write_json(path / _MANIFEST, {"format_version": FORMAT_VERSION})
        return index


def open_index(path: Path) -> FileIndex:
    """Open the index in `path`. Raises IndexNotFound, IndexCorrupt or another StorageError."""
    if not is_index(path):
        raise IndexNotFound(
            path, "there is no index here; build one with: searchnews index PATH… --index DIR"
        )
    with guarded(path):
        version = _read_json(path / _MANIFEST)["format_version"]
        if version != FORMAT_VERSION:
            raise IndexCorrupt(
                path,
                f"its format is version {version}, this program reads version {FORMAT_VERSION};"
                " build it anew with --rebuild",
            )
        for attempt in range(_RETRIES):
            try:
                return FileIndex(FileStorage(str(path)))
            except EmptyIndexError:
                raise IndexCorrupt(
                    path, "its table of contents is missing; build it anew with --rebuild"
                ) from None
            except FileNotFoundError:
                if attempt == _RETRIES - 1:
                    raise
                sleep(0.05)
    raise AssertionError("unreachable")


def _clear(path: Path) -> None:
    """Remove the files of an index, and nothing else."""
    for file in path.iterdir():
        if file.name.startswith(("MAIN_", "_MAIN_")) or file.name in (_MANIFEST, _STEMS):
            file.unlink()
        elif file.name == "MAIN.tmp":
            shutil.rmtree(file)


def load_stems(path: Path) -> None:
    """Add the stems that the index knows to the shared table: nltk is then not imported."""
    with suppress(OSError, ValueError):
        stems.update(_read_json(path / _STEMS))


def save_stems(path: Path) -> None:
    """Keep the shared table of stems with the index."""
    _write_json(path / _STEMS, stems)


def size(path: Path) -> int:
    """Return the bytes that the files of the index take."""
    return sum(
        file.stat().st_size
        for file in path.iterdir()
        if file.is_file() and file.name != "README.md" and not file.name.startswith(".")
    )


def _read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _write_json(path: Path, value: Any) -> None:
    """Replace the file at once: a reader sees the old value or the new one."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    with draft.open("w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def sync(path: Path) -> None:
    """Have the file or directory written to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
