"""Fields that are one value a document; `segment` has the format."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from searchnews.index.files.arrayfile import ArrayFile
from searchnews.index.files.ragged import Ints
from searchnews.index.files.strings import StringTable

__all__ = ["NONE", "KeywordField"]

#: The code of a document without a value.
NONE: Final = 0xFFFFFFFF


class KeywordField:
    """A field that is one value a document, and which documents have each value."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._file = file
        self._name = name
        self.values = StringTable(file, name)
        self.codes: npt.NDArray[np.uint32] = file[f"{name}.codes"]

    def docs(self, value: bytes) -> Ints:
        """Return the documents with this value, ascending."""
        code = self.values.find(value)
        return self.docs_of(code) if code >= 0 else np.empty(0, dtype=np.int64)

    def docs_of(self, code: int) -> Ints:
        """Return the documents with the value of this ordinal, ascending."""
        starts = self._file[f"{self._name}.order.starts"]
        order = self._file[f"{self._name}.order"]
        found: Ints = order[int(starts[code]) : int(starts[code + 1])].astype(np.int64)
        return found

    def value(self, doc: int) -> bytes | None:
        """Return the value of a document, None if it has none."""
        code = int(self.codes[doc])
        return None if code == NONE else self.values[code]
