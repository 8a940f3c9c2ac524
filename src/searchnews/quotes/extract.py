"""An article becomes quotations: runs, attribution, reference."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from searchnews.article import Article, Quote
from searchnews.quotes.composition import composed_article, in_original
from searchnews.quotes.cues import Evidence
from searchnews.quotes.grouping import Group, group_of_clause, groups_of_items, held_by
from searchnews.quotes.indirect import Clause, may_report, reported_clauses
from searchnews.quotes.interview import may_take_turns, turns
from searchnews.quotes.marks import find_runs, may_open
from searchnews.quotes.profile import SpeakerProfile
from searchnews.quotes.reader import Reader
from searchnews.quotes.reference import Answer, Resolver
from searchnews.quotes.unclosed import cut_unclosed
from searchnews.sentences import paragraphs
from searchnews.text import Span, compose_with_offsets

__all__ = ["Attributed", "Quotations", "attributed", "extract", "quotations"]

_NO_SPEAKER = frozenset(("navigation", "boilerplate", "headline"))


class Attributed(NamedTuple):
    """A quotation with the evidence for its speaker, and who that is.

    `profiles` has an entry for each of the speakers, if they were asked for.
    """

    quote: Quote
    evidence: Evidence | None
    answer: Answer
    profiles: tuple[SpeakerProfile, ...] = ()


class Quotations(NamedTuple):
    """What is quoted in an article, each in the order of the text.

    `marked` stands in quotation marks, `indirect` is reported without. `held` are the
    places in `marked` of the partial quotations that a reported clause has inside.
    """

    marked: Sequence[Attributed]
    indirect: Sequence[Attributed] = ()
    held: frozenset[int] = frozenset()


def extract(article: Article, *, indirect: bool = False) -> tuple[Quote, ...]:
    """Return the quotations of the article's body in the order of the text.

    A speaker is a name without titles, as full as the article gives it. Who is only
    described (“a police spokeswoman”, “the report”) and a pronoun that nothing explains have
    a mention and no speaker; a run in navigation or boilerplate has neither. The turns of
    an interview are quotations without marks.

    With `indirect`, a clause that reports speech without marks is a quotation too; a partial
    quotation inside such a clause is then part of it.
    """
    return tuple(item.quote for item in attributed(article, indirect=indirect))


def attributed(article: Article, *, indirect: bool = False) -> list[Attributed]:
    """Return what `extract` does, with what gave the quotations their speakers."""
    found = quotations(article, indirect=indirect)
    if not found.indirect:
        return list(found.marked)
    apart = [item for k, item in enumerate(found.marked) if k not in found.held]
    return sorted([*apart, *found.indirect], key=lambda item: item.quote.start)


def quotations(article: Article, *, indirect: bool, profiles: bool = False) -> Quotations:
    """Return the quotations in marks and, with `indirect`, the reported ones.

    With `profiles`, each has what the article tells of its speakers.
    """
    composed = compose_with_offsets(article.body)
    if composed.offsets is None:
        return _quotations(article, indirect=indirect, profiles=profiles)
    found = _quotations(composed_article(article, composed), indirect=indirect, profiles=profiles)
    marked, reported = (
        [i._replace(quote=in_original(i.quote, article.body, composed)) for i in items]
        for items in (found.marked, found.indirect)
    )
    return Quotations(marked, reported, found.held)


def _quotations(article: Article, *, indirect: bool, profiles: bool) -> Quotations:
    text = article.body
    if not indirect and not may_open(text) and not may_take_turns(text):
        return Quotations(())
    parts = paragraphs(text)
    runs = cut_unclosed(text, find_runs(text, parts))
    spoken = turns(text, parts)
    for turn in spoken:
        runs[turn.paragraph] = []  # marks inside a turn are nested ones
    if not indirect and not spoken and not any(runs):
        return Quotations(())
    chrome = [region.span for region in article.regions if region.kind in _NO_SPEAKER]
    reader = Reader(text, parts, runs)
    marked = list(groups_of_items(text, reader.items()))
    if spoken:
        marked += [
            group_of_clause(Clause((turn.span,), turn.evidence, "direct")) for turn in spoken
        ]
        marked.sort(key=lambda group: group.start)
    reported: list[Group] = []
    held: set[int] = set()
    if indirect:
        taken = {turn.paragraph for turn in spoken}
        numbers = (n for n, part in enumerate(parts) if n not in taken and not _in(chrome, part))
        clauses = [clause for n in numbers for clause in _clauses(text, reader, parts[n], n)]
        for clause, inside in held_by(marked, clauses):
            reported.append(group_of_clause(clause))
            held.update(inside)
    if not marked and not reported:
        return Quotations(())
    readable = [
        part
        for part in parts
        if not any(c.contains(part) for c in chrome) and not _is_furniture(text, part)
    ]
    hidden = [Span(run.start, run.end) for group in runs for run in group]

    # One resolver for each kind: whether reported ones are asked for changes nothing else.
    resolver = Resolver(text, readable, hidden)
    said = [_attributed(text, group, resolver, chrome) for group in marked]
    resolver = resolver.afresh()
    told = [_attributed(text, group, resolver, chrome) for group in reported]
    if profiles:
        for items in (said, told):
            items[:] = [item._replace(profiles=resolver.profiles(item.answer)) for item in items]
    return Quotations(said, told, frozenset(held))


def _clauses(text: str, reader: Reader, part: Span, number: int) -> Iterable[Clause]:
    """Return the reported clauses of a paragraph, which is read only if it may have any."""
    if not may_report(text[part.start : part.end]):
        return ()
    return reported_clauses(reader.sentences(number))


def _in(chrome: Sequence[Span], part: Span) -> bool:
    return any(region.overlaps(part) for region in chrome)


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


def _attributed(text: str, group: Group, resolver: Resolver, chrome: Sequence[Span]) -> Attributed:
    start, end, spans, kind = group.start, group.end, group.spans, group.kind
    evidence = None if _in(chrome, spans[0]) else group.evidence
    if evidence is None:
        quote = Quote(text=text[start:end], start=start, end=end, spans=spans, kind=kind)
        return Attributed(quote, None, Answer(None, 0.0))
    answer = resolver.resolve(evidence)
    is_named = answer.speaker is not None
    quote = Quote(
        text=text[start:end],
        start=start,
        end=end,
        spans=spans,
        speaker=answer.speaker,
        mention=text[slice(*evidence.mention)],
        cue=None if evidence.cue is None else text[slice(*evidence.cue)],
        kind=kind,
        mention_span=evidence.mention,
        cue_span=evidence.cue,
        rule=evidence.rule,
        reference=answer.rule,
        antecedent_span=answer.antecedent,
        confidence=round(evidence.confidence * answer.confidence, 2) if is_named else None,
    )
    return Attributed(quote, evidence, answer)
