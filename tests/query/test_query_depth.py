"""Nesting, however deep, and texts, however long: a tree or an error, in linear time."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

import searchnews
from searchnews.errors import QueryError
from searchnews.library import SearchEngine
from searchnews.match import Matcher
from searchnews.query import MAX_DEPTH, drop_stop_words, parse, to_text, underline
from searchnews.query.tree import Word

NESTING = [
    ("(", ")"),
    ("NOT ", ""),
    ("-", ""),
    ("-(", ")"),
    ("(NOT ", ")"),
    ("-(a ", ")"),
    ("(a OR (b AND ", "))"),
    ("(a /s ", ")"),
    ("(a ADJ/2 ", ")"),
    ("(", ")^2"),
    ("(", ")~5"),
    ("quote:(", ")"),
    ("quote:", ""),
    ("id:(", ")"),
    ("-quote:(a -(", "))"),
    ("[", "]"),
    ("{(", ")}"),
    ('"', '"'),
    ("“", "”"),
    ('("', '")'),
    ("exact:", ""),
    ('exact:"', '"'),
    ("atleast2:", ""),
    ("atleast2:(", ")"),
    ("date:(", ")"),
    ("\\", ""),
    ("a~1^2(", ")"),
]
# Those that are no long word of a text.
GROUPS = [pair for pair in NESTING if not pair[0].startswith("exact")]


def check_error(error: QueryError) -> None:
    twin = pickle.loads(pickle.dumps(error))
    assert str(twin) == str(error)
    assert underline(error).count("\n") == 1


@pytest.mark.parametrize(("opening", "closing"), NESTING)
@pytest.mark.parametrize("depth", [30, MAX_DEPTH - 1, MAX_DEPTH, 10_000])
@pytest.mark.parametrize("balanced", [True, False])
def test_deep_nesting_is_a_tree_or_an_error(
    opening: str, closing: str, depth: int, balanced: bool
) -> None:
    query = opening * depth + "ferry" + closing * (depth if balanced else 0)
    try:
        tree = parse(query)
    except QueryError as error:
        check_error(error)
        return
    assert parse(to_text(tree)) == tree
    assert hash(parse(query)) == hash(tree)
    assert repr(tree)
    assert pickle.loads(pickle.dumps(tree)) == tree
    assert to_text(drop_stop_words(tree))
    Matcher(tree).find("body", "The ferry.")


@pytest.mark.parametrize(("opening", "closing"), GROUPS)
def test_an_engine_takes_what_the_parser_takes(
    engine: SearchEngine, opening: str, closing: str
) -> None:
    for depth in (MAX_DEPTH // 2 - 1, MAX_DEPTH - 1, 10_000):
        try:
            engine.search(opening * depth + "ferry" + closing * depth).total  # noqa: B018
        except QueryError:
            continue


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> SearchEngine:
    directory: Path = tmp_path_factory.mktemp("deep") / "index"
    with searchnews.create(directory) as engine:
        engine.add([searchnews.Article(id="1", body="The ferry left. “It left,” said Ada Holm.")])
    return searchnews.open(directory)


def test_parentheses_that_say_nothing_do_not_count() -> None:
    assert parse("(" * 10_000 + "ferry" + ")" * 10_000) == Word("ferry")
    assert parse("(" * 20_000) == Word("(" * 20_000)
    assert parse("(" * 20_000 + "a") == Word("a")


@pytest.mark.parametrize(
    "piece",
    [
        "a“", "» ", '"', "” ", "\\", "a:", "-", "((", "*?", "a~", "^", "x^2^", 'a"',
        "date:", "«a», ", "word ", "AND ", "OR a ", "* ", "*", "a* ", "?", "~1", "^2 ",
        "\\ ", "a ADJ/3 ", ") ", ",", "exact:", "exact:a^1", "1", "^1", "~1.", "a -",
        "/s a ", "||", "&& a ", "\t", "é", "東", "atleast", "date:2009 ", "date:2009 TO",
        "speeker", "\u0301", "TO ", "<", "[", "a.b*", "🙂",
    ],
)  # fmt: skip
def test_a_long_query_comes_to_an_end(piece: str) -> None:
    """Work that grows with the square of 20,000 pieces would take minutes."""
    try:
        tree = parse(piece * 20_000)
    except QueryError as error:
        underline(error)
    else:
        assert to_text(tree)
