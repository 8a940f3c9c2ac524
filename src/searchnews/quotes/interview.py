"""Interviews: paragraphs without marks, each with the label of the one who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from searchnews.quotes.cues import Evidence
from searchnews.quotes.given_names import is_given_name
from searchnews.quotes.tokens import Token
from searchnews.text import Span

__all__ = ["Turn", "label_inside", "may_take_turns", "turns"]

# “Ada Holm: …”, “AH: …”, “Q. …”; what opens with a mark is a quotation of the usual kind.
_LABEL = re.compile(r"((?:[^\W\d_a-z][\w.’'-]*\s){0,3}[^\W\d_a-z][\w’'-]*)[:.]\s+(?=[^\s\"“‘'«„])")
_UNNAMED_LABEL = re.compile(r"(Q|A|(?i:question|answer))[:.]\s+(?=\S)")
_UNNAMED = frozenset(("q", "a", "question", "answer"))
_ANSWERS = frozenset(("a", "answer"))
_UNNAMED_POINT = re.compile(r"[QA](?:\.|(?i:uestion|nswer)\.)\s")
_LONGEST_LABEL = 60  # code points
_FEWEST_TURNS = 3
_MOST_LABELS = 40  # more speakers than any panel has
_CONFIDENCE = 0.9


class Turn(NamedTuple):
    """What one speaker says: the paragraph's number, the words, and whose they are."""

    paragraph: int
    span: Span
    evidence: Evidence


def may_take_turns(text: str) -> bool:
    """Tell whether `text` holds as many labels as an interview has: most articles do not."""
    return text.count(":") >= _FEWEST_TURNS or _UNNAMED_POINT.search(text) is not None


def turns(text: str, paragraphs: Sequence[Span]) -> list[Turn]:
    """Return the turns of the interviews in `text`, in order.

    An interview is three labelled paragraphs or more, one after another, in which two
    labels or more take turns and one of them comes back: a list of facts is none.
    """
    found: list[Turn] = []
    block: list[tuple[int, re.Match[str]]] = []
    for number, part in enumerate(paragraphs):
        label = _label(text, part)
        if label is not None:
            block.append((number, label))
            continue
        if block:
            found += _turns(text, block, paragraphs)
            block = []
    return found + _turns(text, block, paragraphs)


def _label(text: str, part: Span) -> re.Match[str] | None:
    limit = min(part.end, part.start + _LONGEST_LABEL)
    if text.find(":", part.start, limit) < 0 and text[part.start] not in "QA":
        return None
    label = _UNNAMED_LABEL.match(text, *part) or _LABEL.match(text, part.start, limit)
    if label is None:
        return None
    colon = text[label.end(1)] == ":"
    return label if colon or label.re is _UNNAMED_LABEL else None


def _turns(
    text: str, block: Sequence[tuple[int, re.Match[str]]], paragraphs: Sequence[Span]
) -> list[Turn]:
    if len(block) < _FEWEST_TURNS:
        return []
    labels = list(dict.fromkeys(label.group(1) for _, label in block))
    if len(labels) > _MOST_LABELS:
        return []
    distinct = {_full(label, labels) for label in labels}
    if not 2 <= len(distinct) < len(block):
        return []
    answers = any(label.lower() in _ANSWERS for label in labels)
    asked = _interviewee(text, paragraphs[max(0, block[0][0] - _INTRODUCTION) : block[0][0]])
    return [
        Turn(
            number,
            Span(label.end(), paragraphs[number].end),
            _evidence(label, labels, asked if answers else None),
        )
        for number, label in block
    ]


def _evidence(label: re.Match[str], labels: Sequence[str], asked: str | None) -> Evidence:
    name = label.group(1)
    mention = Span(*label.span(1))
    if asked is not None and name.lower() in _ANSWERS:
        full, kind = asked, "P"
    else:
        full, kind = _full(name, labels), "N" if name.lower() in _UNNAMED else "P"
    words = tuple(Token(kind, word, word.lower(), *mention) for word in full.split())
    return Evidence("interview", words, (), mention, None, _CONFIDENCE)


_INTRODUCTION = 4  # paragraphs
_LONGEST_INTRODUCTION = 1500  # code points of each
_NAME = r"((?:[^\W\d_a-z][\w.’'-]*\s){1,3}[^\W\d_a-z][\w’'-]*\w)"
# We spoke to harbour master Ada Holm; an interview with Ada Holm.
_ASKED = re.compile(
    r"\b(?i:interview(?:ed|s)?(?:\s(?:with|of))?|(?:spoke|talked|speaks|talks|sat\sdown|caught\sup"
    r"|conversation|chatted|chat|q&a|questions)\s(?:to|with|for)|asked|met)\s"
    rf"(?:[^\W\d_A-Z][\w’'-]*,?\s){{0,6}}{_NAME}"
)
_FULL_NAME = re.compile(rf"\b{_NAME}")


def _interviewee(text: str, before: Sequence[Span]) -> str | None:
    """Return whom the paragraphs before an interview name as the one who answers.

    That is whom they say was asked or, if they say of no one, the only one they name in full.
    """
    pieces = [
        text[part.start : min(part.end, part.start + _LONGEST_INTRODUCTION)] for part in before
    ]
    for piece in reversed(pieces):
        asked = _ASKED.search(piece)
        if asked is not None:
            return asked.group(1)
    names = {
        match.group(1)
        for piece in pieces
        for match in _FULL_NAME.finditer(piece)
        if is_given_name(match.group(1).split()[0])
    }
    return names.pop() if len(names) == 1 else None


def label_inside(text: str, inner: Span) -> Evidence | None:
    """Return who speaks in a run of a transcript, which opens with a label in capitals."""
    label = _TRANSCRIPT.match(text, *inner)
    if label is None:
        return None
    mention = Span(*label.span(1))
    at = mention.start
    tokens: list[Token] = []
    for word in label.group(1).split():
        at = text.index(word, at)
        tokens.append(Token("P", word, word.lower(), at, at + len(word)))
    return Evidence("label", tuple(tokens), (), mention, None, _CONFIDENCE)


_TRANSCRIPT = re.compile(r"([^\W\d_a-z][^\W\d_a-z.’'-]+(?:\s[^\W\d_a-z.’'-]{2,}){0,3}):\s")


def _full(name: str, labels: Sequence[str]) -> str:
    """Return the label that `name` is short for: by its initials or its last word."""
    return next((o for o in labels if o != name and name in (_initials(o), o.split()[-1])), name)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())
