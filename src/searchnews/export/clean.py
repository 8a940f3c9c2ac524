"""Text of articles made safe for a terminal, a line and a link."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

__all__ = ["one_line", "printable", "web_address", "without_controls"]

# C0 and C1 control characters but tab and line feed: an escape sequence starts with one.
_CONTROLS = {
    code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\r\x85"
}
# A carriage return would let what follows overwrite the line.
_CONTROLS_AND_RETURNS: dict[int, str | None] = str.maketrans(
    {**_CONTROLS, "\r": "\n", "\x85": "\n"}
)
# Embeddings, overrides and isolates (Unicode Annex 9) reorder what follows them on the screen,
# so that one speaker's words could stand at another's name. Right-to-left text reads without
# them; the marks that only show the direction of their neighbours stay.
_REORDERING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_UNSAFE_TO_SHOW = _CONTROLS_AND_RETURNS | _REORDERING
_SPACES = re.compile(r"\s+")
# What stands for itself in an address: the reserved characters, and % of what is quoted.
_ADDRESS_SAFE = "%/:=&?~#+!$,;'@()*[]"


def printable(text: str) -> str:
    """Return `text` as a screen may show it: nothing in it moves the cursor or other text.

    Control characters but tabs are dropped, each line end is a line feed, and characters
    that reorder text are dropped.
    """
    return _without(text, _UNSAFE_TO_SHOW)


def without_controls(text: str) -> str:
    """Return `text` without control characters; tabs stay, and each line end is a line feed."""
    return _without(text, _CONTROLS_AND_RETURNS)


def _without(text: str, unsafe: dict[int, str | None]) -> str:
    if text.isprintable():
        return text
    return text.replace("\r\n", "\n").translate(unsafe)


def one_line(text: str) -> str:
    """Return `text` as `printable` does, each run of white space as one space."""
    return _SPACES.sub(" ", printable(text)).strip()


def web_address(url: str | None) -> str | None:
    """Return `url` in ASCII if it is an http(s) address that can be linked to, else None."""
    if url is None:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    return quote(url.strip(), safe=_ADDRESS_SAFE, errors="replace")
