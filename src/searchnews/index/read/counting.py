"""How many articles or quotations a clause finds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from searchnews.engine import Request
from searchnews.explanation import Count
from searchnews.index.files.segment import Ints
from searchnews.index.read.algebra import Bools, split_key
from searchnews.index.read.doubt import SpokenIn, article_holds, quotation_holds
from searchnews.index.read.executor import Executor
from searchnews.index.read.view import SegmentView
from searchnews.query.tree import Node
from searchnews.truth import Truth

__all__ = ["count_articles", "count_quotations", "held"]

#: Up to how many texts are read to count what a clause finds.
_MOST_READ: Final = 5_000


def count_articles(
    executors: Sequence[Executor], node: Node, request: Request, spoken_in: SpokenIn
) -> Count:
    """Return how many articles a clause finds in all segments."""
    truth = Truth(node, request.match, indirect=request.indirect)
    sure, asked = 0, list[Callable[[], bool]]()
    for executor in executors:
        view = executor.leaves.view
        found = executor.articles(node)
        doubtful = found.keys[:0] if found.doubtful is None else found.keys[found.doubtful]
        sure += len(found) - len(doubtful)
        asked += [partial(article_holds, truth, view, spoken_in, doc) for doc in doubtful.tolist()]
    return _settled(sure, asked)


def count_quotations(
    executors: Sequence[Executor], node: Node, request: Request, spoken_in: SpokenIn
) -> Count:
    """Return how many quotations a clause finds in all segments."""
    truth = Truth(node, request.match, indirect=request.indirect)
    sure, asked = 0, list[Callable[[], bool]]()
    for executor in executors:
        view = executor.leaves.view
        found = executor.quotations(node, view.segment.live)
        if request.indirect:
            found = found.take(~held(view, found.keys))
        doubtful = found.keys[:0] if found.doubtful is None else found.keys[found.doubtful]
        sure += len(found) - len(doubtful)
        asked += [
            partial(quotation_holds, truth, view, spoken_in, key) for key in doubtful.tolist()
        ]
    return _settled(sure, asked)


def held(view: SegmentView, keys: Ints) -> Bools:
    """Tell of quotations whether they stand inside reported ones."""
    docs, ordinals = split_key(keys)
    segment = view.segment
    inside: Bools = segment.held_quotations[segment.quotation_starts[docs] + ordinals] > 0
    return inside


def _settled(sure: int, asked: Sequence[Callable[[], bool]]) -> Count:
    """Return the number of those that are sure, or for which the texts say so."""
    if len(asked) > _MOST_READ:
        return Count(sure + len(asked), at_most=True)
    return Count(sure + sum(holds() for holds in asked))
