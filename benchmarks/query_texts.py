"""Queries of the whole language, and what becomes of them: any number, the same for a seed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from random import Random
from typing import TypeAlias, TypeVar

__all__ = ["query_texts"]

_T = TypeVar("_T")
_Mutation: TypeAlias = Callable[[Random, str], str]

_WORDS = (
    "ferry", "harbour", "tunnel", "Łódź", "e\u0301tude", "東京", "한국", "שלום", "🙂", "don’t",
    "so-called", "U.S.", "WHO", "31'6\"", "10:30", "http://a.example/b?c=d", "a@b.example", "50%",
    "pre*", "w?ld", "*ing", "what?", "tunel~1", "tunel~2", "exact:Ferry", "atleast3:ferry", "*",
)  # fmt: skip
_PHRASES = (
    '"sea wall"', "“sea wall”", "„sea wall“", "«sea wall»", '"sea * w?ll"', '"sea wall"~5',
    'exact:"Sea Wall"', 'atleast2:"sea wall"', '"sea wall"^2', 'exact:"Sea Wall"^.5',
)  # fmt: skip
_DATES = (
    "date:2009", "date:2009-11..2010", "date:>=2009-11", "date:<2009-11-30", "date:2009..",
    "date:2009-02-28T09:30", "date: 2009",
)  # fmt: skip
_FIELDS = (
    "headline:", "body:", "quote:", "speaker:", "by:", "source:", "author:", "section:", "id:",
    "url:", "language:", "Title:", "quotes: ",
)  # fmt: skip
_JOINTS = (" ", " ", " AND ", " OR ", " NOT ", " -", " && ", " || ", " /s ", " /p ")
_NEARS = (" ADJ/3 ", " NEAR/12 ", " adj/0 ")
# What makes a query wrong, or nearly something else.
_NOISE: tuple[str, ...] = (
    *"()\"“”„«»-*?~^\\:/.,'&…\n\t|!+[]{}<>= ",
    "~1", "~9", "~-1", "~0.5", "^2", "^0", "^-1", "^nan", "^2^3", "***", "((", "))", "--", "\\\\",
    "AND", "NOT", "ADJ/", "ADJ3", "NEAR/99999", "/s", "||", "speeker:", "said:", "note:", "dat:2",
    "date:", "date:[2009 TO 2010]", "2009-13", " TO 2010", "exact:", "atleast", "atleast0:", "~5",
    "\u0301", "\u200d", "\u202e", "\ud800", "\x00", "\x1b[2J", "ʼ", "ß", "İ", "ﬁ", "\U0010ffff",
)  # fmt: skip
_NESTING = (("(", ")"), ("NOT ", ""), ("-(", ")"), ("(a OR ", ")"), ("(", ")^2"), ("quote:(", ")"))
_LONGEST = 300


def query_texts(seed: int, count: int) -> Iterator[str]:
    """Yield `count` texts: valid queries, most of them changed in several places, and noise."""
    return islice(_texts(Random(seed)), count)


def _texts(random: Random) -> Iterator[str]:
    pool = [_query(random, depth=(0, 0, 1, 2)[k % 4]) for k in range(1000)]
    while True:
        if random.random() < 0.1:
            noise = [_one(random, (_NOISE, _WORDS)[k % 2]) for k in range(_below(random, 8))]
            yield "".join(noise)
            continue
        text = _one(random, pool)
        for _ in range(_one(random, (0, 1, 1, 2, 2, 3, 5))):
            text = _one(random, _MUTATIONS)(random, text)
        yield text[:_LONGEST]
        if random.random() < 0.002:
            yield _nested(random, text)


def _query(random: Random, depth: int) -> str:
    """Return a query of the language, at most `depth` groups deep."""
    parts: list[str] = [_operand(random, depth)]
    for _ in range(_one(random, (0, 0, 0, 1, 2))):
        parts += [_one(random, _JOINTS), _operand(random, depth)]
    return "".join(parts)


def _operand(random: Random, depth: int) -> str:
    kind = random.random()
    if depth and kind < 0.25:
        boost = "^2" if kind < 0.05 else ""
        return f"{_one(random, ('', '', *_FIELDS))}({_query(random, depth - 1)}){boost}"
    if kind < 0.35:
        return f"({_one(random, _WORDS)}{_one(random, _NEARS)}{_one(random, _WORDS)})"
    if kind < 0.42:
        return _one(random, _DATES)
    leaf = _one(random, _PHRASES if kind < 0.55 else _WORDS)
    return f"{_one(random, _FIELDS)}{leaf}" if kind > 0.85 else leaf


def _nested(random: Random, text: str) -> str:
    opening, closing = _one(random, _NESTING)
    times = _below(random, 130)
    return opening * times + text + closing * times


def _insert(random: Random, text: str) -> str:
    at = _below(random, len(text) + 1)
    return text[:at] + _one(random, _NOISE) + text[at:]


def _delete(random: Random, text: str) -> str:
    at = _below(random, len(text) + 1)
    return text[:at] + text[at + 1 + _below(random, 4) :]


def _truncate(random: Random, text: str) -> str:
    return text[: _below(random, len(text) + 1)]


def _duplicate(random: Random, text: str) -> str:
    at = _below(random, len(text) + 1)
    return text[:at] + text[at : at + 8] + text[at:]


def _swap(random: Random, text: str) -> str:
    at = _below(random, len(text) + 1)
    return text[:at] + text[at + 1 : at + 3] + text[at : at + 1] + text[at + 3 :]


def _change_character(random: Random, text: str) -> str:
    at = _below(random, len(text) + 1)
    code = _below(random, 0x250) if random.random() < 0.8 else _below(random, 0x110000)
    return text[:at] + chr(code) + text[at + 1 :]


_MUTATIONS: tuple[_Mutation, ...] = (
    _insert, _insert, _delete, _truncate, _duplicate, _swap, _change_character,
)  # fmt: skip


def _one(random: Random, items: Sequence[_T]) -> _T:
    return items[_below(random, len(items))]


def _below(random: Random, bound: int) -> int:
    # Six times as fast as `randrange`, and as good here.
    return int(random.random() * bound)
