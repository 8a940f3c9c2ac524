"""Reads an article's paragraphs into runs that quote someone, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from searchnews.quotes.asked import asking
from searchnews.quotes.attribution import attribute
from searchnews.quotes.cues import Evidence
from searchnews.quotes.dateline import dateline_length
from searchnews.quotes.filter import is_quotation
from searchnews.quotes.interview import label_inside
from searchnews.quotes.lead import closing_signature, last_attribution, leading_subject, signature
from searchnews.quotes.marks import Run
from searchnews.quotes.right_clauses import clause_right
from searchnews.quotes.tokens import Sentence, read_sentences
from searchnews.text import Span

__all__ = ["Item", "Reader", "stands_alone"]

# Rules of a clause that may stand inside a quotation.
_INSERTED = ("said NP", "NP said")
# How far back a floating quotation may look for its speaker, in paragraphs.
_FLOAT = 2


@dataclass(slots=True)
class Item:
    """A run on its way to a quotation: token `token` of its sentence."""

    run: Run
    paragraph: int
    sentence: Sentence
    place: int  # of the sentence in its paragraph
    token: int
    evidence: Evidence | None = None
    split: bool = False  # goes on the quotation of the run before it


class Reader:
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
            known = read_sentences(self._text, self._parts[number], self._runs[number])
            self._sentences[number] = known
        return known

    def items(self) -> list[Item]:
        """Return the runs that quote someone, each with what attributes it."""
        kept: list[Item] = []
        last: tuple[int, Evidence] | None = None
        for number, runs in enumerate(self._runs):
            if not runs:
                continue
            items = self._read(number)
            self._inherit(items)
            self._float(items, number, last)
            for item in items:
                if not self._quotes(item):
                    continue
                kept.append(item)
                if item.evidence is not None and item.evidence.rule != "subject":
                    last = (number, item.evidence)
        return kept

    def _quotes(self, item: Item) -> bool:
        part = self._parts[item.paragraph]
        return is_quotation(self._text, item.run, part, item.evidence, split=item.split)

    def _read(self, number: int) -> list[Item]:
        """Return the runs of a paragraph with the evidence of their own sentence."""
        items: list[Item] = []
        runs = iter(self._runs[number])
        for place, sentence in enumerate(self.sentences(number)):
            if not sentence.may_quote:
                continue
            first_in_sentence = True
            for k, token in enumerate(sentence.tokens):
                if token.kind != "Q":
                    continue
                item = Item(next(runs), number, sentence, place, k)
                before = items[-1] if items and not first_in_sentence else None
                if before is not None and _goes_on(before, item):
                    item.evidence = before.evidence
                    item.split = True
                else:
                    label = label_inside(self._text, item.run.inner)
                    item.evidence = label or attribute(sentence, k)
                items.append(item)
                first_in_sentence = False
        return items

    def _inherit(self, items: list[Item]) -> None:
        """Give a run that is a sentence of its own the speaker of its neighbour."""
        items = [item for item in items if asking(item.sentence.tokens, item.token) < 0]
        if items and items[0].evidence is None:
            items[0].evidence = self._led(items[0], -1)
            if items[0].evidence is not None and not stands_alone(items[0]):
                items[0].evidence = items[0].evidence._replace(rule="goes on", confidence=0.5)
        for before, item in pairwise(items):
            if item.evidence is None and not stands_alone(item) and before.evidence is not None:
                item.evidence = before.evidence._replace(rule="goes on", confidence=0.5)
            elif item.evidence is None:
                item.evidence = self._led(item, before.place)
                if item.evidence is None and before.evidence is not None:
                    item.evidence = before.evidence._replace(rule="continued", confidence=0.9)
        for i in range(len(items) - 2, -1, -1):
            after = items[i + 1]
            if items[i].evidence is None and after.evidence is not None:
                between = self._text[items[i].run.end : after.run.start]
                if not between.strip(" \n\t…-—"):
                    items[i].evidence = after.evidence._replace(rule="continued", confidence=0.9)

    def _led(self, item: Item, after: int) -> Evidence | None:
        """Return who the sentence before the item is about, if its place is behind `after`."""
        before = item.place - 1
        if before <= after:
            return None
        return leading_subject(self.sentences(item.paragraph)[before])

    def _float(self, items: list[Item], number: int, last: tuple[int, Evidence] | None) -> None:
        """Give quotations that stand without a speaker that of the paragraphs before."""
        if not items or items[0].evidence is not None:
            return
        if not stands_alone(items[0]):
            return
        signed = self._signature(number) or closing_signature(self.sentences(number)[-1])
        found = signed or self._lead(number, last)
        if found is None:
            return
        confidence = 0.8 if self._has_only_runs(number) else 0.6
        for item in items:
            if item.evidence is not None:
                break
            rule = found.rule if found is signed else "floating"
            item.evidence = found._replace(rule=rule, confidence=confidence)

    def _has_only_runs(self, number: int) -> bool:
        """Tell whether nothing but its runs is said in the paragraph."""
        sentences = self.sentences(number)
        return all(t.kind in "Q.,…-" for sentence in sentences for t in sentence.tokens)

    def _signature(self, number: int) -> Evidence | None:
        if number + 1 >= len(self._parts) or self._runs[number + 1]:
            return None
        following = self._parts[number + 1]
        if self._text[following.start] not in "-–—―":
            return None
        sentences = self.sentences(number + 1)
        return signature(sentences[0]) if sentences else None

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


def _goes_on(before: Item, item: Item) -> bool:
    """Tell whether the run goes on after an inserted clause: “My aim,” he said, “is …”."""
    evidence = before.evidence
    if evidence is None or evidence.rule not in _INSERTED:
        return False
    tokens = item.sentence.tokens
    own = clause_right(tokens, item.token)
    if own is not None and own.rule in _INSERTED and own.mention != evidence.mention:
        return False  # “It sails,” said Holm; “it stays,” said Ruud.
    limit = max(evidence.mention.end, evidence.cue.end if evidence.cue else 0)
    rest = [token for token in tokens[before.token + 1 : item.token] if token.start >= limit]
    return len(rest) <= 12 and not any(
        token.kind == "V" or (token.kind == "C" and token.low == "and") for token in rest[1:]
    )


def stands_alone(item: Item) -> bool:
    """Tell whether the run begins its sentence, behind a dateline if there is one."""
    if item.token == 0:
        return True
    tokens = item.sentence.tokens
    before = tokens[dateline_length(tokens) : item.token]
    return all(token.kind in "Q.…-CA,(" for token in before)
