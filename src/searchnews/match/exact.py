"""Text that has to stand letter by letter, on whole words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from searchnews.analysis import NAME
from searchnews.graphemes import is_boundary
from searchnews.match.document import Document
from searchnews.match.rows import Row
from searchnews.text import Span, fold

__all__ = ["exact"]


def exact(text: str, document: Document, tokens: Row) -> list[Span]:
    """Return where `text` stands as it is written; a possessive may follow it.

    White space of any kind and length counts as a space, and the composed and decomposed
    form of a letter as the same. `tokens` are those of `text`.
    """
    found: list[Span] = []
    for start, end in tokens.spans(document):
        # Marks before the first word belong to the text that has to stand there.
        first = start - NAME.spans(text)[0].start
        match = _expression(text).match(document.text, max(0, first))
        if match is None or match.start() != first:
            continue
        if not all(is_boundary(document.text, at) for at in match.span()):
            # It goes on with an accent: another letter.
            continue
        last = NAME.spans(match.group())[-1].end + match.start()
        if fold(document.text[last:end]) in ("", "'s"):
            found.append(Span(*match.span()))
    return sorted(set(found))


@lru_cache(maxsize=256)
def _expression(text: str) -> re.Pattern[str]:
    words = unicodedata.normalize("NFC", text).split()
    return re.compile(r"\s+".join("".join(map(_letter, _letters(word))) for word in words))


def _letters(word: str) -> Iterator[str]:
    """Yield the letters of a word, each with the marks that belong to it."""
    begin = 0
    for at in range(1, len(word) + 1):
        if at == len(word) or not unicodedata.category(word[at]).startswith("M"):
            yield word[begin:at]
            begin = at


def _letter(letter: str) -> str:
    """Return the expression for a letter, as far composed as it may be written."""
    pieces = unicodedata.normalize("NFD", letter)
    forms = {
        unicodedata.normalize("NFC", pieces[:i]) + pieces[i:] for i in range(1, len(pieces) + 1)
    }
    forms.add(letter)
    alike = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    return alike if len(forms) == 1 else f"(?:{alike})"
