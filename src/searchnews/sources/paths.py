"""Paths as they were named become the files to read, in a stable order."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import Final

from searchnews.errors import SourceError
from searchnews.sources.origin import OnError

__all__ = ["STDIN", "extension", "walk"]

STDIN: Final = "-"
_KNOWN: Final = frozenset(
    (".txt", ".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".html", ".htm", ".xhtml")
)
# Identity of a directory whatever path leads to it: device and inode.
_Identity = tuple[int, int]


def extension(path: str) -> str:
    """Return the extension that names the format (``.gz`` left out), or "" if it is unknown."""
    name = PurePath(path).name.lower().removesuffix(".gz")
    suffix = PurePath(name).suffix
    return suffix if suffix in _KNOWN else ""


def walk(paths: Iterable[str | Path], on_error: OnError) -> Iterator[str]:
    """Yield the files of `paths`: a file as it is, a directory's in the order of their names.

    In a directory, hidden entries and unknown extensions are left out. A directory that
    has nothing to read is an error; a loop of symbolic links is entered once.
    """
    for named in paths:
        path = os.fspath(named)
        if path != STDIN and _is_directory(path):
            yield from _files_in(path, on_error)
        else:
            yield path


def _is_directory(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except ValueError:  # a NUL in the name; opening it gives the error
        return False


def _files_in(top: str, on_error: OnError) -> Iterator[str]:
    entered: set[_Identity] = set()
    empty = True
    # A stack, not recursion: the depth of a directory tree is its owner's choice.
    pending = [top]
    while pending:
        path = pending.pop()
        try:
            status = Path(path).stat()
        except OSError as error:
            on_error(_error(path, error))
            empty = False
            continue
        if stat.S_ISDIR(status.st_mode):
            if (status.st_dev, status.st_ino) not in entered:
                entered.add((status.st_dev, status.st_ino))
                pending += reversed(_entries(path, on_error))
        elif extension(path):
            empty = False
            if stat.S_ISREG(status.st_mode):
                yield path
            else:
                on_error(SourceError(_printable(path), "is not a regular file; not read"))
    if empty:
        known = " ".join(sorted(_KNOWN))
        on_error(SourceError(_printable(top), f"the directory holds no file to read ({known})"))


def _entries(directory: str, on_error: OnError) -> list[str]:
    """Return the entries that may matter, by name: known extensions, and what has none."""
    try:
        with os.scandir(directory) as scan:
            names = [
                entry.name
                for entry in scan
                if not entry.name.startswith(".") and (extension(entry.name) or _may_enter(entry))
            ]
    except OSError as error:
        on_error(_error(directory, error))
        return []
    return [str(Path(directory, name)) for name in sorted(names)]


def _may_enter(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _printable(path: str) -> str:
    return os.fsencode(path).decode("utf-8", "replace")


def _error(path: str, error: OSError) -> SourceError:
    return SourceError(_printable(path), f"cannot be read: {error.strerror or error}")
