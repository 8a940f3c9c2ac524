from __future__ import annotations

import io
import unicodedata
from dataclasses import replace
from typing import cast

from export_values import LINES, SUMMARIES
from hypothesis import given, settings
from hypothesis import strategies as st

from searchnews.export import PLAIN, Style, open_sink
from searchnews.export.layout import columns
from searchnews.kwic import KwicLine

BRIDGE = cast("KwicLine", LINES[0])
HIGHLIGHT = "\x1b[1;31m"


def written(lines: list[KwicLine], style: Style = PLAIN, *, footer: bool = False) -> list[str]:
    out = io.StringIO(newline="")
    sink = open_sink("text", "lines", out, style=style, footer=footer)
    for line in lines:
        sink.write(line)
    sink.close(SUMMARIES["lines"])
    return out.getvalue().split("\n")[:-1]


def context(
    left: str, keyword: str, right: str, speaker: str | None = None, id: str = BRIDGE.id
) -> KwicLine:
    return replace(BRIDGE, left=left, keyword=keyword, right=right, speaker=speaker, id=id)


def test_keywords_stand_below_one_another() -> None:
    lines = [context("a very long way to the ", "bridge", " of"), context("(", "bridges", ")")]
    assert written(lines) == [
        "a very long way to the  bridge   of  2019-04-01  bridge-1",
        "                      ( bridges )    2019-04-01  bridge-1",
    ]


def test_contexts_are_cut_between_words_to_what_a_screen_has() -> None:
    line = context("When all of us went over the ", "bridge", " that was not there at all")
    (shown,) = written([line], Style(width=40))
    assert shown == "  went over the  bridge  that was not"
    (shown,) = written([replace(line, left="the ")], Style(width=40))
    assert shown == "the  bridge  that was not there at all"


def test_white_space_is_one_space_and_nothing_moves_the_cursor() -> None:
    line = context("said.\n\n\tThe \x1b[2J", "old\r\nbridge", "\u202e, they\x07 say\n")
    assert written([line]) == ["said. The [2J old bridge , they say  2019-04-01  bridge-1"]


def test_a_soft_hyphen_moves_nothing() -> None:
    line = context("a light\xadhouse ", "brid\xadge", " at the har\xadbour")
    assert written([line])[0].startswith("a lighthouse  bridge  at the harbour  ")


def test_a_long_keyword_is_whole_in_a_pipe_and_on_a_screen_leaves_the_others_their_column() -> None:
    long = context("the ", "bridge " * 12, "again")
    assert ("bridge " * 12).strip() in written([long])[0]
    whole, short = written([long, context("the ", "bridge", " again")], Style(width=60))
    assert columns(whole) <= 60
    assert short.index("bridge") == whole.index("bridge")


def test_the_count_stands_below_on_a_screen() -> None:
    assert written([BRIDGE], footer=True)[-2:] == [
        "",
        "1–6 of 1,234 lines in 98 articles, 0.02 s; next: --page 2",
    ]
    assert written([], footer=True) == []


def test_date_speaker_and_id_give_way_to_the_contexts() -> None:
    line = replace(BRIDGE, left="left " * 12, right=" right" * 12, speaker="Ines Aldana")
    shown = {width: written([line], Style(width=width))[0] for width in (70, 90, 100, 120)}
    assert "2019" not in shown[70]
    assert shown[90].endswith("2019-04-01")
    assert shown[100].endswith("2019-04-01  Ines Aldana")
    assert shown[120].endswith("2019-04-01  Ines Aldana  bridge-1")


TEXTS = st.text(max_size=70) | st.text(
    st.sampled_from("ab ,.\n橋אب\u0e35\u093fका👩🏽\u200de\u0301🇳🇴"), max_size=70
)
ROWS = st.lists(
    st.builds(
        context,
        TEXTS,
        TEXTS.filter(str.strip),
        TEXTS,
        speaker=st.text(max_size=30),
        id=st.text(min_size=1, max_size=20),
    ),
    min_size=1,
    max_size=5,
)


@settings(deadline=None)
@given(ROWS, st.integers(20, 240))
def test_no_line_is_wider_than_the_screen_and_keywords_are_aligned(
    lines: list[KwicLine], width: int
) -> None:
    shown = written(lines, Style(width=width))
    assert len(shown) == len(lines)
    assert max(map(columns, shown)) <= width
    painted = written(lines, Style(color=True, width=width))
    begins = {columns(row.split(HIGHLIGHT)[0]) for row in painted if HIGHLIGHT in row}
    assert len(begins) <= 1


@settings(deadline=None)
@given(ROWS)
def test_in_a_pipe_nothing_is_cut(lines: list[KwicLine]) -> None:
    for row, line in zip(written(lines), lines, strict=True):
        shown = "".join(row.split())
        for text in (line.left, line.keyword, line.right):
            kept = (c for c in text if unicodedata.category(c) not in ("Cc", "Cf"))
            letters = "".join("".join(kept).split())
            assert is_part(letters, shown)
        assert not any(unicodedata.category(char) == "Cc" for char in row)


def is_part(letters: str, row: str) -> bool:
    """Tell whether `row` has all the letters in this order."""
    rest = iter(row)
    return all(letter in rest for letter in letters)
