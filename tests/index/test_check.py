"""A check finds what is wrong with an index, wherever it is."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from struct import Struct
from zlib import crc32

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh_oracle import Batches, Entry, batches, said, write_ours

from searchnews.article import Article, Quote
from searchnews.errors import IndexNotFound
from searchnews.index import check as checking
from searchnews.index.check import check
from searchnews.index.files.arrayfile import Array, ArrayFile, ArrayFileWriter
from searchnews.index.files.segment import Segment
from searchnews.index.files.toc import SegmentInfo, read_contents
from searchnews.text import CAPITALS, LOWER, TITLE, Span

BODY = "“The dam is old,” said Ana Roe. The dams were rising and the water rose."


def entry(number: int) -> Entry:
    quote = Quote(text=BODY[:17], start=0, end=17, spans=(Span(0, 17),), speaker="Ana Roe")
    article = Article(
        id=f"a{number}",
        body=BODY * (number + 1),
        headline="Dam in danger",
        date="2021",
        source="Vale Post",
        url="https://vale.example/",
        origin="wire.jsonl",
    )
    return article, said([quote] * number, [quote])


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound")
    write_ours(folder, [[entry(i) for i in range(4)], [entry(7), entry(300)]], [1])
    return folder


@pytest.fixture
def index(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "index"))


def segment_file(index: Path) -> Path:
    return index / read_contents(index).segments[0].file


def test_a_sound_index_has_no_problems(sound: Path) -> None:
    report = check(sound)
    assert report.problems == ()
    assert (report.articles, report.segments) == (5, 2)
    assert report.bytes == sum(file.stat().st_size for file in sound.iterdir())


@given(batches())
@settings(max_examples=20, deadline=None)
def test_what_is_written_is_sound(tmp_path_factory: pytest.TempPathFactory, drawn: Batches) -> None:
    folder = tmp_path_factory.mktemp("index")
    write_ours(folder, *drawn)
    report = check(folder)
    assert report.problems == ()
    assert report.articles == sum(map(len, drawn[0])) - len(drawn[1])


@given(data=st.data())
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_flipped_bit_anywhere_in_a_segment_is_found(index: Path, data: st.DataObject) -> None:
    file = segment_file(index)
    honest = file.read_bytes()
    at = data.draw(st.integers(0, len(honest) - 1))
    flipped = bytearray(honest)
    flipped[at] ^= 1 << data.draw(st.integers(0, 7))
    file.write_bytes(flipped)
    try:
        (problem, *_) = check(index).problems
    finally:
        file.write_bytes(honest)
    assert problem.startswith(f"{file.name}: ")
    assert "\n" not in problem


def test_a_flipped_bit_between_the_arrays_is_found(index: Path) -> None:
    file = segment_file(index)
    segment = ArrayFile(file)
    honest = file.read_bytes()
    ends = [segment.place(name)[0] + segment[name].nbytes for name in segment._arrays]
    assert max(ends) % 64, "there is a gap before the directory"
    for end in ends:
        flipped = bytearray(honest)
        flipped[end] ^= 1
        file.write_bytes(flipped)
        assert check(index).problems


@pytest.mark.parametrize("keep", [0, 10, 0.5, -1])
def test_a_cut_segment_is_named(index: Path, keep: float) -> None:
    file = segment_file(index)
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * keep) if isinstance(keep, float) else keep])
    report = check(index)
    assert report.problems == (f"{file.name}: missing, cut short or not a segment",)
    assert (report.articles, report.segments) == (2, 1)


def test_what_is_missing_is_named(index: Path) -> None:
    segment_file(index).unlink()
    assert "missing" in check(index).problems[0]
    for file in index.glob("*.toc"):
        file.unlink()
    assert "table of contents is missing" in check(index).problems[0]
    (index / "searchnews.json").write_text("{")
    assert check(index).problems
    (index / "searchnews.json").unlink()
    with pytest.raises(IndexNotFound):
        check(index)


def test_a_commit_in_between_is_no_damage(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = checking._opened

    def opened_before_a_commit(path: Path, info: SegmentInfo) -> Segment | None:
        segment = opened(path, info)
        if (index / "_MAIN_0.toc").exists():
            old = [*index.glob("*.arrays"), index / "_MAIN_0.toc"]
            write_ours(index, [[entry(9)]], generation=1)
            for file in old:
                file.unlink()
        return segment

    monkeypatch.setattr(checking, "_opened", opened_before_a_commit)
    report = check(index)
    assert (report.articles, report.problems) == (1, ())


def rewrite(file: Path, name: str, change: Callable[[Array], Array]) -> None:
    """Change an array of a segment file, with checksums that are right."""
    honest = ArrayFile(file)
    draft = file.with_suffix(".draft")
    with ArrayFileWriter(draft) as writer:
        for other in honest._arrays:
            array = honest[other].copy()
            writer.add(other, change(array) if other == name else array)
        writer.finish(honest.meta)
    draft.replace(file)


def raised_first(array: Array) -> Array:
    array[0] += 1
    return array


def raised_second(array: Array) -> Array:
    array[1] += 1
    return array


def raised_last(array: Array) -> Array:
    array[-1] += 1
    return array


def lowered_last(array: Array) -> Array:
    array[-1] -= 1
    return array


def cut(array: Array) -> Array:
    return array[:-1]


def reversed_(array: Array) -> Array:
    return array[::-1]


STARTS = [
    "stems.starts",
    "speaker_names.starts",
    "speaker_profiles.starts",
    "body.starts",
    "quotes.positions.starts",
    "id.order.starts",
    "quotations.starts",
    "stored.starts",
]


@pytest.mark.parametrize("name", STARTS)
@pytest.mark.parametrize("change", [raised_first, raised_last, lowered_last, cut, reversed_])
def test_starts_that_do_not_fit_are_found(
    index: Path, name: str, change: Callable[[Array], Array]
) -> None:
    file = segment_file(index)
    rewrite(file, name, change)
    (problem, *_) = check(index).problems
    assert problem.startswith(f"{file.name}: ")


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("stems.bytes", reversed_),
        ("forms.stem", lambda array: array + 1000),
        ("body.docs", raised_last),
        ("body.docs", lambda array: np.zeros_like(array)),
        ("body.freqs", raised_first),
        ("body.freqs", cut),
        ("body.long", lambda array: np.zeros(1, array.dtype)),
        ("body.spellings", cut),
        ("body.spellings", lambda array: array ^ TITLE),
        ("body.spellings", lambda array: array & (LOWER | TITLE | CAPITALS)),
        ("body.lower", cut),
        ("body.title", lambda array: np.zeros_like(array)),
        ("body.positions", reversed_),
        ("body.positions.starts", raised_second),
        ("body.positions", cut),
        ("body.lengths", cut),
        ("id.codes", reversed_),
        ("id.codes", lambda array: array + 1),
        ("id.order", reversed_),
        ("source_name.codes", cut),
        ("speaker_names.codes", cut),
        ("speaker_profiles.codes", cut),
        ("speaker_profiles.codes", lambda array: array + 1),
        ("quotations.held", cut),
        ("quotations.marked", cut),
        ("quotations.marked", lambda array: array + 2),
        ("quotations.lengths", cut),
        ("dates", lambda array: array - 10**18),
        ("dates", cut),
        ("content", cut),
        ("stored.bytes", reversed_),
    ],
)
def test_arrays_that_do_not_fit_are_found(
    index: Path, name: str, change: Callable[[Array], Array]
) -> None:
    file = segment_file(index)
    rewrite(file, name, change)
    (problem, *_) = check(index).problems
    assert problem.startswith(f"{file.name}: ")


@pytest.mark.parametrize(
    "entry",
    [
        None,
        ["<u4", 1 << 60, 0, 0],
        ["<u4", -1, 0, 0],
        ["<u4", 1, 1 << 60, 0],
        ["<u4", 1, -1, 0],
        ["junk", 1, 0, 0],
        ["O", 1, 0, 0],
        ["<u4", "1", 0, 0],
        [],
        7,
    ],
)
def test_a_directory_that_lies_is_found(index: Path, entry: object) -> None:
    file = segment_file(index)
    footer = Struct("<QII8s")
    data = file.read_bytes()
    offset, length, _, magic = footer.unpack(data[-footer.size :])
    directory = json.loads(data[offset : offset + length])
    directory["arrays"]["body.docs"] = entry
    if entry is None:
        del directory["arrays"]["body.docs"]
    lie = json.dumps(directory).encode()
    end = footer.pack(offset, len(lie), crc32(lie), magic)
    file.write_bytes(data[:offset] + lie + end)
    (problem, *_) = check(index).problems
    assert problem.startswith(f"{file.name}: ")


def test_a_segment_in_the_place_of_another_is_found(index: Path) -> None:
    first, second = (index / info.file for info in read_contents(index).segments)
    second.replace(first)
    assert any("4 in the table of contents" in problem for problem in check(index).problems)


def test_an_id_of_two_articles_is_found(tmp_path: Path) -> None:
    write_ours(tmp_path, [[entry(1)], [entry(1)]])
    assert check(tmp_path).problems == ("2 articles have the id 'a1'",)
