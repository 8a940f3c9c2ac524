"""Articles that are to become a segment, as one piece of work for a process."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from searchnews.article import Article
from searchnews.index.write.build import Built, SegmentBuilder
from searchnews.index.write.content import Content
from searchnews.quotes.extract import Attributed, Quotations, quotations

__all__ = ["Job", "build", "indexable"]


class Job(NamedTuple):
    """Articles that are to become a segment, with or without their quotations."""

    path: Path
    articles: Sequence[tuple[Article, Content]]
    quotations: bool

    def __reduce__(self) -> tuple[Any, ...]:
        rows = [(_row(article), tuple(content)) for article, content in self.articles]
        return _job, (str(self.path), rows, self.quotations)


def _row(article: Article) -> tuple[Any, ...]:
    values = [getattr(article, name) for name in _FIELDS]
    values[_EXTRA] = dict(article.extra)
    return tuple(values)


_FIELDS = tuple(Article.__slots__)
_EXTRA = _FIELDS.index("extra")


def _job(path: str, rows: Sequence[tuple[Any, ...]], quotations: bool) -> Job:
    return Job(
        Path(path), [(_article(row), Content(*content)) for row, content in rows], quotations
    )


def _article(row: tuple[Any, ...]) -> Article:
    values = dict(zip(_FIELDS, row, strict=True))
    values["extra"] = MappingProxyType(values["extra"])
    return Article(**values)


def indexable(article: Article) -> Quotations:
    """Return the quotations of the article's own text: those in its regions are left out."""
    found = quotations(article, indirect=True)
    if not article.regions:
        return found
    spans = [region.span for region in article.regions]

    def is_own(item: Attributed) -> bool:
        return not any(span.start <= item.quote.start < span.end for span in spans)

    kept = [k for k, item in enumerate(found.marked) if is_own(item)]
    return Quotations(
        [found.marked[k] for k in kept],
        [item for item in found.indirect if is_own(item)],
        frozenset(new for new, old in enumerate(kept) if old in found.held),
    )


_NOTHING: Final = Quotations(())


def build(builder: SegmentBuilder, job: Job) -> Built:
    """Build the segment of a job."""
    for article, content in job.articles:
        builder.add(article, indexable(article) if job.quotations else _NOTHING, content)
    return builder.write(job.path)
