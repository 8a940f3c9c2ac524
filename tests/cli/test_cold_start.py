"""What a search in a fresh process imports: no more than it needs, for that is most of its time."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

PROGRAM = """
import os
import sys
from searchnews.cli import main
try:
    main()
finally:
    tasks = "/proc/self/task"
    threads = len(os.listdir(tasks)) if os.path.exists(tasks) else 1
    sys.stderr.write("\\n".join(["", *sys.modules, f"{threads} threads"]))
"""
# Other verbs need these, or others' formats do; each takes longer than the search itself.
NEEDLESS = {
    "asyncio",
    "nltk",
    "pydantic",
    "rich",
    "searchnews.cli.batch",
    "searchnews.cli.index",
    "searchnews.cli.pager",
    "searchnews.export.csv_table",
    "searchnews.export.evidence",
    "searchnews.export.markdown",
    "searchnews.index.write",
    "searchnews.quotes",
    "searchnews.sources",
    "ssl",
    "whoosh",
}
OF_JSON = {"searchnews.export.json_document", "searchnews.export.json_lines"}
OF_TABLES = {"searchnews.export.table_text"}
OF_TEXT = {"searchnews.export.layout", "searchnews.export.text"}


def imported(index: Path, *arguments: str) -> set[str]:
    """Return the modules that one call imports; it has to find something."""
    environ = {key: value for key, value in os.environ.items() if "_NUM_THREADS" not in key}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        env={**environ, "SEARCHNEWS_INDEX": str(index)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, bool(done.stdout)) == (0, True), done.stderr
    *seen, threads = done.stderr.decode().splitlines()
    assert threads == "1 threads"
    return set(seen)


@pytest.mark.parametrize(
    ("options", "others"),
    [
        ([], OF_JSON),
        (["--sort", "date", "-n", "5", "--match", "any", "--source", "ledger"], OF_JSON),
        (["--format", "jsonl"], OF_TEXT),
        (["--format", "run"], OF_TEXT | OF_JSON),
    ],
)
def test_a_search_imports_what_it_needs(index: Path, options: list[str], others: set[str]) -> None:
    seen = imported(index, "search", "bridge", *options)
    needless = NEEDLESS - ({"searchnews.cli.batch"} if "run" in options else set())
    assert seen & (needless | others | OF_TABLES) == set()


def test_what_is_needless_is_known_by_its_right_name() -> None:
    names = {name for name in NEEDLESS if name.startswith("searchnews.")}
    assert [name for name in names if find_spec(name) is None] == []


@pytest.mark.parametrize("verb", ["quotes", "speakers", "timeline", "show", "stats"])
def test_the_other_verbs_that_read_import_as_little(index: Path, verb: str) -> None:
    seen = imported(index, verb, *([] if verb == "stats" else ["bridge"]))
    needless = NEEDLESS | {"searchnews.cli.search", "searchnews.quotes.extract"}
    # Who is who is told by the words of names, of which the room of quotations has the lists.
    needed = {"searchnews.quotes"} if verb in ("speakers", "stats") else set()
    assert seen & (needless - needed) == set()
