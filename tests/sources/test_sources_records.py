from __future__ import annotations

import gzip
import json
from collections.abc import Callable

import pytest

from searchnews.article import Article, Region
from searchnews.errors import RequestError
from searchnews.sources import read
from searchnews.sources.streams import LIMIT
from searchnews.text import Span

Reader = Callable[..., tuple[list[Article], list[str]]]


def lines(*records: object) -> str:
    return "".join(f"{json.dumps(record)}\n" for record in records)


def test_a_record_has_all_the_fields_of_the_contract(reading: Reader) -> None:
    record = {
        "id": 7,
        "headline": "Harbour opens",
        "body": "The harbour is open.",
        "date": "2019-05-06T07:08:09Z",
        "source": " Gull Gazette ",
        "url": "https://example.org/7",
        "author": ["Ada Pell", "Bo Quist"],
        "section": "City",
        "language": "en",
        "desk": {"floor": 3},
    }
    (article,), errors = reading("a.jsonl", lines(record))
    assert errors == []
    assert article.metadata() == {
        "id": "7",
        "headline": "Harbour opens",
        "date": "2019-05-06T07:08:09+00:00",
        "source": "Gull Gazette",
        "url": "https://example.org/7",
        "author": "Ada Pell, Bo Quist",
        "section": "City",
        "language": "en",
    }
    assert dict(article.extra) == {"desk": {"floor": 3}}
    assert article.origin is not None
    assert article.origin.endswith("a.jsonl")


def test_what_is_empty_is_absent(reading: Reader) -> None:
    (article,), errors = reading(
        "a.jsonl", lines({"body": "x", "date": "", "id": " ", "url": None})
    )
    assert errors == []
    assert (article.date, article.url, len(article.id)) == (None, None, 16)


def test_the_headline_at_the_top_of_the_body_is_a_region(reading: Reader) -> None:
    record = {"headline": "Harbour opens", "body": "Harbour opens\n\nIt is open."}
    (article,), _ = reading("a.jsonl", lines(record))
    assert article.regions == (Region("headline", Span(0, 13)),)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"body"}', "is not JSON: Expecting ':' delimiter (column 8)"),
        (
            '{"body": "x"}, {"body": "y"}',
            "something follows the JSON value (column 14): put each record on a line of its own",
        ),
        ("[1]", "is not a JSON object, so no record: {…} is expected"),
        ('{"id": 1}', "the record has no 'body'"),
        (
            '{"text": "x"}',
            "the record has no 'body'; to take it from 'text', give --field body=text",
        ),
        ('{"body": "  "}', "'body' is empty"),
        ('{"body": 3}', "'body' must be a string, not a number"),
        ('{"body": "x", "headline": []}', "'headline' must be a string, not a list"),
        ('{"body": "x", "source": {}}', "'source' must be a string, not an object"),
        ('{"body": "x", "author": [1]}', "'author' must be a string or a list of strings"),
        ('{"body": "x", "id": true}', "'id' must be a string or a number, not true or false"),
        (
            '{"body": "x", "id": "a\\tb"}',
            "'id' holds a line break, a tab or another control character",
        ),
        ('{"body": "x", "n": ' + "9" * 5000 + "}", "holds a number with too many digits"),
        ('{"body": "x", "n": ' + "[" * 120 + "]" * 120 + "}", "is nested too deep"),
        ('{"body": "x", "n": ' + "[" * 99999, "is nested too deep"),
    ],
)
def test_a_broken_record_is_named_and_the_others_are_read(
    reading: Reader, line: str, reason: str
) -> None:
    articles, errors = reading("a.jsonl", f'{{"body": "one"}}\n{line}\n\n{{"body": "two"}}')
    assert [article.body for article in articles] == ["one", "two"]
    assert errors == [f"a.jsonl:2: {reason}"]


def test_a_date_that_is_none_is_reported_and_kept(reading: Reader) -> None:
    (article,), (error,) = reading("a.jsonl", lines({"body": "x", "date": "last week"}))
    assert article.date is None
    assert article.extra["date"] == "last week"
    assert error.startswith("a.jsonl:1: 'date' is 'last week', not an ISO 8601 date")


@pytest.mark.parametrize(
    ("date", "reason"),
    [
        ("soon", "is 'soon', not an ISO 8601 date such as 2009-12-01;"),
        (2009, "is 2009, not an ISO 8601 date such as 2009-12-01;"),
        ("2009-13-01", "is '2009-13-01': month must be in 1..12;"),
        ("9999-12-31T23:59:59-12:00", "': in UTC it is before the year 1 or after the year 9999;"),
        ("1" * 100, "…: longer than any date;"),
    ],
)
def test_a_date_is_refused_with_its_reason(reading: Reader, date: object, reason: str) -> None:
    (article,), (error,) = reading("a.jsonl", lines({"body": "x", "date": date}))
    assert article.date is None
    assert reason in error
    assert error.endswith("; the article is kept without a date")


def test_one_id_for_two_articles_is_reported_once_they_differ(reading: Reader) -> None:
    one, two = {"id": "x", "body": "one"}, {"id": "x", "body": "two"}
    (article,), (error,) = reading("a.jsonl", lines(one, one, two))
    assert article.body == "one"
    assert error.startswith("a.jsonl:3: the id 'x' was already read from ")


def test_fields_are_renamed(reading: Reader) -> None:
    record = {"text": "The harbour.", "title": "Open", "body": 4}
    (article,), errors = reading("a.jsonl", lines(record), {"body": "text", "headline": "title"})
    assert (article.body, article.headline, errors) == ("The harbour.", "Open", [])
    assert dict(article.extra) == {"body": 4}


def test_a_field_that_articles_do_not_have_is_refused() -> None:
    with pytest.raises(RequestError, match="no field 'titel'; its fields are id, headline"):
        read([], on_error=print, fields={"titel": "t"})


def test_a_line_over_the_limit_is_refused_and_the_next_one_read(reading: Reader) -> None:
    data = b'{"body": "one"}\n' + b"x" * (LIMIT + 1) + b'\n{"body": "two"}\n'
    articles, errors = reading("a.jsonl.gz", gzip.compress(data, 1))
    assert [article.body for article in articles] == ["one", "two"]
    assert errors == ["a.jsonl.gz:2: a line of 32 MiB is too long (at most 32 MiB); not read"]


def test_half_a_surrogate_pair_can_be_stored(reading: Reader) -> None:
    (article,), _ = reading("a.jsonl", r'{"body": "a \ud83d b \ud83d\ude00", "k": ["\udc00"]}')
    assert article.body == "a \ufffd b \U0001f600"
    assert article.extra["k"] == ["\ufffd"]


@pytest.mark.parametrize(
    "data",
    [
        '{"body": "one"}',
        '[{"body": "one"}, {"body": "two"}]',
        '[\n {"body": "one"},\n {"body": "two"}\n]\n',
        '{\n "body": "one"\n}\n{\n "body": "two"\n}\n',
        '{"body": "one"}\n{"body": "two"}\n',
    ],
)
def test_json_in_every_arrangement(reading: Reader, data: str) -> None:
    articles, errors = reading("a.json", data)
    assert errors == []
    assert [article.body for article in articles] == ["one", "two"][: data.count("body")]


def test_an_array_gives_what_stands_before_the_fault(reading: Reader) -> None:
    articles, errors = reading("a.json", '[{"body": "one"},\n 5,\n {"body": "two"},\n {"body"')
    assert [article.body for article in articles] == ["one", "two"]
    assert [error[:9] for error in errors] == ["a.json:2:", "a.json:4:"]
    assert errors[1].endswith("nothing after it was read")


def test_a_long_array_is_read_record_by_record(reading: Reader) -> None:
    body = "The tide came in. " * 8000
    data = json.dumps([{"id": i, "body": body} for i in range(12)])
    articles, errors = reading("a.json", data)
    assert (len(articles), errors) == (12, [])
    assert all(article.body == body for article in articles)
