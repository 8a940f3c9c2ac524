from __future__ import annotations

import codecs
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.article import Article
from searchnews.errors import SourceError
from searchnews.sources.encodings import (
    Encoding,
    Undecodable,
    Utf8Decoder,
    decode,
    detect,
    transcode,
)
from searchnews.sources.origin import Origin

Reader = Callable[..., tuple[list[Article], list[str]]]
NAMED = ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]


def pieces(data: bytes, size: int) -> list[bytes]:
    return [data[i : i + size] for i in range(0, len(data), size)]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (codecs.BOM_UTF8 + b"a", Encoding("utf-8", 3)),
        (codecs.BOM_UTF16_LE + b"a\0", Encoding("utf-16-le", 2)),
        (codecs.BOM_UTF32_LE + b"a\0\0\0", Encoding("utf-32-le", 4)),
        ("Ferry “late”".encode("utf-16-le"), Encoding("utf-16-le", 0)),
        ("Ferry “late”".encode("utf-16-be"), Encoding("utf-16-be", 0)),
        (b"Ferry", None),
        (b"", None),
        (b"\0", None),
        (b"binary\0\0\1\2\0", None),
    ],
)
def test_the_head_tells_the_encoding(head: bytes, encoding: Encoding | None) -> None:
    assert detect(head) == encoding


@given(
    st.text(st.characters(codec="utf-8"), max_size=30),
    st.sampled_from(NAMED),
    st.integers(1, 9),
)
def test_characters_that_lie_across_chunks_are_whole(text: str, codec: str, size: int) -> None:
    errors: list[SourceError] = []
    origin = Origin("a.txt", {}, errors.append)
    data = text.encode(codec)
    assert (
        b"".join(transcode(iter(pieces(data, size)), Encoding(codec, 0), origin)) == text.encode()
    )
    assert errors == []


def test_damage_in_utf_16_is_kept_and_named_once(reading: Reader) -> None:
    lone = b"\x00\xd8"  # half of a surrogate pair, in little-endian order
    data = codecs.BOM_UTF16_LE + "The tide ".encode("utf-16-le") + lone + "was ".encode("utf-16-le")
    (article,), errors = reading("a.txt", data + lone + "high.".encode("utf-16-le") + b"\x41")
    assert article.body == "The tide \ufffdwas \ufffdhigh.\ufffd"
    assert errors == [
        "a.txt: is not valid UTF-16-LE: what cannot be read became U+FFFD, the rest is kept"
    ]


@given(st.text(st.characters(codec="utf-8"), max_size=20), st.integers(1, 5))
def test_utf_8_piece_by_piece(text: str, size: int) -> None:
    decoder = Utf8Decoder()
    found = [decoder.decode(piece, False) for piece in pieces(text.encode(), size)]
    assert "".join([*found, decoder.decode(b"", True)]) == text


def test_bytes_that_are_not_utf_8_count_as_windows_1252() -> None:
    decoder = Utf8Decoder()
    assert decoder.decode(b"na\xefve \x93caf\xc3", False) == "naïve “caf"
    assert decoder.decode(b"\xa9\x94", True) == "é”"
    with pytest.raises(Undecodable, match="byte 0x81"):
        decoder.decode(b"a\x81", True)


def test_a_declared_encoding_is_used_unless_it_is_wrong() -> None:
    greek = "Αθήνα".encode("iso8859-7")
    assert decode(greek, "iso8859-7") == ("Αθήνα", 0)
    assert decode("naïve".encode("cp1252"), "ascii") == ("naïve", 0)
    assert decode("Αθήνα".encode(), "iso8859-7") == ("Αθήνα", 0)
