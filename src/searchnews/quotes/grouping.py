"""Which runs make one quotation, and which clauses without marks are quotations as well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from searchnews.article import Kind
from searchnews.quotes.cues import Evidence
from searchnews.quotes.indirect import Clause
from searchnews.quotes.reader import Item, stands_alone
from searchnews.text import Span

__all__ = ["Group", "group_of_clause", "groups_of_items", "held_by"]


# Rules that give a run the speaker of what stands before it.
_INHERITED = frozenset(("floating", "introduced", "continued", "goes on"))


@dataclass(frozen=True, slots=True)
class Group:
    """What becomes one quotation: its spans (runs, or a clause), and what attributes it."""

    spans: tuple[Span, ...]
    kind: Kind
    evidence: Evidence | None

    @property
    def start(self) -> int:
        """Where the quotation begins."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where the quotation ends."""
        return self.spans[-1].end


def group_of_clause(clause: Clause) -> Group:
    """Return the quotation that a clause without marks is."""
    return Group(clause.spans, clause.kind, clause.evidence)


def groups_of_items(text: str, items: Sequence[Item]) -> Iterator[Group]:
    """Yield the quotations that the runs of an article make."""
    several: list[Item] = []
    for item in items:
        if several and not (item.split or _reopens(text, several[-1], item)):
            yield _group(text, several)
            several = []
        several.append(item)
    if several:
        yield _group(text, several)


def _group(text: str, items: Sequence[Item]) -> Group:
    spans = tuple(Span(item.run.start, item.run.end) for item in items)
    return Group(spans, _kind(text, items[0]), _best_evidence(items))


def _reopens(text: str, before: Item, item: Item) -> bool:
    """Tell whether the run is the next paragraph of a quotation that was left open."""
    return (
        not before.run.closed
        and (item.evidence is None or item.evidence.rule != "label")
        and item.paragraph == before.paragraph + 1
        and item.token == 0
        and not text[before.run.end : item.run.start].strip()
    )


def _best_evidence(items: Sequence[Item]) -> Evidence | None:
    """Return the first evidence that is the quotation's own, else what it floats on."""
    known = [item.evidence for item in items if item.evidence is not None]
    own = [evidence for evidence in known if evidence.rule not in _INHERITED]
    return next(iter(own or known), None)


def _kind(text: str, item: Item) -> Kind:
    """Return direct for whole sentences in marks, partial for words in the reporter's own."""
    if stands_alone(item):
        return "direct"
    before = item.sentence.tokens[item.token - 1]
    first = next((c for c in text[item.run.inner.start : item.run.inner.end] if c.isalnum()), "")
    if before.kind in ",:" and (first.isupper() or before.kind == ":"):
        return "direct"
    length = item.run.inner.end - item.run.inner.start
    return "direct" if before.kind == "V" and first.isupper() and length > 4 else "partial"


def held_by(marked: Sequence[Group], clauses: Sequence[Clause]) -> Iterator[tuple[Clause, range]]:
    """Yield the clauses that cut no quotation in marks, with the places of those inside.

    Only partial quotations may be inside; a clause around others says nothing of its own.
    Both come in the order of the text.
    """
    first = 0
    for clause in clauses:
        while first < len(marked) and marked[first].end <= clause.span.start:
            first += 1
        stop = first
        while stop < len(marked) and marked[stop].start < clause.span.end:
            stop += 1
        inside = marked[first:stop]
        if all(group.kind == "partial" and _lies_in(group, clause.span) for group in inside):
            yield clause, range(first, stop)


def _lies_in(group: Group, span: Span) -> bool:
    return span.start <= group.start and group.end <= span.end
