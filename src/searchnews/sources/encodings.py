"""Bytes become text: UTF-8, UTF-16, and Windows-1252 where it is not valid UTF-8.

A file in UTF-16 (or UTF-32) is transcoded to UTF-8 as it streams by, so that what follows
knows only bytes that are UTF-8 or an eight-bit encoding.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Final, NamedTuple

from searchnews.sources.origin import Origin

__all__ = [
    "Encoding",
    "Undecodable",
    "Utf8Decoder",
    "check_text",
    "damage_report",
    "decode",
    "detect",
    "transcode",
]


class Encoding(NamedTuple):
    """A codec, and how many bytes of byte order mark stand before the text."""

    codec: str
    mark: int


class Undecodable(Exception):
    """The bytes are no text; the message says why."""


# The mark of UTF-32-LE begins with that of UTF-16-LE: the longer ones come first.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_REPLACEMENT: Final = "\ufffd"
# Shares of NUL among the even and the odd bytes of Latin text in UTF-16: nearly none and
# most of them. Punctuation and letters beyond Latin-1 have none.
_FEW, _MANY = 0.02, 0.4

_FOREIGN: Final = (
    (b"%PDF-", "is a PDF document"),
    (b"PK\x03\x04", "is a ZIP archive or an office document"),
    (b"{\\rtf", "is an RTF document"),
    (b"\xd0\xcf\x11\xe0", "is an office document"),
    (b"BZh", "is packed with bzip2"),
    (b"\xfd7zXZ\0", "is packed with xz"),
    (b"\x28\xb5\x2f\xfd", "is packed with zstd"),
)
# All but the white space, and escape, which wire copy and terminals leave behind.
_CONTROLS: Final = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1b")


def detect(head: bytes) -> Encoding | None:
    """Return the encoding to transcode a file from, None if it can be read as it is."""
    for mark, codec in _MARKS:
        if head.startswith(mark):
            return Encoding(codec, len(mark))
    even, odd = head[::2], head[1::2]
    if b"\0" not in head or not odd:
        return None
    share_even, share_odd = even.count(0) / len(even), odd.count(0) / len(odd)
    if share_even <= _FEW and share_odd >= _MANY:
        return Encoding("utf-16-le", 0)
    if share_odd <= _FEW and share_even >= _MANY:
        return Encoding("utf-16-be", 0)
    return None


def transcode(chunks: Iterator[bytes], encoding: Encoding, origin: Origin) -> Iterator[bytes]:
    """Yield `chunks` without their byte order mark and, unless they are UTF-8, as UTF-8.

    What is not valid becomes U+FFFD and is reported once.
    """
    skip = encoding.mark
    if encoding.codec == "utf-8":
        for chunk in chunks:
            yield chunk[skip:]
            skip = 0
        return
    decoder = codecs.getincrementaldecoder(encoding.codec)()
    for chunk in chunks:
        yield _decoded(decoder, chunk[skip:], False, encoding.codec, origin)
        skip = 0
    yield _decoded(decoder, b"", True, encoding.codec, origin)


def _decoded(
    decoder: codecs.IncrementalDecoder, data: bytes, final: bool, codec: str, origin: Origin
) -> bytes:
    state = decoder.getstate()
    try:
        return decoder.decode(data, final).encode()
    except UnicodeDecodeError:
        origin.report(
            f"is not valid {codec.upper()}: what cannot be read became U+FFFD, the rest is kept"
        )
        decoder.setstate(state)
        decoder.errors = "replace"
        return decoder.decode(data, final).encode()


class Utf8Decoder:
    """Decodes UTF-8 piece by piece; bytes that are not valid in it count as Windows-1252."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")(_ERRORS)

    def decode(self, data: bytes, final: bool) -> str:
        """Return the text of the next piece. Raises Undecodable."""
        try:
            return self._decoder.decode(data, final)
        except UnicodeDecodeError as error:
            raise Undecodable(
                f"is neither UTF-8 nor Windows-1252 (byte 0x{error.object[error.start]:02x})"
            ) from error


_ERRORS: Final = "searchnews.windows-1252"


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252"), error.end


codecs.register_error(_ERRORS, _as_windows_1252)


def decode(data: bytes, declared: str | None = None) -> tuple[str, int]:
    """Return the text of `data` and how many of its bytes could not be read.

    Valid UTF-8 is UTF-8; else the `declared` codec, else Windows-1252, or UTF-8 with
    U+FFFD in the place of damage where the rest is clearly UTF-8. Raises Undecodable if
    it is none of these, or if it is no text at all.
    """
    try:
        text = data.decode()
        damage = 0
    except UnicodeDecodeError:
        text, damage = _eight_bit(data, declared)
    check_text(data)
    return text, damage


def check_text(data: bytes) -> None:
    """Raise Undecodable, with what it seems to be, if `data` is no text in any encoding."""
    if _is_binary(data):
        raise Undecodable(_what(data))


def damage_report(count: int) -> str:
    """Return what to say of `count` bytes that `decode` could not read."""
    which = (
        "1 byte is not UTF-8: it is" if count == 1 else f"{count:,} bytes are not UTF-8: they are"
    )
    return f"{which} read as U+FFFD, and the article is kept"


def _eight_bit(data: bytes, declared: str | None) -> tuple[str, int]:
    if declared is not None:
        try:
            return data.decode(declared), 0
        except UnicodeDecodeError:
            pass  # the page is wrong about itself
    repaired = data.decode("utf-8", "replace")
    damage = repaired.count(_REPLACEMENT) - data.count(_REPLACEMENT.encode())
    # Windows-1252 now and then holds two bytes that UTF-8 would read as one character.
    if _multibyte(repaired) > 2 * damage:
        return repaired, damage
    try:
        return data.decode("cp1252"), 0
    except UnicodeDecodeError as error:
        check_text(data)
        place = f"byte 0x{data[error.start]:02x} at offset {error.start}"
        raise Undecodable(f"is neither UTF-8 nor Windows-1252 ({place})") from error


def _multibyte(text: str) -> int:
    """Count the characters that UTF-8 writes in two bytes or more, but for U+FFFD."""
    return len(text) - len(text.encode("ascii", "ignore")) - text.count(_REPLACEMENT)


def _is_binary(data: bytes) -> bool:
    """Tell whether control characters say that this is no text: some NULs, or many others."""
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return controls > 0 and (data.count(0) * 1000 > len(data) or controls * 50 > len(data))


def _what(data: bytes) -> str:
    for magic, name in _FOREIGN:
        if data.startswith(magic):
            return f"{name}, not text: convert or unpack it first"
    return "is binary, not text"
