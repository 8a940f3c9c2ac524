"""A small index, made through the command line, and ways to run the program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

import pytest
from typer.testing import CliRunner, Result

from searchnews.cli.app import app

ARTICLES: list[dict[str, Any]] = [
    {
        "id": "bridge",
        "headline": "Harbour bridge opens late",
        "date": "2019-04-01",
        "source": "Harbour Ledger",
        "url": "https://ledger.example/bridge",
        "body": (
            "The harbour bridge will open in spring.\n\n"
            "“We kept the bridge promise,” said Mayor Ines Aldana on Monday.\n\n"
            "Tom Okafor, a critic, called the bridge “a costly monument to vanity and delay”.\n"
        ),
        "desk": "local",
    },
    {
        "id": "budget",
        "headline": "Council passes budget",
        "date": "2020-11-20",
        "source": "Valley Post",
        "url": "https://post.example/budget",
        "body": (
            "The council passed its budget after a night of talks.\n\n"
            "“The tunnel budget is sound and we will defend it,” said Ines Aldana, the mayor.\n"
        ),
    },
    {
        "id": "ferry",
        "headline": "Ferry crew honoured",
        "date": "2021-06-30",
        "source": "Valley Post",
        "body": (
            "The crew of the ferry were honoured for a rescue off the northern pier.\n\n"
            "Captain Rosa Linde said the ferry would sail again in May.\n"
        ),
    },
]


@pytest.fixture(scope="session")
def records() -> list[dict[str, Any]]:
    return ARTICLES


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("articles") / "articles.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in ARTICLES), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def index(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("index") / "index"
    made = CliRunner().invoke(app, ["index", str(articles), "--index", str(path)])
    assert made.exit_code == 0, made.output
    return path


@pytest.fixture
def run(index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SEARCHNEWS_INDEX", str(index))

    def invoke(*args: str, input: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, list(args), input=input, catch_exceptions=False)

    return invoke


@pytest.fixture
def spawn(index: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    def start(
        *args: str, stdout: IO[bytes] | int = subprocess.PIPE, env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-c", "from searchnews.cli import main; main()", *args],
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=subprocess.PIPE,
            env={**os.environ, "SEARCHNEWS_INDEX": str(index), **(env or {})},
            timeout=60,
            check=False,
        )

    return start
