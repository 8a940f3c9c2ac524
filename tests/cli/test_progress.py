from __future__ import annotations

from pathlib import Path

import pytest

from searchnews.article import Article
from searchnews.cli.progress import ByteMeter, watched


def article(origin: str, length: int) -> Article:
    return Article(id="x", body="a" * length, origin=origin)


def test_bytes_only_grow_and_never_pass_the_total() -> None:
    meter = ByteMeter({"a.jsonl": 1000, "b.jsonl.gz": 300, "c.txt": 50})
    read = [
        meter.read(article(origin, length))
        for origin, length in [("a.jsonl", 300), ("a.jsonl", 900), ("b.jsonl.gz", 9), ("c.txt", 9)]
    ]
    assert read == sorted(read)
    assert read[1] == 1000
    assert read[2] >= 1000
    assert read[3] >= 1300
    assert meter.total == 1350


def test_a_file_is_reckoned_at_the_rate_of_the_one_before() -> None:
    meter = ByteMeter({"a.jsonl": 1000, "b.jsonl": 1000})
    meter.read(article("a.jsonl", 500))
    meter.read(article("b.jsonl", 250))
    assert meter.read(article("b.jsonl", 125)) == 1000 + 750


def test_standard_input_has_no_total() -> None:
    assert ByteMeter({"-": 0, "a.jsonl": 1000}).total is None


def test_an_article_from_nowhere_is_counted_as_nothing() -> None:
    assert ByteMeter({"a.jsonl": 10}).read(Article(id="x", body="text")) == 0


def test_without_a_terminal_there_is_no_bar(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    articles = [article("a", 3)]
    with watched([str(tmp_path)]) as watch:
        assert list(watch(articles)) == articles
    assert capsys.readouterr() == ("", "")
