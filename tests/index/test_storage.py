"""An index directory: what it is, and what goes wrong with its files."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest
from whoosh_oracle import write_ours

from searchnews.errors import IndexCorrupt, IndexNotFound, RequestError, StorageError
from searchnews.index.files.layout import FORMAT_VERSION
from searchnews.index.files.storage import (
    check_format,
    guarded,
    is_index,
    open_contents,
    read_json,
    retried,
    size,
    sync,
    write_json,
    write_manifest,
)


def test_a_directory_is_an_index_by_its_manifest(tmp_path: Path) -> None:
    assert not is_index(tmp_path)
    with pytest.raises(IndexNotFound, match="searchnews index"):
        check_format(tmp_path)
    write_manifest(tmp_path)
    assert is_index(tmp_path)
    check_format(tmp_path)


@pytest.mark.parametrize("version", [1, 999, "2"])
def test_an_index_of_another_format_is_to_be_built_anew(tmp_path: Path, version: object) -> None:
    (tmp_path / "searchnews.json").write_text(json.dumps({"format_version": version}))
    with pytest.raises(IndexCorrupt, match=f"version {version}, .* version {FORMAT_VERSION};.*new"):
        check_format(tmp_path)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", "7", "\udcff"])
def test_a_damaged_manifest_is_damage(tmp_path: Path, text: str) -> None:
    (tmp_path / "searchnews.json").write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(IndexCorrupt, match="--rebuild") as caught:
        check_format(tmp_path)
    assert caught.value.path == tmp_path


def test_contents_are_those_of_the_newest_commit(tmp_path: Path) -> None:
    write_ours(tmp_path, [])
    assert open_contents(tmp_path).generation == 0


def test_a_missing_table_of_contents_is_said_so(tmp_path: Path) -> None:
    write_manifest(tmp_path)
    with pytest.raises(IndexCorrupt, match=r"table of contents is missing.*--rebuild"):
        open_contents(tmp_path)


def test_a_cut_table_of_contents_is_named(tmp_path: Path) -> None:
    write_manifest(tmp_path)
    (tmp_path / "_MAIN_3.toc").write_bytes(b"\x04")
    with pytest.raises(IndexCorrupt, match=r"_MAIN_3\.toc is cut short"):
        open_contents(tmp_path)


def test_a_file_that_a_commit_replaced_is_looked_for_again(tmp_path: Path) -> None:
    wanted = [FileNotFoundError(), FileNotFoundError(), None]

    def action() -> str:
        if error := wanted.pop(0):
            raise error
        return "found"

    assert retried(action) == "found"


def test_a_file_that_stays_away_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("searchnews.index.files.storage._PAUSE", 0)
    with pytest.raises(FileNotFoundError):
        retried(lambda: (tmp_path / "none").read_bytes())


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(IndexCorrupt, match=r"MAIN_abc\.arrays is missing"), guarded(tmp_path):
        (tmp_path / "MAIN_abc.arrays").open()


@pytest.mark.parametrize("code", [errno.EACCES, errno.ENOSPC, errno.EIO, errno.EMFILE])
def test_what_the_machine_refuses_is_no_damage(tmp_path: Path, code: int) -> None:
    with pytest.raises(StorageError) as caught, guarded(tmp_path):
        raise OSError(code, "refused")
    assert not isinstance(caught.value, IndexCorrupt)
    assert str(caught.value) == f"{tmp_path}: refused"


def test_errors_of_our_own_pass_through(tmp_path: Path) -> None:
    for error in (RequestError("no"), MemoryError(), KeyboardInterrupt()):
        with pytest.raises(type(error)) as caught, guarded(tmp_path):
            raise error
        assert caught.value is error


def test_what_a_decoder_trips_over_is_damage(tmp_path: Path) -> None:
    with pytest.raises(IndexCorrupt, match=r"\(IndexError\)"), guarded(tmp_path):
        raise IndexError


def test_json_is_replaced_at_once(tmp_path: Path) -> None:
    path = tmp_path / "value.json"
    for value in ({"a": [1, "é"]}, None):
        write_json(path, value)
        assert read_json(path) == value
    with pytest.raises(TypeError):
        write_json(path, object())
    assert read_json(path) is None
    assert list(tmp_path.iterdir()) == [path]


def test_the_size_is_that_of_the_index_only(tmp_path: Path) -> None:
    (tmp_path / "MAIN_abc.arrays").write_bytes(b"12345")
    (tmp_path / "README.md").write_text("mine")
    (tmp_path / ".hidden").write_text("mine")
    (tmp_path / "building.tmp").mkdir()
    sync(tmp_path)
    assert size(tmp_path) == 5
