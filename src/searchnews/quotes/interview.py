"""Interviews: paragraphs without marks, each with the label of the one who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from searchnews.quotes.cues import Evidence
from searchnews.quotes.tokens import Token
from searchnews.text import Span

__all__ = ["Turn", "label_inside", "may_take_turns", "turns"]

# “Ada Holm: …”, “AH: …”, “Q. …”; what opens with a mark is a quotation of the usual kind.
_LABEL = re.compile(r"((?:[^\W\d_a-z][\w.’'-]*\s){0,3}[^\W\d_a-z][\w’'-]*)[:.]\s+(?=[^\s\"“‘'«„])")
_UNNAMED = frozenset(("q", "a", "question", "answer"))
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
            found += _turns(block, paragraphs)
            block = []
    return found + _turns(block, paragraphs)


def _label(text: str, part: Span) -> re.Match[str] | None:
    limit = min(part.end, part.start + _LONGEST_LABEL)
    if text.find(":", part.start, limit) < 0 and text[part.start] not in "QA":
        return None
    label = _LABEL.match(text, part.start, limit)
    if label is None:
        return None
    colon = text[label.end(1)] == ":"
    return label if colon or label.group(1).lower() in _UNNAMED else None


def _turns(block: Sequence[tuple[int, re.Match[str]]], paragraphs: Sequence[Span]) -> list[Turn]:
    if len(block) < _FEWEST_TURNS:
        return []
    labels = list(dict.fromkeys(label.group(1) for _, label in block))
    if len(labels) > _MOST_LABELS:
        return []
    distinct = {_full(label, labels) for label in labels}
    if not 2 <= len(distinct) < len(block):
        return []
    return [
        Turn(number, Span(label.end(), paragraphs[number].end), _evidence(label, labels))
        for number, label in block
    ]


def _evidence(label: re.Match[str], labels: Sequence[str]) -> Evidence:
    name = label.group(1)
    mention = Span(*label.span(1))
    full = _full(name, labels)
    kind = "N" if name.lower() in _UNNAMED else "P"
    words = tuple(Token(kind, word, word.lower(), *mention) for word in full.split())
    return Evidence("interview", words, (), mention, None, _CONFIDENCE)


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
