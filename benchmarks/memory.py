"""The peak memory of this process; the memory of one and all its children, while they run.

Processes made by fork share most of their pages: their sizes do not add up. Linux counts a
shared page in parts (proportional set size); where that cannot be read, nothing is known.
"""

from __future__ import annotations

import re
import resource
import sys
from pathlib import Path
from typing import Final

__all__ = ["children_peak_bytes", "peak_bytes", "tree_bytes"]

_PROC: Final = Path("/proc")
_PEAK: Final = re.compile(r"^VmHWM:\s+(\d+) kB", re.MULTILINE)
_PSS: Final = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)


def peak_bytes() -> int:
    """Return the largest resident size that this process has had."""
    try:
        found = _PEAK.search((_PROC / "self/status").read_text())
    except OSError:
        found = None
    # On Linux, the other figure begins with the size of the process that started this one.
    return int(found[1]) * 1024 if found else _usage(resource.RUSAGE_SELF)


def children_peak_bytes() -> int:
    """Return the largest resident size of any one child that has ended, 0 if there was none."""
    return _usage(resource.RUSAGE_CHILDREN)


def tree_bytes(process: int) -> int:
    """Return the proportional set size of a process and its descendants, 0 if unknown."""
    try:
        children = (_PROC / f"{process}/task/{process}/children").read_text().split()
        found = _PSS.search((_PROC / f"{process}/smaps_rollup").read_text())
    except OSError:
        # It ended meanwhile, or this is no Linux.
        return 0
    own = int(found[1]) * 1024 if found else 0
    return own + sum(tree_bytes(int(child)) for child in children)


def _usage(who: int) -> int:
    # Kilobytes on Linux, bytes on macOS.
    return resource.getrusage(who).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
