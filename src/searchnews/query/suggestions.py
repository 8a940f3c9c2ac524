"""An unknown word before a colon → the field that was meant, if it is one.

Two words are within one slip (a letter too many, too few, another, or two swapped) if they
are the same without at most one letter of each; so for two slips and two letters. That is
the symmetric delete way of spelling correction (Garbe 2012).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from types import MappingProxyType
from typing import Final

from searchnews.query.fields import FIELD_NAMES

__all__ = ["DATE", "meant_by"]

#: The name before a period; no field of the tree.
DATE: Final = "date"
# Names of two and three letters are like too many words; a period behind one is like nothing.
_SHORTEST_NAME: Final = 4
# In so many letters two slips are forgiven, or one that changes the first letter.
_LONG: Final = 6
_LONGEST_SLIP: Final = 12

# Other names that people try, most of them from other search engines.
_SYNONYMS: Final = MappingProxyType(
    {
        synonym: field
        for field, synonyms in {
            "headline": "heading header hed hdl subject intitle allintitle",
            "body": "text content contents intext fulltext",
            "quote": "said says quotation quotations saying qt",
            "speaker": "name person who spkr spk speakername saidby",
            "author": "byline writer reporter journalist correspondent auth",
            "source": "publisher publication pub newspaper paper outlet site src",
            "section": "category desk topic rubric sec",
            "language": "lang",
            "url": "link href inurl",
            DATE: "when published pubdate publishdate day month year since until before after",
        }.items()
        for synonym in synonyms.split()
    }
)


def meant_by(name: str) -> str | None:
    """Return the field, or `DATE`, that the unknown `name` means; None if it is like none.

    Synonyms count in lower case only: "Published:" and "Name:" begin lines of running text.
    """
    if name in _SYNONYMS:
        return _SYNONYMS[name]
    if not name.isascii() or len(name) > _LONGEST_SLIP:
        return None
    slip = name.lower()
    for slips in (1, 2) if len(slip) >= _LONG else (1,):
        wanted = _shortened(slip, slips)
        for field in _names():
            begins_alike = field[0] == slip[0] or (slips == 1 and len(field) >= _LONG)
            long_enough = len(slip) >= _SHORTEST_NAME or field == DATE
            if begins_alike and long_enough and not wanted.isdisjoint(_shortened(field, slips)):
                return field
    return None


def _names() -> list[str]:
    return [name for name in (*FIELD_NAMES, DATE) if len(name) >= _SHORTEST_NAME]


@lru_cache(maxsize=64)
def _shortened(word: str, most: int) -> frozenset[str]:
    """Return `word` without any letters, at most `most` of them."""
    kept = range(len(word) - most, len(word) + 1)
    return frozenset("".join(rest) for count in kept for rest in combinations(word, count))
