from __future__ import annotations

import io

import pytest
from export_values import ITEMS, NASTY
from hypothesis import example, given
from hypothesis import strategies as st

from searchnews.export import open_sink
from searchnews.export.clean import one_line
from searchnews.export.markdown import bold, escape
from searchnews.text import Span

markdown_it = pytest.importorskip("markdown_it")
PARSER = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"])
SCRIPTS = st.text("a 港橋。「」e\u0301ह\u093fا\u064eשׁ👩\u200d🚒*_", max_size=30)
SPECIAL = st.text("ab 1.)#*_`[]()<>!|~\\&;-+=:\n\"'$^{}é“", max_size=30)


def shown(markdown: str) -> tuple[str, list[str]]:
    """Return the text that a reader sees and the kinds of markup in it."""
    text, kinds = "", []
    for token in PARSER.parse(markdown):
        for child in token.children or [token]:
            if child.type in ("text", "text_special"):
                text += child.content
            elif child.type not in ("paragraph_open", "paragraph_close", "inline"):
                kinds.append(child.type)
    return text, kinds


@given(SPECIAL | st.text())
@example("1. a")
@example("&copy; <b> ~~x~~")
@example("http://a.example")
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    assert shown(escape(text)) == (one_line(text), [])


@given(SPECIAL | SCRIPTS, st.integers(0, 30), st.integers(0, 30))
@example("un“happy”end", 2, 9)
def test_highlights_are_bold_and_the_text_stays(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    span = Span(start, min(start + length, len(text)))
    seen, kinds = shown(bold(text, [span]))
    assert " ".join(seen.split()) == one_line(text)
    wanted = any(c.isalnum() for c in text[span.start : span.end])
    assert kinds == (["strong_open", "strong_close"] if wanted else [])


@given(SPECIAL | SCRIPTS, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4))
def test_without_its_marks_a_line_is_the_text(text: str, pairs: list[tuple[int, int]]) -> None:
    spans = [Span(*sorted(pair)) for pair in pairs if max(pair) <= len(text)]
    seen, kinds = shown(bold(text, spans))
    assert " ".join(seen.split()) == one_line(text)
    assert kinds == ["strong_open", "strong_close"] * (len(kinds) // 2)


def test_neighbouring_highlights_become_one() -> None:
    assert bold("港橋", [Span(0, 1), Span(1, 2)]) == "**港橋**"


def test_only_web_addresses_are_links() -> None:
    out = io.StringIO()
    sink = open_sink("md", "hits", out)
    for item in ITEMS["hits"]:
        sink.write(item)
    tokens = [child for token in PARSER.parse(out.getvalue()) for child in token.children or []]
    links = [token.attrs["href"] for token in tokens if token.type == "link_open"]
    assert links == ["https://ledger.example/bridge?a=1&b=(2)"]
    assert NASTY.url is not None
