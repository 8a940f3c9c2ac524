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
        '{"articles": [\n' + ",\n".join(LINES) + "\n]}\n",
        '{"articles": [' + ",".join(LINES) + '], "summary": {"total": 3}, "n": [1]}',
        json.dumps({"total": 3, "articles": RECORDS}),
        json.dumps({"total": 3, "articles": RECORDS}, indent=2),
    ],
    ids=[
        "lines",
        "indented",
        "mixed",
        "array",
        "loose array",
        "document",
        "document on one line",
        "articles last",
        "articles last, indented",
    ],
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
        ('{"n": 1,\n "m": 2}', 0, "a.json:1: the record has no 'body'"),
        ('{"hits": [\n{"id": "a"},\n{"id": "b"}\n]}', 0, "a.json:1: the record has no 'body'"),
        ('{"articles": []}', 0, "a.json: holds no record"),
        ('{"articles": [\n' + LINES[0] + ",\n", 1, "a.json:3: the document is never closed"),
        ('{"articles": [\n' + LINES[0] + '\n], "n"', 1, "a.json:3: is not JSON"),
        ('{"articles": [\n' + LINES[0] + "\n]}\n{", 1, "a.json:4: something follows the doc"),
        ('{"articles": [\n' + LINES[0] + ",\n7]}", 1, "a.json:3: is not a JSON object"),
        (LINES[0] + "\n" + LINES[1] + "," + LINES[2], 1, "a.json:2: something follows the JSON"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(
    reading: Reader, text: str, read: int, error: str
) -> None:
    articles, errors = reading("a.json", text)
    assert len(articles) == read
    assert len(errors) == 1
    assert errors[0].startswith(error)


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(RECORDS[0], indent=2),
        json.dumps(RECORDS, indent=2),
        "[\n" + ",\n".join(LINES) + "\n]",
        '{"articles": [\n' + LINES[0] + "\n]}",
    ],
)
def test_a_document_is_no_json_lines(reading: Reader, text: str) -> None:
    articles, errors = reading("a.jsonl", text)
    assert articles == []
    assert errors == ["a.jsonl: it is one JSON document, not one record a line: name it .json"]


@pytest.mark.parametrize("broken", ['{"id": 1,', '{"id":', '{"body": "a'])
@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_a_broken_first_line_is_no_document(reading: Reader, name: str, broken: str) -> None:
    articles, (error,) = reading(name, broken + "\n" + "\n".join(LINES))
    assert len(articles) == 3
    assert error.startswith(f"{name}:1: is not JSON")


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
