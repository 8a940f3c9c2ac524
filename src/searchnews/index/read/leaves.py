"""One leaf of a query in one segment: which articles or quotations have it, and their scores.

A word scores as `bm25` says, field by field, and less where it is spelled otherwise than it
was typed (see `spelling`); a phrase the sum of its words; a pattern the sum of the terms
that it means, each with its own weight.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

import numpy as np

from searchnews.index.files.segment import Ints
from searchnews.index.read.algebra import (
    BLOCK_BITS,
    Candidates,
    distinct,
    if_any,
    intersection,
    nothing,
    places,
    union,
)
from searchnews.index.read.bm25 import Floats, saturated
from searchnews.index.read.families import family_articles
from searchnews.index.read.forms import Family
from searchnews.index.read.near import Proximity, near_keys
from searchnews.index.read.occurrences import POSITION_BITS, Slot
from searchnews.index.read.quotations import QuotationReader
from searchnews.index.read.rows import Rows, rows_of
from searchnews.index.read.slots import SlotReader
from searchnews.index.read.spelling import Term, Typing
from searchnews.index.read.view import SegmentView
from searchnews.query.tree import AtLeast, Exact, Fuzzy, Near, Pattern, Phrase, Word

__all__ = ["Leaf", "LeafReader", "Scope", "Unit"]

#: What a search returns: whole articles, or single quotations.
Unit: TypeAlias = Literal["article", "quotation"]
Leaf: TypeAlias = Word | Pattern | Fuzzy | Phrase | Exact | Near | AtLeast


@dataclass(frozen=True, slots=True)
class Scope:
    """Where leaves are looked for, and what is counted.

    Where `among` is given (ascending, live documents), what is found in others may be left
    out. Where not `scored`, scores may be left 0.
    """

    fields: tuple[str, ...]
    unit: Unit
    among: Ints | None = None
    scored: bool = True


class LeafReader:
    """Finds leaves in the fields of one segment.

    `quotations_with` says in how many quotations of the whole index a term stands.
    """

    def __init__(self, view: SegmentView, quotations_with: Callable[[str, bytes], int]) -> None:
        self.view = view
        self._slots = SlotReader(view)
        self._typed: dict[Typing, LeafReader] = {}
        self.quotations = QuotationReader(view, quotations_with)

    def typed(self, typing: Typing) -> LeafReader:
        """Return the same for the words of a query that was typed so."""
        found = self._typed.get(typing)
        if found is None:
            found = self._typed[typing] = copy(self)
            found._slots = self._slots.typed(typing)
        return found

    def find(self, leaf: Leaf, scope: Scope) -> Candidates:
        """Return the articles or quotations that have the leaf in one of the fields."""
        if scope.unit == "article" and isinstance(leaf, Word | Pattern | Fuzzy):
            slots = self._slots.slots(leaf, scope.fields[0])
            if len(slots) == 1:
                (slot,) = slots
                if isinstance(slot, Family):
                    return family_articles(self.view, slot, scope.fields)
                return self.view.word(scope.fields, slot)
        return union([self._in_field(leaf, field, scope) for field in scope.fields])

    def _in_field(self, leaf: Leaf, field: str, scope: Scope) -> Candidates:
        match leaf:
            case Near():
                return self._near(leaf, field, scope)
            case Exact(text=text):
                return self._row(self._slots.slots(Word(text), field), field, scope).in_doubt()
            case AtLeast(count=count, child=child):
                return self._row(self._slots.slots(child, field), field, scope, count)
            case _:
                return self._row(self._slots.slots(leaf, field), field, scope)

    def _row(self, slots: Sequence[Slot], field: str, scope: Scope, count: int = 1) -> Candidates:
        """Return where slots stand side by side, so often or more."""
        if scope.unit == "quotation":
            return self.quotations.find(slots, field, scope.among, scored=scope.scored, count=count)
        if len(slots) == 1 and count <= 1:
            (slot,) = slots
            if isinstance(slot, Family):
                return family_articles(self.view, slot, (field,))
            return self.view.word((field,), slot)
        rows = rows_of(self.view, field, slots, scope.among)
        return self._articles(rows, slots, field, scope.fields, count)

    def _articles(
        self, rows: Rows, slots: Sequence[Slot], field: str, fields: tuple[str, ...], count: int
    ) -> Candidates:
        """Return the articles of rows in a field; any of `fields` may have the words as typed."""
        if not len(rows.begins):
            return nothing()
        counts = np.bincount(rows.begins >> POSITION_BITS, minlength=len(rows.docs))
        here = (counts >= max(1, count)).nonzero()[0]
        docs = rows.docs.take(here)
        scores = np.zeros(len(docs))
        for slot in slots:
            part = self._scores(slot, field, docs, rows.at, here)
            if isinstance(slot, Term):
                self.view.demote(part, fields, slot, docs)
            scores += part
        doubtful = None if rows.doubtful is None else rows.doubtful.take(here)
        return Candidates(docs, scores, if_any(doubtful))

    def _scores(
        self, slot: Slot, field: str, docs: Ints, at: dict[int, Ints], rows: Ints
    ) -> Floats:
        """Return what a slot scores in the documents of some rows, which have it."""
        if isinstance(slot, Family):
            found = family_articles(self.view, slot, (field,))
            return found.scores.take(places(docs, found.keys)[0])
        ordinal = self.view.ordinal(field, slot.text)
        freqs = self.view.freqs(field, ordinal).take(at[ordinal].take(rows))
        scores = saturated(freqs, self.view.norms(field).take(docs))
        scores *= self.view.statistics.idf(field, slot.text)
        return scores

    def _near(self, leaf: Near, field: str, scope: Scope) -> Candidates:
        """Return where the parts stand near enough, with what they score together."""
        found = intersection([self._in_field(part, field, scope) for part in leaf.parts])
        if not len(found):
            return found
        in_quotations = scope.unit == "quotation"
        near = near_keys(
            self.view,
            field,
            Proximity(
                [self._slots.slots(part, field) for part in leaf.parts],
                leaf.distance,
                leaf.ordered,
            ),
            distinct(found.keys >> BLOCK_BITS) if in_quotations else found.keys,
            in_quotations=in_quotations,
        )
        if near is None:
            return found.in_doubt()
        return intersection([replace(found, doubtful=None), near])
