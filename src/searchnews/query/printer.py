"""Syntax tree → query text that parses to the same tree."""

from __future__ import annotations

import re
from itertools import pairwise

from searchnews.query.fields import KEYWORD_FIELDS
from searchnews.query.marks import (
    CLOSERS,
    NEARLY_OPERATOR,
    OPERATOR,
    PUNCTUATION,
    is_running_text,
)
from searchnews.query.terms import stands_alone
from searchnews.query.tree import (
    And,
    AtLeast,
    Boost,
    Clauses,
    Dates,
    Everything,
    Exact,
    Field,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Within,
    Word,
)

__all__ = ["to_text"]

_SPECIAL = frozenset("\\()*?~^" + "".join(CLOSERS))
_NAMED = re.compile(r"[^\W\d_][\w-]*:")
_ONE_AT_END = re.compile(r"(?:^|[^*?])\?+\Z")
_JOINED = Clauses | And | Or | Within | Near


def to_text(node: Node) -> str:
    """Return query text for which ``parse(to_text(node)) == node``.

    That holds for every tree that `parse` can return; a tree made by hand comes back in
    its canonical form.
    """
    text = _text(node, raw=False)
    # Parentheses are syntax, and tell a list of acronyms from a sentence in capitals.
    return f"({text})" if is_running_text(text) else text


def _text(node: Node, *, raw: bool) -> str:
    match node:
        case Word() | Pattern() | Fuzzy() | Phrase() | Exact() | AtLeast() | Everything():
            return _leaf(node)
        case Near():
            return _near(node, raw=raw)
        case Dates(start, end):
            if start is None and end is None:
                return "*"
            return f"date:{start}" if start == end else f"date:{start or ''}..{end or ''}"
        case Field(name, child):
            return f"{name}:{_operand(child, raw=name in KEYWORD_FIELDS)}"
        case Not(Not() as child):
            return f"-({_text(child, raw=raw)})"
        case Not(child):
            return f"-{_operand(child, raw=raw)}"
        case Boost(child, factor):
            return f"{_boosted(child, raw=raw)}^{_number(factor)}"
        case Clauses(children):
            return _side_by_side([_operand(child, raw=raw) for child in children])
        case And() | Or() | Within():
            return _sign(node).join(_operand(child, raw=raw) for child in node.children)


def _side_by_side(texts: list[str]) -> str:
    """Return the clauses with spaces between them; a "to" behind a date would join two periods."""
    for i, (before, text) in enumerate(pairwise(texts), 1):
        if text in ("to", "TO") and "date:" in before:
            texts[i] = "\\" + text
    return " ".join(texts)


def _sign(node: And | Or | Within) -> str:
    """Return what stands between two children."""
    match node:
        case And():
            return " AND "
        case Or():
            return " OR "
        case Within(unit=unit):
            return " /s " if unit == "sentence" else " /p "


def _operand(node: Node, *, raw: bool) -> str:
    """Return the text of `node`, in parentheses if it is several operands."""
    text = _text(node, raw=raw)
    quoted = isinstance(node, Near) and text == _quoted_near(node)
    return f"({text})" if isinstance(node, _JOINED) and not quoted else text


def _boosted(node: Node, *, raw: bool) -> str:
    # A raw field takes "^" for a part of its value.
    plain = isinstance(node, Word | Pattern | Fuzzy | Phrase | Exact | AtLeast | Everything)
    if raw or not (plain or isinstance(node, Near)):
        return f"({_text(node, raw=raw)})"
    return _operand(node, raw=raw)


def _leaf(node: Word | Pattern | Fuzzy | Phrase | Exact | AtLeast | Everything) -> str:
    match node:
        case Word(text):
            return _escaped(text)
        case Pattern(text):
            return _escaped_pattern(text)
        case Fuzzy(text, edits):
            return f"{_escaped(text)}~{edits}"
        case Phrase(parts):
            return '"' + _phrase(parts) + '"'
        case Exact(text):
            return 'exact:"' + re.sub(r'([\\"”])', r"\\\1", text) + '"'
        case AtLeast(count, child):
            return f"atleast{count}:{_leaf(child)}"
        case Everything():
            return "*"


def _phrase(parts: tuple[Word | Pattern, ...]) -> str:
    """Return the parts with spaces between them.

    A ``?`` at an end is written right beside the Chinese or Japanese character that it came
    with, or it would be punctuation; a star at the end of a word of those asks for nothing.
    """
    words: list[str] = []
    open_word = ""
    for part in parts:
        alone = part == Pattern("?")
        if open_word and not (alone or stands_alone(part.text[:1])):
            words[-1:] = ["".join(words[-1:]) + open_word + "*"]
            open_word = ""
        open_word += _leaf(part)
        if not (isinstance(part, Pattern) and _ONE_AT_END.search(part.text)):
            words.append(open_word)
            open_word = ""
    if open_word:
        words[-1:] = ["".join(words[-1:]) + open_word + "*"]
    return " ".join(words)


def _near(node: Near, *, raw: bool) -> str:
    quoted = None if raw else _quoted_near(node)
    if quoted is not None:
        return quoted
    sign = f" {'ADJ' if node.ordered else 'NEAR'}/{node.distance} "
    return sign.join(_leaf(part) for part in node.parts)


def _quoted_near(node: Near) -> str | None:
    """Return ``"a b"~5``, where the parts can be written so."""
    words = [part for part in node.parts if not isinstance(part, Phrase)]
    if node.ordered or len(words) < len(node.parts):
        return None
    return '"' + " ".join(_leaf(part) for part in words) + f'"~{node.distance}'


def _escaped(text: str) -> str:
    """Return a word's text with a backslash before whatever would not be read as text."""
    named = _NAMED.match(text)
    colon = named.end() - 1 if named else -1
    operator = 0 if OPERATOR.match(text) or NEARLY_OPERATOR.match(text) else -1
    return "".join(
        "\\" + char
        if i in (colon, operator) or _needs_escape(char) or _is_loose(char, i, text)
        else char
        for i, char in enumerate(text)
    )


def _escaped_pattern(text: str) -> str:
    """Do the same for a pattern, whose wildcards are free and other marks escaped already."""
    pieces = re.findall(r"\\.|.", text, re.DOTALL)
    named = _NAMED.match(text)
    colon = named.end() - 1 if named else -1
    done: list[str] = []
    at = 0
    for i, piece in enumerate(pieces):
        loose = i in (0, len(pieces) - 1) and piece in PUNCTUATION
        wild = piece in ("*", "?")
        special = len(piece) == 1 and (_needs_escape(piece) or loose or at == colon)
        done.append("\\" + piece if special and not wild else piece)
        at += len(piece)
    return "".join(done)


def _needs_escape(char: str) -> bool:
    return char in _SPECIAL or char.isspace()


def _is_loose(char: str, index: int, text: str) -> bool:
    return index in (0, len(text) - 1) and char in PUNCTUATION


def _number(factor: float) -> str:
    """Return the shortest decimal form, never with an exponent."""
    from decimal import Decimal

    text = format(Decimal(repr(factor)), "f")
    return text.removesuffix(".0") if "." in text else text
