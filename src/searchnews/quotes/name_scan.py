"""Capitalised stretches of a text that can be names, with the titles before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from searchnews.quotes import lexicon
from searchnews.quotes.given_names import is_given_name
from searchnews.quotes.memo import Memo
from searchnews.quotes.name_forms import Name, name_form
from searchnews.quotes.name_titles import split_titles
from searchnews.quotes.possessives import is_inside_name
from searchnews.text import Span

__all__ = ["Found", "scan"]

_UPPER = "".join(chr(c) for c in range(0x41, 0x530) if chr(c).isupper())
# A capitalised word without its first letter: initials, or letters and marks inside it.
_TAIL = rf"(?:\.(?:[{_UPPER}]\.)*|\w*(?:['’-](?![sS]\b)\w+)*)"
_LINK = r"(?:(?:of|of the|and|de|la|le|van|von|der|den|bin|ibn|al|el|du|di|da|dos|del|ten|ter)\s)"
# The nickname in Ben “Shorty” Ruud.
_NICKNAME = r"(?:\s[“\"‘'][^\W\d_a-z][\w-]{1,15}[”\"’'](?=\s[^\W\d_a-z]))?"
_MARKS = "“\"‘'"
# The Pilots’ Union, Vance’s Inc: whether it belongs to the name is told by what follows.
_OWNING = rf"(?:['’][sS]?(?=\s[{_UPPER}]))?"
# The pattern begins with a capital, not with what may not stand before it: so the engine
# skips from capital to capital. A name that opens with al- or el- is found behind those.
_NAME = re.compile(
    rf"[{_UPPER}](?:(?<![\w'’@#/.-].)|(?<=[ae]l-.)(?<![\w'’@#/.-][ae]l-.)){_TAIL}{_OWNING}{_NICKNAME}"
    rf"(?:\.?\s{{1,2}}{_LINK}{{0,2}}(?:al-|el-)?[{_UPPER}]{_TAIL}{_OWNING}){{0,15}}"
)
_ARTICLE = 3  # code points of al- or el-


class Found(NamedTuple):
    """A name and where it stands; its titles, which stand before it, are no part of it."""

    start: int
    end: int
    name: Name


def scan(text: str, part: Span) -> list[Found]:
    """Return the stretches of ``text[part]`` that can be names, in order."""
    found: list[Found] = []
    for match in _NAME.finditer(text, part.start, part.end):
        start, end = match.span()
        if start and text[start - 1] == "-":
            start -= _ARTICLE
        for name_start, name_end, name in _NAMES[text[start:end]]:
            found.append(Found(start + name_start, start + name_end, name))
    return found


def _names(stretch: str) -> list[Found]:
    """Return the names of a capitalised stretch, placed from its start."""
    words = stretch.split()
    end = len(stretch)
    if len(words) == 1:
        low = stretch.lower()
        known = low in lexicon.NEVER_NAMES or low in lexicon.TITLES or low in lexicon.TIME_WORDS
        return [] if known else [Found(0, end, name_form((stretch,), ()))]
    nickname = next((word for word in words if word[0] in _MARKS), None)
    if nickname is not None:
        titles, rest = split_titles([word for word in words if word[0] not in _MARKS])
        return [Found(0, end, name_form(rest, titles, nickname[1:-1]))]
    owner = _owner(stretch)
    if owner is not None:
        left, right = stretch[: owner.start()], stretch[owner.end() :]
        behind = [
            f._replace(start=f.start + owner.end(), end=f.end + owner.end()) for f in _names(right)
        ]
        return [*_names(left), *behind]
    if "." in stretch:
        return list(_sentences(stretch, words))
    return list(_trimmed(stretch, words, 0, end))


_NAMES = Memo(_names)


def _owner(stretch: str) -> re.Match[str] | None:
    """Return the first ending of a possessive that parts two names: Holm’s Ferry Company."""
    for match in _POSSESSIVE.finditer(stretch):
        if not is_inside_name(stretch[: match.end()].split()[-1], stretch[match.end() :].split()):
            return match
    return None


_POSSESSIVE = re.compile(r"['’][sS]?\s+")


def _sentences(text: str, words: list[str]) -> Iterator[Found]:
    """Return the names of a stretch that may reach over the ends of sentences."""
    name: list[str] = []
    start = at = 0
    for word in words:
        at = text.index(word, at)
        if not name:
            start = at
        name.append(word)
        at += len(word)
        if word[-1] == "." and not _takes_point(word):
            yield from _trimmed(text, name, start, at - 1)
            name = []
    if name:
        yield from _trimmed(text, name, start, at)


def _takes_point(word: str) -> bool:
    """Tell whether the full stop is the word's own: an initial, an abbreviation."""
    return len(word) == 2 or "." in word[:-1] or word[:-1].lower() in lexicon.ABBREVIATED


def _trimmed(text: str, words: list[str], start: int, end: int) -> Iterator[Found]:
    """Return the stretch without the words at its ends that belong to no name."""
    while words and words[0].lower().rstrip(".") in lexicon.NEVER_NAMES:
        known = is_given_name(words[0]) or words[0].lower() in lexicon.TITLE_PARTS
        if len(words) > 1 and (known or _opens_name(words)):
            break  # Will Holm, State Department, New York
        start += len(words[0])
        words = words[1:]
    while words and words[-1].lower() in lexicon.TIME_WORDS and not _may_bear(words, text, end):
        words = words[:-1]
    if words:
        while text[start].isspace():
            start += 1
        yield from _named(text, words, start, end)


def _opens_name(words: list[str]) -> bool:
    """Tell whether a common word begins a name: New York, First Harbour Bank, Sunday Post."""
    first, second, last = words[0].lower(), words[1].lower(), words[-1].lower().strip(".")
    if first in lexicon.TIME_WORDS:
        return second in _PAPERS
    if first == "new" and second in lexicon.NEW_PLACES:
        return True
    return first in ("new", "first") and last in lexicon.ORGANISATION_WORDS


_PAPERS = frozenset("times telegraph mirror herald post mail express tribune sun world".split())


def _may_bear(words: list[str], text: str, end: int) -> bool:
    """Tell whether the word for a month that ends the stretch is a name: Ai Jun, Ada June."""
    return len(words) == 2 and is_given_name(words[1]) and not text[end : end + 2].strip().isdigit()


def _named(text: str, words: list[str], start: int, end: int) -> Iterator[Found]:
    """Return the stretch as one name, or as two where “of” joins no name of a body."""
    while words and (words[0] in _JOINTS or words[0] in _HEADLINE_WORDS):
        start = _place(text, words, start, 1) if len(words) > 1 else end
        words = words[1:]
    cut = _cut(words)
    if cut is not None:
        joint = _place(text, words, start, cut)
        yield from _named(text, words[:cut], start, joint)
        yield from _named(text, words[cut:], joint, end)
        return
    if not words:
        return
    titles, rest = split_titles(words)
    last = rest[-1]
    if last.endswith(".") and len(last) > 2 and last.count(".") == 1:
        last = last[:-1]
    if last.lower() in lexicon.TITLES and len(rest) == 1:
        return
    while text[end - 1].isspace():
        end -= 1
    yield Found(start, end, name_form((*rest[:-1], last), titles))


_JOINTS = ("of", "the", "and")
# Capitalised words that end a name in a headline: Holm Says Ferry Will Sail.
_HEADLINE_WORDS = frozenset(
    word.capitalize()
    for word in (lexicon.PREPOSITIONS | lexicon.AUXILIARIES | lexicon.CONJUNCTIONS)
    | frozenset("says tells asks warns vows urges denies insists admits announces".split())
    if word.isalpha() and word not in ("of", "will", "may", "per")
)
_PARTING = _HEADLINE_WORDS | {"of", "and"}


def _cut(words: list[str]) -> int | None:
    """Return the index of the word that parts two names, None if it is one."""
    if _PARTING.isdisjoint(words):
        return None
    for i in range(1, len(words)):
        if words[i] in _HEADLINE_WORDS:
            return i
    if "and" in words:
        i = words.index("and")
        if i + 1 == len(words) or not _joins_body(words, i):
            return i
    for i in range(len(words) - 2, 0, -1):
        if words[i] == "of" and words[i - 1].lower() not in lexicon.ORGANISATION_WORDS:
            return i
    return None


def _place(text: str, words: list[str], start: int, i: int) -> int:
    """Return where word `i` of the stretch that begins at `start` stands."""
    at = start
    for word in words[:i]:
        at = text.index(word, at) + len(word)
    return text.index(words[i], at)


def _joins_body(words: list[str], i: int) -> bool:
    """Tell whether the “and” at `i` is inside the name of a body: Oil and Gas Association."""
    before, behind, last = words[i - 1].lower(), words[i + 1].lower(), words[-1].lower()
    if behind in _PARTNERS:
        return len(words) == i + 2
    if last.strip(".") not in lexicon.ORGANISATION_WORDS:
        return False
    if before in _FIELDS and behind in _FIELDS:
        return True
    return i == 1 and len(words) > 3 and not is_given_name(words[0])


_PARTNERS = frozenset("co co. company sons partners brothers".split())
# What bodies are for: two of these are the field of one body.
_FIELDS = frozenset(
    "savings loan oil gas telephone telegraph food drug trade industry health education science "
    "technology agriculture fisheries forestry commerce mining mines steel iron coal energy power "
    "light electric water transport finance banking insurance arts culture sport media housing "
    "urban development planning justice home safety standards research training environment human "
    "services customs excise revenue tourism labour labor employment work pensions economic "
    "monetary securities exchange futures radio television chemical chemicals metals minerals "
    "pulp paper police security nuclear industrial foreign family medical medicine engineering "
    "communications information shipping harbour port ports rail road aviation space".split()
)
