from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from searchnews.errors import SourceError
from searchnews.sources.paths import extension, walk


@pytest.mark.parametrize(
    ("path", "known"),
    [
        ("a.txt", ".txt"),
        ("a/b.JSONL.GZ", ".jsonl"),
        ("a.b.html", ".html"),
        ("a.tsv.gz", ".tsv"),
        ("a.gz", ""),
        ("a.pdf", ""),
        ("a", ""),
        (".txt", ""),
        ("a.txt/b", ""),
        ("-", ""),
    ],
)
def test_the_extension_names_the_format(path: str, known: str) -> None:
    assert extension(path) == known


def walked(*paths: Path | str) -> tuple[list[str], list[str]]:
    errors: list[SourceError] = []
    return list(walk(paths, errors.append)), [str(error) for error in errors]


def test_paths_are_yielded_as_they_are_named(tmp_path: Path) -> None:
    file = tmp_path / "note.md"
    file.touch()
    # What is named is meant, known or not; whether it can be read is for the reader to say.
    assert walked(file, "-", "missing.txt", "a\0b") == ([str(file), "-", "missing.txt", "a\0b"], [])


def test_a_deep_directory_is_no_recursion(tmp_path: Path) -> None:
    path = tmp_path
    for _ in range(400):
        path = path / "d"
        path.mkdir()
    (path / "a.txt").touch()
    assert walked(tmp_path) == ([str(path / "a.txt")], [])


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes among files")
def test_a_pipe_in_a_directory_is_named_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert walked(tmp_path) == ([], [f"{tmp_path}/a.txt: is not a regular file; not read"])


def test_a_directory_that_goes_away_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "sub").mkdir()
    scan = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("sub"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    files, errors = walked(tmp_path)
    assert files == [str(tmp_path / "a.txt")]
    assert errors == [f"{tmp_path}/sub: cannot be read: Permission denied"]


@pytest.mark.skipif(sys.platform != "linux", reason="others refuse such names")
def test_a_name_that_is_no_text_can_be_shown(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).symlink_to(tmp_path / "nowhere")
    files, (error,) = walked(tmp_path)
    assert files == []
    assert (
        error.encode().decode().endswith("caf\ufffd.txt: cannot be read: No such file or directory")
    )
