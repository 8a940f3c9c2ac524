from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from searchnews.article import Article

Reader = Callable[..., tuple[list[Article], list[str]]]

RECORDS = [{"body": f"Tide {i}, “high”."} for i in range(3)]
LINES = [json.dumps(record, ensure_ascii=False) for record in RECORDS]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(LINES),
        json.dumps(RECORDS[0], indent=1) + "\n" + json.dumps(RECORDS[1:], indent=1)[1:-1],
        "{\n" + LINES[0][1:] + "\n\n  " + LINES[1] + "," + LINES[2],
        "[" + ",\n".join(LINES) + "]\n",
        " \n[" + ",".join(LINES) + ",]",
    ],
    ids=["lines", "indented", "mixed", "array", "loose array"],
)
def test_records_may_stand_in_any_arrangement(reading: Reader, text: str) -> None:
    articles, errors = reading("a.json", text)
    assert [article.body for article in articles] == [record["body"] for record in RECORDS]
    assert errors == []


@pytest.mark.parametrize(
    ("text", "read", "error"),
    [
        ("[]", 0, "a.json: holds no record"),
        ("[" + LINES[0] + "]\n" + LINES[1], 1, "a.json:2: something follows the array"),
        ("[" + LINES[0] + ",\n", 1, "a.json:2: the array is never closed"),
        ("[\n" + LINES[0] + ",\n7,\n" + LINES[1] + "]", 2, "a.json:3: "),
        ("{\n" + '"body": "a"}\n{"body": }', 1, "a.json:3: "),
        ('{"body": "a"} \n x', 1, "a.json:2: "),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(
    reading: Reader, text: str, read: int, error: str
) -> None:
    articles, errors = reading("a.json", text)
    assert len(articles) == read
    assert len(errors) == 1
    assert errors[0].startswith(error)


def test_bytes_that_are_no_text_end_the_reading(reading: Reader) -> None:
    data = "[" + LINES[0] + ",\n" + LINES[1] + ",\n"
    articles, (error,) = reading("a.json", data.encode() + b'{"body": "\x81"}]')
    assert articles == []
    assert error.endswith("is neither UTF-8 nor Windows-1252 (byte 0x81)")


def test_a_record_longer_than_what_is_read_at_once(reading: Reader) -> None:
    body = "The tide is high. " * 20_000
    text = json.dumps([{"body": body}, {"body": "short"}], indent=2)
    articles, errors = reading("a.json", text)
    assert ([article.body for article in articles], errors) == ([body, "short"], [])
