"""Possessives inside the names of bodies: the Pilots’ Union, Vance’s Inc."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["is_inside_name"]

# Those who own what they join; “the Obamas’ house” is another matter.
_SEVERAL = re.compile(r"(?:\w+s['’]|\w*(?:men|women|children|people)['’]s)", re.IGNORECASE)
_JOINED = frozenset(
    "union bank association society federation league fund trust board institute college school "
    "hospital agency committee commission authority ltd inc corp co plc chamber group alliance "
    "forum council guild club congress party army republic liberation movement front cooperative "
    "office organisation organization".split()
)
_LEGAL = frozenset("inc corp co ltd plc llc".split())
# What news calls firms that bear their founder's name, between it and the legal form.
_TRADES = frozenset(
    "investors service services stores international holdings foods restaurants industries group "
    "brothers sons".split()
)


def is_inside_name(owner: str, behind: Sequence[str]) -> bool:
    """Tell whether a word with its possessive ending and those behind it are one name."""
    last = behind[-1].lower().strip(".") if behind else ""
    if last in _LEGAL and _SEVERAL.fullmatch(owner) is None:
        return all(word.lower() in _TRADES for word in behind[:-1])
    return last in _JOINED and _SEVERAL.fullmatch(owner) is not None
