"""A bounded table of what a pure function said of short pieces of text: words come back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

__all__ = ["Memo"]

Value = TypeVar("Value")
_LONGEST = 100  # code points of a piece that is worth keeping
_MOST = 1 << 15  # pieces


class Memo(dict[str, Value]):
    """``memo[piece]`` is ``work(piece)``, worked out once while it is remembered.

    A table that is full starts anew; long pieces, which hardly ever come back, are not
    kept. So the memory is bounded whatever the texts.
    """

    def __init__(self, work: Callable[[str], Value]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, piece: str) -> Value:
        value = self._work(piece)
        if len(piece) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[piece] = value
        return value
