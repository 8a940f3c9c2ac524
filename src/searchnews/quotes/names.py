"""The people and organisations that an article names: fullest name, gender, roles, mentions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from searchnews.quotes import lexicon
from searchnews.quotes.given_names import Gender, gender_of, is_given_name
from searchnews.text import Span

__all__ = ["Entity", "Mention", "Names", "read_names"]

_UPPER = "".join(chr(c) for c in range(0x41, 0x530) if chr(c).isupper())
_CAP = rf"(?:(?:[{_UPPER}]\.)+|[{_UPPER}](?:\w|['’-](?![sS]\b)(?=\w))*)"
_LINK = r"(?:(?:of|of the|de|la|le|van|von|der|den|bin|ibn|al|el|du|di|da|dos|del|ten|ter)\s)"
_NAME = re.compile(
    rf"(?<![\w'’@#/.-])(?:al-|el-)?{_CAP}(?:(?<!\.)\.?\s{{1,2}}{_LINK}{{0,2}}(?:al-|el-)?{_CAP})*"
)
_POSSESSIVE = re.compile(r"['’](?:s\b|(?!\w))", re.IGNORECASE)
_NEXT_WORD = re.compile(r",?\s+([^\W\d_]+)")
_APPOSITION = re.compile(
    r",\s+((?:[\w’'-]+\s+){0,9}?[\w’'-]+)(?=[,.;)]|\s(?:of|for|at|in|who|with)\b)"
)
_ROLE_BEFORE = re.compile(r"((?:[\w’'-]+\s+){1,3})$")
_ROLE_COMMA = re.compile(r"([\w’'-]+(?:\s+[\w’'-]+)?),\s+$")
_AGE = re.compile(r",\s+\d{1,3}\b")
_SUFFIXES = frozenset("jr sr ii iii iv".split())
# Words for bodies and places that are surnames too.
_SURNAMES = frozenset("house church court post front banks bank ireland france england".split())
_ACT = lexicon.CUES | lexicon.AUXILIARIES | lexicon.VERBS


@dataclass(slots=True)
class Entity:
    """One person or organisation of the article."""

    name: str
    words: tuple[str, ...]
    kind: Literal["person", "organisation", "unknown"]
    gender: Gender | None = None
    roles: set[str] = field(default_factory=set)
    mentions: int = 0
    speaks: bool = False  # some mention is the subject of a cue
    reused: bool = False  # its last word alone names it elsewhere


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an entity is named; `subject` if it stands as a subject does."""

    start: int
    end: int
    entity: int
    subject: bool
    possessive: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """A capitalised stretch: name words, and the titles stripped off before them."""

    start: int
    end: int
    words: tuple[str, ...]
    titles: tuple[str, ...]


class Names:
    """The entities of one article, looked up by the words of a mention."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self.mentions: list[Mention] = []
        self._full: dict[tuple[str, ...], int] = {}
        self._last: dict[str, list[int]] = {}
        self._first: dict[str, list[int]] = {}
        self._acronym: dict[str, int] = {}

    def add_full(self, words: Sequence[str], titles: Sequence[str]) -> int:
        """Return the entity of a name of several words, new or known."""
        key = _key(words)
        index = self._full.get(key)
        if index is None:
            index = len(self.entities)
            kind = _kind(words, titles)
            self.entities.append(Entity(" ".join(words), tuple(words), kind))
            self._full[key] = index
            if kind == "organisation":
                self._acronym.setdefault(_initials(words), index)
            else:
                self._last.setdefault(key[-1], []).append(index)
                self._first.setdefault(key[0], []).append(index)
        entity = self.entities[index]
        entity.mentions += 1
        if len(words) > len(entity.words):
            entity.words, entity.name = tuple(words), " ".join(words)
        if titles and entity.kind == "unknown":
            entity.kind = "person"
        if entity.gender is None and entity.kind == "person":
            entity.gender = _title_gender(titles) or gender_of(words[0].split("-")[0])
        return index

    def add_single(self, word: str, titles: Sequence[str]) -> int:
        """Return the entity that a name of one word stands for, new or known."""
        known = self.find([word], titles)
        if known is not None:
            self.entities[known].mentions += 1
            self.entities[known].reused = True
            return known
        index = len(self.entities)
        kind = _kind([word], titles)
        entity = Entity(word, (word,), kind, mentions=1)
        if kind == "person":
            entity.gender = _title_gender(titles) or gender_of(word)
        self.entities.append(entity)
        self._full[(word.lower(),)] = index
        return index

    def find(self, words: Sequence[str], titles: Sequence[str] = ()) -> int | None:
        """Return the entity that the words of a mention name, None if there is none."""
        key = _key(words)
        if not key:
            return None
        exact = self._full.get(key)
        if len(key) > 1:
            for i in self._last.get(key[-1], []):
                longer = self.entities[i].words
                if len(longer) > len(words) and longer[-len(words) :] == tuple(words):
                    return i
            if exact is not None:
                return exact
        gender = _title_gender(titles)
        candidates = self._last.get(key[-1], [])
        if len(key) > 1:
            # Another given name: another member of the family, unless it is an initial or short.
            candidates = [i for i in candidates if _same_given(key[0], self.entities[i].words[0])]
        best = self._best(candidates, gender)
        if best is not None or len(key) > 1:
            return best
        if exact is None and words[0].isupper():
            exact = self._acronym.get(words[0].replace(".", ""))
        if exact is not None:
            return exact
        if is_given_name(words[0]):
            return self._best(self._first.get(key[0], []), gender)
        return None

    def _best(self, candidates: Iterable[int], gender: Gender | None) -> int | None:
        best: int | None = None
        for i in candidates:
            entity = self.entities[i]
            if gender and entity.gender and gender != entity.gender:
                continue
            if best is None or _rank(entity) > _rank(self.entities[best]):
                best = i
        return best

    def before(self, position: int) -> int:
        """Return how many mentions start before `position`."""
        return bisect_left(self.mentions, position, key=lambda m: m.start)


def _rank(entity: Entity) -> tuple[bool, int]:
    return entity.kind == "person", entity.mentions


def _key(words: Sequence[str]) -> tuple[str, ...]:
    """Return what two spellings of one person have in common: first and last word."""
    low = [word.lower().strip(".") for word in words]
    if len(low) > 2 and low[-1] in _SUFFIXES:
        low = low[:-1]
    return (low[0], low[-1]) if len(low) > 1 else tuple(low)


def _same_given(short: str, given: str) -> bool:
    given = given.lower().strip(".")
    return (
        short == given
        or (len(short) >= 3 and given.startswith(short))
        or (len(given) >= 3 and short.startswith(given))
    )


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words)


def _title_gender(titles: Sequence[str]) -> Gender | None:
    for title in titles:
        gender = lexicon.TITLE_GENDER.get(title)
        if gender == "m":
            return "m"
        if gender == "f":
            return "f"
    return None


def _kind(
    words: Sequence[str], titles: Sequence[str]
) -> Literal["person", "organisation", "unknown"]:
    if titles:
        return "person"
    low = [word.lower() for word in words]
    given = is_given_name(low[0].split("-")[0])
    if len(words) == 2 and given and low[-1] in _SURNAMES:
        return "person"
    if low[-1] in lexicon.PLACES or low[-1] in lexicon.ORGANISATION_WORDS:
        return "organisation"
    if given:
        return "person"
    if any(word in lexicon.ORGANISATION_WORDS or word in lexicon.PLACES for word in low):
        return "organisation"
    if len(words) == 1 and words[0].isupper() and len(words[0]) > 1:
        return "organisation"
    return "unknown"


def _is_title(word: str) -> bool:
    low = word.lower().strip(".")
    return low in lexicon.TITLES or ("-" in low and not lexicon.TITLES.isdisjoint(low.split("-")))


def split_titles(words: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the title words, in lower case, and the name words of a capitalised stretch."""
    last = -1
    for i, word in enumerate(words[:-1]):
        if _is_title(word) or (last == i - 1 and word.lower() in lexicon.TITLE_PARTS):
            last = i
    rest = list(words[last + 1 :])
    titles = tuple(word.lower().strip(".") for word in words[: last + 1])
    if titles and not any(map(_is_title, titles)) and not is_given_name(rest[0]):
        return (), tuple(words)  # British Columbia
    if last >= 0 and rest[0].lower().strip(".") in _SUFFIXES:
        return (), tuple(words)  # Martin Luther King Jr.
    # NATO Jens Stoltenberg: what stands before the given name is an office's.
    for i in range(1, len(rest) - 1):
        before = rest[i - 1]
        foreign = before.isupper() and len(before) > 2 and "." not in before
        foreign = foreign or before.lower() in lexicon.PLACES
        foreign = foreign or before.lower() in lexicon.ORGANISATION_WORDS
        if foreign and is_given_name(rest[i]):
            return (*titles, *(w.lower() for w in rest[:i])), tuple(rest[i:])
    return titles, tuple(rest)


def read_names(text: str, parts: Iterable[Span], hidden: Sequence[Span]) -> Names:
    """Return the names in `parts` of `text`; those in the `hidden` runs give no mentions."""
    names = Names()
    found = [item for part in parts for item in _scan(text, part)]
    indexes: dict[int, int] = {}
    for i, item in enumerate(found):
        if len(item.words) > 1:
            indexes[i] = names.add_full(item.words, item.titles)
    for i, item in enumerate(found):
        if i not in indexes:
            indexes[i] = names.add_single(item.words[0], item.titles)
    h = 0
    for i, item in enumerate(found):
        entity = names.entities[indexes[i]]
        following = _NEXT_WORD.match(text, item.end)
        if following is not None and following.group(1) in lexicon.STRONG_CUES:
            entity.speaks = True
        _learn(text, item, entity)
        while h < len(hidden) and hidden[h].end <= item.start:
            h += 1
        if h < len(hidden) and hidden[h].start <= item.start:
            continue
        names.mentions.append(_mention(text, item, indexes[i]))
    return names


def _scan(text: str, part: Span) -> Iterable[_Found]:
    for match in _NAME.finditer(text, part.start, part.end):
        words: list[str] = []
        start = at = match.start()
        for word in match.group().split():
            at = text.index(word, at)
            if not words:
                start = at
            words.append(word)
            at += len(word)
            if word[-1] == "." and not _takes_point(word):
                yield from _trimmed(text, words, start, at - 1)
                words = []
        if words:
            yield from _trimmed(text, words, start, at)


def _takes_point(word: str) -> bool:
    """Tell whether the full stop is the word's own: an initial, an abbreviation."""
    return len(word) == 2 or "." in word[:-1] or word[:-1].lower() in lexicon.ABBREVIATED


def _trimmed(text: str, words: list[str], start: int, end: int) -> Iterable[_Found]:
    """Return the stretch without the words at its ends that belong to no name."""
    while words and words[0].lower().rstrip(".") in lexicon.NEVER_NAMES:
        if is_given_name(words[0]) and len(words) > 1 and not _opens_sentence(text, start):
            break
        start += len(words[0])
        words = words[1:]
    while words and words[-1].lower() in lexicon.TIME_WORDS:
        words = words[:-1]
    if words:
        while text[start].isspace():
            start += 1
        yield from _named(words, start, end)


def _named(words: list[str], start: int, end: int) -> Iterable[_Found]:
    """Return the stretch as one name, or as two where “of” joins no name of a body."""
    for i in range(len(words) - 2, 0, -1):
        if words[i] == "of" and words[i - 1].lower() not in lexicon.ORGANISATION_WORDS:
            middle = end - len(" ".join(words[i + 1 :]))
            yield from _named(words[:i], start, middle - 3)
            words, start = words[i + 1 :], middle
            break
    while len(words) > 1 and words[0] in ("of", "the"):
        words = words[1:]
    titles, rest = split_titles(words)
    last = rest[-1]
    if last.endswith(".") and len(last) > 2 and last.count(".") == 1:
        last = last[:-1]
    if last.lower() in lexicon.TITLES and len(rest) == 1:
        return
    yield _Found(start, end, (*rest[:-1], last), titles)


def _mention(text: str, item: _Found, entity: int) -> Mention:
    possessive = _POSSESSIVE.match(text, item.end) is not None
    following = _NEXT_WORD.match(text, item.end)
    subject = not possessive and (
        (following is not None and following.group(1).lower() in _ACT)
        or _opens_sentence(text, item.start)
    )
    return Mention(item.start, item.end, entity, subject, possessive)


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \"'“‘(")
    return not before or before[-1] in ".!?\n…:"


def _learn(text: str, item: _Found, entity: Entity) -> None:
    """Add the roles and the gender that the words around a mention tell."""
    entity.roles.update(item.titles)
    if entity.kind == "organisation":
        return
    before = text[max(0, item.start - 60) : item.start]
    words: list[str] = []
    if match := _ROLE_BEFORE.search(before):
        words += match.group(1).lower().split()[-2:]
    elif match := _ROLE_COMMA.search(before):
        words += match.group(1).lower().split()[-1:]
    after = text[item.end : item.end + 130]
    if after.startswith(","):
        if match := _APPOSITION.match(after):
            tail = match.group(1).lower().split()
            words += [word for word in tail if word in lexicon.PERSON_NOUNS][-3:]
        if _AGE.match(after) and entity.kind == "unknown":
            entity.kind = "person"
    for word in words:
        if word in lexicon.PERSON_NOUNS:
            entity.roles.add(word)
            if entity.kind == "unknown":
                entity.kind = "person"
    if entity.gender is None:
        if entity.roles & lexicon.MALE_NOUNS:
            entity.gender = "m"
        elif entity.roles & lexicon.FEMALE_NOUNS:
            entity.gender = "f"
