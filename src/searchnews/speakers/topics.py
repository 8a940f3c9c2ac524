"""What an article is about: the words of the names in it, by which two articles may be compared."""

from __future__ import annotations

import re

__all__ = ["topics_of"]

# A capitalised word of three letters or more inside a sentence.
_NAME_WORD = re.compile(r"(?<=[^\W\d_A-Z] )[^\W\d_a-z][^\W\d_]{2,}")


def topics_of(text: str) -> frozenset[str]:
    """Return the words of names that stand inside sentences, in lower case."""
    return frozenset(map(str.lower, _NAME_WORD.findall(text)))
