"""How long `searchnews search` takes from nothing to its exit, beside a bare import.

The two take turns; the bare import is of what any program with this command line needs.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from benchmarks.contract import Query

__all__ = ["IMPORT", "SEARCH", "measure"]

SEARCH, IMPORT = "searchnews search", "import typer, numpy"
#: What the installed command runs.
_COMMAND = "import sys; from searchnews.cli import main; sys.exit(main())"


def measure(index: Path, queries: Sequence[Query], starts: int) -> dict[str, list[float]]:
    """Return the wall times of `starts` runs of each, in seconds."""
    words = [query.words[0] for query in queries if query.kind == "common term"]
    python = sys.executable
    seconds: dict[str, list[float]] = {SEARCH: [], IMPORT: []}
    # The first of each writes byte code, and reads from disk.
    for start in range(-1, starts):
        word = words[start % len(words)]
        commands = {
            SEARCH: [python, "-c", _COMMAND, "search", word, "--index", str(index)],
            IMPORT: [python, "-c", IMPORT],
        }
        for name, command in commands.items():
            began = perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            if start >= 0:
                seconds[name].append(perf_counter() - began)
    return seconds
