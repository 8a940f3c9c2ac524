"""Articles in: new ones are added, changed ones replaced, unchanged ones skipped.

Articles are committed in batches, each batch at once: whatever interrupts an indexing run,
the index holds the batches before it, and the next run goes on from there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

from whoosh.index import TOC, FileIndex, clean_files
from whoosh.writing import SegmentWriter

from searchnews.article import Article, Quote
from searchnews.engine import AddReport
from searchnews.errors import RequestError
from searchnews.index.forms import forms_of, read_forms, write_forms
from searchnews.index.postings import PostingsReader
from searchnews.index.records import content_mark, document
from searchnews.index.storage import guarded, sync
from searchnews.quotes import extract

__all__ = ["add", "delete", "indexable_quotes"]

#: Articles a commit: what an interruption can cost at most.
BATCH: Final = 5000


class DurableWriter(SegmentWriter):  # type: ignore[misc]  # whoosh has no types
    """Whoosh's writer; what it commits is on the disk before the commit is visible.

    `forms` are the words as written of what is added; they are kept beside the segment.
    """

    def __init__(self, index: FileIndex) -> None:
        super().__init__(index)
        self.forms: set[str] = set()
        self._before = list(self.segments)
        self._may_be_visible = False

    def _commit_toc(self, segments: list[Any]) -> None:
        folder = Path(self.storage.folder)
        ids = {segment.segment_id() for segment in segments}
        if self.newsegment.segment_id() in ids:
            kept: set[str] = set()
            for segment in self._before:
                # A segment that is no longer there was merged into the new one.
                into = kept if segment.segment_id() in ids else self.forms
                into.update(read_forms(folder, segment))
            write_forms(folder, self.newsegment, self.forms - kept)
        for id in ids:
            for file in folder.glob(f"{id}.*"):
                sync(file)
        self._may_be_visible = True
        toc = TOC(self.schema, segments, self.generation)
        toc.write(self.storage, self.indexname)
        sync(folder / TOC._filename(self.indexname, self.generation))
        sync(folder)
        clean_files(self.storage, self.indexname, self.generation, segments)

    def abandon(self) -> None:
        """Give up what was not committed and release the lock, whatever state it is in."""
        if not self.is_closed:
            with suppress(Exception):
                self.cancel()
            # A segment that a table of contents may name is left to the next commit's tidying.
            if not self._may_be_visible:
                for file in Path(self.storage.folder).glob(f"{self.newsegment.segment_id()}.*"):
                    file.unlink(missing_ok=True)
        if self.writelock is not None:
            with suppress(Exception):
                self.writelock.release()


class _Batch:
    """One open writer: what it holds becomes visible together."""

    def __init__(self, index: FileIndex, path: Path) -> None:
        self._path = path
        self._committed = PostingsReader.open(index, path)
        self._pending: set[str] = set()
        try:
            with guarded(path):
                self._writer = DurableWriter(index)
        except BaseException:
            self._committed.close()
            raise

    def __len__(self) -> int:
        return len(self._pending)

    def __contains__(self, id: str) -> bool:
        return id in self._pending

    def write(self, article: Article) -> tuple[Quote, ...]:
        """Add or replace an article; return its quotations."""
        quotes = indexable_quotes(article)
        values = document(article, quotes)
        self.remove(article.id)
        with guarded(self._path):
            self._writer.add_document(**values)
        self._writer.forms |= forms_of(article)
        self._pending.add(article.id)
        return quotes

    def remove(self, id: str) -> bool:
        """Remove a committed article; tell whether it was there."""
        doc = self._committed.doc_of(id)
        if doc is None or self._writer.is_deleted(doc):
            return False
        self._writer.delete_document(doc)
        return True

    def commit(self) -> None:
        """Make it all visible, or nothing."""
        try:
            with guarded(self._path):
                self._writer.commit()
        finally:
            self.abandon()

    def abandon(self) -> None:
        """Give up what was not committed."""
        self._committed.close()
        self._writer.abandon()


class _Known(NamedTuple):
    """What the index knows of an article: its content mark, and where it came from."""

    content: str
    origin: str

    @property
    def brought_no_id(self) -> bool:
        return self.content.endswith("~")


def indexable_quotes(article: Article) -> tuple[Quote, ...]:
    """Return the quotations of the article's own text: those in its regions are left out."""
    return tuple(
        quote
        for quote in extract(article)
        if not any(region.span.start <= quote.start < region.span.end for region in article.regions)
    )


def known_articles(index: FileIndex, path: Path) -> dict[str, _Known]:
    """Return what the index knows of each article, by id."""
    reader = PostingsReader.open(index, path)
    try:
        return {
            reader.id_of(doc): _Known(reader.text_of("content", doc), reader.text_of("origin", doc))
            for doc in reader.live().tolist()
        }
    finally:
        reader.close()


class _Run:
    """One indexing run: opens a batch when there is something to write, commits full ones."""

    def __init__(self, index: FileIndex, path: Path) -> None:
        self._index = index
        self._path = path
        self._batch: _Batch | None = None

    def write(self, article: Article) -> tuple[Quote, ...]:
        if self._batch is not None and (len(self._batch) == BATCH or article.id in self._batch):
            # Whoosh replaces only what is committed.
            self.commit()
        return self._open().write(article)

    def remove(self, id: str) -> bool:
        return self._open().remove(id)

    def commit(self) -> None:
        batch, self._batch = self._batch, None
        if batch is not None:
            batch.commit()

    def abandon(self) -> None:
        if self._batch is not None:
            self._batch.abandon()

    def _open(self) -> _Batch:
        if self._batch is None:
            self._batch = _Batch(self._index, self._path)
        return self._batch


def add(
    index: FileIndex,
    path: Path,
    articles: Iterable[Article],
    *,
    gone: Callable[[str], bool] | None = None,
    keep: Callable[[str], bool] | None = None,
    on_error: Callable[[RequestError], None] | None = None,
) -> AddReport:
    """Write articles; see `searchnews.engine.Engine.add`."""
    known = known_articles(index, path)
    unseen = dict(known)
    fresh: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    run = _Run(index, path)
    try:
        for article in articles:
            old = known.get(article.id)
            unseen.pop(article.id, None)
            now = _Known(content_mark(article), article.origin or "")
            if old is not None and old.content == now.content:
                counts["unchanged"] += 1
                continue
            try:
                counts["quotations"] += len(run.write(article))
            except RequestError as error:
                if on_error is None:
                    run.commit()
                    raise
                on_error(error)
                continue
            counts["added" if old is None else "replaced"] += 1
            fresh[now.origin] += old is None and now.brought_no_id
            known[article.id] = now
        for id, article_known in unseen.items():
            origin = article_known.origin
            if keep is not None and keep(origin):
                continue
            if article_known.brought_no_id and fresh[origin]:
                # Another took its place: what was added is the changed article.
                run.remove(id)
                fresh[origin] -= 1
                counts["added"] -= 1
                counts["replaced"] += 1
            elif gone is not None and gone(origin):
                counts["removed"] += run.remove(id)
        run.commit()
    finally:
        run.abandon()
    return AddReport(**counts)


def delete(index: FileIndex, path: Path, ids: Iterable[str]) -> int:
    """Remove articles; return how many there were."""
    run = _Run(index, path)
    try:
        removed = sum(map(run.remove, ids))
        run.commit()
    finally:
        run.abandon()
    return removed
