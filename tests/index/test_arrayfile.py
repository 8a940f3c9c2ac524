"""Array files: what goes in comes out, and no damage goes unnoticed."""

from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from searchnews.index.files.arrayfile import Array, ArrayFile, ArrayFileWriter

TYPES = st.sampled_from(["<u1", "<u2", "<u4", "<u8", "<i8"])
ARRAYS = TYPES.flatmap(lambda dtype: hnp.arrays(dtype, st.integers(0, 50)))
SAME_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def written(path: Path, arrays: dict[str, Array], meta: object = None) -> Path:
    with ArrayFileWriter(path) as file:
        for name, array in arrays.items():
            file.add(name, array)
        file.finish(meta)
    return path


@given(st.dictionaries(st.text(max_size=8), ARRAYS, max_size=5))
@SAME_FOLDER
def test_arrays_come_back_as_they_went_in(tmp_path: Path, arrays: dict[str, Array]) -> None:
    file = ArrayFile(written(tmp_path / "x", arrays, {"a": 1}))
    assert file.meta == {"a": 1}
    for name, array in arrays.items():
        assert name in file
        assert file[name].dtype == array.dtype
        assert np.array_equal(file[name], array)
        assert np.array_equal(file.load(name), array)
        assert np.array_equal(file.load(name, len(array) // 2), array[len(array) // 2 :])
    assert file.damaged() == []


def test_the_bytes_are_those_of_the_format(tmp_path: Path) -> None:
    path = written(tmp_path / "x", {"a": np.array([1, 2], "<u2"), "b": np.array([7], "<u1")}, "m")
    data = path.read_bytes()
    directory = {
        "arrays": {
            "a": ["<u2", 2, 0, zlib.crc32(b"\1\0\2\0")],
            "b": ["|u1", 1, 64, zlib.crc32(b"\7")],
        },
        "meta": "m",
    }
    text = json.dumps(directory).encode()
    arrays = b"\1\0\2\0" + bytes(60) + b"\7" + bytes(63)
    footer = struct.pack("<QII8s", 128, len(text), zlib.crc32(text), b"SNARRAY1")
    assert data == arrays + text + footer


@given(st.data())
@SAME_FOLDER
def test_a_flipped_bit_of_an_array_is_found(tmp_path: Path, data: st.DataObject) -> None:
    path = written(tmp_path / "x", {"a": np.arange(9, dtype="<u2"), "b": np.arange(9, dtype="<u1")})
    whole = bytearray(path.read_bytes())
    at = data.draw(st.one_of(st.integers(0, 17), st.integers(64, 72)))
    whole[at] ^= 1 << data.draw(st.integers(0, 7))
    path.write_bytes(whole)
    assert ArrayFile(path).damaged() == ["a" if at < 18 else "b"]


@given(st.data())
@SAME_FOLDER
def test_a_damaged_directory_is_refused(tmp_path: Path, data: st.DataObject) -> None:
    path = written(tmp_path / "x", {"a": np.arange(9, dtype="<u2")}, {"n": 1})
    whole = bytearray(path.read_bytes())
    at = data.draw(st.integers(64, len(whole) - 1))
    whole[at] ^= 1 << data.draw(st.integers(0, 7))
    path.write_bytes(whole)
    with pytest.raises(ValueError, match="x is cut short"):
        ArrayFile(path)


@given(st.integers(0, 200))
@SAME_FOLDER
def test_a_file_that_is_cut_is_refused(tmp_path: Path, size: int) -> None:
    path = written(tmp_path / "x", {"a": np.arange(9, dtype="<u2")}, {"n": 1})
    whole = path.read_bytes()
    path.write_bytes(whole[: min(size, len(whole) - 1)])
    with pytest.raises(ValueError, match="x is cut short"):
        ArrayFile(path)
