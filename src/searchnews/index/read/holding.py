"""What single clauses find in one article, and what they add to its score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TypeAlias

import numpy as np

from searchnews.analysis import FIELD_ANALYZERS
from searchnews.engine import Request
from searchnews.explanation import TermScore
from searchnews.index.files.lengths import LENGTH_OF_BYTE
from searchnews.index.read.algebra import score_of
from searchnews.index.read.bm25 import saturated
from searchnews.index.read.executor import Executor
from searchnews.index.read.family import meant_postings
from searchnews.index.read.forms import Family
from searchnews.index.read.leaves import Leaf
from searchnews.index.read.meanings import places_of
from searchnews.index.read.slots import SlotReader
from searchnews.match import Mark, Matcher, SpokenBy
from searchnews.query.tree import Node

__all__ = ["ArticleReader"]

Fields: TypeAlias = tuple[str, ...]


class ArticleReader:
    """Reads one document of a segment, as the executor scores it and as its text is."""

    def __init__(self, executor: Executor, doc: int, request: Request, spoken_by: SpokenBy) -> None:
        self._executor = executor
        self._view = executor.leaves.view
        self._slots = SlotReader(self._view)
        self._doc = doc
        self._request = request
        self._spoken_by = spoken_by
        self.stored = self._view.article(doc)
        stored = self.stored
        self._quotes = stored.quotes + stored.indirect if request.indirect else stored.quotes

    def holds(self, node: Node) -> bool:
        """Tell whether a clause holds for the article."""
        return self._marks(node, marking=False) is not None

    def marks(self, node: Node) -> tuple[Mark, ...]:
        """Return where a clause alone stands, none if it does not hold."""
        return tuple(sorted(set(self._marks(node) or ())))

    def marks_of_all(self, query: Node) -> dict[int, list[Mark]]:
        """Return what makes a query true, or what it finds, by the ids of its clauses."""
        matcher = Matcher(query, self._request.match)
        article, quotes = self.stored.article, self._quotes
        found = matcher.of_article(article, quotes, self._spoken_by)
        if found is None:
            found = matcher.anything(article, quotes, self._spoken_by)
        marks: defaultdict[int, list[Mark]] = defaultdict(list)
        for mark in sorted(set(found)):
            marks[id(matcher.clauses[mark.clause].node)].append(mark)
        return marks

    def score(self, node: Node, fields: Fields) -> float | None:
        """Return what a node scores that is looked for in some fields, None if it is not there."""
        return score_of(self._executor.articles(node, fields), self._doc)

    def terms(self, leaf: Leaf, fields: Fields) -> tuple[TermScore, ...]:
        """Return what the terms of a leaf score in each of the fields that has the leaf."""
        return tuple(
            term
            for field in fields
            if self.score(leaf, (field,)) is not None
            for term in self._terms(leaf, field)
        )

    def _terms(self, leaf: Leaf, field: str) -> Iterator[TermScore]:
        for place in places_of(leaf):
            families = [s for s in self._slots.slots(place, field) if isinstance(s, Family)]
            for family in families:
                yield from self._of_family(family, field)
            if not families:
                for term in FIELD_ANALYZERS[field].terms(place.text):
                    yield self._of_term(term, field)

    def _of_term(self, term: str, field: str) -> TermScore:
        ordinal = self._view.ordinal(field, term.encode())
        at = int(self._view.docs(field, ordinal).searchsorted(self._doc))
        return self._scored(ordinal, int(self._view.freqs(field, ordinal)[at]), field)

    def _of_family(self, family: Family, field: str) -> Iterator[TermScore]:
        text = self._view.segment.text(field)
        gathered = text.gather(family.terms)
        meant = meant_postings(text, family, gathered)
        here = gathered.docs == self._doc
        if meant is not None:
            here &= meant.some
        terms = family.terms.repeat(gathered.counts)
        for at in np.flatnonzero(here).tolist():
            yield self._scored(int(terms[at]), int(gathered.freqs[at]), field)

    def _scored(self, ordinal: int, frequency: int, field: str) -> TermScore:
        text, statistics = self._view.segment.text(field), self._view.statistics
        term = text.vocabulary[ordinal]
        idf = statistics.idf(field, term)
        norm = self._view.norms(field)[self._doc : self._doc + 1]
        impact = float(saturated(np.array([frequency]), norm)[0])
        length = int(text.lengths[self._doc])
        return TermScore(
            field=field,
            term=term.decode(),
            frequency=frequency,
            length=float(LENGTH_OF_BYTE[length]),
            average=statistics.average_length(field),
            idf=idf,
            score=idf * impact,
            at_least=length == len(LENGTH_OF_BYTE) - 1,
        )

    def _marks(self, node: Node, *, marking: bool = True) -> list[Mark] | None:
        matcher = Matcher(node, self._request.match)
        return matcher.of_article(
            self.stored.article, self._quotes, self._spoken_by, marking=marking
        )
