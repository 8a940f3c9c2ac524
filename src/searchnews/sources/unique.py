"""Ids are unique in one reading: a second article under an id is seen and named."""

from __future__ import annotations

from searchnews.article import Article
from searchnews.errors import SourceError
from searchnews.sources.origin import Found, OnError

__all__ = ["Unique"]


class Unique:
    """Remembers, for every id, what was read under it and where.

    It keeps three integers an article, not the article: about 200 bytes.
    """

    def __init__(self, on_error: OnError) -> None:
        self._on_error = on_error
        self._seen: dict[str, tuple[int, int, int]] = {}
        self._paths: list[str] = []

    def admits(self, found: Found) -> bool:
        """Tell whether the id is new; report a second article that differs from the first."""
        article, line = found
        path = article.origin or "-"
        if not self._paths or self._paths[-1] != path:
            self._paths.append(path)
        this = (_fingerprint(article), len(self._paths) - 1, line or 0)
        first = self._seen.setdefault(article.id, this)
        if first is this:
            return True
        if first[0] != this[0]:
            self._report(article, path, line, first)
        return False

    def _report(
        self, article: Article, path: str, line: int | None, first: tuple[int, int, int]
    ) -> None:
        place = self._paths[first[1]] + (f":{first[2]}" if first[2] else "")
        reason = (
            f"the id {article.id!r} was already read from {place} with other content; "
            "the first is kept: give this one an id of its own"
        )
        self._on_error(SourceError(path, reason, line))


def _fingerprint(article: Article) -> int:
    """Return 64 bits of what a reader sees of the article (good for this process only)."""
    extra = repr(dict(article.extra)) if article.extra else ""
    return hash((article.body, tuple(article.metadata().values()), extra))
