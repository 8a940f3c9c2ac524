"""The order of concordance lines: by the words beside the keyword, from it outwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, Protocol, TypeAlias

from searchnews.analysis import NAME

__all__ = ["KwicSort", "Sortable", "key_of"]

#: `relevance` and `date` order the articles, whose lines follow the text.
KwicSort: TypeAlias = Literal["relevance", "date", "left", "right", "keyword"]
_Key: TypeAlias = tuple[list[str], ...]


class Sortable(Protocol):
    """What an order looks at."""

    @property
    def left(self) -> str:
        """The text before the keyword."""
        ...

    @property
    def keyword(self) -> str:
        """What matched."""
        ...

    @property
    def right(self) -> str:
        """The text behind it."""
        ...


def key_of(sort: KwicSort) -> Callable[[Sortable], _Key] | None:
    """Return what lines are compared by, None where they stay in the order of the articles.

    Words are compared as the index folds them: without case, accents and punctuation. To the
    left the word beside the keyword (1L) comes first, then the one before it (2L), and so on
    as far as the context reaches; to the right likewise. Keywords that differ come next.
    """
    keys: dict[KwicSort, Callable[[Sortable], _Key]] = {
        "left": lambda line: (NAME.terms(line.left)[::-1], NAME.terms(line.keyword)),
        "right": lambda line: (NAME.terms(line.right), NAME.terms(line.keyword)),
        "keyword": lambda line: (NAME.terms(line.keyword), NAME.terms(line.right)),
    }
    return keys.get(sort)
