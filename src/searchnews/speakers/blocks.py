"""Which sightings can be one speaker at all: those with one surname, or with one acronym.

Comparing all speakers of an index with all others is out of the question; those of one
block are few. A block is never too narrow for spelling variants, short forms, titles and
missing given names; that its members differ is for `identify` to find out.
"""

from __future__ import annotations

from searchnews.quotes import lexicon
from searchnews.quotes.given_names import is_given_name
from searchnews.quotes.profile import SpeakerProfile
from searchnews.speakers.organisation_names import is_link, organisation_name
from searchnews.speakers.person_names import person_name
from searchnews.speakers.spelling import spelling_key, words_of
from searchnews.speakers.titles import split_titles
from searchnews.text import fold

__all__ = ["block_of", "blocks_of_query"]


# The block of names without any letter.
_NAMELESS = "-"


def block_of(profile: SpeakerProfile) -> str:
    """Return the key of the block: only sightings of one block can be one speaker.

    It is never empty, and has no white space but single spaces inside.
    """
    if profile.kind == "organisation":
        return _key(organisation_name(profile.name).block)
    return _key(person_name(profile.name).surname)


def blocks_of_query(name: str) -> tuple[str, ...]:
    """Return the blocks in which a name that someone types may be found, sorted.

    Empty where the name does not tell: a word that is a given name, or no letter at all. Of
    a person of whom more is typed, the surname has to be there; of an organisation the full
    name or the acronym.
    """
    _, words = split_titles(words_of(name))
    telling = [word for word in words if not _is_small(word)]
    if not telling or (len(telling) == 1 and is_given_name(telling[0])):
        return ()
    rest = " ".join(words)
    blocks = {organisation_name(one).block for one in (name, rest)}
    blocks.update(person_name(one).surname for one in (rest, *words))
    # Varn Ruud may be written Varn-Ruud, and the reverse.
    parts = words[-1].split("-") if "-" in words[-1] else ["-".join(words[-2:])]
    blocks.add(person_name(parts[-1]).surname)
    return tuple(sorted(map(_key, blocks)))


def _key(name: str) -> str:
    return name if name.isalnum() else " ".join(name.split()) or _NAMELESS


def _is_small(word: str) -> bool:
    """Tell whether the word is an initial, a particle or a link."""
    return len(spelling_key(word)) < 2 or fold(word) in lexicon.NAME_LINKS or is_link(word)
