"""What a pickle of an index may name, and what not."""

from __future__ import annotations

import io
import pickle

import pytest

from searchnews.index.safety import HostilePickle, SafeUnpickler, is_segment_id
from searchnews.index.whoosh_index import _loads


@pytest.mark.parametrize(
    "payload",
    [
        b"cos\nsystem\n(S'true'\ntR.",
        b"cwhoosh.analysis\nre.compile\n(S'x'\ntR.",
        b"cwhoosh.util\nrandom_name\n(tR.",
        b"cbuiltins\neval\n(S'1'\ntR.",
        b"cwhoosh.filedb.filestore\nFileStorage\n(S'x'\ntR.",
        b"cwhoosh.codec.whoosh3\nW3FieldWriter\n(NNtR.",
        b"cwhoosh.codec.whoosh3\nW3Segment\n.",
        b"csearchnews.index.engine\nWhooshEngine\n(NNtR.",
        b"csearchnews.index.codec\nColumnarCodec\n(tR.",
        b"c_codecs\nencode\n(S'x'\nS'idna'\ntR.",
    ],
)
def test_what_acts_is_not_let_in(payload: bytes) -> None:
    with pytest.raises(HostilePickle):
        _loads(payload)
    with pytest.raises(HostilePickle):
        SafeUnpickler(io.BytesIO(payload), frozenset(), {}).load()


def test_plain_data_is_read() -> None:
    value = {"a": [1, 2.5, None, True], "b": ("c", b"d", {1, 2})}
    assert _loads(pickle.dumps(value, 2)) == value


def test_a_stand_in_takes_the_place_of_a_class() -> None:
    file = io.BytesIO(pickle.dumps(io.StringIO))
    assert SafeUnpickler(file, frozenset(), {("_io", "StringIO"): list}).load() is list


@pytest.mark.parametrize("id", ["", "a/b", "..", "a.b", "é", "a\n", b"a", None])
def test_what_is_no_segment_id(id: object) -> None:
    assert not is_segment_id(id)
    assert is_segment_id("0az9")
