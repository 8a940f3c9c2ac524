"""Text that has to stand letter by letter, on whole words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from searchnews.analysis import NAME
from searchnews.match.document import Document, divides
from searchnews.match.rows import Row
from searchnews.text import Span, fold

__all__ = ["exact"]


def exact(text: str, document: Document, tokens: Row) -> list[Span]:
    """Return where `text` stands as it is written; a possessive may follow it.

    White space of any kind and length counts as a space, and the composed and decomposed
    form of a letter as the same. `tokens` are those of `text`.
    """
    ends = dict(tokens.spans(document))
    if not ends:
        return []
    found: set[Span] = set()
    for form in {text, unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)}:
        inner = NAME.spans(form)
        for start, end in ends.items():
            # Marks before the first word belong to the text that has to stand there.
            match = _expression(form).match(document.text, max(0, start - inner[0].start))
            if match is None or match.start() != start - inner[0].start:
                continue
            if any(divides(document.text, at) for at in match.span()):
                # It goes on with an accent: another letter.
                continue
            last = NAME.spans(match.group())[-1].end + match.start()
            if fold(document.text[last:end]) in ("", "'s"):
                found.add(Span(*match.span()))
    return sorted(found)


@lru_cache(maxsize=256)
def _expression(text: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, text.split())))
