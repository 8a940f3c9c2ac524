"""Names across articles: which of them are one speaker."""

from __future__ import annotations

from searchnews.speakers.answers import answers_to
from searchnews.speakers.beside import words_beside
from searchnews.speakers.blocks import block_of, blocks_of_query
from searchnews.speakers.identify import identify
from searchnews.speakers.values import Appearance, Identity, Member, Sighting

__all__ = [
    "Appearance",
    "Identity",
    "Member",
    "Sighting",
    "answers_to",
    "block_of",
    "blocks_of_query",
    "identify",
    "words_beside",
]
