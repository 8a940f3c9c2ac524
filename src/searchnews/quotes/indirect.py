"""Indirect speech: the clause that a sentence reports without marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from searchnews.article import Kind
from searchnews.quotes import lexicon
from searchnews.quotes.cues import Evidence, by_cue, evidence_of
from searchnews.quotes.dateline import dateline_length
from searchnews.quotes.object_clauses import (
    BARE,
    FARTHEST,
    REPORTING,
    SHORTEST,
    clause_end,
    has_verb,
    object_clauses,
    speaks,
    states,
)
from searchnews.quotes.phrases import phrase_right, with_name
from searchnews.quotes.right_clauses import clause_right
from searchnews.quotes.tokens import Sentence, Token
from searchnews.text import Span

__all__ = ["Clause", "may_report", "reported_clauses"]

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
# What a sentence has that reports: one of these words, whatever else it has.
_TELLING = REPORTING | lexicon.STRONG_CUES | {"according"}


@dataclass(frozen=True, slots=True)
class Clause:
    """Unmarked words that someone says, with the evidence for who does.

    `kind` is indirect for what a sentence reports, direct for a turn of an interview. There
    are two spans where the words that attribute stand inside: The ferry, she said, sails.
    """

    spans: tuple[Span, ...]
    evidence: Evidence
    kind: Kind = "indirect"

    @property
    def span(self) -> Span:
        """The words from the first to the last, those between the spans included."""
        return Span(self.spans[0].start, self.spans[-1].end)


def may_report(text: str) -> bool:
    """Tell whether there is a word that reports: much has none, and needs no reading."""
    return not _TELLING.isdisjoint(_WORD.findall(text.lower()))


def reported_clauses(sentences: Sequence[Sentence]) -> Iterator[Clause]:
    """Return the reported clauses of a paragraph, in order, disjoint."""
    for sentence in sentences:
        if not may_report(sentence.written):
            continue
        tokens = sentence.tokens
        found = [_clause(tokens, evidence, (i, j)) for evidence, i, j in object_clauses(tokens)]
        if not found:
            clause = (
                _clause_before(tokens) or _clause_by_source(tokens) or _clause_behind_as(tokens)
            )
            found = [clause] if clause is not None else []
        yield from found


def _clause(tokens: Sequence[Token], evidence: Evidence, *parts: tuple[int, int]) -> Clause:
    """Return the clause of the tokens from each first to before each last."""
    return Clause(tuple(Span(tokens[i].start, tokens[j - 1].end) for i, j in parts), evidence)


def _clause_before(tokens: Sequence[Token]) -> Clause | None:
    """Return the clause that an attribution follows: The ferry would sail, Holm said."""
    if tokens[0].kind in "QVv":
        return None
    for k in range(len(tokens) - 2, 0, -1):
        if tokens[k].kind not in ",Q" or (tokens[k].kind == "Q" and tokens[k].text != ","):
            continue
        if tokens[k + 1].kind == "W":
            continue  # the mayor, who has said so
        evidence = clause_right(tokens, k)
        if evidence is None or evidence.cue is None or not speaks(evidence):
            continue
        c = next(i for i, token in enumerate(tokens) if token.start == evidence.cue.start)
        if tokens[c].low not in lexicon.STRONG_CUES and tokens[c].low not in REPORTING:
            continue
        if evidence.rule == "said NP" and evidence.phrase[-1].low == "it":
            continue  # remembers it differently
        after = c + 1
        while after < len(tokens) and tokens[after].start < evidence.mention.end:
            after += 1
        if after < len(tokens) and tokens[after].kind in ":QXVv":
            continue  # it introduces other words, or the cue has another subject
        return _around(tokens, evidence, k + (tokens[k].kind == "Q"), after)
    return None


def _clause_by_source(tokens: Sequence[Token]) -> Clause | None:
    """Return the clause with its source: According to Holm, the ferry would sail."""
    for i in range(len(tokens) - 2):
        if tokens[i].low != "according" or tokens[i + 1].low != "to":
            continue
        source = phrase_right(tokens, i + 2, len(tokens))
        if source is None:
            return None
        source = with_name(tokens, source, len(tokens))
        evidence = evidence_of("according to", tokens, source, tokens[i], 0.93)
        after = source.whole_last + 1
        if i > 0:
            return _around(tokens, evidence, i - (tokens[i - 1].kind == ","), after)
        while after < len(tokens) and tokens[after].kind != ",":
            after += 1
        begin = after + 1
        if begin < len(tokens) and tokens[begin].kind == "W":  # the Gazette, which cites a letter,
            while begin < len(tokens) and tokens[begin].kind != ",":
                begin += 1
            begin += 1
        if begin >= len(tokens) or tokens[begin].kind == "Q":
            return None
        end = clause_end(tokens, begin)
        return _clause(tokens, evidence, (begin, end)) if end - begin >= SHORTEST else None
    return None


def _clause_behind_as(tokens: Sequence[Token]) -> Clause | None:
    """Return the clause that its attribution opens: As Holm said, the ferry would sail."""
    if tokens[0].low != "as":
        return None
    for c in range(1, min(len(tokens) - 1, FARTHEST)):
        if tokens[c].kind != "V" or tokens[c].low not in BARE or tokens[c + 1].kind != ",":
            continue
        evidence = by_cue(tokens, c, c + 1)
        begin = c + 2
        if evidence is None or not speaks(evidence) or not has_verb(tokens[begin:]):
            return None
        return _clause(tokens, evidence, (begin, clause_end(tokens, begin)))
    return None


def _around(tokens: Sequence[Token], evidence: Evidence, stop: int, after: int) -> Clause | None:
    """Return the clause that ends before `stop`, or goes on behind the attribution at `after`.

    It goes on where it has no verb yet: The ferry, Holm said, would sail. A semicolon parts
    it from what stands before, a dateline is no part of it.
    """
    begin = dateline_length(tokens)
    for i in range(begin, stop):
        if tokens[i].kind == ";":
            begin = i + 1
    if begin >= stop or tokens[begin].kind == "Q":
        return None
    rest = after + 1
    goes_on = rest < len(tokens) and tokens[after].kind == "," and tokens[rest].kind != "W"
    if states(tokens[begin:stop]) and not (goes_on and tokens[rest].kind == "X"):
        long_enough = stop - begin >= SHORTEST
        return _clause(tokens, evidence, (begin, stop)) if long_enough else None
    if goes_on and has_verb(tokens[rest:]):
        return _clause(tokens, evidence, (begin, stop), (rest, clause_end(tokens, rest)))
    return None
