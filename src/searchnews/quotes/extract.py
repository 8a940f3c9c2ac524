"""An article becomes quotations: runs, attribution, reference, and what joins runs into one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from searchnews.article import Article, Kind, Quote
from searchnews.quotes.cues import Evidence
from searchnews.quotes.indirect import Clause, reported_clauses
from searchnews.quotes.interview import may_take_turns, turns
from searchnews.quotes.marks import find_runs, may_open
from searchnews.quotes.reader import Item, Reader, stands_alone
from searchnews.quotes.reference import Answer, Resolver
from searchnews.sentences import paragraphs
from searchnews.text import Span

__all__ = ["Attributed", "attributed", "extract"]

_NO_SPEAKER = frozenset(("navigation", "boilerplate", "headline"))


class Attributed(NamedTuple):
    """A quotation with the evidence for its speaker."""

    quote: Quote
    evidence: Evidence | None
    answer: Answer


def extract(article: Article, *, indirect: bool = False) -> tuple[Quote, ...]:
    """Return the quotations of the article's body in the order of the text.

    A speaker is a name without titles, as full as the article gives it. Who is only
    described (“a police spokeswoman”, “the report”) and a pronoun that nothing explains have
    a mention and no speaker; a run in navigation or boilerplate has neither. The turns of
    an interview are quotations without marks.

    With `indirect`, reported speech without marks is a quotation too (its span is the
    clause), and a partial quotation reaches from end to end of the clause around it.
    """
    return tuple(item.quote for item in attributed(article, indirect=indirect))


def attributed(article: Article, *, indirect: bool = False) -> list[Attributed]:
    """Return the quotations with the evidence that gave them their speakers."""
    text = article.body
    if not indirect and not may_open(text) and not may_take_turns(text):
        return []
    parts = paragraphs(text)
    runs = find_runs(text, parts)
    spoken = turns(text, parts)
    for turn in spoken:
        runs[turn.paragraph] = []  # marks inside a turn are nested ones
    if not indirect and not spoken and not any(runs):
        return []
    chrome = [region.span for region in article.regions if region.kind in _NO_SPEAKER]
    reader = Reader(text, parts, runs)
    groups = _groups(text, reader.items())
    if indirect:
        interview = {turn.paragraph for turn in spoken}
        clauses = [
            clause
            for number, part in enumerate(parts)
            if not any(c.overlaps(part) for c in chrome) and number not in interview
            for clause in reported_clauses(reader.sentences(number))
        ]
        groups = _with_clauses(text, groups, clauses)
    groups += [_Group((), Clause(turn.span, turn.evidence, "direct")) for turn in spoken]
    if not groups:
        return []
    groups.sort(key=lambda group: group.start)
    readable = [
        part
        for part in parts
        if not any(c.contains(part) for c in chrome) and not _is_furniture(text, part)
    ]
    hidden = [Span(run.start, run.end) for group in runs for run in group]
    resolver = Resolver(text, readable, hidden)
    return [_quotation(text, group, resolver, chrome) for group in groups]


def _is_furniture(text: str, part: Span) -> bool:
    """Tell whether the paragraph names none whom a pronoun means: a byline, “Read More Below”."""
    if part.end - part.start > _LONGEST_BYLINE or text[part.end - 1] in _CLOSERS:
        return False
    if _BYLINE.match(text, part.start) is not None:
        return True
    words = text[part.start : part.end].lower().split()
    return len(words) <= _LONGEST_PROMPT and not _PROMPT.isdisjoint(words)


_LONGEST_BYLINE = 100  # code points
_LONGEST_PROMPT = 6  # words
_CLOSERS = '.!?…”"'
_BYLINE = re.compile(r"(?:By|BY)\s[^\W\d_a-z]")
_PROMPT = frozenset("below advertisement continued newsletter subscribe share reading".split())


class _Group(NamedTuple):
    """What becomes one quotation: its runs or, if it has none, its clause."""

    items: tuple[Item, ...]
    clause: Clause | None = None

    @property
    def start(self) -> int:
        first = self.items[0].run.start if self.items else self.clause_span.start
        return first if self.clause is None else min(first, self.clause.span.start)

    @property
    def end(self) -> int:
        last = self.items[-1].run.end if self.items else 0
        return max(last, self.clause_span.end)

    @property
    def clause_kind(self) -> Kind:
        return "indirect" if self.clause is None else self.clause.kind

    @property
    def clause_span(self) -> Span:
        return Span(0, 0) if self.clause is None else self.clause.span


def _groups(text: str, items: Sequence[Item]) -> list[_Group]:
    """Return the runs that make one quotation each: split ones, reopened ones."""
    groups: list[list[Item]] = []
    for item in items:
        if groups and (item.split or _reopens(text, groups[-1][-1], item)):
            groups[-1].append(item)
        else:
            groups.append([item])
    return [_Group(tuple(group)) for group in groups]


def _with_clauses(text: str, groups: Sequence[_Group], clauses: Sequence[Clause]) -> list[_Group]:
    """Return the groups with the reported clauses; one that holds partial runs takes them in."""
    found: list[_Group] = []
    g = 0
    for clause in clauses:
        while g < len(groups) and groups[g].start < clause.span.start:
            found.append(groups[g])
            g += 1
        if found and found[-1].end > clause.span.start:
            continue
        stop = g
        while stop < len(groups) and groups[stop].end <= clause.span.end:
            stop += 1
        inside = [item for group in groups[g:stop] for item in group.items]
        apart = stop == len(groups) or groups[stop].start >= clause.span.end
        if apart and all(_kind(text, item) == "partial" for item in inside):
            found.append(_Group(tuple(inside), clause))
            g = stop
    found += groups[g:]
    return found


def _reopens(text: str, before: Item, item: Item) -> bool:
    """Tell whether the run is the next paragraph of a quotation that was left open."""
    return (
        not before.run.closed
        and (item.evidence is None or item.evidence.rule != "label")
        and item.paragraph == before.paragraph + 1
        and item.token == 0
        and not text[before.run.end : item.run.start].strip()
    )


def _quotation(text: str, group: _Group, resolver: Resolver, chrome: Sequence[Span]) -> Attributed:
    spans = tuple(Span(item.run.start, item.run.end) for item in group.items)
    spans = spans or (group.clause_span,)
    start, end = group.start, group.end
    evidence = _best_evidence(group)
    if chrome and any(c.overlaps(spans[0]) for c in chrome):
        evidence = None
    answer = Answer(None, 0.0) if evidence is None else resolver.resolve(evidence)
    quote = Quote(
        text=text[start:end],
        start=start,
        end=end,
        spans=spans,
        speaker=answer.speaker,
        mention=None if evidence is None else text[slice(*evidence.mention)],
        cue=None if evidence is None or evidence.cue is None else text[slice(*evidence.cue)],
        kind=_kind(text, group.items[0]) if group.items else group.clause_kind,
        mention_span=None if evidence is None else evidence.mention,
        cue_span=None if evidence is None else evidence.cue,
    )
    return Attributed(quote, evidence, answer)


def _best_evidence(group: _Group) -> Evidence | None:
    """Return the first evidence that is the quotation's own, else what it floats on."""
    if group.clause is not None:
        return group.clause.evidence
    known = [item.evidence for item in group.items if item.evidence is not None]
    own = [evidence for evidence in known if evidence.rule != "floating"]
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
