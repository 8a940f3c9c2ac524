from __future__ import annotations

import io
import json
from typing import Any

import pytest
from export_values import ITEMS, STATS, SUMMARY

from searchnews.export import Item, Kind, Summary, open_sink


def document(kind: Kind, items: list[Item], summary: Summary | None = None) -> dict[str, Any]:
    out = io.StringIO()
    sink = open_sink("json", kind, out)
    for item in items:
        sink.write(item)
    sink.close(summary)
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


@pytest.mark.parametrize("count", [0, 1, 2])
def test_it_is_one_document_however_many_items(count: int) -> None:
    found = document("hits", ITEMS["hits"][:count], SUMMARY)
    assert len(found["hits"]) == count
    assert found["summary"]["total"] == SUMMARY.total


@pytest.mark.parametrize(
    ("kind", "name"),
    [("hits", "hits"), ("quotes", "quotes"), ("articles", "articles"), ("extracted", "articles")],
)
def test_the_items_stand_under_the_name_of_their_kind(kind: Kind, name: str) -> None:
    assert list(document(kind, ITEMS[kind])) == [name]


def test_the_figures_are_the_document() -> None:
    figures = document("stats", [STATS])
    wanted = "articles quotations speakers bytes segments format_version newest oldest"
    assert set(wanted.split()) <= set(figures)
