"""Which segments are merged: few are left, and none is written again too often."""

from __future__ import annotations

from math import log2

from hypothesis import given
from hypothesis import strategies as st

from searchnews.index.write.merge_policy import LARGEST, Size, groups

SIZES = st.lists(
    st.builds(Size, st.one_of(st.integers(0, 3000), st.integers(0, LARGEST)), st.integers(0, 3000)),
    max_size=12,
)


@given(SIZES)
def test_groups_are_stretches_in_order(sizes: list[Size]) -> None:
    found = groups(sizes)
    members = [k for group in found for k in group]
    assert members == sorted(set(members))
    for group in found:
        assert len(group) > 1 or sizes[group.start].deleted > 0
        if len(group) > 1:
            assert sum(sizes[k].live for k in group) <= LARGEST


@given(st.lists(st.integers(1, 500), min_size=1, max_size=300))
def test_small_additions_leave_few_segments_and_are_seldom_written_again(
    additions: list[int],
) -> None:
    segments: list[int] = []
    written = 0
    for added in additions:
        segments.append(added)
        for group in reversed(groups([Size(live, 0) for live in segments])):
            together = sum(segments[group.start : group.stop])
            written += together
            segments[group.start : group.stop] = [together]
    total = sum(additions)
    assert sum(segments) == total
    assert len(segments) <= 2 + log2(total + 1)
    # What is below the small size is merged each time.
    assert written <= total * (2 + 2 * log2(total + 1)) + 1000 * len(additions)


def test_a_hundred_articles_do_not_write_a_large_index_again() -> None:
    assert groups([Size(200_000, 0), Size(100, 0)]) == []


def test_what_one_run_has_written_becomes_one_segment() -> None:
    sizes = [Size(200_000, 0), Size(10_000, 0), Size(10_000, 0), Size(7, 0)]
    assert groups(sizes, new=3) == [range(1, 4)]
    assert groups([Size(LARGEST - 5, 0), *sizes[1:]], new=4) == [range(1, 4)]
    assert groups(sizes[1:], new=1) == []


def test_what_is_mostly_deleted_is_written_again() -> None:
    assert groups([Size(600, 400), Size(200_000, 0), Size(700, 300)]) == [range(1)]
    assert groups([Size(600, 400)]) == [range(1)]
