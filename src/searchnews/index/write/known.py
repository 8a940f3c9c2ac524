"""What an index holds before an indexing run: which articles, with what content, from where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from searchnews.index.files.segment import NONE, Segment
from searchnews.index.write.content import Content

__all__ = ["KnownArticles", "Place", "WrittenArticles"]


class Place(NamedTuple):
    """A document: which of the segments, and its number there."""

    segment: int
    doc: int


class KnownArticles:
    """The articles of some segments; remembers which of them were asked for."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self._seen: list[npt.NDArray[np.bool_]] = [
            np.zeros(segment.documents, dtype=bool) for segment in segments
        ]

    def find(self, id: str) -> Place | None:
        """Return where an article is, None if it is nowhere; from now on it has been seen."""
        key = id.encode(errors="surrogatepass")
        for number, segment in enumerate(self._segments):
            for doc in segment.keyword("id").docs(key).tolist():
                if doc not in segment.deleted:
                    self._seen[number][doc] = True
                    return Place(number, doc)
        return None

    def content(self, place: Place) -> Content:
        """Return the content of an article."""
        return Content(*self._segments[place.segment].content(place.doc))

    def unseen(self, may_go: Callable[[str, bool], bool]) -> Iterator[tuple[Place, str, bool]]:
        """Yield (place, origin, brought no id) of articles that nobody has asked for.

        Only those for which ``may_go(origin, brought_no_id)`` is true.
        """
        for number, segment in enumerate(self._segments):
            waiting = ~self._seen[number]
            if segment.alive is not None:
                waiting &= segment.alive
            without_id = segment.file["content"][16::17] != 0
            codes = segment.file["origin.codes"]
            names = segment.strings("origin")
            for code in np.unique(codes[waiting]).tolist():
                origin = "" if code == NONE else names[code].decode()
                here = waiting & (codes == code)
                for brought_none in (False, True):
                    if may_go(origin, brought_none):
                        for doc in np.flatnonzero(here & (without_id == brought_none)).tolist():
                            yield Place(number, doc), origin, brought_none


class WrittenArticles:
    """The articles of one indexing run, numbered as they come; small, for they may be many."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._hashes = bytearray()

    def add(self, id: str, content: Content) -> int:
        """Take an article, in the place of one of the same id; return its number."""
        number = self._numbers[id] = len(self._hashes) // len(content.hash)
        self._hashes += content.hash
        return number

    def find(self, id: str) -> int | None:
        """Return the number of an article, None if it was not written."""
        return self._numbers.get(id)

    def hash(self, number: int) -> bytes:
        """Return the hash of an article's content."""
        return bytes(self._hashes[16 * number : 16 * number + 16])
