"""Bytes of a file or of standard input: opened, unpacked, and cut into lines within limits."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Final

from searchnews.errors import SourceError
from searchnews.sources.encodings import detect, transcode
from searchnews.sources.gunzip import MAGIC, gunzip
from searchnews.sources.origin import Origin
from searchnews.sources.paths import STDIN

__all__ = ["LIMIT", "Stream", "open_stream"]

LIMIT: Final = 32 << 20
_CHUNK: Final = 1 << 17
_HEAD: Final = 1 << 12


class Stream:
    """The content of one file: unpacked, without byte order mark, never UTF-16.

    `head` is the first 4 KiB or more (all of a shorter file); reading starts at it.
    """

    def __init__(self, origin: Origin, chunks: Iterator[bytes]) -> None:
        self.origin = origin
        head, chunks = _peek(chunks)
        if head.startswith(MAGIC):
            head, chunks = _peek(gunzip(chunks, origin))
        if (encoding := detect(head)) is not None:
            head, chunks = _peek(transcode(chunks, encoding, origin))
        self.head = head
        self._chunks = chunks

    def chunks(self) -> Iterator[bytes]:
        """Return the content, once, in chunks of at most a few hundred KiB."""
        return self._chunks

    def whole(self) -> bytes:
        """Return all of the content. Raises SourceError if it is larger than the limit."""
        pieces: list[bytes] = []
        size = 0
        for chunk in self._chunks:
            size += len(chunk)
            if size > LIMIT:
                raise self.origin.error(f"is larger than {_mib(LIMIT)}, too large for one article")
            pieces.append(chunk)
        return b"".join(pieces)

    def lines(self) -> Iterator[tuple[int, bytes]]:
        """Yield the lines (ended by LF, which is left out) with their numbers from 1.

        A line over the limit is reported with its size and left out, and is never held.
        """
        number, size = 1, 0
        pending: list[bytes] = []
        try:
            for chunk in self._chunks:
                *ends, rest = chunk.split(b"\n")
                for end in ends:
                    if size + len(end) <= LIMIT:
                        yield number, b"".join((*pending, end)) if pending else end
                    else:
                        self._too_long(number, size + len(end))
                    number, size = number + 1, 0
                    pending.clear()
                size += len(rest)
                if size > LIMIT:
                    pending.clear()
                elif rest:
                    pending.append(rest)
        except SourceError as error:
            raise self.origin.error(error.reason, number) from error
        if size > LIMIT:
            self._too_long(number, size)
        elif size:
            yield number, b"".join(pending)

    def _too_long(self, number: int, size: int) -> None:
        self.origin.report(
            f"a line of {_mib(size)} is too long (at most {_mib(LIMIT)}); not read", number
        )


@contextmanager
def open_stream(origin: Origin, stdin: BinaryIO | None = None) -> Iterator[Stream]:
    """Open the file of `origin`, or for ``-`` take `stdin` (default: the process's own).

    Raises SourceError if it is missing, unreadable or empty.
    """
    if origin.path == STDIN:
        yield _stream(origin, stdin or sys.stdin.buffer)
        return
    try:
        file = Path(origin.path).open("rb")  # noqa: SIM115 - the with statement follows
    except (OSError, ValueError) as error:
        raise origin.error(_reason(error)) from error
    with file:
        yield _stream(origin, file)


def _stream(origin: Origin, file: BinaryIO) -> Stream:
    stream = Stream(origin, _chunks(origin, file))
    # Without a first byte, reading on raises what is wrong, if anything is.
    if not stream.head and next(stream.chunks(), None) is None:
        raise origin.error("is empty")
    return stream


def _chunks(origin: Origin, file: BinaryIO) -> Iterator[bytes]:
    # read1 returns what a pipe has; read would wait for a full chunk.
    read = getattr(file, "read1", file.read)
    try:
        while chunk := read(_CHUNK):
            yield chunk
    except OSError as error:
        raise origin.error(_reason(error)) from error


def _peek(chunks: Iterator[bytes]) -> tuple[bytes, Iterator[bytes]]:
    """Return the first bytes of `chunks`, and `chunks` with them still in it."""
    taken: list[bytes] = []
    size = 0
    rest = chunks
    try:
        for chunk in chunks:
            taken.append(chunk)
            size += len(chunk)
            if size >= _HEAD:
                break
    except SourceError as error:
        rest = _failing(error)
    head = b"".join(taken)
    return head, chain([head] if head else [], rest)


def _failing(error: SourceError) -> Iterator[bytes]:
    """Raise, when it is read, the error that came up while looking ahead."""
    raise error
    yield b""


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or directory"
    if isinstance(error, PermissionError):
        return "cannot be read: permission denied"
    return f"cannot be read: {getattr(error, 'strerror', None) or error}"


def _mib(size: int) -> str:
    return f"{size / (1 << 20):.0f} MiB"
