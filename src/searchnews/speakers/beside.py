"""The words that an article writes directly before and behind a surname.

They tell what else the surname stands in: Ada Holm, Lord Holm, Holm Metals, Karl Holm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from searchnews.quotes import lexicon
from searchnews.speakers.spelling import words_of
from searchnews.text import fold

__all__ = ["words_beside"]

_NEAR = 64  # characters before a surname that are looked at
# Words with one blank between them: no name goes on behind a mark or a paragraph.
_BEHIND = re.compile(r"[ \n]([^\W\d_][\w.'’&-]*)")
_BEFORE = re.compile(r"(?:[^\W\d_][\w.'’&-]*[ \n])+\Z")
_NO_NAMES = lexicon.NEVER_NAMES | frozenset("may march".split())


def words_beside(name: str, text: str) -> frozenset[str]:
    """Return the words in capitals before and behind the last word of a name, folded.

    Of those before it the next one, over particles, and whatever titles precede that.
    """
    words = words_of(name)
    if not words or words[-1] not in text:
        return frozenset()
    found: set[str] = set()
    for match in _pattern(words[-1]).finditer(text):
        found.update(_before(text[max(0, match.start() - _NEAR) : match.start()]))
        behind = _BEHIND.match(text, match.end())
        if behind and _is_name(behind[1]):
            found.add(fold(behind[1]).rstrip("."))
    return frozenset(found)


@lru_cache(maxsize=1 << 10)
def _pattern(surname: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’&-]){re.escape(surname)}(?![\w'’&-])")


def _before(text: str) -> Iterator[str]:
    """Yield the words in capitals at the end of a text that may belong to a name behind it."""
    words = _BEFORE.search(text)
    first = True
    for word in reversed(words[0].split() if words else ()):
        low = fold(word).rstrip(".")
        if low in lexicon.NAME_LINKS:
            continue
        if not _is_name(word) or not _goes_on(word):
            return
        if first or low in lexicon.TITLES:
            yield low
        first = False


def _is_name(word: str) -> bool:
    low = fold(word).rstrip(".")
    return word[:1].isupper() and low not in _NO_NAMES and not low.endswith(("'s", "’s"))


def _goes_on(word: str) -> bool:
    """Tell whether what follows is of one sentence with the word."""
    return not word.endswith(".") or len(word) < 3 or fold(word)[:-1] in lexicon.ABBREVIATED
