from __future__ import annotations

import pytest

from searchnews.errors import QueryError
from searchnews.query.tree import Boost, Everything, Fuzzy, Node, Pattern, Phrase, Word
from searchnews.query.words import word_of
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


@pytest.mark.parametrize(
    ("chunk", "node"),
    [
        ("ferry~1,", Fuzzy("ferry", 1)),
        ("ferry^2?!", Boost(Word("ferry"), 2.0)),
        ("~5", Word("5")),
        ("^2", Word("2")),
        ("10~2.5", Word("10~2.5")),
        ("10^-3", Word("10^-3")),
        ("2^4096", Word("2^4096")),
        ("2^3^2", Boost(Word("2^3"), 2.0)),
    ],
)
def test_numbers_in_running_text_are_kept(chunk: str, node: Node) -> None:
    assert leaf(chunk) == node


@pytest.mark.parametrize(
    ("chunk", "marked"),
    [
        ("ferry~0.7", "~0.7"),
        ("ferry~-1", "~-1"),
        ("ferry~3^2", "~3"),
        ("*~1", "~1"),
        ("ferry^2~1", "^2~1"),
        ("ferry^2^3", "^2^3"),
        ("ferry^1001.", "^1001"),
    ],
)
def test_a_number_that_cannot_be_is_refused(chunk: str, marked: str) -> None:
    query = f"the {chunk}"
    with pytest.raises(QueryError) as caught:
        word_of(chunk, query, Span(4, len(query)), raw=False)
    start, end = caught.value.span
    assert query[start:end] == marked
