"""What an article has to be to be kept, and what tells a changed one from an unchanged one."""

from __future__ import annotations

import json
from typing import Final, NamedTuple

from searchnews.article import Article, content_id
from searchnews.errors import RequestError
from searchnews.index.write.dated import dated

__all__ = ["Content", "check_article", "content_of"]

#: Characters of an id that was derived from the content.
_DERIVED: Final = 16


class Content(NamedTuple):
    """The hash of all that a reader sees of an article (16 bytes), and if it brought no id."""

    hash: bytes
    brought_no_id: bool


def content_of(article: Article) -> Content:
    """Return the content of an article; where it brought no id, a change gives it another."""
    brought_no_id = len(article.id) == _DERIVED and article.id == content_id(
        article.headline, article.body, article.date, article.source
    )
    return Content(bytes.fromhex(article.content_hash()), brought_no_id)


def check_article(article: Article) -> None:
    """Raise RequestError for an article that no index can keep.

    That is one without id or body, with a date that is none, with an `extra` that JSON
    cannot hold, or with half of a surrogate pair, which no file can.
    """
    if not article.id.strip() or not article.body.strip():
        raise RequestError(f"article {article.id!r}: it needs an id and a body")
    try:
        article.body.encode()
        " ".join(filter(None, (*article.metadata().values(), article.origin))).encode()
    except UnicodeEncodeError:
        raise RequestError(_broken_character(article)) from None
    if article.date:
        try:
            dated(article.date)
        except ValueError:
            raise RequestError(
                f"article {article.id!r}: {article.date!r} is no ISO 8601 date"
            ) from None
    if article.extra:
        try:
            json.dumps(dict(article.extra))
        except (TypeError, ValueError) as error:
            reason = f"its extra keys are not JSON: {error}"
            raise RequestError(f"article {article.id!r}: {reason}") from None


def _broken_character(article: Article) -> str:
    texts = {**article.metadata(), "origin": article.origin, "body": article.body}
    for name, value in texts.items():
        try:
            (value or "").encode()
        except UnicodeEncodeError as error:
            where = f"article {article.id!r}: its {name}, at character {error.start}"
            return f"{where}, holds half of a surrogate pair"
    return f"article {article.id!r}: it holds half of a surrogate pair"
