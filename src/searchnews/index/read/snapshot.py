"""One generation of an index, opened for reading.

Opening maps the files of the segments and reads their directories: what it costs does not
depend on the number of documents. A commit that happens meanwhile changes nothing here.
"""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path
from typing import Final

import numpy as np

from searchnews.analysis import stems
from searchnews.engine import Stored
from searchnews.index.files.segment import Ints, Segment
from searchnews.index.files.toc import Contents
from searchnews.index.read.cache import ByteCache
from searchnews.index.read.forms import Forms
from searchnews.index.read.statistics import Statistics
from searchnews.index.read.view import Caches, SegmentView

__all__ = ["Snapshot"]

#: Bytes of the largest arrays that a query makes and forgets.
_TEMPORARY: Final = 8 << 20

#: Bytes of decoded postings that are kept.
_CACHED: Final = 96 << 20
#: Bytes of articles that are kept.
_CACHED_ARTICLES: Final = 24 << 20


class Snapshot:
    """The segments of one generation, and what they are together.

    Raises FileNotFoundError if a commit has removed a file of it meanwhile, ValueError if a
    file is damaged.
    """

    def __init__(self, folder: Path, contents: Contents) -> None:
        _keep_freed_memory()
        self.generation = contents.generation
        segments = [Segment(folder / info.file, info.deleted) for info in contents.segments]
        self.statistics = Statistics(segments)
        caches = Caches(ByteCache(_CACHED), ByteCache(_CACHED_ARTICLES))
        self.views: list[SegmentView] = []
        base = 0
        for number, segment in enumerate(segments):
            self.views.append(SegmentView(number, segment, base, self.statistics, caches))
            base += segment.documents
        self._bases = [view.base for view in self.views]
        self._forms = [Forms(segment) for segment in segments]
        stems.ask(self.stem)

    def close(self) -> None:
        """Forget the stems; the files are released with the last array that is used."""
        stems.forget(self.stem)

    def stem(self, form: str) -> str | None:
        """Return the stem of a word as written, None if no article has it."""
        for forms in self._forms:
            stem = forms.stem(form)
            if stem is not None:
                return stem
        return None

    def place(self, doc: int) -> tuple[SegmentView, int]:
        """Return the segment of a document of the index, and its number there."""
        view = self.views[bisect_right(self._bases, doc) - 1]
        return view, doc - view.base

    def article(self, doc: int) -> Stored:
        """Return the article of a document of the index, with its quotations."""
        view, local = self.place(doc)
        return view.article(local)

    def find(self, id: str) -> int | None:
        """Return the document of an article, None if there is none."""
        for view in self.views:
            for doc in view.segment.keyword("id").docs(id.encode()).tolist():
                if doc not in view.segment.deleted:
                    return view.base + int(doc)
        return None

    def id_of(self, doc: int) -> str:
        """Return the id of the article of a document of the index."""
        view, local = self.place(doc)
        return (view.segment.keyword("id").value(local) or b"").decode()

    def dates(self, docs: Ints) -> Ints:
        """Return the instants of ascending documents of the index, -1 for none."""
        if len(self.views) == 1:
            return self.views[0].segment.dates[docs]
        found = np.empty(len(docs), dtype=np.int64)
        for view in self.views:
            first, last = docs.searchsorted((view.base, view.base + view.documents)).tolist()
            found[first:last] = view.segment.dates[docs[first:last] - view.base]
        return found

    def live(self) -> Ints:
        """Return the documents of the index that count, ascending."""
        return np.concatenate(
            [np.empty(0, dtype=np.int64), *(view.segment.live + view.base for view in self.views)]
        )


def _keep_freed_memory() -> None:
    """Let glibc keep what is freed, up to twice this size, for the arrays of the next query.

    It takes the size of what was freed last for that of what a program will ask for again.
    To get pages from the system anew would take longer than to compute what goes into them.
    """
    np.empty(_TEMPORARY, dtype=np.uint8)
