from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Any

import pytest
from export_values import BRIDGE, ITEMS, NASTY, PROMISE, SUMMARY
from hypothesis import given
from hypothesis import strategies as st

from searchnews.article import Article
from searchnews.engine import Stored
from searchnews.export import PLAIN, Extracted, Item, Kind, Style, count_line, open_sink
from searchnews.results import Hit
from searchnews.text import Span

ANSI = Style(color=True, links=True, width=40)
OUR_CODES = re.compile(r"\x1b\[[0-9;]+m|\x1b\]8;;[!-~]*\x1b\\")


def written(kind: Kind, items: list[Item], style: Style = PLAIN) -> str:
    out = io.StringIO()
    sink = open_sink("text", kind, out, style=style)
    for item in items:
        sink.write(item)
    sink.close()
    return out.getvalue()


@given(st.text(), st.text(), st.text(), st.sampled_from([PLAIN, ANSI]))
def test_no_control_character_of_an_article_is_written(
    headline: str, body: str, url: str, style: Style
) -> None:
    article = Article(id="a", body=body, headline=headline, url=url, source=headline)
    text = OUR_CODES.sub("", written("articles", [Stored(article=article, quotes=())], style))
    assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 for c in text if c not in "\n\t")


def test_plain_text_has_no_codes_and_names_the_address() -> None:
    text = written("hits", ITEMS["hits"])
    assert "\x1b" not in text
    assert BRIDGE.url is not None
    assert BRIDGE.url in text


def test_matches_are_painted_and_the_headline_is_a_link() -> None:
    text = written("hits", ITEMS["hits"], ANSI)
    assert "\x1b[1;31mharbour bridge\x1b[0m" in text
    assert f"\x1b]8;;{BRIDGE.url}\x1b\\" in text
    assert f";{NASTY.url}" not in text


@pytest.mark.parametrize("kind", ["hits", "quotes", "articles", "extracted"])
def test_lines_fit_the_width(kind: Kind) -> None:
    for line in OUR_CODES.sub("", written(kind, ITEMS[kind], ANSI)).splitlines():
        assert len(line) <= 40 or "·" in line or " " not in line.strip()


def test_the_body_is_kept_as_read() -> None:
    text = written("articles", [Stored(article=BRIDGE, quotes=())])
    assert BRIDGE.body in text


def test_a_quotation_over_two_paragraphs_is_marked_in_both() -> None:
    body = "“One thing.\n\n“Another thing,” he said.\n"
    end = body.index(" he said")
    quote = replace(PROMISE, text=body[:end], start=0, end=end, spans=(Span(0, end),))
    article = Article(id="two", body=body)
    text = written("articles", [Stored(article=article, quotes=(quote,))], ANSI)
    assert "\x1b[32m“One thing.\x1b[0m\n" in text
    assert "\x1b[32m“Another thing,”\x1b[0m \x1b[36m[Ines Aldana]\x1b[0m he said." in text


def test_the_name_of_the_speaker_who_was_asked_for_is_painted() -> None:
    text = written("hits", ITEMS["hits"], ANSI)
    assert "\x1b[36m— Ines\x1b[0m \x1b[36;1;31mAldana\x1b[0m" in text
    text = written("quotes", ITEMS["quotes"], ANSI)
    assert "\x1b[36m—\x1b[0m \x1b[36;1;31mInes Aldana\x1b[0m" in text


def test_a_hit_with_very_many_quotations_shows_the_first_few() -> None:
    (hit, *_) = ITEMS["hits"]
    assert isinstance(hit, Hit)
    many = replace(
        hit, quotes=(PROMISE,) * 50, quote_highlights=((),) * 50, speaker_highlights=((),) * 50
    )
    text = written("hits", [many])
    assert text.count("> ") == 6
    assert "… and 44 more" in text


def test_an_article_without_headline_is_named_by_its_id() -> None:
    article = replace(BRIDGE, headline="  ")
    assert written("extracted", [Extracted(article, (PROMISE,))]).startswith("bridge-1\n")


def test_articles_without_quotations_are_left_out_of_an_extraction() -> None:
    assert written("extracted", [Extracted(BRIDGE, ())]) == ""


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "1–2 of 1,234 articles, 0.02 s; next: --page 2"),
        ({"offset": 4}, "5–6 of 1,234 articles, 0.02 s; next: --page 4"),
        ({"total": 2}, "2 articles, 0.02 s"),
        ({"total": 1, "shown": 1}, "1 article, 0.02 s"),
        ({"total": 0, "shown": 0}, "nothing found, 0.02 s"),
        ({"total": 8, "shown": 0, "offset": 20}, "nothing at 21 of 8 articles, 0.02 s"),
        ({"total": 8, "offset": 6}, "7–8 of 8 articles, 0.02 s"),
    ],
)
def test_the_count_says_what_is_shown_and_how_to_go_on(changes: dict[str, Any], line: str) -> None:
    assert count_line(SUMMARY._replace(**changes)) == line
