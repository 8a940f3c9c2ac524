from __future__ import annotations

from typing import get_args

import pytest

from searchnews.query import parse, to_text
from searchnews.query.fields import FIELD_NAMES, INDEX_FIELD, KEYWORD_FIELDS
from searchnews.query.tree import Clauses, Field, FieldName, Pattern, Word

NAMES: tuple[FieldName, ...] = get_args(FieldName)


def test_the_table_has_every_field() -> None:
    assert set(INDEX_FIELD) == set(FIELD_NAMES.values()) == set(NAMES)
    assert set(NAMES) >= KEYWORD_FIELDS
    assert all(FIELD_NAMES[name] == name for name in NAMES)
    # Only `by` shares the words of another field.
    assert len(set(INDEX_FIELD.values())) == len(NAMES) - 1


@pytest.mark.parametrize("name", FIELD_NAMES)
def test_each_name_is_read_in_any_case(name: str) -> None:
    for written in (name, name.upper(), name.title()):
        assert parse(f"{written}:ferry") == Field(FIELD_NAMES[name], Word("ferry"))


@pytest.mark.parametrize("name", NAMES)
def test_the_value_of_a_keyword_keeps_its_marks(name: FieldName) -> None:
    kept = Field(name, Word("a.")) if name in KEYWORD_FIELDS else Field(name, Word("a"))
    assert parse(f"{name}:a.") == kept
    assert parse(to_text(kept)) == kept


@pytest.mark.parametrize("name", sorted(KEYWORD_FIELDS))
def test_marks_around_a_keyword_are_no_part_of_it(name: FieldName) -> None:
    assert parse(rf'{name}:" a \"b\" "') == Field(name, Word('a "b"'))
    assert parse(f'{name}:"a b"') == Field(name, Word("a b"))
    assert parse(f'ferry {name}:"  "') == Clauses((Word("ferry"), Word(name)))


@pytest.mark.parametrize("name", sorted(KEYWORD_FIELDS))
def test_a_pattern_in_a_keyword_keeps_its_escapes(name: FieldName) -> None:
    tree = parse(rf"{name}:a\*b\\c\?d*")
    assert tree == Field(name, Pattern(r"a\*b\\c\?d*"))
    assert parse(to_text(tree)) == tree
