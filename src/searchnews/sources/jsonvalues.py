"""JSON text becomes records, with errors that say what is wrong and in which column."""

from __future__ import annotations

import json
import re
from typing import Any, Final, NoReturn

__all__ = ["JsonError", "load", "raw_load", "record_of"]

# Deeper values would exhaust the stack of whoever walks them later.
_MAX_DEPTH: Final = 100
_SURROGATE: Final = re.compile(r"\\u[dD][89a-fA-F]")
_LONE: Final = re.compile("[\ud800-\udfff]")


class JsonError(Exception):
    """The text is not a record in JSON; the message says why."""


# NaN and Infinity are not JSON, but pandas writes them for a missing value.
_DECODER: Final = json.JSONDecoder(parse_constant=lambda _: None)


def load(text: str) -> object:
    """Return the one value in `text`. Raises JsonError."""
    try:
        return _DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        _refuse(error)


def raw_load(text: str, start: int) -> tuple[object, int]:
    """Return the value that begins at `start` and where it ends. Raises JsonError."""
    try:
        return _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError) as error:
        _refuse(error)


def _refuse(error: ValueError | RecursionError) -> NoReturn:
    if isinstance(error, json.JSONDecodeError) and error.msg == "Extra data":
        raise JsonError(
            f"something follows the JSON value (column {error.colno}): "
            "put each record on a line of its own"
        ) from error
    if isinstance(error, json.JSONDecodeError):
        raise JsonError(f"is not JSON: {error.msg} (column {error.colno})") from error
    if isinstance(error, RecursionError):
        raise JsonError("is nested too deep") from error
    raise JsonError("holds a number with too many digits") from error


def record_of(value: object, text: str) -> dict[str, Any]:
    """Return `value`, which was read from `text`, if it can be a record. Raises JsonError.

    Half a surrogate pair, which only an escape can write, becomes U+FFFD.
    """
    if type(value) is not dict:
        raise JsonError("is not a JSON object, so no record: {…} is expected")
    if text.count("[") + text.count("{") > _MAX_DEPTH and _depth(value) > _MAX_DEPTH:
        raise JsonError("is nested too deep")
    if "\\u" in text and _SURROGATE.search(text):
        return {_LONE.sub("\ufffd", key): _clean(item) for key, item in value.items()}
    return value


def _depth(value: object) -> int:
    """Return how deep lists and objects are nested, or the limit plus one if deeper."""
    depth, level = 0, [value]
    while level and depth <= _MAX_DEPTH:
        inner: list[object] = []
        for item in level:
            if isinstance(item, dict):
                inner += item.values()
            elif isinstance(item, list):
                inner += item
        level = [item for item in inner if isinstance(item, dict | list)]
        depth += 1
    return depth


def _clean(value: object) -> object:
    if isinstance(value, str):
        return _LONE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, dict):
        return {_clean(key): _clean(item) for key, item in value.items()}
    return value
