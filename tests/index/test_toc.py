"""The table of contents, read without Whoosh: what Whoosh wrote, and what it did not."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import fields
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

import searchnews
from searchnews.index.codec import ColumnarSegment
from searchnews.index.files.safety import HostilePickle
from searchnews.index.files.toc import Contents, SegmentInfo, latest_generation, read_contents
from searchnews.index.schema import build_schema

SEGMENT = ColumnarSegment("MAIN", "abc", 3, {1}, {"body": 7})


def write(folder: Path, segments: list[object], generation: int = 0) -> Path:
    """Have Whoosh write a table of contents; return its file."""
    TOC(build_schema(), segments, generation).write(FileStorage(str(folder)), "MAIN")
    return folder / f"_MAIN_{generation}.toc"


def segment(**state: object) -> ColumnarSegment:
    """Return a segment with attributes that no honest one has."""
    made = ColumnarSegment("MAIN", "abc", 3, {1}, {"body": 7})
    made.__dict__.update(state)
    return made


infos = st.builds(
    lambda id, documents, deleted, lengths: SegmentInfo(
        id, documents, frozenset(doc for doc in deleted if doc < documents), lengths
    ),
    st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=16),
    st.integers(0, 2**33),
    st.frozensets(st.integers(0, 300), max_size=20),
    st.dictionaries(st.sampled_from(["body", "quotes"]), st.integers(0, 2**60)),
)


@given(st.lists(infos, max_size=4), st.integers(0, 2**31 - 1))
@settings(deadline=None)
def test_what_whoosh_wrote_is_read(
    tmp_path_factory: pytest.TempPathFactory, segments: list[SegmentInfo], generation: int
) -> None:
    folder = tmp_path_factory.mktemp("index")
    written = [
        ColumnarSegment("MAIN", info.id, info.documents, info.deleted, info.lengths)
        for info in segments
    ]
    write(folder, list(written), generation)
    assert read_contents(folder) == Contents(generation, tuple(segments))
    read = TOC.read(FileStorage(str(folder)), "MAIN").segments
    assert list(map(vars, read)) == list(map(vars, written))


def test_the_newest_counts_unless_another_is_named(tmp_path: Path) -> None:
    assert latest_generation(tmp_path) == latest_generation(tmp_path / "none") == -1
    for generation in (9, 10, 3):
        write(tmp_path, [], generation)
    for name in ("_MAIN_99.toc.tmp", "_MAIN_x.toc", "_OTHER_99.toc", "_MAIN_٣.toc", "MAIN_99.toc"):
        (tmp_path / name).touch()
    assert latest_generation(tmp_path) == 10
    assert read_contents(tmp_path).generation == 10
    assert read_contents(tmp_path, 3).generation == 3


def test_a_segment_names_its_file(tmp_path: Path) -> None:
    write(tmp_path, [SEGMENT])
    (info,) = read_contents(tmp_path).segments
    assert info.file == SEGMENT.make_filename(".arrays") == "MAIN_abc.arrays"


def test_none_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="table of contents is missing"):
        read_contents(tmp_path)
    with pytest.raises(FileNotFoundError):
        read_contents(tmp_path, 3)


def test_a_cut_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    file = write(tmp_path, [SEGMENT])
    data = file.read_bytes()
    for size in (*range(40), *range(40, len(data), 97), *range(len(data) - 60, len(data))):
        file.write_bytes(data[:size])
        with pytest.raises(ValueError, match=r"^_MAIN_0\.toc is cut short"):
            read_contents(tmp_path)


@given(at=st.integers(0, 4000), bit=st.integers(0, 7))
@settings(deadline=None)
def test_a_flipped_bit_is_read_as_something_or_an_error(
    tmp_path_factory: pytest.TempPathFactory, at: int, bit: int
) -> None:
    folder = tmp_path_factory.mktemp("index")
    file = write(folder, [SEGMENT])
    data = bytearray(file.read_bytes())
    data[at % len(data)] ^= 1 << bit
    file.write_bytes(data)
    try:
        contents = read_contents(folder)
    except (ValueError, HostilePickle):
        return
    assert all(info.file.startswith("MAIN_") and "/" not in info.file for info in contents.segments)


def test_a_generation_that_is_not_its_own_is_refused(tmp_path: Path) -> None:
    write(tmp_path, [], 3).rename(tmp_path / "_MAIN_4.toc")
    with pytest.raises(ValueError, match=r"_MAIN_4\.toc"):
        read_contents(tmp_path)


def test_a_varint_without_end_is_refused(tmp_path: Path) -> None:
    (tmp_path / "_MAIN_0.toc").write_bytes(b"\x80" * 1_000_000)
    with pytest.raises(ValueError, match=r"_MAIN_0\.toc"):
        read_contents(tmp_path)


@pytest.mark.parametrize(
    "state",
    [
        {"segid": "../evil"},
        {"segid": "a/b"},
        {"segid": ""},
        {"segid": "ab\n"},
        {"segid": 7},
        {"indexname": "OTHER"},
        {"indexname": ".."},
    ],
)
def test_a_segment_outside_the_index_is_refused(
    tmp_path: Path, state: Mapping[str, object]
) -> None:
    write(tmp_path, [segment(**state)])
    with pytest.raises(HostilePickle, match="outside the index"):
        read_contents(tmp_path)


@pytest.mark.parametrize(
    "state",
    [
        {"documents": -1},
        {"documents": "3"},
        {"documents": True},
        {"deleted": {3}},
        {"deleted": {-1}},
        {"deleted": {"1"}},
        {"deleted": 1},
        {"lengths": {"body": -7}},
        {"lengths": {"body": 0.5}},
        {"lengths": None},
    ],
)
def test_numbers_that_cannot_be_are_refused(tmp_path: Path, state: Mapping[str, object]) -> None:
    write(tmp_path, [segment(**state)])
    with pytest.raises(ValueError, match="not a table of contents"):
        read_contents(tmp_path)


class Bomb:
    """Runs code when it is unpickled."""

    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.marker,)


def test_hostile_segments_run_no_code(tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    write(tmp_path, [Bomb(marker)])
    with pytest.raises(HostilePickle, match="which no index needs"):
        read_contents(tmp_path)
    assert not marker.exists()


def test_the_schema_is_not_unpickled(tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    honest = pickle.dumps(fields.Schema(id=fields.ID), 2)
    TOC(fields.Schema(id=fields.ID), [], 0).write(FileStorage(str(tmp_path)), "MAIN")
    file = tmp_path / "_MAIN_0.toc"
    data = file.read_bytes()
    assert honest in data
    bomb = pickle.dumps(Bomb(marker), 2).ljust(len(honest), b".")
    file.write_bytes(data.replace(honest, bomb))
    assert read_contents(tmp_path) == Contents(0, ())
    assert not marker.exists()


def test_a_segment_of_another_codec_is_said_so(tmp_path: Path) -> None:
    stock = W3Codec().new_segment(FileStorage(str(tmp_path)), "MAIN")
    write(tmp_path, [SEGMENT, stock])
    with pytest.raises(HostilePickle, match="a segment that this program did not write"):
        read_contents(tmp_path)


def test_a_document_number_of_numpy_stays_out_of_the_pickle(tmp_path: Path) -> None:
    segment = ColumnarSegment("MAIN", "abc", 3, np.array([0]), {})
    segment.delete_document(np.int64(2))
    write(tmp_path, [segment])
    assert read_contents(tmp_path).segments[0].deleted == {0, 2}


def test_nothing_of_whoosh_is_imported(tmp_path: Path) -> None:
    write(tmp_path, [SEGMENT])
    program = (
        "import sys; from pathlib import Path; from searchnews.index.files import storage, toc\n"
        f"toc.read_contents(Path({str(tmp_path)!r}))\n"
        "assert not [name for name in sys.modules if name.startswith('whoosh')]"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_no_flipped_bit_of_a_commit_goes_unnoticed(tmp_path: Path) -> None:
    with searchnews.create(tmp_path) as engine:
        engine.add([searchnews.Article(id="a", body="Water rose.")])
    (path,) = tmp_path.glob("*.toc")
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes((whole[at] ^ 1 << at % 8,)) + whole[at + 1 :])
        with pytest.raises((ValueError, HostilePickle)):
            read_contents(tmp_path)
