"""Paragraphs that name nobody whom a pronoun could mean: bylines, “Read More Below”."""

from __future__ import annotations

import re

from searchnews.text import Span

__all__ = ["is_furniture"]

_LONGEST_BYLINE = 100  # code points
_LONGEST_PROMPT = 6  # words
_CLOSERS = '.!?…”"'
_BYLINE = re.compile(r"(?:By|BY)\s[^\W\d_a-z]")
_PROMPT = frozenset("below advertisement continued newsletter subscribe share reading".split())


def is_furniture(text: str, part: Span) -> bool:
    """Tell whether the paragraph is a byline or a prompt to the reader."""
    if part.end - part.start > _LONGEST_BYLINE or text[part.end - 1] in _CLOSERS:
        return False
    if _BYLINE.match(text, part.start) is not None:
        return True
    words = text[part.start : part.end].lower().split()
    return len(words) <= _LONGEST_PROMPT and not _PROMPT.isdisjoint(words)
