"""The characters and words that mean something in a query; lexer and printer share them."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

__all__ = [
    "CLOSERS",
    "NEARLY_OPERATOR",
    "ONLY_OPEN",
    "OPERATOR",
    "PUNCTUATION",
    "is_running_text",
]

#: A mark that opens a phrase → the marks that close it.
CLOSERS: Final = {
    '"': '"”',
    "“": "”\"",
    "„": "“”\"",
    "«": "»",
    "»": "«»",
    "”": "”\"",
    "＂": "＂",
}  # fmt: skip

#: Marks that only ever open: behind ``speaker:`` and the like they begin a value.
ONLY_OPEN: Final = frozenset('"“„«')

#: Stripped from both ends of a word, unless escaped.
PUNCTUATION: Final = frozenset(".,;:!?…\"'“”„‟‘’‚‛«»‹›＂[](){}<>|&/\\-–—−*~^¿¡·•")

#: An operator, up to where its word ends.
OPERATOR: Final = re.compile(
    r"(?:AND|OR|NOT|&&|\|\||/[sSpP]|(?P<near>(?i:ADJ|NEAR))/(?P<words>[0-9]{1,4}))"
    r"(?![^\s()\"“„«])"
)

#: Other spellings of proximity, and numbers it cannot have. In capitals: prose has "near/5th".
NEARLY_OPERATOR: Final = re.compile(
    r"(?P<kind>ADJ|NEAR)(?:/(?P<number>-?[0-9]+(?:\.[0-9]+)?)?|[0-9]{1,4})(?![^\s()\"“„«])"
)

# A capitalised sentence has few operators among many words; a query of acronyms has many.
_RUNNING_WORDS, _RUNNING_SHARE = 8, 0.25


@cache
def _syntax() -> re.Pattern[str]:
    """Return what no running text has; few queries are in capitals and ask for it."""
    return re.compile(r"[()\\*~^:\"“„«»”＂]|(?:^|\s)(?:-\w|/[sp](?!\S))|\b(?:ADJ|NEAR)/\d")


def is_running_text(query: str) -> bool:
    """Tell whether `query` is a sentence in capitals, whose AND, OR and NOT are words.

    It has at least eight words in capitals, no lower-case letter, no other syntax, and at
    most one in four of its words looks like an operator.
    """
    if query != query.upper() or _syntax().search(query):
        return False
    words = [word for word in query.split() if word.isupper()]
    operators = sum(word in {"AND", "OR", "NOT"} for word in words)
    return len(words) >= _RUNNING_WORDS and operators <= _RUNNING_SHARE * len(words)
