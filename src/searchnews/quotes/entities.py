"""The people and organisations of one article, and which of them a mention's words name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from searchnews.quotes import lexicon
from searchnews.quotes.given_names import Gender, is_given_name
from searchnews.quotes.name_forms import (
    Kind,
    Name,
    initials,
    name_key,
    same_given,
    title_gender,
)
from searchnews.text import Span

__all__ = ["Entities", "Entity"]


@dataclass(slots=True)
class Entity:
    """One person or organisation of the article."""

    name: str
    words: tuple[str, ...]
    kind: Kind
    gender: Gender | None = None
    roles: set[str] = field(default_factory=set)
    described: set[tuple[str, ...]] = field(default_factory=set)  # the words of roles, in order
    mentions: int = 0
    acts: bool = False  # some mention opens a sentence as the subject of a verb
    speaks: bool = False  # some mention is the subject of a cue
    reused: bool = False  # its last word alone names it elsewhere
    places: list[int] = field(default_factory=list)  # where it is named in full, in order
    where: Span | None = None  # where its fullest form stands first


class Entities:
    """The entities of one article in `all`; an entity's index there stands for it."""

    def __init__(self) -> None:
        self.all: list[Entity] = []
        self._full: dict[tuple[str, ...], int] = {}
        self._last: dict[str, list[int]] = {}
        self._first: dict[str, list[int]] = {}
        self._acronym: dict[str, int] = {}
        self._holders: dict[str, list[int]] | None = None
        self._alias: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._bodies: dict[str, list[int]] = {}

    def __getitem__(self, index: int) -> Entity:
        return self.all[index]

    def is_family(self, surname: str) -> bool:
        """Tell whether several bear the surname, in lower case."""
        return len(self._last.get(surname, ())) > 1

    def add_short(self, short: str, full: str, words: Sequence[str]) -> int:
        """Return the organisation for which the text gives a short form, under its full name."""
        key = name_key(words)
        index = self._full.get(key)
        if index is None or self.all[index].kind == "person":
            index = len(self.all)
            self.all.append(Entity(full, tuple(words), "organisation"))
            self._full[key] = index
        entity = self.all[index]
        entity.kind = "organisation"
        entity.name, entity.words = full, tuple(words)
        self._full[(short.lower(),)] = index
        return index

    def announce(self, words: Sequence[str]) -> None:
        """Take the short forms of a body's name: State Department, Varn Ferry of V. F. Company."""
        if len(words) > 2 and words[0].lower().strip(".") in lexicon.NATIONALITIES:
            self._alias.setdefault(name_key(words[1:]), name_key(words))
        if words[-1].lower().strip(".") not in _FIRM_WORDS or is_given_name(words[0]):
            return
        key = name_key(words)
        for i in range(1, len(words)):
            if words[i - 1].lower() in _NO_ALIAS or "of" in words[:i]:
                continue
            self._alias.setdefault(name_key(words[:i]), key)

    def add_full(self, name: Name, at: int = 0) -> int:
        """Return the entity of a name of several words at a place, new or known."""
        words, titles, key, kind, gender, nickname = name
        index = self._full.get(key)
        if index is None and kind != "person":
            index = self._full.get(self._alias.get(key, key))
        if index is None:
            index = len(self.all)
            self.all.append(Entity(" ".join(words), words, kind))
            self._full[key] = index
            if kind == "organisation":
                self._acronym.setdefault(initials(words), index)
                self._bodies.setdefault(key[-1], []).append(index)
            else:
                self._last.setdefault(key[-1], []).append(index)
                self._first.setdefault(key[0], []).append(index)
        if nickname:
            self._first.setdefault(nickname.lower(), []).append(index)
        entity = self.all[index]
        entity.mentions += 1
        entity.places.append(at)
        if _is_fuller(words, entity.words) and key == name_key(entity.words):
            entity.words, entity.name = words, " ".join(words)
        if titles and entity.kind == "unknown":
            entity.kind = "person"
        if entity.gender is None and entity.kind == "person":
            entity.gender = gender
        return index

    def add_single(self, name: Name, at: int) -> int:
        """Return the entity that a name of one word stands for at a place, new or known."""
        known = self._find_single(name.words[0], name.key, name.titles, at)
        if known is not None:
            entity = self.all[known]
            entity.mentions += 1
            entity.reused = len(entity.words) > 1
            return known
        index = len(self.all)
        word = name.words[0]
        gender = name.gender if name.kind == "person" else None
        self.all.append(Entity(word, name.words, name.kind, gender, mentions=1))
        self._full[(word.lower(),)] = index
        return index

    def find(
        self, words: Sequence[str], titles: Sequence[str] = (), at: int | None = None
    ) -> int | None:
        """Return the entity that the words of a mention name, None if there is none.

        Of a family, a title means the member named last before the position `at`.
        """
        key = name_key(words)
        if not key:
            return None
        if len(key) == 1:
            return self._find_single(words[0], key, titles, at)
        exact = self._full.get(key)
        candidates = self._last.get(key[-1], [])[:_LARGEST_FAMILY]
        for i in candidates:
            longer = self.all[i].words
            if len(longer) > len(words) and _low(longer[-len(words) :]) == _low(words):
                return i
        if exact is not None:
            return exact
        # Another given name: another member of the family, unless it is an initial or short.
        candidates = [i for i in candidates if same_given(key[0], self.all[i].words[0])]
        return self._best(candidates, titles, at)

    def _find_single(
        self, word: str, key: tuple[str, ...], titles: Sequence[str], at: int | None
    ) -> int | None:
        candidates = self._last.get(key[0])
        best = self._best(candidates, titles, at) if candidates else None
        if best is not None:
            return best
        exact = self._full.get(key)
        if exact is None and word.isupper():
            exact = self._acronym.get(word.replace(".", ""))
        if exact is not None:
            return exact
        body = self._body(key, at)
        if body is not None:
            return body
        # A given name alone, or a surname that stands first: Quo Lingyu, Quo.
        first = self._first.get(key[0], [])
        if first and not is_given_name(word):
            first = [i for i in first if self.all[i].kind == "person"]
        return self._best(first, titles, at)

    def _body(self, key: tuple[str, ...], at: int | None) -> int | None:
        """Return the body that one word of its name means: Kestria, the Commission."""
        full = self._full.get(self._alias.get(key, ()))
        if full is not None or key[0] not in _BODY_NOUNS:
            return full
        named = self._bodies.get(key[0], ())
        count = len(named)
        if at is not None:
            count = bisect_left(named, at, key=lambda i: self.all[i].places[0])
        return named[count - 1] if count else None

    def _best(self, candidates: Iterable[int], titles: Sequence[str], at: int | None) -> int | None:
        gender = title_gender(titles)
        best: int | None = None
        most: tuple[bool, bool, int] | None = None
        for i in islice(candidates, _LARGEST_FAMILY):
            entity = self.all[i]
            if gender and entity.gender and gender != entity.gender:
                continue
            count = entity.mentions
            if at is not None and titles:
                count = bisect_left(entity.places, at)
                count = entity.places[count - 1] if count else -1
            rank = (_holds(entity, titles), entity.kind == "person", count)
            if most is None or rank > most:
                best, most = i, rank
        return best

    def holders(self, role: str) -> Sequence[int]:
        """Return the persons of whom the role is known, in order."""
        if self._holders is None:
            self._holders = {}
            for index, entity in enumerate(self.all):
                for known in entity.roles if entity.kind != "organisation" else ():
                    self._holders.setdefault(known, []).append(index)
        return self._holders.get(role, ())

    def sole_holder(self, role: str) -> int | None:
        """Return the one person of whom the role is known, None if there is none or several."""
        holders = self.holders(role)
        return holders[0] if len(holders) == 1 else None

    def of_generation(self, surname: str, *, elder: bool, gender: Gender | None) -> int | None:
        """Return the only parent, or the only child, of those who bear the surname."""
        family = self._last.get(surname, [])[:_LARGEST_FAMILY]
        family = [i for i in family if gender is None or self.all[i].gender in (None, gender)]
        parents = {i for i in family if not self.all[i].roles.isdisjoint(_PARENTS)}
        children = {i for i in family if not self.all[i].roles.isdisjoint(_CHILDREN)}
        wanted, others = (parents, children) if elder else (children, parents)
        if not wanted:
            wanted = set(family) - others
        return next(iter(wanted)) if len(wanted) == 1 else None

    def family_of(self, index: int) -> list[int]:
        """Return the others who bear the surname of an entity."""
        key = name_key(self.all[index].words)
        family = self._last.get(key[-1], [])
        return [i for i in family[:_LARGEST_FAMILY] if i != index]


def _low(words: Sequence[str]) -> list[str]:
    return [word.lower() for word in words]


def _is_fuller(words: Sequence[str], known: Sequence[str]) -> bool:
    """Tell whether a spelling of a name says more than the known one: not all in capitals."""
    if len(words) == len(known):
        return all(map(str.isupper, known)) and not all(map(str.isupper, words))
    return len(words) > len(known)


def _holds(entity: Entity, titles: Sequence[str]) -> bool:
    """Tell whether a known role of the entity explains one of the titles."""
    if not titles or not entity.roles:
        return False
    if not entity.roles.isdisjoint(titles):
        return True
    return any(not entity.roles.isdisjoint(_TITLE_ROLES.get(title, ())) for title in titles)


# Words that end the names of firms, and those of bodies that one word may name later.
_FIRM_WORDS = frozenset(
    "company corp corporation inc ltd plc llc co group holdings airlines airways motors industries "
    "construction air lines line systems technologies partners".split()
)
_NO_ALIAS = lexicon.PLACES | lexicon.ORGANISATION_WORDS | lexicon.NEVER_NAMES | lexicon.TITLE_PARTS
_BODY_NOUNS = frozenset(
    "ministry department party university college institute council committee commission agency "
    "association organisation organization federation union league society foundation fund bank "
    "group company corporation court authority board bureau office centre center hospital club "
    "chamber embassy museum academy trust alliance coalition institution consortium".split()
)
_LARGEST_FAMILY = 24  # of whom a surname chooses, so that many namesakes take no longer
_PARENTS = frozenset("father mother parent grandfather grandmother".split())
_CHILDREN = frozenset("son daughter child grandson granddaughter".split())
_TITLE_ROLES = {
    "dr": frozenset("doctor surgeon physician scientist researcher professor psychiatrist".split()),
    "prof": frozenset(("professor",)),
    "sen": frozenset(("senator",)),
    "rep": frozenset("representative congressman congresswoman lawmaker".split()),
    "gov": frozenset(("governor",)),
    "gen": frozenset(("general",)),
}
