"""Titles before a name: President Holm, Senator Holm, Treasurer Ada Holm."""

from __future__ import annotations

from collections.abc import Sequence

from searchnews.quotes import lexicon
from searchnews.quotes.given_names import is_given_name
from searchnews.text import fold

__all__ = ["split_titles"]


_TITLES = lexicon.TITLES | lexicon.PERSON_NOUNS


def split_titles(words: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the titles, folded, and the rest; at least one word is no title.

    A title that is a given name too (Dean Holm, Earl Holm) is taken for the name.
    """
    low = [fold(word).rstrip(".") for word in words]
    last = -1
    real = False
    for i, word in enumerate(low[:-1]):
        is_title = word in _TITLES and not is_given_name(word)
        if not is_title and not (last == i - 1 and word in lexicon.TITLE_PARTS):
            break
        last = i
        real = real or is_title
    if not real:
        return (), tuple(words)
    return tuple(low[: last + 1]), tuple(words[last + 1 :])
