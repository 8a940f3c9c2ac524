"""Whether an index is sound: reads all of it, and says what is wrong."""

from __future__ import annotations

import errno
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from searchnews.errors import IndexCorrupt
from searchnews.index.files.arrayfile import ArrayFile
from searchnews.index.files.segment import Segment
from searchnews.index.files.storage import check_format, guarded, is_index, open_contents, size
from searchnews.index.files.toc import SegmentInfo, latest_generation
from searchnews.index.invariants import broken

__all__ = ["CheckReport", "check"]

#: How often to begin anew because a commit came in between.
_RETRIES: Final = 5
#: Where the footer of an array file begins, from the end; it begins with the directory's place.
_FOOTER: Final = -24


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found: counts, and what is wrong, a line each.

    `articles` and `segments` are those that could be read, `bytes` is the size of all files.
    """

    articles: int
    segments: int
    bytes: int
    problems: tuple[str, ...]


def check(path: Path) -> CheckReport:
    """Read all of the index in `path`. Raises IndexNotFound if there is none.

    What the machine does not let be read is another StorageError, and no damage.
    """
    if not is_index(path):
        check_format(path)
    with guarded(path):
        for _ in range(_RETRIES):
            generation = latest_generation(path)
            report = _read(path)
            if not report.problems or latest_generation(path) == generation:
                break
    return report


def _read(path: Path) -> CheckReport:
    problems: list[str] = []
    ids: Counter[bytes | None] = Counter()
    segments = 0
    try:
        contents = open_contents(path).segments
    except IndexCorrupt as error:
        contents = ()
        problems.append(error.reason)
    for info in contents:
        segment = _opened(path / info.file, info)
        if segment is None:
            problems.append(f"{info.file}: missing, cut short or not a segment")
            continue
        segments += 1
        wrong = [f"{info.file}: {problem}" for problem in _wrong(segment, info)]
        problems += wrong
        if not wrong:
            ids.update(map(segment.keyword("id").value, segment.live.tolist()))
    problems += [
        f"{number} articles have the id {(id or b'').decode(errors='replace')!r}"
        for id, number in ids.items()
        if number > 1
    ]
    return CheckReport(ids.total(), segments, size(path), tuple(problems))


def _opened(path: Path, info: SegmentInfo) -> Segment | None:
    try:
        return Segment(path, info.deleted)
    except (FileNotFoundError, ValueError, LookupError, TypeError, AttributeError):
        return None


def _wrong(segment: Segment, info: SegmentInfo) -> list[str]:
    try:
        damaged = [f"{name}: not the bytes that were written" for name in segment.file.damaged()]
        damaged += _between_the_arrays(segment.file)
        return damaged or [*_not_as_committed(segment, info), *broken(segment)]
    except FileNotFoundError:
        return ["removed while it was read"]
    except (ArithmeticError, LookupError, TypeError, ValueError, zlib.error, OSError) as error:
        if isinstance(error, OSError) and error.errno != errno.EINVAL:
            raise
        # An array is missing, or is not where or what others say of it.
        return [f"cannot be read ({type(error).__name__}: {error})"]


def _between_the_arrays(file: ArrayFile) -> Iterator[str]:
    """Look at the gaps, which no checksum covers."""
    end = 0
    for name in sorted(file._arrays, key=file.place):
        start, _ = file.place(name)
        if any(file.map[end:start]):
            yield f"{name}: not zero before its first byte"
        end = start + file[name].nbytes
    directory = int.from_bytes(file.map[_FOOTER:][:8], "little")
    if any(file.map[end:directory]):
        yield "directory: not zero before its first byte"


def _not_as_committed(segment: Segment, info: SegmentInfo) -> Iterator[str]:
    if segment.documents != info.documents:
        yield f"{segment.documents} documents, {info.documents} in the table of contents"
    if segment.file.meta["lengths"] != dict(info.lengths):
        yield "other numbers of words than in the table of contents"
