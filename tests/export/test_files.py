from __future__ import annotations

import os
from pathlib import Path

import pytest

from searchnews.export import replacing


def test_the_file_is_there_when_the_block_ends(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    with replacing(path) as out:
        out.write("naïve \ud800\r\n")
        assert not path.exists()
    assert path.read_bytes() == "naïve \\ud800\r\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_an_error_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("before", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        _interrupted(path)
    assert path.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]


def _interrupted(path: Path) -> None:
    with replacing(path) as out:
        out.write("half")
        raise KeyboardInterrupt


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    link.symlink_to(real)
    with replacing(link) as out:
        out.write("new")
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "new"


def test_a_device_is_written_to_directly() -> None:
    with replacing(os.devnull) as out:
        out.write("gone")
    assert not Path(os.devnull).is_file()


def test_an_error_names_the_file_that_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "no" / "out.txt"
    with pytest.raises(OSError, match="No such file") as raised, replacing(path):
        pass
    assert raised.value.filename == str(path)
