"""What the JSON-LD of a page says about its article (schema.org NewsArticle and its kin)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from searchnews.sources.jsonvalues import JsonError, load, record_of

__all__ = ["article_data"]


def article_data(scripts: Iterable[str]) -> dict[str, str]:
    """Return headline, date, author, section, source, url and language, where they are given."""
    for thing in _things(scripts):
        if any("Article" in kind or kind == "BlogPosting" for kind in _strings(thing.get("@type"))):
            publisher = thing.get("publisher")
            found = {
                "headline": _text(thing.get("headline")) or _text(thing.get("name")),
                "date": _text(thing.get("datePublished")),
                "author": ", ".join(_names(thing.get("author"))),
                "section": _text(thing.get("articleSection")),
                "source": ", ".join(_names(publisher)[:1]),
                "url": _text(thing.get("url")),
                "language": _text(thing.get("inLanguage")),
            }
            return {name: value for name, value in found.items() if value}
    return {}


def _things(scripts: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield the objects of all scripts: single, in a list, or in a ``@graph``."""
    for script in scripts:
        try:
            value = load(script)
            pending = list(value) if isinstance(value, list) else [value]
            things = [record_of(item, script) for item in pending if isinstance(item, dict)]
        except JsonError:
            continue  # the page shows the same in its text
        for thing in things:
            yield thing
            graph = thing.get("@graph")
            if isinstance(graph, list):
                yield from (item for item in graph if isinstance(item, dict))


def _strings(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [item for item in values if isinstance(item, str)]


def _text(value: object) -> str:
    return next((" ".join(item.split()) for item in _strings(value)), "")


def _names(value: object) -> list[str]:
    """Return the names of persons or organisations, given as strings or as objects."""
    values = value if isinstance(value, list) else [value]
    names = [item.get("name") if isinstance(item, dict) else item for item in values]
    return [name.strip() for name in names if isinstance(name, str) and name.strip()]
