"""Articles that are to become a segment, as one piece of work for a process."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from searchnews.article import Article
from searchnews.index.write.build import Built, SegmentBuilder
from searchnews.index.write.content import Content
from searchnews.quotes.extract import Attributed, Quotations, quotations

__all__ = ["Job", "Sought", "build", "indexable"]

#: Which quotations: all, those in quotation marks, or none.
Sought: TypeAlias = Literal["all", "marked", "none"]
_NOTHING: Final = Quotations(())


class Job(NamedTuple):
    """Articles that are to become a segment, and which of their quotations are sought."""

    path: Path
    articles: Sequence[tuple[Article, Content]]
    sought: Sought

    def __reduce__(self) -> tuple[Any, ...]:
        rows = [(_row(article), tuple(content)) for article, content in self.articles]
        return _job, (str(self.path), rows, self.sought)


def _row(article: Article) -> tuple[Any, ...]:
    values = [getattr(article, name) for name in _FIELDS]
    values[_EXTRA] = dict(article.extra)
    return tuple(values)


_FIELDS = tuple(Article.__slots__)
_EXTRA = _FIELDS.index("extra")


def _job(path: str, rows: Sequence[tuple[Any, ...]], sought: Sought) -> Job:
    return Job(Path(path), [(_article(row), Content(*content)) for row, content in rows], sought)


def _article(row: tuple[Any, ...]) -> Article:
    values = dict(zip(_FIELDS, row, strict=True))
    values["extra"] = MappingProxyType(values["extra"])
    return Article(**values)


def indexable(article: Article, sought: Sought = "all") -> Quotations:
    """Return the quotations of the article's own text: those in its regions are left out."""
    if sought == "none":
        return _NOTHING
    found = quotations(article, indirect=sought == "all", profiles=True)
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


def build(builder: SegmentBuilder, job: Job) -> Built:
    """Build the segment of a job."""
    for article, content in job.articles:
        builder.add(article, indexable(article, job.sought), content)
    return builder.write(job.path)
