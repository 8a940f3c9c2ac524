"""Words of a question that a sentence opens with: Asked whether it was “…”, Holm said no."""

from __future__ import annotations

from collections.abc import Sequence

from searchnews.quotes.tokens import Token

__all__ = ["asking"]

_ASKED = frozenset("asked pressed questioned challenged".split())
_LONGEST = 30  # tokens
_QUESTIONING = frozenset("whether if about to on why how what when by over".split())


def asking(tokens: Sequence[Token], k: int) -> int:
    """Return the index of “asked” if the run at `k` is part of what was asked, else -1.

    That clause opens the sentence, and no comma parts it from the run.
    """
    i = 0
    while i < k and tokens[i].kind in "AC":
        i += 1
    if i + 1 >= k or k - i > _LONGEST or tokens[i].low not in _ASKED:
        return -1
    inside = tokens[i + 1].low in _QUESTIONING
    return i if inside and not any(_ends_clause(token) for token in tokens[i:k]) else -1


def _ends_clause(token: Token) -> bool:
    """Tell whether the clause ends at the token: at a comma, which a run may have inside."""
    return token.kind in ",;:-" or (token.kind == "Q" and token.text == ",")
