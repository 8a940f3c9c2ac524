"""A cache that is bounded by the bytes of what it holds."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import Any

__all__ = ["ByteCache"]


class ByteCache:
    """Keeps values by key; the one that was not asked for longest goes first."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._used = 0
        self._held: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()

    def get(self, key: Hashable) -> Any:
        """Return the value of a key, None if it is not held."""
        found = self._held.get(key)
        if found is None:
            return None
        self._held.move_to_end(key)
        return found[0]

    def put(self, key: Hashable, value: Any, size: int) -> None:
        """Keep a value of so many bytes; one that would fill half of the cache is not kept."""
        if 2 * size > self._capacity:
            return
        before = self._held.pop(key, None)
        self._used += size - (before[1] if before else 0)
        self._held[key] = value, size
        while self._used > self._capacity:
            _, (_, gone) = self._held.popitem(last=False)
            self._used -= gone
