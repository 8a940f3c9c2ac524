"""Datelines: the place, the date and the agency before a report's first sentence."""

from __future__ import annotations

from collections.abc import Sequence

from searchnews.quotes.tokens import Token

__all__ = ["dateline_length"]

_LONGEST = 16  # tokens


def dateline_length(tokens: Sequence[Token]) -> int:
    """Return how many tokens open the sentence as a dateline and its dash, 0 if none do.

    A dateline has an agency in brackets just before the dash, PARIS (Agency) –, or begins
    with a place in capitals, PARIS, 3 May –.
    """
    for i, token in enumerate(tokens[:_LONGEST]):
        if token.kind == "-":
            capitals = len(tokens[0].text) > 2 and tokens[0].text.isupper()
            return i + 1 if i and (tokens[i - 1].kind == ")" or capitals) else 0
        if token.kind not in "P#T,./()":
            return 0
    return 0
