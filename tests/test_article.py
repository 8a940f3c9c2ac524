"""Articles, quotations and their dates."""

from __future__ import annotations

from datetime import datetime
from types import MappingProxyType

import pytest

from searchnews.article import (
    Article,
    Quote,
    Region,
    content_id,
    moment,
    normalise_date,
)
from searchnews.text import Span


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2009", "2009"),
        ("2009-12", "2009-12"),
        ("2009-12-01", "2009-12-01"),
        (" 20091201 ", "2009-12-01"),
        ("2009-12-01T09:30:00Z", "2009-12-01T09:30:00+00:00"),
        ("2009-12-01 09:30:00.123", "2009-12-01T09:30:00"),
    ],
)
def test_dates_keep_their_precision(given: str, kept: str) -> None:
    assert normalise_date(given) == kept


@pytest.mark.parametrize(
    "given",
    ["", "yesterday", "2009-13", "2009-02-30", "0000", "٢٠٠٩", "0001-01-01T00:00+02:00", "1" * 100],
)
def test_what_is_no_date_is_refused(given: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        normalise_date(given)


@pytest.mark.parametrize(
    ("period", "begin", "end"),
    [
        ("2008-02", datetime(2008, 2, 1), datetime(2008, 2, 29, 23, 59, 59, 999_999)),
        ("2009-12", datetime(2009, 12, 1), datetime(2009, 12, 31, 23, 59, 59, 999_999)),
        ("2009", datetime(2009, 1, 1), datetime(2009, 12, 31, 23, 59, 59, 999_999)),
        ("2009-12-01", datetime(2009, 12, 1), datetime(2009, 12, 1, 23, 59, 59, 999_999)),
        (
            "2009-12-01T02:00:00+03:00",
            datetime(2009, 11, 30, 23),
            datetime(2009, 11, 30, 23, 0, 0, 999_999),
        ),
    ],
)
def test_a_period_begins_and_ends(period: str, begin: datetime, end: datetime) -> None:
    assert (moment(period), moment(period, end=True)) == (begin, end)


def test_prose_blanks_regions_and_keeps_offsets() -> None:
    body = "Menu\nThe dam broke."
    article = Article(id="a", body=body, regions=(Region("navigation", Span(0, 5)),))
    assert article.prose() == "    \nThe dam broke."


def test_spoken_blanks_the_reporters_words() -> None:
    text = "“The dam,” she said, “broke.”"
    quote = Quote(text=text, start=7, end=36, spans=(Span(7, 17), Span(28, 36)))
    assert quote.spoken() == "“The dam,”           “broke.”"
    assert len(quote.spoken()) == len(text)


def test_the_content_hash_sees_every_change() -> None:
    base = Article(id="a", body="b", headline="h", extra=MappingProxyType({"k": 1}))
    others = [
        Article(id="a", body="c", headline="h", extra=MappingProxyType({"k": 1})),
        Article(id="a", body="b", headline="i", extra=MappingProxyType({"k": 1})),
        Article(id="a", body="b", headline="h", extra=MappingProxyType({"k": 2})),
        Article(id="a", body="b", headline="h", extra=base.extra, date="2020"),
        Article(
            id="a",
            body="b",
            headline="h",
            extra=base.extra,
            regions=(Region("repeat", Span(0, 1)),),
        ),
    ]
    hashes = {article.content_hash() for article in [base, *others]}
    assert len(hashes) == 6
    moved = Article(id="a", body="b", headline="h", extra=base.extra, origin="elsewhere")
    assert moved.content_hash() == base.content_hash()


def test_an_id_comes_from_the_content() -> None:
    one = content_id("h", "b", None, None)
    assert one == content_id("h", "b", None, None)
    assert one != content_id("h", "b", "2020", None)
    assert len(one) == 16
