"""Hit × spans → text with ranges; no markup."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from searchnews.text import Span

__all__ = ["Snippet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A passage of an article: `text` is the field's text from `start` to `end`.

    `highlights` are offsets into `text`, sorted and disjoint.
    """

    field: Literal["headline", "body"]
    text: str
    start: int
    end: int
    highlights: tuple[Span, ...]
