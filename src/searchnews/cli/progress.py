"""A progress bar on standard error: articles a second, and the time that is left."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from searchnews.article import Article

    Watch = Callable[[Iterable[Article]], Iterator[Article]]

__all__ = ["STDIN", "ByteMeter", "watched"]

#: What names standard input.
STDIN: Final = "-"


class ByteMeter:
    """Estimates how many bytes of the inputs were read, from the articles that came of them.

    Files that are done count in full. Within a file the bytes of an article are reckoned
    from its length, at the rate of the files before; packed files are a third as long.
    """

    def __init__(self, sizes: dict[str, int]) -> None:
        self._sizes = sizes
        self._done = 0
        self._origin: str | None = None
        self._characters = 0
        self._rates = {True: 0.4, False: 1.1}

    @property
    def total(self) -> int | None:
        """The bytes of all inputs, None where that is not known."""
        return None if STDIN in self._sizes else sum(self._sizes.values())

    def read(self, article: Article) -> int:
        """Count one article; return the bytes that were read up to its end."""
        if article.origin != self._origin:
            self._finish()
            self._origin = article.origin
        self._characters += len(article.body) + len(article.headline)
        inside = int(self._characters * self._rates[self._packed()])
        return self._done + min(inside, self._size())

    def _finish(self) -> None:
        size = self._size()
        if self._characters and size:
            self._rates[self._packed()] = size / self._characters
        self._done += size
        self._characters = 0

    def _size(self) -> int:
        return self._sizes.get(self._origin or "", 0)

    def _packed(self) -> bool:
        return (self._origin or "").endswith(".gz")


def _sizes(paths: Iterable[str]) -> dict[str, int]:
    from searchnews.sources.paths import walk

    sizes: dict[str, int] = {}
    for path in walk(paths, lambda error: None):
        # Under the names that articles bear as their origin.
        origin = path if path == STDIN else str(Path(path).absolute())
        sizes[origin] = 0
        with suppress(OSError, ValueError):
            sizes[origin] = Path(path).stat().st_size if path != STDIN else 0
    return sizes


@contextmanager
def watched(paths: Iterable[str], *, quiet: bool = False) -> Iterator[Watch]:
    """Yield a function that passes articles on and shows how far they are.

    Only a terminal sees it; it vanishes when the block ends.
    """
    if quiet or not sys.stderr.isatty():
        yield iter
        return
    meter = ByteMeter(_sizes(paths))
    with _bar() as bar:
        task = bar.add_task("reading", total=meter.total, speed=0.0, articles=0)

        def watch(articles: Iterable[Article]) -> Iterator[Article]:
            return _counted(articles, meter, bar, task)

        yield watch


def _counted(
    articles: Iterable[Article], meter: ByteMeter, bar: Progress, task: TaskID
) -> Iterator[Article]:
    shown = bar.tasks[0]
    for count, article in enumerate(articles, start=1):
        seconds = shown.elapsed or 0.0
        bar.update(
            task,
            completed=meter.read(article),
            articles=count,
            speed=count / seconds if seconds else 0.0,
        )
        yield article
    # What follows has no measure: the bar only shows that it goes on.
    bar.update(task, description="writing")
    shown.total = None


def _bar() -> Progress:
    """Return the bar. rich takes a tenth of a second to import: only a terminal pays for it."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    return Progress(
        TextColumn("{task.description} {task.fields[articles]:,} articles"),
        BarColumn(),
        TextColumn("{task.fields[speed]:,.0f} articles/s"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
