"""Gzip as a stream of chunks that gives all it can before data that are broken."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Final

from searchnews.sources.origin import Origin

__all__ = ["MAGIC", "gunzip"]

MAGIC: Final = b"\x1f\x8b"
_GZIP: Final = 31  # zlib: a window of 32 KiB, with the header and checksum of gzip
# What one step may unpack. Gzip packs up to 1000 to 1, so the output is what must be bounded.
_STEP: Final = 1 << 18
_SLICE: Final = 1 << 14
# After an error the last chunk is unpacked again in pieces this small, up to the fault.
_PIECE: Final = 16


def gunzip(chunks: Iterator[bytes], origin: Origin) -> Iterator[bytes]:
    """Yield what the gzip members in `chunks` hold, in chunks of at most 256 KiB.

    Raises SourceError where the data end early or are damaged, after all that came before.
    """
    unzip, started = zlib.decompressobj(_GZIP), False
    for data in _sliced(chunks):
        while data:
            if unzip.eof:
                unzip, started = zlib.decompressobj(_GZIP), False
            # Tapes and some tools fill up with zeros behind a member.
            data = data if started else data.lstrip(b"\0")
            started = started or bool(data)
            before = unzip.copy()
            try:
                piece = unzip.decompress(data, _STEP)
            except zlib.error as error:
                yield from _salvaged(before, data)
                raise origin.error("the gzip data are damaged here") from error
            if piece:
                yield piece
            data = unzip.unused_data if unzip.eof else unzip.unconsumed_tail
    if started and not unzip.eof:
        yield from _salvaged(unzip, b"")
        raise origin.error("the gzip data end early: the file is cut off")


def _sliced(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Cut `chunks` small: what is left of one is copied at every member and every step."""
    for chunk in chunks:
        for start in range(0, len(chunk), _SLICE):
            yield chunk[start : start + _SLICE]


def _salvaged(unzip: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    """Yield what can be unpacked of `data` before the fault in it."""
    try:
        for start in range(0, len(data) + 1, _PIECE):
            yield unzip.decompress(data[start : start + _PIECE], _STEP)
    except zlib.error:
        return
