from __future__ import annotations

import gzip
import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchnews.article import Article
from searchnews.errors import SourceError
from searchnews.sources import read
from searchnews.sources.encodings import decode

Reader = Callable[..., tuple[list[Article], list[str]]]

BODY = "The tide was high, “higher than ever”, said Ada Pell in the café."
FORMATS = {
    "a.txt": BODY,
    "a.jsonl": json.dumps({"body": BODY}, ensure_ascii=False),
    "a.json": json.dumps([{"body": BODY}], ensure_ascii=False),
    "a.csv": f'body,id\n"{BODY}",1\n',
    "a.html": f"<html><body><p>{BODY}</p></body></html>",
}
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_in_every_encoding(
    reading: Reader, name: str, encoding: str, packed: bool
) -> None:
    data = FORMATS[name].encode(encoding)
    (article,), errors = reading(
        f"{name}.gz" if packed else name, gzip.compress(data) if packed else data
    )
    assert (article.body, errors) == (BODY, [])


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("name", FORMATS)
def test_the_format_is_seen_without_its_name(
    reading: Reader, piped: Reader, name: str, packed: bool
) -> None:
    data = gzip.compress(FORMATS[name].encode()) if packed else FORMATS[name].encode()
    for (article,), errors in (piped(data), reading("unnamed", data)):
        assert (article.body, errors) == (BODY, [])
    assert piped(data)[0][0].origin == "-"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_utf_8_is_never_taken_for_another_encoding(text: str) -> None:
    assert decode(text.encode()) == (text, 0)


@given(st.text(st.characters(codec="cp1252", exclude_categories=["Cc"]), min_size=1))
def test_windows_1252_is_read_back_unless_it_is_valid_utf_8(text: str) -> None:
    data = text.encode("cp1252")
    try:
        expected = data.decode()
    except UnicodeDecodeError:
        expected = text
    found, damage = decode(data)
    assert found == expected or damage


def test_one_broken_line_does_not_change_the_others(reading: Reader) -> None:
    articles, errors = reading(
        "a.jsonl", '{"body": "café"}\n'.encode() + b'{"body": "na\xefve"}\n{"body": "\x81\xff"}'
    )
    assert [article.body for article in articles] == ["café", "naïve"]
    assert errors == ["a.jsonl:3: is neither UTF-8 nor Windows-1252 (byte 0x81 at offset 10)"]


def test_damaged_utf_8_is_kept_and_named(reading: Reader) -> None:
    (article,), errors = reading("a.txt", "é ü ö ä ß\n".encode() + b"a \xff b")
    assert article.body == "é ü ö ä ß\na \ufffd b"
    assert errors == ["a.txt:2: 1 byte is not UTF-8: it is read as U+FFFD, and the article is kept"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "holds nothing but white space"),
        (b"abc\0def", "is binary, not text"),
        (b"%PDF-1.4\n\0\1\2", "is a PDF document, not text: convert or unpack it first"),
        (b"\x81\x8d", "is neither UTF-8 nor Windows-1252 (byte 0x81 at offset 0)"),
        (b"x" * ((32 << 20) + 1), "is larger than 32 MiB, too large for one article"),
        (gzip.compress(BODY.encode())[:-9], "the gzip data end early: the file is cut off"),
        (b"\x1f\x8bnonsense", "the gzip data are damaged here"),
    ],
    ids=range(8),
)
def test_what_is_no_text_is_named(reading: Reader, data: bytes, reason: str) -> None:
    assert reading("a.txt", data) == ([], [f"a.txt: {reason}"])


def test_a_stray_nul_is_a_character_like_others(reading: Reader) -> None:
    body = "The quay\0 is open. " * 60
    (article,), errors = reading("a.txt", body.replace("\0", "", 59))
    assert (article.body.count("\0"), errors) == (1, [])
    assert reading("b.txt", body) == ([], ["b.txt: is binary, not text"])


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_a_binary_file_is_named_once(reading: Reader, name: str) -> None:
    data = b"\x89PNG\r\n" + bytes(range(256)) * 40
    assert reading(name, data) == ([], [f"{name}: is binary, not text"])


def test_a_binary_line_among_records_is_the_only_one_left_out(reading: Reader) -> None:
    data = b'{"body": "one"}\n' + bytes(64) + b'\n{"body": "two"}\n'
    articles, errors = reading("a.jsonl", data)
    assert [article.body for article in articles] == ["one", "two"]
    assert errors == ["a.jsonl:2: is binary, not text"]


def test_records_before_a_break_are_kept(reading: Reader) -> None:
    rows = [json.dumps({"body": f"{i} {os.urandom(600).hex()}"}) for i in range(200)]
    packed = gzip.compress("\n".join(rows).encode())
    whole = len(packed) // 2
    cut, (cut_error,) = reading("cut.jsonl.gz", packed[:whole])
    assert 80 < len(cut) < 120
    assert cut_error == f"cut.jsonl.gz:{len(cut) + 1}: the gzip data end early: the file is cut off"
    small = gzip.compress("\n".join(rows[:20]).encode())
    middle = len(small) // 2
    few, _ = reading("few.jsonl.gz", small[:middle] + b"\xff" * 900 + small[middle + 900 :])
    assert len(few) >= 9
    holed, errors = reading("hole.jsonl.gz", packed[:whole] + b"\xff" * 900 + packed[whole + 900 :])
    assert len(holed) >= 80
    assert any("the gzip data are damaged here" in error for error in errors)


def test_members_one_after_the_other_are_one_file(reading: Reader) -> None:
    parts = [gzip.compress(f'{{"body": "{word}"}}\n'.encode()) for word in ("one", "two")]
    articles, errors = reading("a.jsonl.gz", parts[0] + parts[1] + b"\0" * 512)
    assert ([a.body for a in articles], errors) == (["one", "two"], [])


def test_a_directory_is_read_in_order_and_a_loop_once(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.jsonl", "a/note.md", ".hidden/x.txt", "c.csv", ".x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(
            FORMATS[f"a{path.suffix}"].replace("high", name) if path.suffix != ".md" else ""
        )
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    errors: list[SourceError] = []
    articles = list(read([tmp_path], on_error=errors.append))
    names = [Path(article.origin or "").relative_to(tmp_path) for article in articles]
    assert [str(name) for name in names] == ["a/z.jsonl", "b.txt", "c.csv"]
    assert [error.path for error in errors] == [str(tmp_path / "gone.txt")]


def test_what_cannot_be_opened_is_named(tmp_path: Path) -> None:
    errors: list[SourceError] = []
    missing, empty = tmp_path / "missing.txt", tmp_path / "empty"
    empty.mkdir()
    assert list(read([missing, empty, "a\0b"], on_error=errors.append)) == []
    assert [error.reason.split(" (")[0] for error in errors] == [
        "there is no such file or directory",
        "the directory holds no file to read",
        "cannot be read: embedded null byte",
    ]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(BODY)
    path.chmod(0)
    errors: list[SourceError] = []
    assert list(read([path], on_error=errors.append)) == []
    assert errors[0].reason == "cannot be read: permission denied"


HOSTILE = st.one_of(
    st.binary(max_size=400),
    st.text(max_size=200).map(str.encode),
    st.lists(
        st.sampled_from(
            '{ } [ ] " , ; \n \r \t < > <p> </p> <!-- <article> <nav body id headline: date: '
            "\\ud800 By\x20Ada\x20Pell 2019-01-01 Share Related\x20articles © \x00 é".split(" ")
        ),
        max_size=60,
    ).map(lambda parts: "".join(parts).encode()),
)


@settings(max_examples=150)
@given(HOSTILE, st.sampled_from([*FORMATS, "a.tsv", "a.unknown"]), st.booleans())
def test_any_bytes_give_articles_or_named_errors(data: bytes, name: str, packed: bool) -> None:
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / name
        path.write_bytes(gzip.compress(data) if packed else data)
        errors: list[SourceError] = []
        articles = list(read([path], on_error=errors.append))
    assert articles or errors
    for article in articles:
        assert article.body.strip()
        assert len(article.content_hash()) == 32
        ends = [0]
        for region in article.regions:
            assert ends[-1] <= region.span.start < region.span.end <= len(article.body)
            ends.append(region.span.end)
