"""Output files that are whole or not there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

__all__ = ["replacing"]


@contextmanager
def replacing(path: str | Path) -> Iterator[TextIO]:
    """Open `path` to be written anew, in UTF-8; it changes when the block ends, at once.

    If the block raises, what was there before stays. A path that is no regular file (a
    pipe, a device) is written to as it is. Raises OSError where that is not possible.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        with target.open("w", encoding="utf-8", errors="backslashreplace", newline="") as out:
            yield out
        return
    part = target.with_name(f".{target.name}.{os.urandom(4).hex()}.part")
    try:
        # The mode "x" never writes into a file, or through a link, that somebody laid there.
        with part.open("x", encoding="utf-8", errors="backslashreplace", newline="") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        part.replace(target)
    except OSError as error:
        if error.filename in (None, str(part)):
            error.filename = str(path)
        raise
    finally:
        part.unlink(missing_ok=True)
