"""What a pickle of an index may name, and what not."""

from __future__ import annotations

import io
import pickle

import pytest

from searchnews.index.files.safety import HostilePickle, SafeUnpickler, is_segment_id


def read(data: bytes) -> object:
    return SafeUnpickler(io.BytesIO(data), {("builtins", "set"): set}).load()


@pytest.mark.parametrize(
    "payload",
    [
        b"cos\nsystem\n(S'true'\ntR.",
        b"cbuiltins\neval\n(S'1'\ntR.",
        b"c__builtin__\neval\n(S'1'\ntR.",
        b"cwhoosh.fields\nSchema\n(tR.",
        b"cwhoosh.codec.whoosh3\nW3Segment\n.",
        b"csearchnews.index.engine\nWhooshEngine\n(NNtR.",
        b"c_codecs\nencode\n(S'x'\nS'idna'\ntR.",
    ],
)
def test_what_is_named_is_not_let_in(payload: bytes) -> None:
    with pytest.raises(HostilePickle):
        read(payload)


@pytest.mark.parametrize("protocol", range(3, pickle.HIGHEST_PROTOCOL + 1))
def test_plain_data_is_read(protocol: int) -> None:
    value = {"a": [1, 2.5, None, True], "b": ("c", b"d", {1, 2})}
    assert read(pickle.dumps(value, protocol)) == value


def test_a_stand_in_takes_the_place_of_a_class() -> None:
    file = io.BytesIO(pickle.dumps(io.StringIO))
    assert SafeUnpickler(file, {("_io", "StringIO"): list}).load() is list


@pytest.mark.parametrize("id", ["", "a/b", "..", "a.b", "é", "a\n", b"a", None])
def test_what_is_no_segment_id(id: object) -> None:
    assert not is_segment_id(id)
    assert is_segment_id("0az9")
