from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from searchnews.article import Article
from searchnews.errors import SourceError
from searchnews.sources import read
from searchnews.sources.origin import Found
from searchnews.sources.unique import Unique

FERRY = Article(id="f-1", body="The ferry was late.", headline="Late", origin="a.jsonl")


def admitted(*found: Found) -> tuple[list[bool], list[str]]:
    errors: list[SourceError] = []
    unique = Unique(errors.append)
    return [unique.admits(one) for one in found], [str(error) for error in errors]


def test_the_same_article_twice_is_one_and_no_error() -> None:
    again = replace(FERRY, origin="b.jsonl")
    assert admitted(Found(FERRY, 1), Found(FERRY, 2), Found(again, None)) == (
        [True, False, False],
        [],
    )


@pytest.mark.parametrize(
    "other",
    [
        replace(FERRY, body="The ferry was early."),
        replace(FERRY, headline="Early"),
        replace(FERRY, date="2009-12-01"),
        replace(FERRY, extra={"desk": "City"}),
    ],
)
def test_another_article_under_an_id_is_named_with_both_places(other: Article) -> None:
    verdicts, (error,) = admitted(
        Found(FERRY, 3), Found(replace(other, origin="b.txt"), None), Found(FERRY, 4)
    )
    assert verdicts == [True, False, False]
    assert error.startswith("b.txt: the id 'f-1' was already read from a.jsonl:3 with other")


def test_ids_are_unique_over_all_files_of_one_reading(tmp_path: Path) -> None:
    for name, body in (("a.jsonl", "one"), ("b.jsonl", "two"), ("c.jsonl", "one")):
        (tmp_path / name).write_text(json.dumps({"id": "x", "body": body}))
    errors: list[SourceError] = []
    assert [article.body for article in read([tmp_path], on_error=errors.append)] == ["one"]
    assert [Path(error.path).name for error in errors] == ["b.jsonl"]
