"""Articles in: new ones are added, changed ones replaced, unchanged ones skipped.

Articles become segments in batches, side by side in several processes; what has become of
them is committed every now and then, all at once: whatever interrupts an indexing run, the
index holds what was committed before, and the next run goes on from there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple, Self

from whoosh.index import FileIndex

from searchnews.article import Article
from searchnews.engine import AddReport
from searchnews.errors import RequestError
from searchnews.index.codec import ColumnarSegment
from searchnews.index.files.segment import EXTENSION, Segment
from searchnews.index.whoosh_index import writing
from searchnews.index.write.build import Built
from searchnews.index.write.content import Content, check_article, content_of
from searchnews.index.write.jobs import Job, Sought
from searchnews.index.write.known import KnownArticles, Place, WrittenArticles
from searchnews.index.write.transaction import Transaction
from searchnews.index.write.workers import Workers, cores

__all__ = ["add", "delete"]

#: Articles that become a segment together, where several processes build: few at first, so
#: that all have work soon, and more as there are more of them, for each has to be merged.
BATCH: Final = 2500
BATCH_GROWTH: Final = 500
#: Then several batches are in memory, and each may have this many at most.
LARGEST_SHARED_BATCH: Final = 4000
#: Where one process does it all.
LARGEST_BATCH: Final = 10_000
#: Characters of bodies that are held at once.
BATCH_CHARACTERS: Final = 16_000_000
#: Articles a commit: what a crash can cost, with the batches that are being built. (An
#: interruption costs only those.)
COMMIT_EVERY: Final = 20_000


class _InFlight(NamedTuple):
    """A batch that is being built, and at which path."""

    path: Path
    built: Future[Built]


class _Run:
    """One indexing run. A context manager: what was not committed is given up.

    An interruption keeps the batches that are complete.
    """

    def __init__(self, index: FileIndex, path: Path, jobs: int, sought: Sought) -> None:
        self._path = path
        self._sought = sought
        self._workers = Workers(jobs)
        self._batch: list[tuple[Article, Content]] = []
        self._characters = 0
        self._in_flight: deque[_InFlight] = deque()
        self._uncommitted = 0
        # By the number of a batch: its first article; the segment that it has become; and
        # before it has, which of its articles were replaced by later ones.
        self._firsts = [0]
        self._segments: list[ColumnarSegment] = []
        self._replaced: defaultdict[int, set[int]] = defaultdict(set)
        self.changed = False
        self.quotation_count = 0
        with writing(path):
            self._transaction = Transaction(index)
            try:
                self._old = list(self._transaction.segments)
                self.known = KnownArticles([self._opened(segment) for segment in self._old])
            except BaseException:
                self._transaction.abandon()
                raise

    def _opened(self, segment: ColumnarSegment) -> Segment:
        return Segment(self._path / segment.make_filename(EXTENSION), frozenset(segment.deleted))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if isinstance(error, KeyboardInterrupt):
                self._keep_complete()
        finally:
            self._workers.close()
            self._transaction.abandon()

    def write(self, article: Article, content: Content) -> None:
        """Take an article."""
        if len(self._batch) >= self._most() or self._characters >= BATCH_CHARACTERS:
            self._dispatch()
        self._batch.append((article, content))
        self._characters += len(article.body)
        self.changed = True

    def _most(self) -> int:
        """Return how many articles the batch may have."""
        if self._workers.jobs == 1:
            return LARGEST_BATCH
        return min(LARGEST_SHARED_BATCH, BATCH + BATCH_GROWTH * (len(self._firsts) - 1))

    def remove_old(self, place: Place) -> None:
        """Remove an article that the index held before."""
        self._old[place.segment].delete_document(place.doc)
        self.changed = True

    def remove_new(self, number: int) -> None:
        """Remove the article that this run has written as the `number`-th, from 0."""
        batch = bisect_right(self._firsts, number) - 1
        doc = number - self._firsts[batch]
        if batch < len(self._segments):
            self._segments[batch].delete_document(doc)
        else:
            self._replaced[batch].add(doc)

    def commit(self) -> None:
        """Make it all visible, or nothing."""
        if not self.changed:
            return
        if self._batch:
            self._dispatch(is_last=True)
        while self._in_flight:
            self._collect()
        self._workers.close()
        with writing(self._path):
            self._transaction.commit()

    def _dispatch(self, *, is_last: bool = False) -> None:
        while len(self._in_flight) > self._workers.jobs:
            self._collect()
        if self._uncommitted >= COMMIT_EVERY:
            with writing(self._path):
                self._transaction.publish()
            self._uncommitted = 0
        path = self._transaction.scratch(str(len(self._firsts)))
        job = Job(path, self._batch, self._sought)
        with self._disk():
            built = self._workers.submit(job, is_last=is_last)
        self._in_flight.append(_InFlight(path, built))
        self._firsts.append(self._firsts[-1] + len(self._batch))
        self._batch, self._characters = [], 0

    def _collect(self) -> None:
        """Make the oldest batch in flight part of the index to be."""
        path, future = self._in_flight.popleft()
        with self._disk():
            built = future.result()
            segment = self._transaction.take(path, built)
        for doc in self._replaced.pop(len(self._segments), ()):
            segment.delete_document(doc)
        self._segments.append(segment)
        self.quotation_count += built.quotations
        self._uncommitted += built.documents

    @contextmanager
    def _disk(self) -> Iterator[None]:
        """Turn what the disk refuses into StorageErrors; faults of our own stay what they are."""
        try:
            yield
        except OSError as error:
            with writing(self._path):
                raise error

    def _keep_complete(self) -> None:
        with writing(self._path):
            while self._transaction.is_open and self._in_flight and self._in_flight[0].built.done():
                self._collect()
            if self._uncommitted and self._transaction.is_open:
                self._transaction.publish()


def add(
    index: FileIndex,
    path: Path,
    articles: Iterable[Article],
    *,
    gone: Callable[[str], bool] | None = None,
    keep: Callable[[str], bool] | None = None,
    on_error: Callable[[RequestError], None] | None = None,
    quotations: bool = True,
    indirect: bool = True,
    jobs: int | None = None,
) -> AddReport:
    """Write articles; see `searchnews.engine.Engine.add`."""
    counts: Counter[str] = Counter()
    written = WrittenArticles()
    fresh: Counter[str] = Counter()
    sought: Sought = ("all" if indirect else "marked") if quotations else "none"
    with _Run(index, path, jobs or cores(), sought) as run:
        for article in articles:
            try:
                check_article(article)
            except RequestError as error:
                if on_error is None:
                    run.commit()
                    raise
                on_error(error)
                continue
            content = content_of(article)
            old, new = run.known.find(article.id), written.find(article.id)
            before: bytes | None = None
            if new is not None:
                before = written.hash(new)
            elif old is not None:
                before = run.known.content(old).hash
            if before == content.hash:
                counts["unchanged"] += 1
                continue
            if new is not None:
                run.remove_new(new)
            elif old is not None:
                run.remove_old(old)
            run.write(article, content)
            written.add(article.id, content)
            counts["added" if before is None else "replaced"] += 1
            fresh[article.origin or ""] += before is None and content.brought_no_id
        _remove_unseen(run, counts, fresh, gone, keep)
        run.commit()
        counts["quotations"] = run.quotation_count
    return AddReport(**counts)


def _remove_unseen(
    run: _Run,
    counts: Counter[str],
    fresh: Counter[str],
    gone: Callable[[str], bool] | None,
    keep: Callable[[str], bool] | None,
) -> None:
    """Remove articles that were not among those that came, where they are gone or replaced."""

    def may_go(origin: str, brought_no_id: bool) -> bool:
        if keep is not None and keep(origin):
            return False
        replaced = brought_no_id and fresh[origin] > 0
        return replaced or (gone is not None and gone(origin))

    for place, origin, brought_no_id in run.known.unseen(may_go):
        if brought_no_id and fresh[origin]:
            # Another took its place: what was added is the changed article.
            fresh[origin] -= 1
            counts["added"] -= 1
            counts["replaced"] += 1
        elif gone is not None and gone(origin):
            counts["removed"] += 1
        else:
            continue
        run.remove_old(place)


def delete(index: FileIndex, path: Path, ids: Iterable[str]) -> int:
    """Remove articles; return how many there were."""
    removed = 0
    with _Run(index, path, 1, "none") as run:
        for id in set(ids):
            place = run.known.find(id)
            if place is not None:
                run.remove_old(place)
                removed += 1
        run.commit()
    return removed
