from __future__ import annotations

import io
import json
from dataclasses import replace

from export_values import BRIDGE, ITEMS, SUMMARY
from hypothesis import given
from hypothesis import strategies as st

from searchnews.engine import Stored
from searchnews.export import Kind, open_sink
from searchnews.export.json_lines import dumps

# Every code point there is, lone surrogates too: JSON can escape them into an article.
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))


def lines_of(kind: Kind, *, summarised: bool = False) -> list[str]:
    out = io.StringIO(newline="")
    sink = open_sink("jsonl", kind, out)
    for item in ITEMS[kind]:
        sink.write(item)
    sink.close(SUMMARY if summarised else None)
    return out.getvalue().splitlines()


@given(ANY_TEXT)
def test_an_object_is_one_line_for_every_reader_and_keeps_its_text(text: str) -> None:
    line = dumps({"text": text, "more": [text]})
    assert len(line.splitlines()) == 1
    assert json.loads(line.encode("utf-8")) == {"text": text, "more": [text]}


@given(ANY_TEXT)
def test_an_object_holds_nothing_that_a_terminal_obeys(text: str) -> None:
    assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 for c in dumps({"text": text}))


def test_values_that_json_lacks_become_text() -> None:
    assert json.loads(dumps({"when": BRIDGE.__class__})) == {"when": str(BRIDGE.__class__)}


def test_a_hit_has_the_keys_of_the_contract() -> None:
    hit, _, summary = map(json.loads, lines_of("hits", summarised=True))
    assert list(hit)[:10] == ("type rank id score headline date source url snippets quotes".split())
    assert list(hit["snippets"][0]) == "field text start end highlights".split()
    assert list(hit["quotes"][0]) == "text start end spans speaker mention cue kind".split()
    assert (summary["type"], summary["total"], summary["relaxed"]) == ("summary", 1234, False)


def test_snippets_and_quotes_can_be_checked_against_the_article() -> None:
    hit = json.loads(lines_of("hits")[0])
    [snippet] = hit["snippets"]
    assert BRIDGE.body[snippet["start"] : snippet["end"]] == snippet["text"]
    assert [snippet["text"][s:e] for s, e in snippet["highlights"]] == ["harbour", "bridge"]
    for quote in hit["quotes"]:
        assert BRIDGE.body[quote["start"] : quote["end"]] == quote["text"]


def test_an_extraction_is_one_line_an_article_and_no_more() -> None:
    first, second = map(json.loads, lines_of("extracted"))
    assert list(first) == ["id", "headline", "quotes"]
    assert second["quotes"] == []


def test_an_article_keeps_all_its_record_held() -> None:
    shown = json.loads(lines_of("articles")[0])
    record = {**BRIDGE.metadata(), "body": BRIDGE.body, **BRIDGE.extra}
    assert {key: shown[key] for key in record} == record
    assert len(shown["quotes"]) == 3


def test_an_extra_key_never_hides_a_field() -> None:
    clash = replace(BRIDGE, extra={"body": "other", "quotes": "old"})
    out = io.StringIO()
    open_sink("jsonl", "articles", out).write(Stored(article=clash, quotes=()))
    shown = json.loads(out.getvalue())
    assert (shown["body"], shown["quotes"]) == (BRIDGE.body, [])
