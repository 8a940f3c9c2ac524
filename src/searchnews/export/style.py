"""How the text format looks: in colour with links, or plain."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

__all__ = ["PLAIN", "Role", "Style"]

#: What a piece of text is, for the eye.
Role: TypeAlias = Literal["headline", "detail", "match", "quote", "speaker", "number", "bar"]

# Codes of "select graphic rendition" (ECMA-48), each readable on dark and on light.
_CODES: dict[Role, str] = {
    "headline": "1",
    "detail": "2",
    "match": "1;31",
    "quote": "32",
    "speaker": "36",
    "number": "2",
    "bar": "36",
}


class Style(NamedTuple):
    """`color` and `links` say what the reader's terminal can show.

    `width` is the number of columns that lines are folded to, None where they are not.
    """

    color: bool = False
    links: bool = False
    width: int | None = None

    def paint(self, text: str, *roles: Role) -> str:
        """Return `text` in the colours of `roles`; a plain style adds nothing."""
        codes = ";".join(_CODES[role] for role in roles)
        return f"\x1b[{codes}m{text}\x1b[0m" if self.color and codes and text else text

    def link(self, text: str, address: str | None) -> str:
        """Return `text` as a hyperlink (OSC 8) to `address`, which must be printable ASCII."""
        if not self.links or address is None:
            return text
        return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\"


#: No colour, no links, one line a passage: what a pipe and a file get.
PLAIN = Style()
