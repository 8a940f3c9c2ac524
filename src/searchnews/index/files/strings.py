"""A sorted table of distinct byte strings in two arrays of an array file.

``NAME.bytes`` (u1) holds the strings one after the other, in the order of their bytes, and
``NAME.starts`` (u4, one entry more than strings) where each begins. UTF-8 in the order of its
bytes is in the order of its code points.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final

import numpy as np

from searchnews.index.files.arrayfile import Array, ArrayFile, ArrayFileWriter

__all__ = ["StringTable", "write_strings"]

_PAIR: Final = struct.Struct("<II")
#: Ordinals of looked-up strings that are remembered.
_REMEMBERED: Final = 1 << 14


def write_strings(file: ArrayFileWriter, name: str, strings: Sequence[bytes]) -> None:
    """Write a table of strings, which have to be sorted and distinct."""
    file.add(f"{name}.bytes", np.frombuffer(b"".join(strings), dtype="u1"))
    starts = np.fromiter(
        accumulate(map(len, strings), initial=0), dtype=np.int64, count=len(strings) + 1
    )
    if starts[-1] >= 1 << 32:
        raise OverflowError(f"{name}: more than 4 GiB of strings in one segment")
    file.add(f"{name}.starts", starts.astype("<u4"))


class StringTable:
    """A table of strings of an array file; nothing is copied when it is opened."""

    __slots__ = ("_base", "_count", "_file", "_found", "_map", "_name", "_starts_at")

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._file = file
        self._name = name
        self._map = file.map
        self._base, _ = file.place(f"{name}.bytes")
        self._starts_at, entries = file.place(f"{name}.starts")
        self._count = entries - 1
        self._found: dict[bytes, int] = {}

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, ordinal: int) -> bytes:
        start, end = _PAIR.unpack_from(self._map, self._starts_at + 4 * ordinal)
        return self._map[self._base + start : self._base + end]

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.all())

    def all(self) -> list[bytes]:
        """Return all strings, ascending."""
        return self.slice(0, self._count)

    def slice(self, first: int, last: int) -> list[bytes]:
        """Return the strings from the ordinal `first` to before `last`."""
        if first >= last:
            return []
        starts = self._starts()[first : last + 1].tolist()
        data = self._map[self._base + starts[0] : self._base + starts[-1]]
        begin = starts[0]
        return [data[s - begin : e - begin] for s, e in pairwise(starts)]

    def find(self, string: bytes) -> int:
        """Return the ordinal of a string, -1 if it is not in the table."""
        found = self._found.get(string)
        if found is None:
            at = self.lower_bound(string)
            found = at if at < self._count and self[at] == string else -1
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            self._found[string] = found
        return found

    def lower_bound(self, string: bytes) -> int:
        """Return the ordinal of the first string that is not less."""
        low, high = 0, self._count
        unpack: Callable[..., tuple[int, int]] = _PAIR.unpack_from
        map_, base, starts_at = self._map, self._base, self._starts_at
        while low < high:
            middle = (low + high) >> 1
            start, end = unpack(map_, starts_at + 4 * middle)
            if map_[base + start : base + end] < string:
                low = middle + 1
            else:
                high = middle
        return low

    def with_prefix(self, prefix: bytes) -> tuple[int, int]:
        """Return (first, last): the strings that begin with `prefix` are [first, last)."""
        first = self.lower_bound(prefix)
        stem = prefix.rstrip(b"\xff")
        if not stem:
            return first, self._count
        return first, self.lower_bound(stem[:-1] + bytes((stem[-1] + 1,)))

    def arrays(self) -> tuple[Array, Array]:
        """Return the bytes of all strings, and where each string begins and the last ends."""
        return self._file[f"{self._name}.bytes"], self._starts()

    def _starts(self) -> Array:
        return self._file[f"{self._name}.starts"]
