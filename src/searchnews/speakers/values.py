"""What goes into the identification of speakers, and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass

from searchnews.quotes.given_names import Gender
from searchnews.quotes.name_forms import Kind
from searchnews.quotes.profile import SpeakerProfile

__all__ = ["Appearance", "Identity", "Member", "Sighting"]


@dataclass(frozen=True, slots=True)
class Sighting:
    """One distinct profile over a whole index, with how often it is quoted."""

    profile: SpeakerProfile
    quotations: int
    articles: int


@dataclass(frozen=True, slots=True)
class Appearance:
    """A sighting in one article.

    `companions` are the names of the other speakers of the article, `topics` the words of all
    names in it. `setting` is what many articles have in common, such as the source and the
    section. They weigh less in this order.

    `year` is the article's, None if it has no date; `beside` are the words in capitals that
    it writes next to the surname (see `words_beside`).
    """

    article: int
    companions: frozenset[str]
    setting: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    year: int | None = None
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Member:
    """The sighting (its place among those given) in some of its articles; None means in all."""

    sighting: int
    articles: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """One speaker over many articles.

    `roles` come most frequent first, `spellings` most quoted first. `name` is the fullest and
    most quoted of them, without titles.
    """

    name: str
    kind: Kind
    roles: tuple[str, ...]
    spellings: tuple[str, ...]
    members: tuple[Member, ...]
    gender: Gender | None = None
