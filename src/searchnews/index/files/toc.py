"""The table of contents of an index: which segments it is made of at each commit.

Whoosh writes it; it is read here without Whoosh, so that a search need not import that.
The file of generation n is ``_MAIN_<n>.toc``; the one with the largest n counts. Format,
as ``whoosh.index.TOC`` 2.7 writes it; numbers are big-endian, *varints* have seven bits a
byte, the lowest first, and the highest bit set in all bytes but the last::

    3 varints   bytes of an int, a long and a float: 4, 8, 4
    2 ints      -12345 and the version of the format, -111
    3 varints   the release of Whoosh
    varint      length of the pickle that follows: the schema
    2 ints      the generation, and 0
    pickle      a list of segments (see `codec`)

Behind it, where Whoosh does not look any more, `seal` puts a CRC-32 of all that (an
unsigned int) and the eight bytes ``SNTOCEND``, so that no flipped bit goes unnoticed. A
table of contents with nothing behind it is read, too: that of an index without articles.

The pickles name classes by their modules, `searchnews.index.codec` and
`searchnews.index.schema`: these paths are part of the format.
"""

from __future__ import annotations

import os
import pickle  # for its error only
import struct
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple
from zlib import crc32

from searchnews.index.files.safety import HostilePickle, SafeUnpickler, is_segment_id
from searchnews.index.files.segment import EXTENSION

__all__ = ["INDEX_NAME", "Contents", "SegmentInfo", "latest_generation", "read_contents", "seal"]

#: Whoosh's name of an index among the files of its directory.
INDEX_NAME: Final = "MAIN"
_PREFIX: Final = f"_{INDEX_NAME}_"
_SUFFIX: Final = ".toc"
_SIZES: Final = (4, 8, 4)
_MARK: Final = -12345
_VERSION: Final = -111
_INTS: Final = struct.Struct(">ii")
_SEAL: Final = struct.Struct(">I8s")
_SEALED: Final = b"SNTOCEND"


class SegmentInfo(NamedTuple):
    """One segment: how many documents it has, which are deleted, words of each field."""

    id: str
    documents: int
    deleted: frozenset[int]
    lengths: Mapping[str, int]

    @property
    def file(self) -> str:
        """The name of the segment's file."""
        return f"{INDEX_NAME}_{self.id}{EXTENSION}"


class Contents(NamedTuple):
    """The index as one commit left it."""

    generation: int
    segments: tuple[SegmentInfo, ...]


def seal(path: Path) -> None:
    """Add the checksum to a table of contents that Whoosh has written."""
    with path.open("r+b") as file:
        checksum = crc32(file.read())
        file.write(_SEAL.pack(checksum, _SEALED))


def latest_generation(folder: Path) -> int:
    """Return the number of the newest commit, -1 if the folder holds no index."""
    newest = -1
    try:
        names = os.listdir(folder)  # noqa: PTH208  # it runs before every search
    except FileNotFoundError:
        return newest
    for name in names:
        if name.endswith(_SUFFIX) and name.startswith(_PREFIX):
            number = name[len(_PREFIX) : -len(_SUFFIX)]
            if number.isascii() and number.isdigit():
                newest = max(newest, int(number))
    return newest


def read_contents(folder: Path, generation: int | None = None) -> Contents:
    """Return the table of contents of the newest commit, or of a given one.

    Raises ValueError if there is none or it is damaged, HostilePickle if it names what no
    index needs, and FileNotFoundError if a commit has just replaced it.
    """
    if generation is None:
        generation = latest_generation(folder)
        if generation < 0:
            raise ValueError("its table of contents is missing")
    name = f"{_PREFIX}{generation}{_SUFFIX}"
    data = (folder / name).read_bytes()
    try:
        pickled, end = _list_of_segments(data, generation)
        if end < len(data) and data[end:] != _SEAL.pack(crc32(data[:end]), _SEALED):
            raise ValueError("another checksum")
        segments = tuple(map(_segment, pickled))
    except HostilePickle:
        raise
    except (
        ArithmeticError,
        AttributeError,
        ImportError,
        LookupError,
        EOFError,
        MemoryError,  # a damaged length asks for more than there is
        struct.error,
        TypeError,
        ValueError,
        pickle.UnpicklingError,
    ) as error:
        raise ValueError(f"{name} is cut short or not a table of contents") from error
    return Contents(generation, segments)


class _PickledSegment:
    """What stands in for `searchnews.index.codec.ColumnarSegment`: its attributes."""


# Protocols before the fourth name the builtins, as Python 2 did where they are older still.
_STAND_INS: Final = {
    ("searchnews.index.codec", "ColumnarSegment"): _PickledSegment,
    ("builtins", "set"): set,
    ("__builtin__", "set"): set,
}


def _list_of_segments(data: bytes, generation: int) -> tuple[list[Any], int]:
    """Return the segments as they are pickled, and where the table ends."""
    at = 0
    sizes: list[int] = []
    for _ in _SIZES:
        size, at = _varint(data, at)
        sizes.append(size)
    if (tuple(sizes), *_INTS.unpack_from(data, at)) != (_SIZES, _MARK, _VERSION):
        raise ValueError("another format")
    at += _INTS.size
    for _ in range(3):
        _, at = _varint(data, at)
    length, at = _varint(data, at)
    at += length
    number, _ = _INTS.unpack_from(data, at)
    if number != generation:
        raise ValueError("another generation")
    pickled = BytesIO(data[at + _INTS.size :])
    found = SafeUnpickler(pickled, _STAND_INS).load()
    if not isinstance(found, list):
        raise TypeError("no list of segments")
    return found, at + _INTS.size + pickled.tell()


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return the varint at a place, and the place behind it."""
    number = 0
    for shift in range(0, 63, 7):
        byte = data[at]
        at += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            return number, at
    raise ValueError("a varint without end")


def _segment(pickled: Any) -> SegmentInfo:
    """Return a segment, of which nothing is taken on trust: it comes from a file."""
    state = vars(pickled)
    id, documents = state["segid"], state["documents"]
    deleted, lengths = frozenset(state["deleted"]), dict(state["lengths"])
    if not (is_segment_id(id) and state["indexname"] == INDEX_NAME):
        raise HostilePickle("it names a segment outside the index")
    numbers = (documents, *lengths.values())
    if not all(type(number) is int and number >= 0 for number in numbers):
        raise TypeError("counts that are none")
    if not all(type(doc) is int and 0 <= doc < documents for doc in deleted):
        raise ValueError("deleted documents that it does not have")
    return SegmentInfo(id, documents, deleted, MappingProxyType(lengths))
