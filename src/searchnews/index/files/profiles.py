"""What an article tells of the speakers of a quotation ↔ the value of a column.

A value is the speaker's block (see `searchnews.speakers`), a tab, and a line of JSON: of each
speaker ``[name, kind, gender, roles, affiliations]``. Values are kept in order, so that those
of a block lie side by side. That of several speakers has nothing before its tab.

So the rules that make blocks of names are part of the format: whoever changes the block of
any name raises the version of the index (see `layout`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from searchnews.quotes.profile import SpeakerProfile
from searchnews.speakers import block_of

__all__ = ["SEVERAL", "block_prefix", "pack_profiles", "unpack_profiles"]

_encode: Final = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode
_TAB: Final = "\t"
#: What the values of several speakers begin with.
SEVERAL: Final = _TAB.encode()


@lru_cache(maxsize=1 << 12)
def pack_profiles(profiles: tuple[SpeakerProfile, ...]) -> str | None:
    """Return the value for the speakers of a quotation, None for nobody."""
    if not profiles:
        return None
    block = block_of(profiles[0]) if len(profiles) == 1 else ""
    line = _encode([(p.name, p.kind, p.gender, p.roles, p.affiliations) for p in profiles])
    return f"{block}{_TAB}{line}"


def block_prefix(block: str) -> bytes:
    """Return what the values of single speakers of a block begin with."""
    return f"{block}{_TAB}".encode()


def unpack_profiles(value: bytes) -> Sequence[SpeakerProfile]:
    """Return the speakers of a value."""
    _, _, line = value.decode().partition(_TAB)
    return [
        SpeakerProfile(name, kind, gender, tuple(roles), tuple(affiliations))
        for name, kind, gender, roles, affiliations in json.loads(line)
    ]
