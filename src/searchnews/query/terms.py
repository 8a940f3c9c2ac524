"""The text of a word or a phrase → a leaf of the syntax tree.

Wildcards: ``*`` anywhere in a word; ``?`` where a letter or digit follows it (or the same
run of wildcards has a ``*``), so that the question mark of ``what?`` is punctuation. A
backslash makes the next character an ordinary one. Unescaped punctuation at the ends of
a word is dropped, and a word without any letter or digit is none.

A Chinese or Japanese character is a token of its own. A ``?`` beside one is a token of one
character, unless it belongs to a word of letters on its other side. How many tokens a ``*``
beside one stands for nobody knows: at the ends of a word it asks for nothing, and inside it
is refused; ``**`` is emphasis.

The texts of leaves are without escapes, but for a pattern in a field that holds one string
(`url:`), which keeps the backslash before a literal ``*``, ``?`` or backslash.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import Final, NamedTuple

from searchnews.analysis import NAME
from searchnews.errors import QueryError
from searchnews.query.marks import PUNCTUATION
from searchnews.query.tree import Pattern, Phrase, Word
from searchnews.text import Span, fold

__all__ = [
    "ACTIVE",
    "part_of",
    "phrase_of",
    "plain_word",
    "stands_alone",
    "unescape",
    "without_loose_backslash",
]

#: What may make a word something else than a word.
ACTIVE = re.compile(r"[\\*?~^]")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_STRIPPED = "".join(PUNCTUATION)
# Characters of the words that a hint repeats.
_LONGEST_EXAMPLE: Final = 24
_PART = re.compile(r"(?:\\.|[^\s\\]|\\\Z)+", re.DOTALL)


class _Char(NamedTuple):
    """One character of a word, at an offset. `literal`: it was escaped and means itself."""

    char: str
    at: int
    literal: bool
    wild: bool = False


def unescape(text: str) -> str:
    """Return `text` without the backslashes that escape; one at its end is dropped."""
    return _ESCAPE.sub(r"\1", without_loose_backslash(text)) if "\\" in text else text


def part_of(
    chunk: str, query: str, span: Span, *, raw: bool = False
) -> Word | Pattern | Phrase | None:
    """Return the leaf that `chunk` is, which begins at `span`; None if it is only punctuation.

    A pattern is one token: ``mid-octo*`` is a phrase of a word and a pattern. Raises QueryError.
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
    pieces = _pieces(chars, query, span)
    parts = [part for piece in pieces if (part := _piece(piece, span)) is not None]
    if all(part == Pattern("*") for part in parts):
        return None
    return parts[0] if len(parts) == 1 else Phrase(tuple(parts), span)


def _pieces(chars: list[_Char], query: str, span: Span) -> list[list[_Char]]:
    """Part a pattern where a token would end."""
    pieces: list[list[_Char]] = [[]]
    runs = [list(run) for _, run in groupby(chars, key=_is_wild)]
    for i, run in enumerate(runs):
        if run[0].wild:
            beside = [other[0] for other in runs[i + 1 : i + 2] if _in_token(other[0])]
            beside += [other[-1] for other in runs[max(0, i - 1) : i] if _in_token(other[-1])]
            alone = sum(map(_is_alone, beside))
            star = next((char for char in run if char.char == "*"), None)
            if star and alone and len(beside) == 2:
                _refuse_star(star, chars, query, span)
            if alone and alone == len(beside):
                pieces += [*([char] for char in run if char.char == "?"), []]
            else:
                pieces[-1] += run
            continue
        for char in run:
            if _is_alone(char):
                pieces += [[char], []]
            elif _in_token(char):
                pieces[-1].append(char)
            else:
                pieces.append([])
    return pieces


def _refuse_star(star: _Char, chars: list[_Char], query: str, span: Span) -> None:
    at = chars.index(star)
    before, after = ("".join(c.char for c in side) for side in (chars[:at], chars[at + 1 :]))
    known = (before + after).isalnum() and not (before.isascii() or after.isascii())
    if not known or len(before + after) > _LONGEST_EXAMPLE:
        before, after = "東", "事"
    place = Span(span.start + star.at, span.start + star.at + 1)
    message = "`*` inside Chinese or Japanese may stand for any number of words"
    hint = f"say how many at most, as in `{before} ADJ/5 {after}`"
    raise QueryError(message, query, place, hint)


def _is_wild(char: _Char) -> bool:
    return char.wild


def _is_alone(char: _Char) -> bool:
    return not char.wild and stands_alone(char.char)


def _in_token(char: _Char) -> bool:
    return char.char.isalnum() or _inside_token(char.char)


def stands_alone(char: str) -> bool:
    """Tell whether a character is a token of its own: a Chinese or Japanese one."""
    return not char.isascii() and len(NAME.terms(char * 2)) == 2


def _inside_token(char: str) -> bool:
    return fold(char) == "'" or unicodedata.category(char).startswith("M")


def _piece(chars: list[_Char], span: Span) -> Word | Pattern | None:
    text = "".join(char.char for char in chars)
    if text in ("*", "?"):
        return Pattern(text, span)
    if not _has_term("".join(" " if char.wild else char.char for char in chars)):
        return None
    return Pattern(text, span) if any(char.wild for char in chars) else Word(text, span)


def _in_pattern(char: _Char) -> str:
    return "\\" + char.char if not char.wild and char.char in "*?\\" else char.char


def phrase_of(content: Span, query: str, span: Span) -> Phrase | None:
    """Return the phrase between two marks, of which `content` is the place in the query.

    A ``*`` on its own is any one word. None if there is no word in it. Raises QueryError.
    """
    parts: list[Word | Pattern] = []
    for match in _PART.finditer(query, *content):
        place = Span(*match.span())
        part = Pattern("*", place) if match[0] == "*" else part_of(match[0], query, place)
        if isinstance(part, Phrase):
            parts += part.parts
        elif part is not None:
            parts.append(part)
    if all(part == Pattern("*") for part in parts):
        if len(parts) > 1:
            hint = 'put a word beside them, as in `"one * three"`'
            raise QueryError("a phrase of stars has no word", query, span, hint)
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
    for at, char in enumerate(chunk):
        if char == "\\" and not escaped:
            escaped = True
            continue
        chars.append(_Char(char, at, escaped))
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
        wild = "*" in marks or (run < len(chars) and chars[run].char.isalnum() and not address)
        if marks.startswith("**") and any(map(_is_alone, chars[max(0, i - 1) : run + 1])):
            wild = False
        kept = [char for k, char in enumerate(chars[i:run]) if marks[k - 1 : k + 1] != "**"]
        result += [char._replace(wild=wild) for char in kept]
        i = run
    return result


def without_loose_backslash(text: str) -> str:
    """Return `text` without a backslash at its end that escapes nothing."""
    trailing = len(text) - len(text.rstrip("\\"))
    return text[:-1] if trailing % 2 else text
