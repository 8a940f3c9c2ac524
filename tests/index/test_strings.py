"""String tables against Python's own sorted lists."""

from __future__ import annotations

from bisect import bisect_left
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from searchnews.index.files.arrayfile import ArrayFile, ArrayFileWriter
from searchnews.index.files.strings import StringTable, write_strings

STRINGS = st.binary(max_size=4)
SAME_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def table_of(strings: list[bytes], path: Path) -> StringTable:
    with ArrayFileWriter(path) as file:
        write_strings(file, "t", strings)
        file.finish(None)
    return StringTable(ArrayFile(path), "t")


@given(st.sets(STRINGS, max_size=40), st.lists(STRINGS, max_size=10))
@SAME_FOLDER
def test_strings_are_found_where_they_stand(
    tmp_path: Path, strings: set[bytes], asked: list[bytes]
) -> None:
    ordered = sorted(strings)
    table = table_of(ordered, tmp_path / "x")
    assert len(table) == len(ordered)
    assert list(table) == ordered
    assert [table[i] for i in range(len(ordered))] == ordered
    for string in [*ordered, *asked]:
        expected = ordered.index(string) if string in strings else -1
        assert table.find(string) == expected
        assert table.find(string) == expected  # remembered
        assert table.lower_bound(string) == bisect_left(ordered, string)


@given(st.sets(STRINGS, max_size=40), st.one_of(STRINGS, st.just(b"\xff"), st.just(b"a\xff")))
@SAME_FOLDER
def test_a_prefix_is_a_stretch_of_the_table(
    tmp_path: Path, strings: set[bytes], prefix: bytes
) -> None:
    ordered = sorted(strings)
    first, last = table_of(ordered, tmp_path / "x").with_prefix(prefix)
    assert ordered[first:last] == [string for string in ordered if string.startswith(prefix)]
