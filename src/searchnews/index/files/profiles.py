"""What an article tells of the speakers of a quotation ↔ the value of a column.

A value is a line of JSON: of each speaker ``[name, kind, gender, roles, affiliations]``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from searchnews.quotes.profile import SpeakerProfile

__all__ = ["pack_profiles", "unpack_profiles"]

_encode: Final = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode


@lru_cache(maxsize=1 << 12)
def pack_profiles(profiles: tuple[SpeakerProfile, ...]) -> str | None:
    """Return the value for the speakers of a quotation, None for nobody."""
    if not profiles:
        return None
    return _encode([(p.name, p.kind, p.gender, p.roles, p.affiliations) for p in profiles])


def unpack_profiles(value: bytes) -> Sequence[SpeakerProfile]:
    """Return the speakers of a value."""
    return [
        SpeakerProfile(name, kind, gender, tuple(roles), tuple(affiliations))
        for name, kind, gender, roles, affiliations in json.loads(value)
    ]
