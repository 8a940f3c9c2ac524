"""What a search may not pay for when it starts."""

from __future__ import annotations

import subprocess
import sys

import pytest


def imported(statement: str) -> set[str]:
    """Return the modules that a fresh process has after `statement`, beyond those it had."""
    program = f"import sys; had = set(sys.modules); {statement}; print(*set(sys.modules) - had)"
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    return set(done.stdout.split())


def test_the_package_alone_imports_nothing() -> None:
    assert imported("import searchnews") <= {"searchnews", "__future__"}


@pytest.mark.parametrize("module", ["library", "query", "match", "snippets", "results"])
def test_what_only_writing_needs_is_not_imported(module: str) -> None:
    names = imported(f"import searchnews.{module}")
    assert not names & {"nltk", "csv", "html", "hashlib", "json", "difflib", "decimal", "numpy"}
    assert not [name for name in names if name.startswith(("searchnews.quotes", "searchnews.sou"))]
