from __future__ import annotations

import pytest
from benchmarks.quotations.names import is_proper, last_word, same_name


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Ada Holm", "holm"),
        ("Ada Holm, the chief pilot", "holm"),
        ("Dr. Ada Holm of the Harbour Board", "holm"),
        ("the Harbour Board’s", "board"),
        ("Ben Ruud Jr.", "ruud"),
        ("Ben Ruud himself", "ruud"),
        ("a pilot who saw it", "pilot"),
        (", Ada Holm", "holm"),
        ("Mr.", "mr"),
        ("", ""),
        (None, ""),
    ],
)
def test_last_word_of_the_head(name: str | None, word: str) -> None:
    assert last_word(name) == word


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ada Holm", "Dr. Ada Holm", True),
        ("Ada Holm", "Ada Holm, who sails", True),
        ("Ada Holm", "Holm", False),
        ("Ada Holm", "Ada Holms", False),
        ("the Harbour Board", "Harbour Board", True),
    ],
)
def test_whole_names(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


@pytest.mark.parametrize(
    ("name", "proper"),
    [("Ada Holm", True), ("a pilot", False), ("He", False), ("the minister, Ben", False)],
)
def test_proper_names(name: str, proper: bool) -> None:
    assert is_proper(name) is proper
