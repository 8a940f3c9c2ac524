"""Where a row of slots occurs in a text, without taking the whole text apart.

Every token that a slot accepts begins in a known way, so that a search for that beginning
gives the few places where the first of the row can be; tokens are read there only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from searchnews.analysis import PLAIN_TOKEN
from searchnews.match.document import Document
from searchnews.match.slots import Slot, occurrences_of
from searchnews.text import Span

__all__ = ["Row"]

# Words whose verdict a row remembers.
_REMEMBERED: Final = 50_000
# Marks that may join letters or digits to one token. A piece with so many of them is looked
# up among all tokens: to read on from each of its parts would take the square of its length.
_JOINTS: Final = "'.,"
_MOST_JOINTS: Final = 3


class Row:
    """Slots side by side, ready to be looked for in many texts."""

    __slots__ = ("_candidates", "_first", "_slots", "_verdicts")

    def __init__(self, slots: tuple[Slot, ...]) -> None:
        self._slots = slots
        beginning = slots[0].beginning if slots else ""
        readable = beginning.isascii() and beginning[:1].isalnum()
        self._first = beginning[:1]
        self._candidates = _candidates(beginning) if readable else None
        self._verdicts: dict[str, bool] = {}

    def spans(self, document: Document) -> list[Span]:
        """Return where the row occurs, in order; occurrences may overlap."""
        if not document.is_plain:
            return [document.span(*o) for o in occurrences_of(self._slots, document)]
        folded = document.folded
        several = len(self._slots) > 1
        found: list[Span] = []
        for start, first_end in self._firsts(document):
            end = self._end_of_row(first_end, folded.text) if several else first_end
            if end:
                found.append(Span(start, end))
        if document.text.isascii():
            return found
        return [document.whole(folded.original(start, end)) for start, end in found]

    def _firsts(self, document: Document) -> Iterator[tuple[int, int]]:
        """Yield the tokens of the folded text that may be the first of the row."""
        if self._candidates is not None:
            for candidate in self._candidates.finditer(document.folded.text):
                end = self._end_of_first(candidate, document)
                if end:
                    yield candidate.start(), end
        elif self._slots:
            folded = document.folded.text
            accepts = self._slots[0].accepts_token
            tokens = {folded[start:end] for start, end in document.ends.items()}
            accepted = {token for token in tokens if accepts(token)}
            if accepted:
                for start, end in document.ends.items():
                    if folded[start:end] in accepted:
                        yield start, end

    def _end_of_first(self, candidate: re.Match[str], document: Document) -> int:
        """Return the end of the token that starts here and may be the first; 0 if none."""
        start, rest = candidate.start(), candidate[1]
        verdict = self._verdicts.get(rest)
        if verdict is None:
            verdict = self._judge(rest)
        if not verdict:
            return 0
        folded = document.folded.text
        if _is_mixed(rest) or _may_go_on(folded, start):
            end = document.ends.get(start, 0)
            return end if end and self._slots[0].accepts_token(folded[start:end]) else 0
        return candidate.end(1)

    def _judge(self, rest: str) -> bool:
        """Tell whether the token may be the first, or has to be read to tell."""
        if len(self._verdicts) >= _REMEMBERED:
            self._verdicts.clear()
        verdict = _is_mixed(rest) or self._slots[0].accepts_token(self._first + rest)
        self._verdicts[rest] = verdict
        return verdict

    def _end_of_row(self, end: int, folded: str) -> int:
        """Return where the row ends whose first token ends at `end`; 0 if it is none."""
        for slot in self._slots[1:]:
            token = PLAIN_TOKEN.search(folded, end)
            if token is None or not slot.accepts_token(token[0]):
                return 0
            end = token.end()
        return end


def _candidates(beginning: str) -> re.Pattern[str]:
    """Return what finds the places where tokens that begin so may start.

    A match is the first character; group 1 what follows it, up to a few joints further on
    than the token may reach. The normal form has no apostrophes and no commas inside numbers.
    """
    first = beginning[0]
    following = "".join(f"[',]?{re.escape(char)}" for char in beginning[1:])
    further = f"[a-z0-9]*+(?:[{_JOINTS}][a-z0-9]++){{0,{_MOST_JOINTS}}}+"
    return re.compile(f"{first}(?<![a-z0-9]{first})(?=({following}{further}))")


def _may_go_on(folded: str, start: int) -> bool:
    """Tell whether the character at `start` may be inside a token that starts before it."""
    return start > 1 and folded[start - 1] in _JOINTS and folded[start - 2].isalnum()


def _is_mixed(rest: str) -> bool:
    """Tell whether what was read may be more, or less, than one token."""
    return "." in rest or "," in rest or rest.count("'") >= _MOST_JOINTS
