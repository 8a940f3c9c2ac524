"""The fields of the query language: what a query and what the index call them.

========  ================  ==============  ====================================
name      also              in the index    what it holds
========  ================  ==============  ====================================
headline  title             headline        text
body                        body            text
quote     quotes            quotes          the words of each quotation
speaker   speakers          speakers        the name of each quotation's speaker
by                          speakers        who the speaker is over all articles (see `Speakers`
                                            in the index); a pattern: the name's words
source                      source          names
author                      author          names
section                     section         names
language                    language        a keyword: one value, not tokenised
id                          id              a keyword
url                         url             a keyword
========  ================  ==============  ====================================
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from searchnews.query.tree import FieldName

__all__ = ["FIELD_NAMES", "INDEX_FIELD", "KEYWORD_FIELDS", "QUOTATION_FIELDS"]


class _Row(NamedTuple):
    """One field; `indexed_as` is empty where the index has the same name."""

    name: FieldName
    aliases: tuple[str, ...] = ()
    indexed_as: str = ""
    keyword: bool = False


_TABLE: Final = (
    _Row("headline", aliases=("title",)),
    _Row("body"),
    _Row("quote", aliases=("quotes",), indexed_as="quotes"),
    _Row("speaker", aliases=("speakers",), indexed_as="speakers"),
    _Row("by", indexed_as="speakers"),
    _Row("source"),
    _Row("author"),
    _Row("section"),
    _Row("language", keyword=True),
    _Row("id", keyword=True),
    _Row("url", keyword=True),
)

#: Name of a field in a query, lower case → field.
FIELD_NAMES: Final[Mapping[str, FieldName]] = MappingProxyType(
    {name: row.name for row in _TABLE for name in (row.name, *row.aliases)}
)
#: Field → its name in the index.
INDEX_FIELD: Final[Mapping[FieldName, str]] = MappingProxyType(
    {row.name: row.indexed_as or row.name for row in _TABLE}
)
#: Fields that every quotation has of its own.
QUOTATION_FIELDS: Final[frozenset[FieldName]] = frozenset(("quote", "speaker", "by"))
#: Fields that hold one string: a value is taken letter by letter, its punctuation included.
KEYWORD_FIELDS: Final[frozenset[FieldName]] = frozenset(row.name for row in _TABLE if row.keyword)
