"""Articles in: new ones are added, changed ones replaced, unchanged ones skipped.

Articles are committed in batches, each batch at once: whatever interrupts an indexing run,
the index holds the batches before it, and the next run goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from whoosh.index import TOC, FileIndex, clean_files
from whoosh.writing import SegmentWriter

from searchnews.article import Article, Quote
from searchnews.engine import AddReport, Progress
from searchnews.index.postings import PostingsReader
from searchnews.index.schema import document
from searchnews.index.storage import guarded, save_stems, sync
from searchnews.quotes import extract

__all__ = ["add", "delete", "indexable_quotes"]

#: Articles a commit: what an interruption can cost at most.
BATCH: Final = 5000


class DurableWriter(SegmentWriter):  # type: ignore[misc]  # whoosh has no types
    """Whoosh's writer, but what it commits is on the disk before the commit is visible."""

    def _commit_toc(self, segments: list[Any]) -> None:
        folder = Path(self.storage.folder)
        for segment in segments:
            for file in folder.glob(f"{segment.segment_id()}.*"):
                sync(file)
        toc = TOC(self.schema, segments, self.generation)
        toc.write(self.storage, self.indexname)
        sync(folder / TOC._filename(self.indexname, self.generation))
        sync(folder)
        clean_files(self.storage, self.indexname, self.generation, segments)

    def abandon(self) -> None:
        """Give up what was not committed and release the lock, whatever state it is in."""
        with suppress(Exception):
            if not self.is_closed:
                self.cancel()
        if self.writelock is not None:
            with suppress(Exception):
                self.writelock.release()


class _Batch:
    """One open writer: what it holds becomes visible together."""

    def __init__(self, index: FileIndex, path: Path) -> None:
        self._path = path
        self.ids: set[str] = set()
        with guarded(path):
            self._writer = DurableWriter(index)
            reader = PostingsReader(index.reader())
            self._docs = {reader.id_of(int(doc)): int(doc) for doc in reader.live()}
            reader.close()

    def write(self, article: Article) -> tuple[Quote, ...]:
        """Add or replace an article; return its quotations."""
        quotes = indexable_quotes(article)
        values = document(article, quotes)
        with guarded(self._path):
            self.remove(article.id)
            self._writer.add_document(**values)
        self.ids.add(article.id)
        return quotes

    def remove(self, id: str) -> None:
        doc = self._docs.pop(id, None)
        if doc is not None:
            self._writer.delete_document(doc)

    def commit(self) -> None:
        try:
            with guarded(self._path):
                save_stems(self._path)
                self._writer.commit()
        except BaseException:
            self._writer.abandon()
            raise

    def abandon(self) -> None:
        self._writer.abandon()


def indexable_quotes(article: Article) -> tuple[Quote, ...]:
    """Return the quotations of the article's own text: those in its regions are left out."""
    return tuple(
        quote
        for quote in extract(article)
        if not any(region.span.start <= quote.start < region.span.end for region in article.regions)
    )


def known_articles(index: FileIndex) -> dict[str, tuple[str, str]]:
    """Return id → (content hash, origin) of all articles."""
    reader = PostingsReader(index.reader())
    try:
        content, origin = reader.column("content"), reader.column("origin")
        return {
            reader.id_of(doc): (content[doc].decode(), (origin[doc] or b"").decode())
            for doc in map(int, reader.live())
        }
    finally:
        reader.close()


def add(
    index: FileIndex,
    path: Path,
    articles: Iterable[Article],
    *,
    keep: Callable[[str], bool] | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> AddReport:
    """Write articles; see `searchnews.engine.Engine.add`. `keep` is asked with an origin."""
    with guarded(path):
        known = known_articles(index)
    seen: set[str] = set()
    counts: dict[str, int] = dict.fromkeys(("added", "replaced", "unchanged", "quotations"), 0)
    batch: _Batch | None = None
    try:
        for article in articles:
            seen.add(article.id)
            content = article.content_hash()
            old = known.get(article.id)
            if old is not None and old[0] == content:
                counts["unchanged"] += 1
            else:
                if batch is not None and article.id in batch.ids:
                    # Whoosh replaces only what is committed.
                    batch.commit()
                    batch = None
                batch = batch or _Batch(index, path)
                counts["quotations"] += len(batch.write(article))
                counts["added" if old is None else "replaced"] += 1
                known[article.id] = (content, article.origin or "")
            if batch is not None and len(batch.ids) == BATCH:
                batch.commit()
                batch = None
            if on_progress is not None:
                written = counts["added"] + counts["replaced"]
                on_progress(Progress(seen=len(seen), written=written))
        gone: list[str] = []
        if keep is not None:
            gone = [id for id, (_, origin) in known.items() if id not in seen and not keep(origin)]
        if gone:
            batch = batch or _Batch(index, path)
            for id in gone:
                batch.remove(id)
        if batch is not None:
            batch.commit()
            batch = None
    finally:
        if batch is not None:
            batch.abandon()
    return AddReport(**counts, removed=len(gone))


def delete(index: FileIndex, path: Path, ids: Iterable[str]) -> int:
    """Remove articles; return how many there were."""
    batch = _Batch(index, path)
    try:
        before = len(batch._docs)
        for id in ids:
            batch.remove(id)
        removed = before - len(batch._docs)
        batch.commit()
    except BaseException:
        batch.abandon()
        raise
    return removed
