"""The text of a word or a phrase → a leaf of the syntax tree.

Wildcards: ``*`` anywhere in a word; ``?`` where a letter or digit follows it (or the same
run of wildcards has a ``*``), so that the question mark of ``what?`` is punctuation. A
backslash makes the next character an ordinary one. Unescaped punctuation at the ends of
a word is dropped, and a word without any letter or digit is none.

The texts of leaves are without escapes, but for a pattern in a field that holds one string
(`url:`), which keeps the backslash before a literal ``*``, ``?`` or backslash.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from searchnews.analysis import NAME
from searchnews.query.marks import PUNCTUATION
from searchnews.query.tree import Pattern, Phrase, Word
from searchnews.text import Span, fold

__all__ = ["ACTIVE", "part_of", "phrase_of", "plain_word", "unescape", "without_loose_backslash"]

#: What may make a word something else than a word.
ACTIVE = re.compile(r"[\\*?~^]")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_STRIPPED = "".join(PUNCTUATION)
_PART = re.compile(r"(?:\\.|[^\s\\]|\\\Z)+", re.DOTALL)


class _Char(NamedTuple):
    """One character of a word. `literal`: it was escaped and has no special meaning."""

    char: str
    literal: bool
    wild: bool = False


def unescape(text: str) -> str:
    """Return `text` without the backslashes that escape; one at its end is dropped."""
    return _ESCAPE.sub(r"\1", without_loose_backslash(text)) if "\\" in text else text


def part_of(chunk: str, span: Span, *, raw: bool = False) -> Word | Pattern | Phrase | None:
    """Return the leaf that `chunk` is, or None if it is only punctuation.

    A pattern is one token: ``mid-octo*`` is a phrase of a word and a pattern.
    """
    if not ACTIVE.search(chunk):
        return plain_word(chunk, span, raw=raw)
    chars = _with_wildcards(_characters(without_loose_backslash(chunk)))
    if not raw:
        chars = _strip(chars)
    if not any(char.wild for char in chars):
        return _known("".join(char.char for char in chars), span, raw=raw)
    if raw:
        return Pattern("".join(map(_in_pattern, chars)), span)
    parts = [part for piece in _pieces(chars) if (part := _piece(piece, span)) is not None]
    if all(part == Pattern("*") for part in parts):
        return None
    return parts[0] if len(parts) == 1 else Phrase(tuple(parts), span)


def _pieces(chars: list[_Char]) -> list[list[_Char]]:
    """Part a pattern where a token would end.

    A Chinese or Japanese character is a token of its own, so that a star at either end of
    a word of them asks for nothing.
    """
    pieces: list[list[_Char]] = [[]]
    alone = False
    for i, char in enumerate(chars):
        was_alone, alone = alone, not char.wild and _stands_alone(char.char)
        if alone:
            pieces += [[char], []]
        elif char.wild or char.char.isalnum() or _inside_token(char.char):
            if not (char.char == "*" and was_alone and i == len(chars) - 1):
                pieces[-1].append(char)
        else:
            pieces.append([])
        if alone and i == 1 and chars[0].wild and chars[0].char == "*":
            pieces[0].clear()
    return pieces


def _goes_on(char: str) -> bool:
    """Tell whether a token may go on with `char`."""
    return char.isalnum() and not _stands_alone(char)


def _stands_alone(char: str) -> bool:
    return not char.isascii() and len(NAME.terms(char * 2)) == 2


def _inside_token(char: str) -> bool:
    return fold(char) == "'" or unicodedata.category(char).startswith("M")


def _piece(chars: list[_Char], span: Span) -> Word | Pattern | None:
    text = "".join(char.char for char in chars)
    if text == "*":
        return Pattern(text, span)
    if not _has_term("".join(" " if char.wild else char.char for char in chars)):
        return None
    return Pattern(text, span) if any(char.wild for char in chars) else Word(text, span)


def _in_pattern(char: _Char) -> str:
    return "\\" + char.char if not char.wild and char.char in "*?\\" else char.char


def phrase_of(content: str, start: int, span: Span) -> Phrase | None:
    """Return the phrase between two marks; `start` is the offset of `content` in the query.

    A ``*`` on its own is any one word. None if there is no word in it.
    """
    parts: list[Word | Pattern] = []
    for match in _PART.finditer(content):
        place = Span(start + match.start(), start + match.end())
        part = Pattern("*", place) if match.group() == "*" else part_of(match.group(), place)
        if isinstance(part, Phrase):
            parts += part.parts
        elif part is not None:
            parts.append(part)
    if all(part == Pattern("*") for part in parts):
        return None
    return Phrase(tuple(parts), span)


def plain_word(text: str, span: Span, *, raw: bool = False) -> Word | None:
    """Return the word that `text` is, without the punctuation around it; with `raw`, as it is."""
    return _known(text if raw else text.strip(_STRIPPED), span, raw=raw)


def _known(text: str, span: Span, *, raw: bool) -> Word | None:
    return Word(text, span) if text and (raw or _has_term(text)) else None


def _has_term(text: str) -> bool:
    # Some modifier letters are letters until folding turns them into apostrophes.
    return any(char.isalnum() for char in (text if text.isascii() else fold(text)))


def _strip(chars: list[_Char]) -> list[_Char]:
    """Drop the punctuation at both ends that is neither escaped nor a wildcard."""
    start, end = 0, len(chars)
    while start < end and _is_loose(chars[start]):
        start += 1
    while end > start and _is_loose(chars[end - 1]):
        end -= 1
    return chars[start:end]


def _is_loose(char: _Char) -> bool:
    return char.char in PUNCTUATION and not char.literal and not char.wild


def _characters(chunk: str) -> list[_Char]:
    chars: list[_Char] = []
    escaped = False
    for char in chunk:
        if char == "\\" and not escaped:
            escaped = True
            continue
        chars.append(_Char(char, escaped))
        escaped = False
    return chars


def _with_wildcards(chars: list[_Char]) -> list[_Char]:
    """Mark the wildcards; several stars side by side become one. An address has none."""
    result: list[_Char] = []
    i = 0
    address = "://" in "".join(char.char for char in chars)
    while i < len(chars):
        run = i
        while run < len(chars) and chars[run].char in "*?" and not chars[run].literal:
            run += 1
        if run == i:
            result.append(chars[i])
            i += 1
            continue
        marks = "".join(char.char for char in chars[i:run])
        wild = "*" in marks or (run < len(chars) and _goes_on(chars[run].char) and not address)
        run_marks = re.sub(r"\*+", "*", marks)
        result.extend(_Char(mark, literal=False, wild=wild) for mark in run_marks)
        i = run
    return result


def without_loose_backslash(text: str) -> str:
    """Return `text` without a backslash at its end that escapes nothing."""
    trailing = len(text) - len(text.rstrip("\\"))
    return text[:-1] if trailing % 2 else text
