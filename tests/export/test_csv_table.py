from __future__ import annotations

import csv
import io
import re

import pytest
from export_values import BRIDGE, ITEMS, NASTY
from hypothesis import given
from hypothesis import strategies as st

from searchnews.article import Article
from searchnews.engine import Stored
from searchnews.export import Item, Kind, open_sink
from searchnews.export.clean import without_controls
from searchnews.export.csv_table import protect
from searchnews.results import Hit

FORMULA_LIKE = st.text("'=+-@\t\r\nax", max_size=6) | st.text()


def unprotect(cell: str) -> str:
    """Undo `protect`: no two texts become the same cell."""
    return cell[1:] if re.match(r"'+[=+\-@＝＋－＠\t\r\n]", cell) else cell


def table(kind: Kind, items: list[Item]) -> list[dict[str, str]]:
    out = io.StringIO(newline="")
    sink = open_sink("csv", kind, out)
    for item in items:
        sink.write(item)
    sink.close()
    return list(csv.DictReader(io.StringIO(out.getvalue(), newline=""), strict=True))


@given(FORMULA_LIKE)
def test_no_text_begins_as_a_formula_and_each_can_be_had_back(text: str) -> None:
    assert not protect(text).startswith(tuple("=+-@＝＋－＠\t\r\n"))
    assert unprotect(protect(text)) == text


@given(FORMULA_LIKE, FORMULA_LIKE)
def test_a_reader_gets_back_what_was_written(headline: str, body: str) -> None:
    article = Article(id="a", body=body, headline=headline)
    [row] = table("articles", [Stored(article=article, quotes=())])
    assert unprotect(row["headline"]) == without_controls(headline)
    assert unprotect(row["body"]) == without_controls(body)


def test_lines_end_as_the_standard_says() -> None:
    out = io.StringIO(newline="")
    open_sink("csv", "hits", out)
    assert out.getvalue() == "rank,id,score,headline,date,source,url,snippet,quote,speaker,kind\r\n"


def test_numbers_stay_numbers() -> None:
    hit = Hit(
        rank=1,
        score=-1.5,
        article=BRIDGE,
        snippets=(),
        headline_highlights=(),
        quotes=(),
        quote_highlights=(),
        speaker_highlights=(),
    )
    assert table("hits", [hit])[0]["score"] == "-1.5"


def test_an_extraction_has_a_row_a_quotation() -> None:
    rows = table("extracted", ITEMS["extracted"])
    assert [row["speaker"] for row in rows] == ["Ines Aldana", ""]
    for row in rows:
        assert BRIDGE.body[int(row["start"]) : int(row["end"])] == row["quote"]


@pytest.mark.parametrize("kind", ["hits", "articles"])
def test_nothing_that_a_terminal_obeys_is_written(kind: Kind) -> None:
    for row in table(kind, ITEMS[kind]):
        assert not any("\x1b" in cell or "\x07" in cell for cell in row.values())
    assert "\x1b" in NASTY.headline
