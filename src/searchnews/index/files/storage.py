"""An index directory: what tells it from others, and what goes wrong with its files.

What goes wrong while files are read or written is a StorageError that names the directory
and says what to do. Nothing here imports Whoosh; what writing needs of it is in
`whoosh_index`.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from time import sleep
from typing import Any, Final, TypeVar

from searchnews.errors import IndexCorrupt, IndexNotFound, SearchnewsError, StorageError
from searchnews.index.files.layout import FORMAT_VERSION
from searchnews.index.files.toc import Contents, read_contents

__all__ = [
    "check_format",
    "guarded",
    "is_index",
    "open_contents",
    "read_json",
    "retried",
    "size",
    "sync",
    "write_json",
    "write_manifest",
]

T = TypeVar("T")

_MANIFEST: Final = "searchnews.json"
#: Opening while another process commits can miss a file that was just replaced.
_RETRIES: Final = 20
_PAUSE: Final = 0.05
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
    """Turn what is raised over damaged or vanished files into StorageErrors.

    For the reading and writing of files only: decoders raise whatever they trip over, and a
    fault of our own must not look like damage.
    """
    try:
        yield
    except (SearchnewsError, MemoryError):
        raise
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


def write_manifest(path: Path) -> None:
    """Mark the directory as an index of this version of the format."""
    write_json(path / _MANIFEST, {"format_version": FORMAT_VERSION})


def check_format(path: Path) -> None:
    """Raise IndexNotFound without an index in `path`, IndexCorrupt for one of another format."""
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


def open_contents(path: Path) -> Contents:
    """Return the newest table of contents of the index in `path`.

    Raises IndexNotFound, IndexCorrupt or another StorageError. To open its segments too, do
    both in one `retried` action: a commit may remove them in between.
    """
    check_format(path)
    with guarded(path):
        return retried(partial(read_contents, path))


def retried(action: Callable[[], T]) -> T:
    """Return what an action returns that reads files; call it again while one is missing.

    A commit of another process removes the files that it has replaced.
    """
    for _ in range(_RETRIES):
        with suppress(FileNotFoundError):
            return action()
        sleep(_PAUSE)
    return action()


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
