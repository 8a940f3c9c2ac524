"""Index directories: missing, foreign, damaged, hostile, rebuilt."""

from __future__ import annotations

import pickle
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from whoosh import fields
from whoosh.index import create_in

from searchnews.article import Article
from searchnews.engine import Request
from searchnews.errors import (
    IndexCorrupt,
    IndexLocked,
    IndexNotFound,
    RequestError,
    StorageError,
)
from searchnews.index.engine import WhooshEngine
from searchnews.index.executor import Executor
from searchnews.index.safety import HostilePickle, _loads
from searchnews.query.tree import Everything, Word

# Whoosh leaves files open when reading them fails.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)


def filled(path: Path) -> None:
    engine = WhooshEngine.create(path)
    engine.add([Article(id=str(i), body=f"Water rose {i} times.") for i in range(30)])
    engine.close()


def test_no_index_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(IndexNotFound, match="searchnews index"):
        WhooshEngine.open(tmp_path)


def test_a_file_is_no_directory(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(StorageError, match="needs a directory"):
        WhooshEngine.create(file)


def snow(n: int) -> list[Article]:
    return [Article(id=f"s{i}", body="Snow fell.") for i in range(n)]


def test_rebuild_starts_over_and_leaves_other_files_alone(tmp_path: Path) -> None:
    filled(tmp_path)
    (tmp_path / "README.md").write_text("mine")
    old = WhooshEngine.open(tmp_path)
    report = WhooshEngine.rebuild(tmp_path, snow(2))
    assert report.added == 2
    for engine in (old, WhooshEngine.open(tmp_path)):
        assert engine.search(Request(query=Word("water"))).total == 0
        assert engine.search(Request(query=Word("snow"))).total == 2
    assert (tmp_path / "README.md").read_text() == "mine"
    assert len(list(tmp_path.glob("*.seg"))) == len(list(tmp_path.glob("*.toc"))) == 1
    assert not (tmp_path / "rebuild.tmp").exists()
    assert WhooshEngine.open(tmp_path).add(snow(3)).added == 1


def test_an_interrupted_rebuild_leaves_the_old_index(tmp_path: Path) -> None:
    filled(tmp_path)

    def interrupted() -> Iterator[Article]:
        yield from snow(2)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        WhooshEngine.rebuild(tmp_path, interrupted())
    with pytest.raises(RequestError, match="stays as it was"):
        WhooshEngine.rebuild(tmp_path, [])
    assert WhooshEngine.open(tmp_path).stats().articles == 30
    assert WhooshEngine.rebuild(tmp_path, snow(1)).added == 1


@pytest.mark.parametrize("damage", ["toc", "manifest"])
def test_a_damaged_index_can_be_rebuilt(tmp_path: Path, damage: str) -> None:
    filled(tmp_path)
    if damage == "toc":
        next(tmp_path.glob("*.toc")).write_bytes(b"junk")
    else:
        (tmp_path / "searchnews.json").write_text("{")
    with pytest.raises(IndexCorrupt, match="--rebuild"):
        WhooshEngine.open(tmp_path)
    WhooshEngine.rebuild(tmp_path, snow(1))
    assert WhooshEngine.open(tmp_path).stats().articles == 1


def test_create_opens_an_index_that_is_there(tmp_path: Path) -> None:
    filled(tmp_path)
    assert WhooshEngine.create(tmp_path).stats().articles == 30


@pytest.mark.parametrize("pattern", ["*.toc", "*.seg", "searchnews.json"])
@pytest.mark.parametrize("keep", [0, 0.5])
def test_a_cut_file_is_an_error_that_names_the_index(
    tmp_path: Path, pattern: str, keep: float
) -> None:
    filled(tmp_path)
    (file,) = tmp_path.glob(pattern)
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * keep)])

    def use() -> None:
        engine = WhooshEngine.open(tmp_path)
        engine.search(Request(query=Everything()))
        engine.search(Request(query=Word("water")))

    with pytest.raises(StorageError) as caught:
        use()
    assert caught.value.path == tmp_path


def test_a_missing_segment_is_damage(tmp_path: Path) -> None:
    filled(tmp_path)
    for file in tmp_path.glob("*.seg"):
        file.unlink()
    with pytest.raises(IndexCorrupt, match=r"MAIN_\w+\.seg is missing"):
        WhooshEngine.open(tmp_path).search(Request(query=Everything()))


def test_an_index_of_another_format_is_refused(tmp_path: Path) -> None:
    filled(tmp_path)
    (tmp_path / "searchnews.json").write_text('{"format_version": 999}')
    with pytest.raises(IndexCorrupt, match="version 999"):
        WhooshEngine.open(tmp_path)


@pytest.mark.parametrize("content", ["", "[1]", '{"times": 3}'])
def test_a_wrong_table_of_forms_is_damage(tmp_path: Path, content: str) -> None:
    filled(tmp_path)
    (forms,) = tmp_path.glob("*.forms")
    forms.write_text(content)
    with pytest.raises(IndexCorrupt):
        WhooshEngine.open(tmp_path).search(Request(query=Word("water")))


def test_an_index_of_another_program_is_not_overwritten(tmp_path: Path) -> None:
    create_in(str(tmp_path), fields.Schema(id=fields.ID))
    with pytest.raises(StorageError, match="another program"):
        WhooshEngine.create(tmp_path)
    with pytest.raises(StorageError, match="another program"):
        WhooshEngine.rebuild(tmp_path, snow(1))
    assert list(tmp_path.glob("*.toc"))


def test_a_rebuild_waits_for_no_writer(tmp_path: Path) -> None:
    engine = WhooshEngine.create(tmp_path)

    def meanwhile() -> Iterator[Article]:
        yield Article(id="a", body="Water rose.")
        with pytest.raises(IndexLocked):
            WhooshEngine.rebuild(tmp_path, snow(1))

    assert engine.add(meanwhile()).added == 1


def test_a_fault_of_our_own_is_not_called_damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path)
    monkeypatch.setattr(Executor, "articles", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        WhooshEngine.open(tmp_path).search(Request(query=Word("water")))


def test_a_hostile_table_of_contents_runs_no_code(tmp_path: Path) -> None:
    path = tmp_path / "index"
    path.mkdir()
    index = create_in(str(path), fields.Schema(id=fields.ID))
    (path / "searchnews.json").write_text('{"format_version": 1}')
    (toc,) = path.glob("*.toc")
    marker = tmp_path / "ran"

    class Bomb:
        def __reduce__(self) -> tuple[object, ...]:
            return (Path.touch, (marker,))

    honest = pickle.dumps(index.schema, 2)
    data = toc.read_bytes()
    assert honest in data
    toc.write_bytes(data.replace(honest, pickle.dumps(Bomb(), 2)))
    with pytest.raises(IndexCorrupt):
        WhooshEngine.open(path)
    assert not marker.exists()


def test_the_format_before_whooshs_last_is_not_unpickled(tmp_path: Path) -> None:
    filled(tmp_path)
    (toc,) = tmp_path.glob("*.toc")
    data = toc.read_bytes()
    assert data.count(struct.pack("!i", -111)) == 1
    toc.write_bytes(data.replace(struct.pack("!i", -111), struct.pack("!i", -110)))
    with pytest.raises(IndexCorrupt, match="-110"):
        WhooshEngine.open(tmp_path)


@pytest.mark.parametrize(
    "payload",
    [
        b"cos\nsystem\n(S'true'\ntR.",
        b"cwhoosh.analysis\nre.compile\n(S'x'\ntR.",
        b"cwhoosh.util\nrandom_name\n(tR.",
        b"cbuiltins\neval\n(S'1'\ntR.",
        b"cwhoosh.filedb.filestore\nFileStorage\n(S'x'\ntR.",
        b"cwhoosh.codec.whoosh3\nW3FieldWriter\n(NNtR.",
        b"csearchnews.index.engine\nWhooshEngine\n(NNtR.",
        b"c_codecs\nencode\n(S'x'\nS'idna'\ntR.",
    ],
)
def test_what_acts_is_not_let_in(payload: bytes) -> None:
    with pytest.raises(HostilePickle):
        _loads(payload)


def test_plain_data_is_read() -> None:
    value = {"a": [1, 2.5, None, True], "b": ("c", b"d", {1, 2})}
    assert _loads(pickle.dumps(value, 2)) == value
