"""Runs the measurements: each in a process of its own, the engines taking turns."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import sleep
from typing import Any, TypeAlias, TypeVar

from benchmarks import coldstart
from benchmarks.contenders import ADDING, BUILDS, SEARCHES, Build, Search
from benchmarks.corpora import Corpus
from benchmarks.memory import tree_bytes

__all__ = ["Effort", "Measured", "measure"]

T = TypeVar("T", Build, Search)

#: What one worker printed.
Report: TypeAlias = dict[str, Any]
#: How often the memory of a build that may use several processes is looked at, in seconds.
_LOOK = 0.1
_ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is done: rounds of all builds and searches, passes over the log in each."""

    rounds: int
    passes: int
    cold_starts: int
    #: Above how many articles the slow are left out; None for never.
    slow_up_to: int | None = None

    def taking_part(self, contenders: Sequence[T], articles: int) -> list[T]:
        """Return those that take part with a corpus of so many articles."""
        too_many = self.slow_up_to is not None and articles > self.slow_up_to
        return [one for one in contenders if not (one.slow and too_many)]


@dataclass(frozen=True, slots=True)
class Measured:
    """All reports about one corpus, by contender."""

    corpus: Corpus
    builds: dict[str, list[Report]]
    searches: dict[str, list[Report]]
    additions: dict[str, list[Report]]
    cold: dict[str, list[float]]


def measure(corpus: Corpus, indexes: Path, effort: Effort, say: Callable[[str], None]) -> Measured:
    """Build, search, add to and start every contender on one corpus."""
    folder = indexes / corpus.name
    articles = corpus.facts()["articles"]
    all_builds = effort.taking_part(BUILDS, articles)
    all_searches = effort.taking_part(SEARCHES, articles)
    builds: dict[str, list[Report]] = defaultdict(list)
    for turn in range(effort.rounds):
        for build in all_builds:
            if not (turn and build.slow):
                say(f"{corpus.name}: round {turn + 1}, {build.name} builds")
                index = _emptied(_index(folder, build.name))
                cores = "one" if build.one_core else "all"
                builds[build.name].append(_run("build", build.name, corpus, index, cores))
    for build in all_builds:
        _run("quotations", build.name, corpus, _index(folder, build.name))
    searches: dict[str, list[Report]] = defaultdict(list)
    for turn in range(effort.rounds):
        for search in all_searches:
            if not (turn and search.slow):
                say(f"{corpus.name}: round {turn + 1}, {search.name} searches")
                index = _index(folder, search.index)
                passes = 1 if search.slow else effort.passes
                report = _run("search", search.name, corpus, index, str(passes))
                searches[search.name].append(report)
    say(f"{corpus.name}: adding to built indexes, cold starts")
    additions = {name: [_addition(name, corpus, folder)] for name in ADDING}
    cold = coldstart.measure(_index(folder, "searchnews"), corpus.queries(), effort.cold_starts)
    return Measured(corpus, dict(builds), dict(searches), additions, cold)


def _addition(name: str, corpus: Corpus, folder: Path) -> Report:
    copy = folder / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(_index(folder, name), copy)
    try:
        return _run("add", name, corpus, copy)
    finally:
        shutil.rmtree(copy)


def _run(task: str, name: str, corpus: Corpus, index: Path, *options: str) -> Report:
    """Run a worker. Raises RuntimeError with its last words where it fails."""
    command = [sys.executable, "-m", "benchmarks.worker", task, name]
    command += [str(corpus.folder), str(index), *options]
    watch, peak = "all" in options, 0
    with subprocess.Popen(
        command, cwd=_ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        while watch and process.poll() is None:
            peak = max(peak, tree_bytes(process.pid))
            sleep(_LOOK)
        out, err = process.communicate()
    if process.returncode:
        raise RuntimeError(f"{task} {name!r} failed:\n{err.strip()}")
    report: Report = json.loads(out)
    if report.get("child_peak_bytes"):
        # Without proportional sizes: the largest child beside its parent.
        report["peak_bytes"] = peak or report["peak_bytes"] + report["child_peak_bytes"]
    return report


def _index(folder: Path, name: str) -> Path:
    return folder / "".join(c if c.isalnum() else "-" for c in name.lower())


def _emptied(index: Path) -> Path:
    shutil.rmtree(index, ignore_errors=True)
    index.mkdir(parents=True)
    return index
