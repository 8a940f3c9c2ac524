"""What postings leave open, settled by the texts: articles by number, quotations by key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from searchnews.index.read.algebra import BLOCK_BITS, BLOCK_MASK
from searchnews.index.read.view import SegmentView
from searchnews.match import SpokenBy
from searchnews.truth import Truth

__all__ = ["SpokenIn", "article_holds", "quotation_holds"]

#: Tells who speaks in the quotations of a document of a segment.
SpokenIn: TypeAlias = Callable[[SegmentView, int], SpokenBy]


def article_holds(truth: Truth, view: SegmentView, spoken_in: SpokenIn, doc: int) -> bool:
    """Tell whether the query is true of a document of the segment."""
    return truth.of_article(view.article(doc), spoken_in(view, doc))


def quotation_holds(truth: Truth, view: SegmentView, spoken_in: SpokenIn, key: int) -> bool:
    """Tell whether the query is true of the quotation with a key."""
    doc, ordinal = key >> BLOCK_BITS, key & BLOCK_MASK
    return truth.of_quotation(view.article(doc), ordinal, spoken_in(view, doc))
