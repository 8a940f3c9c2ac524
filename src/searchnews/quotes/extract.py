"""An article becomes quotations: runs, attribution, reference, and what joins runs into one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from searchnews.article import Article, Kind, Quote
from searchnews.quotes.attribution import attribute, last_attribution, leading_subject
from searchnews.quotes.cues import Evidence
from searchnews.quotes.filter import is_quotation
from searchnews.quotes.marks import Run, find_runs
from searchnews.quotes.names import read_names
from searchnews.quotes.reference import Answer, Resolver
from searchnews.quotes.tokens import Sentence, read_sentences
from searchnews.sentences import paragraphs
from searchnews.text import Span

__all__ = ["Attributed", "attributed", "extract"]

# How far back a floating quotation may look for its speaker, in paragraphs.
_FLOAT = 2
_NO_SPEAKER = frozenset(("navigation", "boilerplate", "headline"))


@dataclass(frozen=True, slots=True)
class Attributed:
    """A quotation with the evidence for its speaker."""

    quote: Quote
    evidence: Evidence | None
    answer: Answer


@dataclass(slots=True)
class _Item:
    """A run on its way to a quotation."""

    run: Run
    paragraph: int
    sentence: Sentence
    token: int
    evidence: Evidence | None = None
    split: bool = False  # goes on the quotation of the run before it
    kept: bool = True


def extract(article: Article) -> tuple[Quote, ...]:
    """Return the quotations of the article's body in the order of the text.

    A speaker is a name without titles, as full as the article gives it, or, where only a
    description is given (“a police spokeswoman”), that without its article. A pronoun
    that nothing explains has no speaker; nor has a run in navigation or boilerplate.
    """
    return tuple(item.quote for item in attributed(article))


def attributed(article: Article) -> list[Attributed]:
    """Return the quotations with the evidence that gave them their speakers."""
    text = article.body
    parts = paragraphs(text)
    runs = find_runs(text, parts)
    if not any(runs):
        return []
    chrome = [region.span for region in article.regions if region.kind in _NO_SPEAKER]
    reader = _Reader(text, parts, runs)
    items = reader.items()
    hidden = [Span(run.start, run.end) for group in runs for run in group]
    readable = [part for part in parts if not any(c.contains(part) for c in chrome)]
    resolver = Resolver(text, read_names(text, readable, hidden), hidden)
    return _quotations(text, items, resolver, chrome)


class _Reader:
    """Reads the paragraphs of one article into items with their evidence."""

    def __init__(self, text: str, parts: list[Span], runs: list[list[Run]]) -> None:
        self._text = text
        self._parts = parts
        self._runs = runs
        self._sentences: dict[int, list[Sentence]] = {}

    def sentences(self, number: int) -> list[Sentence]:
        """Return the sentences of paragraph `number`, read at first use."""
        known = self._sentences.get(number)
        if known is None:
            known = read_sentences(self._text, self._parts[number], number, self._runs[number])
            self._sentences[number] = known
        return known

    def items(self) -> list[_Item]:
        """Return the runs that quote someone, each with what attributes it."""
        kept: list[_Item] = []
        last: tuple[int, Evidence] | None = None
        for number, runs in enumerate(self._runs):
            if not runs:
                continue
            items = self._read(number)
            self._inherit(items)
            self._float(items, number, last)
            for item in items:
                item.kept = is_quotation(
                    self._text, item.run, self._parts[number], item.evidence, split=item.split
                )
                if item.kept:
                    kept.append(item)
                    if item.evidence is not None and item.evidence.rule != "subject":
                        last = (number, item.evidence)
        return kept

    def _read(self, number: int) -> list[_Item]:
        """Return the runs of a paragraph with the evidence of their own sentence."""
        items: list[_Item] = []
        runs = iter(self._runs[number])
        for sentence in self.sentences(number):
            first_in_sentence = True
            for k, token in enumerate(sentence.tokens):
                if token.kind != "Q":
                    continue
                item = _Item(next(runs), number, sentence, k)
                before = items[-1] if items and not first_in_sentence else None
                if before is not None and self._goes_on(before, item):
                    item.evidence = before.evidence
                    item.split = True
                else:
                    item.evidence = attribute(sentence, k)
                items.append(item)
                first_in_sentence = False
        return items

    def _goes_on(self, before: _Item, item: _Item) -> bool:
        """Tell whether the run goes on after an inserted clause: “My aim,” he said, “is …”."""
        evidence = before.evidence
        if evidence is None or evidence.rule not in ("said NP", "NP said"):
            return False
        between = item.sentence.tokens[before.token + 1 : item.token]
        limit = max(evidence.mention.end, evidence.cue.end if evidence.cue else 0)
        rest = [token for token in between if token.start >= limit]
        return len(rest) <= 12 and not any(
            token.kind == "V" or (token.kind == "C" and token.low == "and") for token in rest[1:]
        )

    def _inherit(self, items: list[_Item]) -> None:
        """Give a run that is a sentence of its own the speaker of its neighbour."""
        if items and items[0].evidence is None:
            items[0].evidence = self._led(items[0], -1)
            if items[0].evidence is not None and not _stands_alone(items[0]):
                items[0].evidence = replace(items[0].evidence, rule="goes on", confidence=0.65)
        for before, item in pairwise(items):
            if item.evidence is None and not _stands_alone(item) and before.evidence is not None:
                item.evidence = replace(before.evidence, rule="goes on", confidence=0.7)
            elif item.evidence is None:
                item.evidence = self._led(item, before.sentence.span.start)
                if item.evidence is None and before.evidence is not None:
                    item.evidence = replace(before.evidence, rule="continued", confidence=0.9)
        for i in range(len(items) - 2, -1, -1):
            after = items[i + 1]
            if items[i].evidence is None and after.evidence is not None:
                between = self._text[items[i].run.end : after.run.start]
                if not between.strip(" \n\t…-—"):
                    items[i].evidence = replace(after.evidence, rule="continued", confidence=0.9)

    def _led(self, item: _Item, after: int) -> Evidence | None:
        """Return who the sentence before the item is about, if it begins behind `after`."""
        sentences = self.sentences(item.paragraph)
        at = next(i for i, s in enumerate(sentences) if s.span == item.sentence.span)
        if at == 0 or sentences[at - 1].span.start <= after:
            return None
        return leading_subject(sentences[at - 1])

    def _float(self, items: list[_Item], number: int, last: tuple[int, Evidence] | None) -> None:
        """Give quotations that stand without a speaker that of the paragraphs before."""
        if not items or items[0].evidence is not None:
            return
        if not _stands_alone(items[0]):
            return
        found = self._lead(number, last)
        if found is None:
            return
        for item in items:
            if item.evidence is not None:
                break
            item.evidence = replace(found, rule="floating", confidence=0.8)

    def _lead(self, number: int, last: tuple[int, Evidence] | None) -> Evidence | None:
        for n in range(number - 1, max(-1, number - 1 - _FLOAT), -1):
            found = last_attribution(self.sentences(n))
            if last is not None and last[0] == n:
                quoted = last[1]
                if found is None or found.mention.start < quoted.mention.start:
                    return quoted
            if found is not None:
                return found
        if last is not None and number - last[0] <= _FLOAT:
            return last[1]
        return None


def _stands_alone(item: _Item) -> bool:
    """Tell whether the run begins its sentence."""
    return all(token.kind in "Q.…-CA,(" for token in item.sentence.tokens[: item.token])


def _quotations(
    text: str, items: Sequence[_Item], resolver: Resolver, chrome: Sequence[Span]
) -> list[Attributed]:
    found: list[Attributed] = []
    group: list[_Item] = []
    for item in items:
        if group and not (item.split or _reopens(text, group[-1], item)):
            found.append(_quotation(text, group, resolver, chrome))
            group = []
        group.append(item)
    if group:
        found.append(_quotation(text, group, resolver, chrome))
    return found


def _reopens(text: str, before: _Item, item: _Item) -> bool:
    """Tell whether the run is the next paragraph of a quotation that was left open."""
    return (
        not before.run.closed
        and item.paragraph == before.paragraph + 1
        and item.token == 0
        and not text[before.run.end : item.run.start].strip()
    )


def _quotation(
    text: str, group: Sequence[_Item], resolver: Resolver, chrome: Sequence[Span]
) -> Attributed:
    spans = tuple(Span(item.run.start, item.run.end) for item in group)
    start, end = spans[0].start, spans[-1].end
    evidence = next((i.evidence for i in group if i.evidence is not None), None)
    own = [i.evidence for i in group if i.evidence and i.evidence.rule != "floating"]
    evidence = own[0] if own else evidence
    if any(c.overlaps(spans[0]) for c in chrome):
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
        kind=_kind(text, group[0]),
        mention_span=None if evidence is None else evidence.mention,
        cue_span=None if evidence is None else evidence.cue,
    )
    return Attributed(quote, evidence, answer)


def _kind(text: str, item: _Item) -> Kind:
    """Return direct for whole sentences in marks, partial for words in the reporter's own."""
    if _stands_alone(item):
        return "direct"
    before = item.sentence.tokens[item.token - 1]
    first = next((c for c in text[item.run.inner.start : item.run.inner.end] if c.isalnum()), "")
    if before.kind in ",:" and (first.isupper() or before.kind == ":"):
        return "direct"
    return (
        "direct"
        if before.kind == "V" and first.isupper() and len(item.run.inner) > 4
        else ("partial")
    )
