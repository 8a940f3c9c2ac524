"""HTML without what makes ``html.parser`` slow: comments, declarations and stray ``<``.

That parser looks from every unfinished ``<!--``, ``</`` or ``<a`` to the end of the page, so
a page of nothing else costs it quadratic time. Here each takes a bounded number of steps.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["without_traps"]

# A tag: quoted values may be long (pictures are written into them), the rest is short.
_ANGLE: Final = re.compile(
    r"(?P<tag></?[A-Za-z](?:[^<>\"']{1,4096}+|\"[^\"]{0,4194304}+\"|'[^']{0,4194304}+'){0,500}+>)"
    r"|<[!?][^<>]{0,4096}+>"
    r"|<"
)


def without_traps(html: str) -> str:
    """Return `html` with whole tags only; a ``<`` that opens none becomes text."""
    return _ANGLE.sub(_kept, _without_comments(html))


def _kept(match: re.Match[str]) -> str:
    return match["tag"] or ("&lt;" if match[0] == "<" else "")


def _without_comments(html: str) -> str:
    pieces: list[str] = []
    start = 0
    while (opening := html.find("<!--", start)) >= 0:
        closing = html.find("-->", opening + 4)
        if closing < 0:
            break
        pieces.append(html[start:opening])
        start = closing + 3
    # One that is never closed would swallow the rest of the page.
    pieces.append(html[start:].replace("<!--", ""))
    return "".join(pieces)
