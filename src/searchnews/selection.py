"""What narrows and orders a search, and the request of an engine that it makes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final, TypedDict

from searchnews.article import moment, normalise_date
from searchnews.engine import Match, Request, Sort
from searchnews.errors import RequestError
from searchnews.query import drop_stop_words, parse
from searchnews.query.asked import AskedWord, OptionName, asked_words, words_of_option
from searchnews.query.tree import And, Dates, Everything, Field, Node, Phrase, Word

__all__ = ["Narrowing", "Selection", "named", "request_of"]

_TEXTS: Final = ("speaker", "source", "since", "until")


class Narrowing(TypedDict, total=False):
    """What narrows a search; all optional.

    `match` says whether all words have to occur (the default) or any. `speaker` is a name,
    in any of its spellings; `source` one of which all words have to occur; `since` and
    `until` ISO 8601 dates, months or years, both included. With `indirect`, what is reported
    without quotation marks counts as a quotation.
    """

    match: Match
    speaker: str | None
    source: str | None
    since: str | None
    until: str | None
    indirect: bool


class Selection(Narrowing, total=False):
    """What narrows and orders a search; all optional.

    `sort` is by relevance (the default) or by date, newest first.
    """

    sort: Sort


def named(selection: Selection, by: str | None) -> Selection:
    """Return the selection with `by`, if it is given: another name for its `speaker`.

    Raises RequestError where both are given and differ.
    """
    if by is None:
        return selection
    speaker = selection.get("speaker")
    if speaker is not None and speaker != by:
        raise RequestError(
            f"by={by!r}, speaker={speaker!r}: two names for one option; give one of them"
        )
    return {**selection, "speaker": by}


def request_of(query: str, limit: int | None, offset: int, selection: Selection) -> Request:
    """Return the request of a query; the empty one asks for everything.

    Raises QueryError for a query, RequestError for an option that cannot be used.
    """
    _check(query, selection)
    tree, words = _read(query) if query.strip() else (Everything(), ())
    return Request(
        query=tree,
        filters=_filters(selection),
        match=selection.get("match", "all"),
        sort=selection.get("sort", "relevance"),
        limit=limit,
        offset=offset,
        indirect=selection.get("indirect", False),
        words=words + _words_of_options(selection),
    )


def _check(query: object, selection: Mapping[str, object]) -> None:
    """Raise RequestError for names and types that mypy would report, but a notebook does not."""
    if not isinstance(query, str):
        raise RequestError(f"query={query!r}: it is a string")
    for name, value in selection.items():
        if name not in Selection.__annotations__:
            known = ", ".join(Selection.__annotations__)
            raise RequestError(f"{name}=: there is no such option; there are {known}")
        if name in _TEXTS and not isinstance(value, str | None):
            raise RequestError(f"{name}={value!r}: it is a string")
        if name == "indirect" and not isinstance(value, bool):
            raise RequestError(f"{name}={value!r}: it is True or False")


@lru_cache(maxsize=1024)
def _read(query: str) -> tuple[Node, tuple[AskedWord, ...]]:
    """Return the syntax tree of a query and its words; pages of results ask again and again."""
    tree = drop_stop_words(parse(query))
    return tree, asked_words(tree, query)


def _words_of_options(selection: Selection) -> tuple[AskedWord, ...]:
    values: tuple[tuple[OptionName, str | None], ...] = (
        ("source", selection.get("source")),
        ("speaker", selection.get("speaker")),
    )
    return tuple(
        word
        for option, value in values
        if value is not None
        for word in words_of_option(option, value)
    )


def _filters(selection: Selection) -> tuple[Node, ...]:
    """Return the options that narrow a search, each as a clause."""
    clauses: list[Node] = []
    speaker, source = selection.get("speaker"), selection.get("source")
    since, until = selection.get("since"), selection.get("until")
    if speaker is not None:
        clauses.append(Field("by", Phrase(_words("speaker", speaker))))
    if source is not None:
        clauses.append(Field("source", And(_words("source", source))))
    if since is not None or until is not None:
        clauses.append(_period(since, until))
    return tuple(clauses)


def _words(option: str, value: str) -> tuple[Word, ...]:
    words = tuple(map(Word, value.split()))
    if not words:
        raise RequestError(f"{option}={value!r}: it needs a name")
    return words


def _period(since: str | None, until: str | None) -> Dates:
    start, end = _date("since", since), _date("until", until)
    if start is not None and end is not None and moment(start) > moment(end, end=True):
        raise RequestError(f"since={since!r} is after until={until!r}")
    return Dates(start, end)


def _date(option: str, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        return normalise_date(value)
    except ValueError:
        raise RequestError(
            f"{option}={value!r}: not a date; write 2009-12-01, 2009-12 or 2009"
        ) from None
