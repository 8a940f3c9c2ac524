"""What a search and a rebuild make of an index that is damaged, or is written to meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from searchnews.article import Article
from searchnews.engine import Request
from searchnews.errors import IndexCorrupt, IndexLocked, RequestError, StorageError
from searchnews.index.engine import WhooshEngine
from searchnews.query.tree import Everything, Word


def filled(path: Path) -> None:
    engine = WhooshEngine.create(path)
    engine.add([Article(id=str(i), body=f"Water rose {i} times.") for i in range(30)])
    engine.close()


def snow(n: int) -> list[Article]:
    return [Article(id=f"s{i}", body="Snow fell.") for i in range(n)]


def use(path: Path) -> None:
    engine = WhooshEngine.open(path)
    engine.search(Request(query=Everything()))
    engine.search(Request(query=Word("water")))


def test_rebuild_starts_over_and_leaves_other_files_alone(tmp_path: Path) -> None:
    filled(tmp_path)
    (tmp_path / "README.md").write_text("mine")
    old = WhooshEngine.open(tmp_path)
    assert WhooshEngine.rebuild(tmp_path, snow(2)).added == 2
    for engine in (old, WhooshEngine.open(tmp_path)):
        assert engine.search(Request(query=Word("water"))).total == 0
        assert engine.search(Request(query=Word("snow"))).total == 2
    assert (tmp_path / "README.md").read_text() == "mine"
    assert len(list(tmp_path.glob("*.arrays"))) == len(list(tmp_path.glob("*.toc"))) == 1
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


@pytest.mark.parametrize("damage", ["*.toc", "*.arrays", "searchnews.json"])
def test_a_damaged_index_can_be_rebuilt(tmp_path: Path, damage: str) -> None:
    filled(tmp_path)
    next(tmp_path.glob(damage)).write_bytes(b"{junk")
    with pytest.raises(IndexCorrupt, match="--rebuild"):
        use(tmp_path)
    WhooshEngine.rebuild(tmp_path, snow(1))
    assert WhooshEngine.open(tmp_path).stats().articles == 1


def test_create_opens_an_index_that_is_there(tmp_path: Path) -> None:
    filled(tmp_path)
    assert WhooshEngine.create(tmp_path).stats().articles == 30


@pytest.mark.parametrize("pattern", ["*.toc", "*.arrays", "searchnews.json"])
@pytest.mark.parametrize("keep", [0, 0.5, 0.999])
def test_a_cut_file_is_an_error_that_names_the_index(
    tmp_path: Path, pattern: str, keep: float
) -> None:
    filled(tmp_path)
    (file,) = tmp_path.glob(pattern)
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * keep)])
    with pytest.raises(StorageError) as caught:
        use(tmp_path)
    assert caught.value.path == tmp_path
    if pattern != "searchnews.json":
        assert file.name in caught.value.reason


def test_a_missing_segment_is_damage(tmp_path: Path) -> None:
    filled(tmp_path)
    for file in tmp_path.glob("*.arrays"):
        file.unlink()
    with pytest.raises(IndexCorrupt, match=r"MAIN_\w+\.arrays is missing"):
        use(tmp_path)


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
    monkeypatch.setattr("searchnews.index.read.searcher.plan_of", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        WhooshEngine.open(tmp_path).search(Request(query=Word("water")))
