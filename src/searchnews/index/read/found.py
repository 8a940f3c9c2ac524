"""A page of results, and the articles that it holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from searchnews.engine import Found, Stored
from searchnews.index.read.algebra import Candidates
from searchnews.match import SpokenBy
from searchnews.query.tree import Node

__all__ = ["FoundArticle", "Page", "rounded"]


class Page(NamedTuple):
    """The hits of a page in order, how many there are on all pages, and of which query."""

    node: Node
    total: int
    hits: Candidates


class FoundArticle(Found):
    """An article of a page; which of its quotations matched is found when it is asked for.

    `matching_of_page` gives it for all documents of the page at once. `spoken_in` gives for a
    document what tells who speaks in it.
    """

    def __init__(
        self,
        rank: int,
        score: float,
        stored: Stored,
        doc: int,
        matching_of_page: Callable[[], dict[int, list[int]]],
        spoken_in: Callable[[int], SpokenBy],
    ) -> None:
        keep = object.__setattr__
        keep(self, "rank", rank)
        keep(self, "score", score)
        keep(self, "stored", stored)
        self.__dict__.update(_doc=doc, _matching_of_page=matching_of_page, _spoken_in=spoken_in)

    @cached_property
    def matching(self) -> tuple[int, ...]:
        """The ordinals of the quotations that matched."""
        return tuple(self.__dict__["_matching_of_page"]().get(self.__dict__["_doc"], ()))

    @cached_property
    def spoken_by(self) -> SpokenBy:
        """Tells which of the quotations are by the speaker with a name."""
        spoken_by: SpokenBy = self.__dict__["_spoken_in"](self.__dict__["_doc"])
        return spoken_by


def rounded(hits: Candidates) -> Candidates:
    """Return hits with scores of nine decimals.

    The last bits depend on the order of addition, and that on how large the page is.
    """
    return replace(hits, scores=hits.scores.round(9))
