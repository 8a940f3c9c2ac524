"""Index directories: missing, foreign, damaged, hostile, rebuilt."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from whoosh import fields
from whoosh.index import create_in

from searchnews.article import Article
from searchnews.engine import Request
from searchnews.errors import IndexCorrupt, IndexNotFound, StorageError
from searchnews.index.engine import WhooshEngine
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


def test_rebuild_starts_over_and_leaves_other_files_alone(tmp_path: Path) -> None:
    filled(tmp_path)
    (tmp_path / "README.md").write_text("mine")
    engine = WhooshEngine.create(tmp_path, rebuild=True)
    assert engine.stats().articles == 0
    assert (tmp_path / "README.md").read_text() == "mine"


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


def test_a_missing_segment_is_an_error(tmp_path: Path) -> None:
    filled(tmp_path)
    for file in tmp_path.glob("*.seg"):
        file.unlink()
    with pytest.raises(StorageError):
        WhooshEngine.open(tmp_path).search(Request(query=Everything()))


def test_an_index_of_another_format_is_refused(tmp_path: Path) -> None:
    filled(tmp_path)
    (tmp_path / "searchnews.json").write_text('{"format_version": 999}')
    with pytest.raises(IndexCorrupt, match="version 999"):
        WhooshEngine.open(tmp_path)


def test_a_lost_stem_table_only_costs_time(tmp_path: Path) -> None:
    filled(tmp_path)
    (tmp_path / "stems.json").unlink()
    assert WhooshEngine.open(tmp_path).search(Request(query=Word("times"))).total == 30


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


@pytest.mark.parametrize(
    "payload",
    [
        b"cos\nsystem\n(S'true'\ntR.",
        b"cwhoosh.analysis\nre.compile\n(S'x'\ntR.",
        b"cwhoosh.util\nrandom_name\n(tR.",
        b"cbuiltins\neval\n(S'1'\ntR.",
    ],
)
def test_functions_are_not_let_in(payload: bytes) -> None:
    with pytest.raises(HostilePickle):
        _loads(payload)


def test_plain_data_is_read() -> None:
    value = {"a": [1, 2.5, None, True], "b": ("c", b"d", {1, 2})}
    assert _loads(pickle.dumps(value, 2)) == value
