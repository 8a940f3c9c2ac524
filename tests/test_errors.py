"""What people read when something is wrong."""

from __future__ import annotations

from pathlib import Path

from searchnews.errors import ArticleNotFound, QueryError, SourceError, StorageError
from searchnews.text import Span


def test_each_error_is_one_line_that_says_what_and_where() -> None:
    assert str(SourceError("a.jsonl", "no body", 3)) == "a.jsonl:3: no body"
    assert str(SourceError("a.txt", "it is empty")) == "a.txt: it is empty"
    assert str(QueryError("bad", "q", Span(0, 1), "do better")) == "bad: do better"
    assert str(QueryError("bad", "q", Span(0, 1))) == "bad"
    assert str(StorageError(Path("index"), "no space")) == "index: no space"
    assert str(ArticleNotFound("x")) == "no article has the id 'x'"
