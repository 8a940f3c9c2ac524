"""The places and bodies that titles and appositions tie to a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from searchnews.quotes import lexicon
from searchnews.quotes.name_scan import Found, scan
from searchnews.quotes.positions import word_before
from searchnews.text import Span

__all__ = ["affiliations"]

_MOST = 4
_MENTIONS = 8  # of one person, that are read
_WINDOW = 90  # code points to either side of a name
# What ties a body before a name to it: Varn Council's deputy head, X.
_ROLE_BETWEEN = re.compile(r"(?:['’]s?)?((?:\s[a-z-]+){1,4}),?\s")
_ROLE_BEFORE = re.compile(r"((?:[a-z-]+\s){1,4})(?:of|for|at|with|from|in)\s(?:the\s)?")
_TIED = re.compile(r"\s(?:of|from)\s(?:the\s)?(?=[^\W\d_a-z])")
_TYING = re.compile(r"(?:^|[\s,])(?:of|for|at|with|from|in|the|an?|its?|and)\s$")
_END_OF_APPOSITION = re.compile(r"[,.;:!?()\n“”\"—–]")
_CLAUSE = frozenset("who whom whose which that where when and but as while".split())


def affiliations(text: str, mentions: Iterable[Found]) -> tuple[str, ...]:
    """Return the first few that the words around the mentions of one person name, sorted.

    Each in lower case: “kestria air” for “Kestria Air pilot Ada Holm”.
    """
    found: dict[str, None] = {}
    for number, mention in enumerate(mentions):
        if number >= _MENTIONS or len(found) >= _MOST:
            break
        found.update(dict.fromkeys(_around(text, mention)))
    return tuple(sorted(list(found)[:_MOST]))


def _around(text: str, mention: Found) -> Iterator[str]:
    yield from _in_titles(mention.name.titles)
    yield from _before(text, mention.start)
    yield from _behind(text, mention.end)


def _in_titles(titles: Sequence[str]) -> Iterator[str]:
    """Return the words among titles that are none: Kestria Air Captain X."""
    words: list[str] = []
    for title in (*titles, ""):
        if title and title not in _PLAIN_TITLES:
            words.append(title)
        elif words:
            yield " ".join(words)
            words = []


def _before(text: str, start: int) -> Iterator[str]:
    """Return the bodies in a description before a name."""
    apposed = text[max(0, start - 2) : start] == ", "
    if not apposed and word_before(text, start) not in lexicon.PERSON_NOUNS:
        return
    opening = max(0, start - _WINDOW)
    opening = max(opening, *(text.rfind(mark, opening, start) + 1 for mark in ("\n", ". ")))
    names = [f for f in scan(text, Span(opening, start)) if _is_body(f)]
    if not names:
        return
    last = names[-1]
    role = _ROLE_BETWEEN.fullmatch(text, last.end, start)
    if role is None and apposed and last.end == start - 2:
        role = _last_role(text, opening, last.start)
    if role is not None and not lexicon.PERSON_NOUNS.isdisjoint(role.group(1).split()):
        yield _key(last)


def _last_role(text: str, opening: int, end: int) -> re.Match[str] | None:
    """Return the role that “of” and the like tie to what begins at `end`."""
    words = list(re.finditer(r"\S+", text[opening:end]))[-7:]
    for word in words:
        match = _ROLE_BEFORE.fullmatch(text, opening + word.start(), end)
        if match is not None:
            return match
    return None


def _behind(text: str, end: int) -> Iterator[str]:
    """Return the bodies behind a name: X of the Harbour Board; X, head of the Harbour Board."""
    tied = _TIED.match(text, end)
    if tied is not None:
        names = scan(text, Span(tied.end(), tied.end() + _WINDOW))
        if names and names[0].start == tied.end() and _is_body(names[0]):
            yield _key(names[0])
        return
    if text[end : end + 2] != ", ":
        return
    stop = _END_OF_APPOSITION.search(text, end + 2, end + 2 + _WINDOW)
    apposition = Span(end + 2, stop.start() if stop else min(len(text), end + 2 + _WINDOW))
    words = text[slice(*apposition)].lower().split()
    if not words or words[0] in _CLAUSE:
        return
    if words[0] != "of" and lexicon.PERSON_NOUNS.isdisjoint(words):
        return
    for name in scan(text, apposition):
        if _is_body(name) and _stands_free(text, Span(apposition.start, name.start)):
            yield _key(name)


def _stands_free(text: str, before: Span) -> bool:
    """Tell whether the words before a name in an apposition tie it to the role there."""
    return before.start == before.end or _TYING.search(text[slice(*before)]) is not None


def _is_body(found: Found) -> bool:
    name = found.name
    return name.kind != "person" and not (
        len(name.words) == 1 and name.words[0].lower() in _PLAIN_TITLES
    )


def _key(found: Found) -> str:
    return " ".join(found.name.words).lower().strip(".")


_PLAIN_TITLES = (
    lexicon.TITLES
    | lexicon.PERSON_NOUNS
    | (lexicon.TITLE_PARTS - lexicon.NATIONALITIES)
    | lexicon.CONJUNCTIONS
    | lexicon.DETERMINERS
    | lexicon.PREPOSITIONS
)
