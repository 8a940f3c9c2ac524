from __future__ import annotations

import io
import re

import pytest
from export_values import SPEAKERS, TIMELINE
from hypothesis import given
from hypothesis import strategies as st

from searchnews.article import Speaker
from searchnews.engine import Bucket
from searchnews.export import PLAIN, Item, Kind, Style, open_sink
from searchnews.export.layout import columns, cut

OUR_CODES = re.compile(r"\x1b\[[0-9;]+m")
NAMES = st.text(max_size=90)


def written(kind: Kind, items: list[Item], style: Style = PLAIN) -> list[str]:
    out = io.StringIO()
    sink = open_sink("text", kind, out, style=style)
    for item in items:
        sink.write(item)
    sink.close()
    return out.getvalue().splitlines()


def speaker(
    name: str,
    *,
    roles: tuple[str, ...] = (),
    spellings: tuple[str, ...] = (),
    first: str | None = None,
    last: str | None = None,
) -> Speaker:
    return Speaker(
        name=name,
        quotations=2,
        articles=1,
        first=first,
        last=last,
        roles=roles,
        spellings=spellings,
    )


@pytest.mark.parametrize("width", [80, 100, 120])
def test_figures_stand_below_each_other_whatever_the_names(width: int) -> None:
    header, *rows = written("speakers", SPEAKERS, Style(width=width))
    edge = header.index("quotations") + len("quotations")
    figures = [row for row in rows if not row.startswith("   ")]
    assert len(figures) == len(SPEAKERS)
    for row in figures:
        assert columns(row) <= width
        places = [columns(row[: m.end()]) for m in re.finditer(r"[\d,]+(?=  )", row)]
        assert edge in places


@given(NAMES, st.lists(NAMES, max_size=3), st.lists(NAMES, max_size=3), st.integers(60, 120))
def test_a_line_fits_the_screen(name: str, roles: list[str], also: list[str], width: int) -> None:
    rows = [speaker(name, roles=tuple(roles), spellings=tuple(also), first="2019-04-01")]
    lines = written("speakers", [*rows], Style(color=True, width=width))
    assert len(lines) >= 2
    for line in (OUR_CODES.sub("", line) for line in lines):
        assert "\x1b" not in line
        assert columns(line) <= width or line.startswith("   ")


def test_a_narrow_screen_shows_names_before_dates() -> None:
    rows: list[Item] = [speaker("Ines Aldana Petersen", first="2019-04-01", last="2020-01-02")]
    header, row = written("speakers", rows, Style(width=50))
    assert "first" not in header
    assert row.startswith("Ines Aldana Petersen")
    assert max(map(len, (header, row))) <= 50


def test_a_screen_of_80_columns_shows_dates_of_short_names() -> None:
    rows: list[Item] = [speaker("Ines Aldana", first="2019-04-01", last="2020-01-02")]
    [_, row] = written("speakers", rows, Style(width=80))
    assert row == "Ines Aldana           2         1  2019-04-01  2020-01-02"


def test_roles_are_shown_whole_or_not() -> None:
    roles = ("mayor", "spokesperson", "minister")
    rows: list[Item] = [speaker("Ines Aldana", roles=roles, first="2019-04-01", last="2020-01-02")]
    for width, shown in ((80, "Ines Aldana, mayor, spokesperson"), (72, "Ines Aldana, mayor")):
        [_, row] = written("speakers", rows, Style(width=width))
        assert row[: row.index("  ")] == shown


def test_nothing_is_cut_without_a_width() -> None:
    name = "The Committee " * 9
    [_, row] = written("speakers", [speaker(name, roles=("a", "b"))])
    assert row.startswith(f"{name.strip()}, a, b  ")


def test_other_spellings_stand_below() -> None:
    rows: list[Item] = [speaker("Ines Aldana", spellings=("Ines Aldana", "Aldana", "Inés Aldana"))]
    assert written("speakers", rows)[2] == "   also Aldana, Inés Aldana"


def test_figures_stay_to_the_right_of_a_name_that_reads_from_the_right() -> None:
    rows: list[Item] = [speaker("ינס אלדנה")]
    assert written("speakers", rows)[1].startswith("ינס אלדנה\u200e  ")


def test_an_empty_table_is_nothing() -> None:
    assert written("speakers", []) == written("timeline", []) == []


@given(st.lists(st.integers(0, 9_999), min_size=1, max_size=40), st.integers(20, 120))
def test_bars_are_as_long_as_their_counts(counts: list[int], width: int) -> None:
    buckets: list[Item] = [Bucket(start=f"{2000 + n}", articles=c) for n, c in enumerate(counts)]
    lines = [line.split() for line in written("timeline", buckets, Style(width=width))]
    bars = [(int(line[1].replace(",", "")), len(line[2])) for line in lines if len(line) == 3]
    assert sorted(bars) == sorted(bars, key=lambda bar: (bar[1], bar[0]))
    assert len(bars) == sum(count > 0 for count in counts)
    assert all(len(" ".join(line)) <= width for line in lines)


def test_a_long_gap_is_one_line() -> None:
    lines = written("timeline", TIMELINE)
    assert "⋮ 9 months without" in lines
    assert "2019-02      0" in lines
    years: list[Item] = [Bucket(start=f"{n:04}", articles=n % 100 == 0) for n in range(1900, 2001)]
    assert written("timeline", years)[1:-1] == ["⋮ 99 years without"]


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [
        ("Ines Aldana", 11, "Ines Aldana"),
        ("Ines Aldana", 10, "Ines Alda…"),
        ("Ines Aldana", 6, "Ines…"),
        ("港湾新聞社", 10, "港湾新聞社"),
        ("港湾新聞社", 8, "港湾新…"),
        ("Ine\u0301s Aldana", 4, "Ine\u0301…"),
        ("", 1, ""),
    ],
)
def test_text_is_cut_to_columns(text: str, width: int, short: str) -> None:
    assert cut(text, width) == short


@given(NAMES, st.integers(1, 90))
def test_what_is_cut_fits(text: str, width: int) -> None:
    assert columns(cut(text, width)) <= width
