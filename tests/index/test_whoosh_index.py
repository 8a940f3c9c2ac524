"""Index directories that Whoosh writes to: made, foreign, hostile, locked, built anew."""

from __future__ import annotations

import pickle
import struct
from pathlib import Path

import pytest
from whoosh import fields
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, create_in, open_dir
from whoosh.writing import SegmentWriter
from whoosh_oracle import SILENT, write_ours

from searchnews.article import Article
from searchnews.errors import IndexCorrupt, IndexLocked, IndexNotFound, StorageError
from searchnews.index.codec import ColumnarCodec
from searchnews.index.files.storage import write_manifest
from searchnews.index.files.toc import latest_generation, read_contents
from searchnews.index.schema import build_schema
from searchnews.index.whoosh_index import Rebuild, create, open_index, writing

RAIN = (Article(id="a", body="Rain fell on the dam."), SILENT)


def test_a_new_index_is_empty_and_opens_again(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "index"
    for index in (create(path), create(path), open_index(path)):
        assert index.doc_count() == 0
        assert index.latest_generation() == 0
        assert index.schema.names() == build_schema().names()
    assert open_dir(str(path)).doc_count() == 0


def test_no_index_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(IndexNotFound):
        open_index(tmp_path)


def test_a_file_is_no_directory(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    for make in (create, Rebuild):
        with pytest.raises(StorageError, match="needs a directory"):
            make(file)


def test_an_index_of_another_program_is_not_overwritten(tmp_path: Path) -> None:
    create_in(str(tmp_path), fields.Schema(id=fields.ID))
    for make in (create, Rebuild):
        with pytest.raises(StorageError, match="another program"):
            make(tmp_path)
    assert list(tmp_path.glob("*.toc"))


def test_an_index_of_the_first_format_is_to_be_built_anew(tmp_path: Path) -> None:
    create(tmp_path)
    (tmp_path / "searchnews.json").write_text('{"format_version": 1}')
    for make in (create, open_index):
        with pytest.raises(IndexCorrupt, match=r"version 1, .*--rebuild"):
            make(tmp_path)
    with Rebuild(tmp_path) as new:
        new.adopt()
    assert open_index(tmp_path).latest_generation() == 1


def test_whoosh_reads_and_deletes_what_we_wrote(tmp_path: Path) -> None:
    write_ours(tmp_path, [[RAIN]])
    writer = SegmentWriter(open_index(tmp_path), codec=ColumnarCodec())
    writer.delete_by_term("id", "a")
    writer.commit()
    assert read_contents(tmp_path).segments[0].deleted == {0}
    assert open_index(tmp_path).doc_count() == 0


def test_one_process_writes_at_a_time(tmp_path: Path) -> None:
    create(tmp_path)
    writer = SegmentWriter(open_index(tmp_path), codec=ColumnarCodec())
    with pytest.raises(IndexLocked, match="another process"), writing(tmp_path):
        SegmentWriter(open_index(tmp_path), codec=ColumnarCodec())
    with pytest.raises(IndexLocked):
        Rebuild(tmp_path)
    writer.cancel()
    with Rebuild(tmp_path), pytest.raises(IndexLocked):
        Rebuild(tmp_path)
    SegmentWriter(open_index(tmp_path), codec=ColumnarCodec()).cancel()


def test_a_rebuild_takes_the_place_of_the_old_index(tmp_path: Path) -> None:
    write_ours(tmp_path, [[RAIN], [RAIN]])
    (tmp_path / "README.md").write_text("mine")
    (tmp_path / "MAIN_0123456789abcdef.seg").write_text("of an older version")
    with Rebuild(tmp_path) as new:
        (segment,) = write_ours(new.folder, [[RAIN]], generation=2)
        assert open_index(tmp_path).doc_count() == 2
        new.adopt()
        assert open_index(tmp_path).doc_count() == 1
    assert latest_generation(tmp_path) == 2
    assert (tmp_path / "README.md").read_text() == "mine"
    assert [file.name for file in tmp_path.glob("MAIN_*.*")] == [segment.name]
    assert len(list(tmp_path.glob("*.toc"))) == 1
    assert not (tmp_path / "rebuild.tmp").exists()


def test_a_rebuild_that_is_not_adopted_leaves_nothing(tmp_path: Path) -> None:
    write_ours(tmp_path, [[RAIN]])
    before = sorted(file.name for file in tmp_path.iterdir())
    with Rebuild(tmp_path) as new:
        write_ours(new.folder, [[RAIN]], generation=2)
    after = sorted(file.name for file in tmp_path.iterdir())
    assert [name for name in after if name != "MAIN_WRITELOCK"] == before
    assert open_index(tmp_path).doc_count() == 1


def test_a_rebuild_that_cannot_begin_keeps_no_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(TOC, "write", lambda *_: 1 / 0)
        with pytest.raises(StorageError) as caught:
            Rebuild(tmp_path)
    with Rebuild(tmp_path):
        # Until here the error kept the first one alive.
        assert caught.value.path == tmp_path


class Bomb:
    """Runs code when it is unpickled."""

    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.marker,)


def test_a_hostile_schema_runs_no_code(tmp_path: Path) -> None:
    path = tmp_path / "index"
    create(path)
    (toc,) = path.glob("*.toc")
    data, honest = toc.read_bytes(), pickle.dumps(build_schema(), 2)
    bomb = pickle.dumps(Bomb(tmp_path / "ran"), 2).ljust(len(honest), b".")
    assert honest in data
    toc.write_bytes(data.replace(honest, bomb))
    index = open_index(path)
    assert index.doc_count() == 0
    SegmentWriter(index, codec=ColumnarCodec()).cancel()
    assert not (tmp_path / "ran").exists()


def test_hostile_segments_run_no_code(tmp_path: Path) -> None:
    path = tmp_path / "index"
    create(path)
    segments = [Bomb(tmp_path / "ran")]
    TOC(build_schema(), segments, 1).write(FileStorage(str(path)), "MAIN")
    with pytest.raises(IndexCorrupt, match="which no index needs"):
        open_index(path)
    assert not (tmp_path / "ran").exists()


def test_the_format_before_whooshs_last_is_not_unpickled(tmp_path: Path) -> None:
    create(tmp_path)
    (toc,) = tmp_path.glob("*.toc")
    data = toc.read_bytes()
    assert data.count(struct.pack("!i", -111)) == 1
    toc.write_bytes(data.replace(struct.pack("!i", -111), struct.pack("!i", -110)))
    with pytest.raises(IndexCorrupt, match=r"_MAIN_0\.toc"):
        open_index(tmp_path)


def test_segments_of_stock_whoosh_are_refused(tmp_path: Path) -> None:
    write_manifest(tmp_path)
    index = create_in(str(tmp_path), build_schema())
    writer = index.writer(codec=W3Codec())
    writer.add_document(id="a", body="Rain.")
    writer.commit()
    with pytest.raises(IndexCorrupt, match=r"this program did not write.*--rebuild"):
        open_index(tmp_path)
