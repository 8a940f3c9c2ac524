"""One leaf of a query in one text: every place where it stands, by trying all."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import product
from typing import TypeAlias

from plain_tokens import PlainToken, inside_letter, tokens

from searchnews.query.tree import AtLeast, Exact, Fuzzy, Near, Node, Pattern, Phrase, Word
from searchnews.text import Span, fold

__all__ = ["glob", "places"]

#: The first token of a stretch and the one behind the last.
Stretch: TypeAlias = tuple[int, int]


@cache
def places(leaf: Node, text: str, *, stemmed: bool) -> frozenset[Span]:
    """Return the spans that make a leaf true in a text."""
    row = tokens(text)
    match leaf:
        case Exact(text=wanted):
            return frozenset(letter_by_letter(wanted, text))
        case Near():
            found = near(leaf, row, stemmed)
        case AtLeast(count=count, child=child):
            found = stretches(child, row, stemmed)
            if len(found) < count:
                found = set()
        case _:
            found = stretches(leaf, row, stemmed)
    return frozenset(Span(row[i].span.start, row[j - 1].span.end) for i, j in found)


def stretches(leaf: Node, row: tuple[PlainToken, ...], stemmed: bool) -> set[Stretch]:
    """Return all stretches of tokens that are a word, a pattern or a phrase."""
    tests = tests_of(leaf)
    return {
        (i, i + len(tests))
        for i in range(len(row) - len(tests) + 1)
        if tests and all(passes(test, row[i + k], stemmed) for k, test in enumerate(tests))
    }


def tests_of(leaf: Node) -> list[Node | PlainToken]:
    """Return what has to be true of each token of a stretch."""
    match leaf:
        case Word(text=text):
            return list(tokens(text))
        case Fuzzy(text=text) if len(tokens(text)) != 1:
            return list(tokens(text))
        case Phrase(parts=parts):
            return [test for part in parts for test in tests_of(part)]
        case _:
            return [leaf]


def passes(test: Node | PlainToken, token: PlainToken, stemmed: bool) -> bool:
    match test:
        case PlainToken():
            return test.stem == token.stem if stemmed else test.surface == token.surface
        case Pattern(text=pattern):
            wanted = fold(pattern).replace("'", "")
            return glob(*(unicodedata.normalize("NFC", one) for one in (wanted, token.surface)))
        case Fuzzy(text=word, edits=edits):
            return distance(tokens(word)[0].surface, token.surface) <= edits
    raise AssertionError(test)


@cache
def glob(pattern: str, word: str) -> bool:
    if not pattern:
        return not word
    if pattern[0] == "*":
        return any(glob(pattern[1:], word[i:]) for i in range(len(word) + 1))
    return bool(word) and pattern[0] in ("?", word[0]) and glob(pattern[1:], word[1:])


@cache
def distance(one: str, other: str) -> int:
    """Return how many letters are too many, missing, wrong or swapped with the next."""
    if not one or not other:
        return len(one) + len(other)
    options = [
        distance(one[1:], other) + 1,
        distance(one, other[1:]) + 1,
        distance(one[1:], other[1:]) + (one[0] != other[0]),
    ]
    if len(one) > 1 and one[:2] == other[1::-1]:
        options.append(distance(one[2:], other[2:]) + 1)
    return min(options)


def near(leaf: Near, row: tuple[PlainToken, ...], stemmed: bool) -> set[Stretch]:
    """Return the stretches that are in some choice of all parts that stands near enough."""
    marked: set[Stretch] = set()
    for choice in product(*(stretches(part, row, stemmed) for part in leaf.parts)):
        used = {k for start, end in choice for k in range(start, end)}
        if len(used) < sum(end - start for start, end in choice):
            continue
        between = max(used) - min(used) + 1 - len(used)
        if between <= leaf.distance and (not leaf.ordered or list(choice) == sorted(choice)):
            marked |= set(choice)
    return marked


def letter_by_letter(wanted: str, text: str) -> list[Span]:
    """Return where `wanted` stands as whole words, composed or not, with any white space."""
    found: list[Span] = []
    alike = same_letters(wanted)
    for start in range(len(text)):
        if same_letters(text[start])[0] != alike[0]:
            continue
        for end in range(start + 1, min(len(text), start + 2 * len(wanted) + 3) + 1):
            if same_letters(text[start:end]) != alike or text[end - 1].isspace():
                continue
            if text[start].isspace() or inside_letter(text, start) or inside_letter(text, end):
                continue
            if on_whole_words(start, end, text):
                found.append(Span(start, end))
    return found


def same_letters(text: str) -> str:
    return unicodedata.normalize("NFD", re.sub(r"\s+", " ", text))


def on_whole_words(start: int, end: int, text: str) -> bool:
    inner = tokens(text[start:end])
    if not inner:
        return False
    last = start + inner[-1].span.end
    for token in tokens(text):
        if token.span.start < start < token.span.end:
            return False
        if token.span.start < last < token.span.end:
            return fold(text[last : token.span.end]) in ("", "'s")
    return True
