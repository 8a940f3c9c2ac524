"""A file of named arrays, each memory-mapped and with a checksum.

Format, version 1; all numbers are little-endian::

    arrays     the elements of each array, one after the other; each array starts at a
               multiple of 64 bytes, the gaps are zero
    directory  at a multiple of 64 bytes, too; UTF-8 JSON:
               {"arrays": {NAME: [DTYPE, COUNT, OFFSET, CRC]}, "meta": {…}}
    footer     24 bytes: offset of the directory (u64), its length (u32), its CRC (u32),
               and the eight bytes ``SNARRAY1``

DTYPE is numpy's name of the element type (``<u2``), COUNT the number of elements, OFFSET
counts bytes from the start of the file, CRC is the CRC-32 of zlib over the array's bytes.
What the arrays mean is for the reader to say; `meta` is any JSON value.

Opening reads footer and directory and checks the directory's CRC: its cost does not depend
on how long the arrays are. The CRCs of the arrays are compared by `ArrayFile.damaged` only.
"""

from __future__ import annotations

import json
import mmap
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self
from zlib import crc32

import numpy as np
import numpy.typing as npt

__all__ = ["Array", "ArrayFile", "ArrayFileWriter"]

Array = npt.NDArray[Any]

_MAGIC: Final = b"SNARRAY1"
_FOOTER: Final = struct.Struct("<QII8s")
_ALIGNMENT: Final = 64
#: Bytes that one step of a checksum looks at, so that memory stays small.
_STEP: Final = 1 << 22


class ArrayFileWriter:
    """Writes an array file, array after array. A context manager; `finish` completes it."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._arrays: dict[str, tuple[str, int, int, int]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def add(self, name: str, array: Array) -> None:
        """Write an array of one dimension."""
        self.stream(name, array.dtype, (array,))

    def stream(self, name: str, dtype: npt.DTypeLike, pieces: Iterable[Array]) -> None:
        """Write an array that comes in pieces."""
        element = np.dtype(dtype).newbyteorder("<")
        offset = self._align()
        size = checksum = 0
        for piece in pieces:
            data = np.ascontiguousarray(piece, dtype=element).tobytes()
            self._file.write(data)
            checksum = crc32(data, checksum)
            size += len(data)
        self._arrays[name] = (element.str, size // element.itemsize, offset, checksum)

    def finish(self, meta: Any) -> None:
        """Write the directory; without it the file cannot be read."""
        directory = json.dumps({"arrays": self._arrays, "meta": meta}).encode()
        offset = self._align()
        self._file.write(directory)
        self._file.write(_FOOTER.pack(offset, len(directory), crc32(directory), _MAGIC))
        self._file.flush()

    def _align(self) -> int:
        offset = self._file.tell()
        gap = -offset % _ALIGNMENT
        self._file.write(bytes(gap))
        return offset + gap


class ArrayFile:
    """An array file, mapped into memory; its arrays are read-only views.

    Raises ValueError if it is no array file or its directory is damaged, OSError if it
    cannot be read. The mapping lives as long as any of its arrays.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("rb") as file:
            file.seek(0, 2)
            self.size = file.tell()
            if self.size < _FOOTER.size:
                raise ValueError(f"{path.name} is cut short")
            self.map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        offset, length, checksum, magic = _FOOTER.unpack_from(self.map, self.size - _FOOTER.size)
        directory = self.map[offset : offset + length]
        if magic != _MAGIC or len(directory) != length or crc32(directory) != checksum:
            raise ValueError(f"{path.name} is cut short or not a segment of this program")
        content = json.loads(directory)
        self.meta: Any = content["meta"]
        self._arrays: dict[str, tuple[str, int, int, int]] = content["arrays"]
        self._views: dict[str, Array] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._arrays

    def __iter__(self) -> Iterator[str]:
        return iter(self._arrays)

    def __getitem__(self, name: str) -> Array:
        view = self._views.get(name)
        if view is None:
            dtype, count, offset, _ = self._arrays[name]
            view = self._views[name] = np.frombuffer(self.map, dtype, count, offset)
        return view

    def place(self, name: str) -> tuple[int, int]:
        """Return (offset in the map in bytes, number of elements) of an array."""
        _, count, offset, _ = self._arrays[name]
        return offset, count

    def load(self, name: str, first: int = 0, last: int | None = None) -> Array:
        """Return a stretch of an array, read into memory without mapping its pages."""
        dtype, count, offset, _ = self._arrays[name]
        last = count if last is None else last
        at = offset + first * np.dtype(dtype).itemsize
        return np.fromfile(self.path, dtype, last - first, offset=at)

    def release(self) -> None:
        """Give the memory of pages that were read back to the system; they can be read again."""
        if hasattr(mmap, "MADV_DONTNEED"):
            self.map.madvise(mmap.MADV_DONTNEED)

    def damaged(self) -> list[str]:
        """Return the names of the arrays whose bytes are not those that were written."""
        found: list[str] = []
        with self.path.open("rb") as file:
            for name, (dtype, count, offset, checksum) in self._arrays.items():
                file.seek(offset)
                left, now = count * np.dtype(dtype).itemsize, 0
                while left and (data := file.read(min(left, _STEP))):
                    now = crc32(data, now)
                    left -= len(data)
                if left or now != checksum:
                    found.append(name)
        return found
