from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.query.marks import PUNCTUATION
from searchnews.query.terms import part_of, phrase_of, unescape, word_of
from searchnews.query.tree import Boost, Everything, Fuzzy, Node, Pattern, Phrase, Word
from searchnews.text import Span

NOWHERE = Span(0, 0)


def leaf(chunk: str, *, raw: bool = False) -> Node | None:
    node, factor = word_of(chunk, chunk, NOWHERE, raw=raw)
    return node if node is None or factor is None else Boost(node, factor)


@pytest.mark.parametrize(
    ("chunk", "node"),
    [
        ("ferry~1^2.5", Boost(Fuzzy("ferry"), 2.5)),
        ("ferry^1.", Boost(Word("ferry"), 1.0)),
        ("ferry^x", Word("ferry^x")),
        ("mid-ferry~", Word("mid-ferry")),
        ("ferr*~", Pattern("ferr*")),
        ("10~20^2", Boost(Word("10~20"), 2.0)),
        ("…", None),
        ("?", None),
        ("*-*", None),
        ("*", Everything()),
        ("-*-", None),
        ("(ferr*)", Pattern("ferr*")),
        ("*ferr?*,", Pattern("*ferr?*")),
        ("a.b*", Phrase((Word("a"), Pattern("b*")))),
        ("o'n*", Pattern("o'n*")),
        ("http://a.b/c?d", Word("http://a.b/c?d")),
        ("\\", None),
        ("ferry\\", Word("ferry")),
        ("ferry\\\\", Word("ferry\\")),
        (r"\*ferry\*", Word("*ferry*")),
    ],
)
def test_what_one_chunk_is(chunk: str, node: Node | None) -> None:
    assert leaf(chunk) == node


@pytest.mark.parametrize(
    ("chunk", "node"),
    [
        ("(a).^2", Word("(a).^2")),
        ("a~1", Word("a~1")),
        ("…", Word("…")),
        ("**", Everything()),
        (r"a\*", Word("a*")),
        (r"a\**", Pattern(r"a\**")),
        ("a?b", Pattern("a?b")),
        ("a?", Word("a?")),
    ],
)
def test_in_a_keyword_only_wildcards_and_escapes_are_special(chunk: str, node: Node) -> None:
    assert leaf(chunk, raw=True) == node


@given(st.text(st.sampled_from([*sorted(PUNCTUATION - set("\\*~^")), "a", "é"]), max_size=8))
def test_stripping_is_the_same_with_and_without_escapes(chunk: str) -> None:
    # The second has a backslash, which takes the way of chunks with special characters.
    assert part_of(chunk, NOWHERE) == part_of(f"{chunk}\\", NOWHERE)


@given(st.text())
def test_what_is_escaped_comes_back(text: str) -> None:
    assert unescape("".join(f"\\{char}" for char in text)) == text


@pytest.mark.parametrize("content", ["", " ", "… -", "*", "* *"])
def test_a_phrase_needs_a_word(content: str) -> None:
    assert phrase_of(content, 0, NOWHERE) is None


def test_parts_of_a_phrase_know_their_place() -> None:
    phrase = phrase_of("the  ferr* mid-tid*", 10, Span(9, 30))
    assert phrase == Phrase((Word("the"), Pattern("ferr*"), Word("mid"), Pattern("tid*")))
    assert phrase is not None
    assert [part.span for part in phrase.parts] == [
        Span(10, 13), Span(15, 20), Span(21, 29), Span(21, 29),
    ]  # fmt: skip
