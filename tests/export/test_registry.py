from __future__ import annotations

import io

import pytest

from searchnews.errors import RequestError
from searchnews.export import format_of, open_sink


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.json", "json"), ("b.JSONL", "jsonl"), ("c.csv", "csv"), ("d.md", "md"), ("e.txt", "text")],
)
def test_a_file_name_names_its_format(name: str, format: str) -> None:
    assert format_of(name) == format


def test_an_unknown_ending_is_refused_with_those_there_are() -> None:
    with pytest.raises(RequestError, match=r"out\.doc: .*\.jsonl"):
        format_of("out.doc")


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(RequestError, match="'xml' is no format; there are text, json"):
        open_sink("xml", "hits", io.StringIO())  # type: ignore[arg-type]  # as any caller may
