"""Pickles, read without the classes that they name.

Whoosh keeps its table of contents as pickles, and unpickling calls whatever a file names:
opening a hostile index would run its code.
"""

from __future__ import annotations

import pickle  # this module is what makes it safe
from collections.abc import Mapping
from typing import IO, Any

__all__ = ["HostilePickle", "SafeUnpickler", "is_segment_id"]


class HostilePickle(pickle.UnpicklingError):
    """A pickle names something that no index needs."""


class SafeUnpickler(pickle.Unpickler):
    """Reads a pickle in which only what `stand_ins` has a stand-in for may be named.

    Names are (module, name). Raises HostilePickle for others, and what pickle does for a
    damaged file.
    """

    def __init__(self, file: IO[bytes], stand_ins: Mapping[tuple[str, str], Any]) -> None:
        super().__init__(file)
        self._stand_ins = stand_ins

    def find_class(self, module: str, name: str) -> Any:
        """Return what stands in for a name."""
        if (module, name) in self._stand_ins:
            return self._stand_ins[module, name]
        if module.startswith("whoosh.codec."):
            raise HostilePickle("it names a segment that this program did not write")
        raise HostilePickle(f"it names {module}.{name}, which no index needs")


def is_segment_id(segid: object) -> bool:
    """Tell whether a segment's id is of Whoosh's form: it becomes part of file names."""
    return isinstance(segid, str) and segid.isascii() and segid.isalnum()
